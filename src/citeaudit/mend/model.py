"""An edit, and a fix: the edits that mend one thing and belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Article
    from citeaudit.sources.model import Source
    from citeaudit.text import Span


class Edit(NamedTuple):
    """What is to stand at a stretch of the document instead of what stands there."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that are made together or not at all.

    Attributes:
        rule: Name of the rule that reports what is mended; empty where none does.
        message: What the edits do, as a person would say it.
        edits: In the order of the document; none touches another.
        references: Indexes of the entries they are about.
    """

    rule: str
    message: str
    edits: tuple[Edit, ...]
    references: tuple[int, ...]


class Draft(NamedTuple):
    """What a fix may look at.

    Attributes:
        sources: One for each reference of the article, in the same order.
    """

    article: Article
    sources: Sequence[Source]
