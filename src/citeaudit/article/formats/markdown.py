"""The reader of Markdown: CommonMark, and pandoc's dialect where the content proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.comments import markup_comments
from citeaudit.article.formats.commonmark import read_commonmark

if TYPE_CHECKING:
    from citeaudit.article.model import Comment, Document
    from citeaudit.text import Text


class MarkdownReader(Reader):
    """CommonMark with tables, footnotes and YAML front matter."""

    def read(self, text: Text) -> Document:
        """Take a Markdown text apart into blocks.

        A document whose content proves it is read as pandoc's, with citation keys.

        Cost: linear; about a millisecond for 20 kB.
        """
        document = read_commonmark(text)
        if "@" not in text.content:
            return document
        from citeaudit.article.formats.pandoc import with_keys  # noqa: PLC0415 (few documents need it)

        return with_keys(document, sure=False)

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find HTML comments that are addressed to citeaudit."""
        return markup_comments(document)


READER = MarkdownReader()
