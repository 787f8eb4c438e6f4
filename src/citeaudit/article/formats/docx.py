"""Word documents, rendered as text: what every span points into.

A document is no text, so it is made one: a paragraph a line, in the order in which Word shows
them; then the footnotes and endnotes, a line each. Line and column are those of this text.
Comments, deleted text, headers, footers and tables of contents are not in it. A comment that is
addressed to citeaudit is kept apart, with the place that it is attached to.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citeaudit.article.blocks import complete
from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.docx_comments import read_comments
from citeaudit.article.formats.docx_fields import FieldCitations, word_sources
from citeaudit.article.formats.docx_package import Package
from citeaudit.article.formats.docx_paragraphs import NoteLabels, Paragraphs
from citeaudit.article.formats.docx_styles import Numbering, Styles
from citeaudit.article.model import (
    Block,
    BlockKind,
    Comment,
    Document,
    Inline,
    InlineKind,
    Piece,
    Prose,
)
from citeaudit.errors import InputError
from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.formats.docx_paragraphs import Paragraph
    from citeaudit.article.model import Reference

_QUOTES = ("quote", "intense quote", "block text")
_NOTES = ("footnote", "endnote")
_SHORTEST_TITLE = 12  # of a work that is looked for in the entries of a list


@dataclass(frozen=True, slots=True)
class DocxText(Text):
    """A rendered Word document, with what its text does not say."""

    blocks: tuple[Block, ...] = ()
    records: tuple[Reference, ...] = ()
    comments: tuple[Comment, ...] = ()


class DocxReader(Reader):
    """Word documents: `.docx`."""

    def decode(self, raw: bytes, path: str) -> Text:
        """Render a document.

        Raises:
            InputError: It is no Word document, broken, or unpacks to more than is sensible.

        Cost: linear in what it unpacks to.
        """
        package = Package(raw, path)
        parts = dict(package.related(package.main).values())
        fields = FieldCitations(_sources(package))
        places = [parts.get(f"{kind}s", "") for kind in _NOTES]
        labels = NoteLabels(both=all(_has_notes(package, part) for part in places))
        body = Paragraphs(package, package.main, fields, labels).read()
        notes = {
            kind: Paragraphs(package, part, fields, labels).read_notes()
            for kind, part in zip(_NOTES, places, strict=True)
        }
        page = _Page(
            Styles(package.events(parts.get("styles", ""))),
            Numbering(package.events(parts.get("numbering", ""))),
            fields.records,
            read_comments(package, parts.get("comments", "")),
        )
        for paragraph in body:
            page.write(paragraph)
        for (kind, identifier), label in labels.labels.items():
            page.write_note(notes[kind].get(identifier, ()), label)
        return page.text(path, hashlib.sha256(raw).hexdigest())

    def read(self, text: Text) -> Document:
        """Give the blocks of a rendered document; a text that was not rendered is plain text."""
        if not isinstance(text, DocxText):
            from citeaudit.article.formats.plain import READER as PLAIN  # noqa: PLC0415

            return PLAIN.read(text)
        headings = [block for block in text.blocks if block.kind is BlockKind.HEADING]
        title = headings[0].prose.text.strip() if headings else ""
        return Document(text, "docx", title, text.blocks, records=text.records)

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Give Word's comments that are addressed to citeaudit."""
        return document.text.comments if isinstance(document.text, DocxText) else ()


READER = DocxReader()


def _has_notes(package: Package, part: str) -> bool:
    """Say whether a part holds notes; every document has its separators."""
    return any(
        event.name in {"w:footnote", "w:endnote"} and "type" not in event.attributes
        for event in package.events(part)
    )


def _sources(package: Package) -> dict[str, Reference]:
    """Read the sources that Word keeps beside the text; what else is there is not ours."""
    found: dict[str, Reference] = {}
    for part in package.parts("customXml/item"):
        try:
            found.update(word_sources(package.events(part)))
        except InputError:
            continue
    return found


class _Page:
    """The text as far as it is written, and its blocks."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        records: dict[str, Reference],
        comments: dict[str, str],
    ) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._cited: dict[str, Span] = {}  # where each work is cited first
        self._styles = styles
        self._numbering = numbering
        self._records = records
        self._comments = comments
        self._attached: dict[str, Span] = {}  # where each comment is attached
        self._group = 0
        self._list = ""  # the list that the paragraph before is in
        self._tables: dict[int, int] = {}

    def text(self, path: str, sha256: str) -> DocxText:
        """Hand out what was written."""
        records = tuple(
            replace(self._records[label], span=span) for label, span in self._cited.items()
        )
        comments = sorted(Comment(span, self._comments[i]) for i, span in self._attached.items())
        return DocxText(
            path, "".join(self._parts), sha256, tuple(self._blocks), records, tuple(comments)
        )

    def write(self, paragraph: Paragraph) -> None:
        """Write a paragraph of the text."""
        style, styles = paragraph.style, self._styles
        if paragraph.contents or styles.is_named(style, "toc "):
            return
        level = styles.heading(style)
        number, depth = (paragraph.number, paragraph.level)
        if not number:
            number, depth = styles.list_of(style)
        if paragraph.listed and self._records:
            self._group += 1
            self._line(paragraph, BlockKind.ENTRY, marker=self._record_of(paragraph.text))
        elif paragraph.table:
            self._cell(paragraph)
        elif level:
            self._line(paragraph, BlockKind.HEADING, level)
        elif number and number != "0" and paragraph.text:
            self._item(paragraph, number, depth)
        elif styles.is_named(style, "caption"):
            self._line(paragraph, BlockKind.CAPTION)
        else:
            self._line(paragraph, BlockKind.PARAGRAPH, quoted=styles.is_named(style, *_QUOTES))
        self._list = number

    def write_note(self, paragraphs: Sequence[Paragraph], label: str) -> None:
        """Write a note, below everything."""
        self._group += 1
        for place, paragraph in enumerate(paragraphs):
            shown = "" if place else f"[{label}] "
            text = paragraph.text.lstrip()
            cut = len(paragraph.text) - len(text)
            marks = tuple(
                m._replace(start=m.start - cut, end=m.end - cut)
                for m in paragraph.marks
                if m.start >= cut
            )
            stripped = paragraph._replace(text=text, marks=marks)
            self._line(stripped, BlockKind.FOOTNOTE, marker=label, shown=shown)

    def _cell(self, paragraph: Paragraph) -> None:
        if paragraph.table not in self._tables:
            self._group += 1
            self._tables[paragraph.table] = self._group
        group, self._group = self._group, self._tables[paragraph.table]
        kind = BlockKind.TABLE_HEAD if paragraph.head else BlockKind.TABLE_CELL
        self._line(paragraph, kind)
        self._group = group

    def _item(self, paragraph: Paragraph, number: str, level: int) -> None:
        if number != self._list:
            self._group += 1
        marker = self._numbering.marker(number, level)
        self._line(paragraph, BlockKind.LIST_ITEM, level + 1, marker, shown=f"{marker} ")

    def _record_of(self, text: str) -> str:
        """Find the work that an entry of a made list describes, by its title."""
        flat = _flat(text)
        for label, record in self._records.items():
            title = _flat(record.title)
            if len(title) >= _SHORTEST_TITLE and title in flat:
                return label
        return ""

    def _line(
        self,
        paragraph: Paragraph,
        kind: BlockKind,
        level: int = 0,
        marker: str = "",
        *,
        shown: str = "",
        quoted: bool = False,
    ) -> None:
        start = self._length + len(shown)
        end = start + len(paragraph.text)
        self._parts += (shown, paragraph.text, "\n")
        if paragraph.text.strip():
            prose = Prose(paragraph.text, (Piece(0, start, end),))
            inlines = complete(prose, _inlines(paragraph, start))
            group = 0 if kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} else self._group
            span = Span(self._length, end)
            self._blocks.append(Block(kind, span, prose, inlines, level, marker, group, quoted))
            for mark in inlines:
                if mark.kind is InlineKind.KEY and mark.target in self._records:
                    self._cited.setdefault(mark.target, mark.span)
        for identifier, offset in paragraph.anchors:
            if identifier in self._comments:
                place = min(start + offset, end)
                first = self._attached.get(identifier, Span(place, place)).start
                self._attached[identifier] = Span(first, max(first, place))
        self._length = end + 1


def _inlines(paragraph: Paragraph, start: int) -> list[Inline]:
    size = len(paragraph.text)
    return [
        Inline(kind, first, min(last, size), Span(start + first, start + min(last, size)), target)
        for kind, first, last, target in paragraph.marks
        if first < size
    ]


def _flat(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
