"""Blocks cut into sentences, with the markers of each, and the scopes of these markers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import BlockKind, CitationStyle, InlineKind
from citeaudit.article.residue import trace_places
from citeaudit.article.sentences import Sentence, sentences
from citeaudit.article.source_notes import links_apart, note_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Block, Citation, Document
    from citeaudit.article.reference_list import Listed

# Blocks without prose of the author's own.
_SILENT = frozenset((BlockKind.CODE, BlockKind.HTML, BlockKind.METADATA))
# Text that no reader sees, or sees instead of a picture.
_NOT_SHOWN = frozenset((InlineKind.HIDDEN, InlineKind.IMAGE))
# Blocks whose sentences need a citation where they say something of consequence.
_CARRIERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL))


class Place(NamedTuple):
    """A stretch of prose, half-open."""

    start: int
    end: int


class Paragraph(NamedTuple):
    """A block with prose: its sentences, and for each the indexes of the citations in it.

    Attributes:
        lent: Citations that stand below this paragraph and others, and support all of them.
        cuts: What is no word of its sentences: markers, links set apart, traces of assistants,
            what is not shown.
        noted: It ends with a note of its sources, which belongs to the whole of a list.
    """

    place: int
    block: Block
    sentences: list[Sentence]
    marks: list[list[int]]
    lent: list[int]
    cuts: list[Place]
    noted: bool


class Scope(NamedTuple):
    """The sentences of a claim by their place in the paragraph; the last one is the focus."""

    first: int
    focus: int


def paragraphs_of(
    document: Document, citations: Sequence[Citation], listed: Listed
) -> list[Paragraph]:
    """Cut the blocks that make claims into sentences, each with its citations.

    Args:
        document: The document.
        citations: All of its markers, in document order.
        listed: Its reference lists, whose blocks make no claims.

    Returns:
        Paragraphs in document order. Blocks other than running text, list items and cells are
        only there where they hold a marker. A block that is nothing but markers ("[1]") lends
        them to the last sentence before it; a short list or a note of sources lends them to all
        that stands above it, up to the heading or to what is cited otherwise.
    """
    by_block: dict[int, list[int]] = {}
    for index, citation in enumerate(citations):
        by_block.setdefault(citation.block, []).append(index)
    found = _Found()
    for index, block in enumerate(document.blocks):
        marks = by_block.get(index, [])
        if index in listed.beside:
            found.lend(marks)
            continue
        if index in listed.blocks or block.quoted or block.kind in _SILENT:
            continue
        if not marks and block.kind not in _CARRIERS:
            if block.kind is BlockKind.HEADING:
                found.begin()
            continue
        paragraph = _paragraph(index, block, [citations[mark] for mark in marks], marks)
        if not paragraph.sentences:
            found.lend(marks)
        elif marks and found.below_text and _is_bare(paragraph):
            # "[1]" in a paragraph, or a table's cell, of its own: it belongs to what stands before.
            found.paragraphs[-1].marks[-1].extend(marks)
        else:
            found.add(paragraph)
    return found.paragraphs


class _Found:
    """The paragraphs so far, and which of them a note of sources below would support."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.below_text = False  # something stands between the heading and here
        self._first = 0
        self._lent = False

    def begin(self) -> None:
        """Begin what stands below a heading."""
        self.below_text = self._lent = False
        self._first = len(self.paragraphs)

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph; behind a note of sources it begins anew."""
        if self._lent:
            self._first = len(self.paragraphs)
            self._lent = False
        if paragraph.noted:
            for above in reversed(self.paragraphs[self._first :]):
                if any(above.marks):
                    break
                above.lent.extend(paragraph.marks[-1])
        self.paragraphs.append(paragraph)
        self.below_text = paragraph.block.kind is not BlockKind.HEADING

    def lend(self, marks: Sequence[int]) -> None:
        """Lend markers to the paragraphs above, first of all to the last sentence."""
        above = self.paragraphs[self._first :]
        if marks and above:
            above[-1].marks[-1].extend(marks)
            for paragraph in above[:-1]:
                paragraph.lent.extend(marks)
            self._lent = True


def _paragraph(
    index: int, block: Block, citations: Sequence[Citation], indexes: Sequence[int]
) -> Paragraph:
    apart: frozenset[int] = frozenset()
    text = block.prose.text
    if any(citation.style is CitationStyle.LINK for citation in citations):
        apart = links_apart(block)
        text = text[: note_start(block)].rstrip()
    noted = bool(citations) and citations[-1].start >= len(text)
    traces = [Place(*place) for place in trace_places(block)]
    traces += [Place(m.start, m.end) for m in block.inlines if m.kind in _NOT_SHOWN]
    marked = [Place(c.start, c.end) for c in citations if c.start < len(text)]
    parts = sentences(text, sorted({*marked, *traces}) if traces else marked)
    marks: list[list[int]] = [[] for _ in parts]
    at = 0
    for citation, mark in zip(citations, indexes, strict=True):
        while at + 1 < len(parts) and parts[at].end <= citation.start:
            at += 1
        if parts:
            marks[at].append(mark)
    markers = [
        Place(c.start, c.end)
        for c in citations
        if c.style is not CitationStyle.LINK or c.start in apart
    ]
    return Paragraph(index, block, parts, marks, [], sorted({*markers, *traces}), noted)


def _is_bare(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is nothing but markers."""
    if len(paragraph.sentences) != 1 or paragraph.block.kind not in _CARRIERS:
        return False
    rest = shown(paragraph, 0)
    return not any(len(word) > 1 and word[:2].isalpha() for word in rest.split())


def leads_to(paragraph: Paragraph, following: Paragraph) -> bool:
    """Say whether a paragraph without markers opens what the next one cites."""
    return (
        following.place == paragraph.place + 1 and not any(paragraph.marks) and any(following.marks)
    )


def scopes(paragraph: Paragraph) -> Iterator[Scope]:
    """Cut a paragraph at its markers; what follows the last one stands sentence by sentence."""
    first = 0
    for at, marks in enumerate(paragraph.marks):
        if marks:
            yield Scope(first, at)
            first = at + 1
    if paragraph.block.kind in _CARRIERS:
        for at in range(first, len(paragraph.sentences)):
            yield Scope(at, at)


def shown(paragraph: Paragraph, at: int) -> str:
    """Give a sentence as it reads without its markers; a link that is a word stays one."""
    start, end = paragraph.sentences[at]
    text = paragraph.block.prose.text
    first = bisect_left(paragraph.cuts, Place(start, start))
    parts: list[str] = []
    for cut in paragraph.cuts[first : bisect_left(paragraph.cuts, Place(end, end))]:
        parts.append(text[start : max(start, cut.start)])
        start = max(start, cut.end)
    if not parts:
        return folded(text[start:end])
    parts.append(text[start : max(start, end)])
    return folded(_left_behind().sub("", "".join(parts)))


@cache
def _left_behind() -> re.Pattern[str]:
    # The brackets around what was cut out, "( , )" and "(see and )"; the space before a full stop.
    joints = r"(?:[ \t,;&|/\u00b7]|see\b|also\b|and\b|cf\.|e\.g\.|refs?\b)"
    return re.compile(rf" ?[(\[]{joints}{{0,40}}[)\]]|[ \t]{{1,9}}(?=[.,;:!?](?:\s|$))")


def folded(text: str) -> str:
    """Fold white space; most sentences have only single spaces and pass as they are."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
