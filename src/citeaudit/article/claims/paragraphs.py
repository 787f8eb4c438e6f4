"""Blocks cut into sentences, with the markers of each, and the scopes of these markers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.claims.said import said_in, words_of
from citeaudit.article.claims.sentences import Placed, Sentence, sentences
from citeaudit.article.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Block, Citation, Document

# Blocks without prose of the author's own.
_SILENT = frozenset((BlockKind.CODE, BlockKind.HTML, BlockKind.METADATA))
_MOST_LENT = 50  # sources of a note that are lent; more are a list
# Blocks whose sentences need a citation where they say something of consequence.
_CARRIERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL))


class Paragraph(NamedTuple):
    """A block with prose: its sentences, and for each the indexes of the citations in it.

    Attributes:
        lent: Citations that stand below this paragraph and others, and support all of them.
        cuts: What is no word of its sentences: markers, links set apart, traces of assistants,
            what is not shown; in order.
        noted: It ends with a note of its sources, which belongs to the whole of a list.
    """

    place: int
    block: Block
    sentences: list[Sentence]
    marks: list[Sequence[int]]
    lent: list[int]
    cuts: list[Placed]
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
    found = _Found()
    after = 0
    for index, block in enumerate(document.blocks):
        first = after
        while after < len(citations) and citations[after].block == index:
            after += 1
        marks = range(first, after)
        if index in listed.beside:
            found.lend(marks)
            continue
        if index in listed.blocks or block.quoted or block.kind in _SILENT:
            continue
        if not marks and block.kind not in _CARRIERS:
            if block.kind is BlockKind.HEADING:
                found.begin()
            continue
        paragraph = _paragraph(index, block, citations[first:after], marks, listed)
        if not paragraph.sentences:
            found.lend(marks)
        elif marks and found.below_text and _is_bare(paragraph):
            # "[1]" in a paragraph, or a table's cell, of its own: it belongs to what stands before.
            found.carry(marks)
        else:
            found.add(paragraph)
    return found.paragraphs


class _Found:
    """The paragraphs so far, and those that a note of sources below would support."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.below_text = False  # something stands between the heading and here
        self._loan: list[int] = []  # what the paragraphs since the last marker share
        self._borrowers = 0
        self._lent = False

    def begin(self) -> None:
        """Begin what stands below a heading."""
        self.below_text = False
        self._begin_loan()

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph; behind a marker or a note of sources, others begin anew."""
        if self._lent:
            self._begin_loan()
        if paragraph.noted:
            self._loan.extend(paragraph.marks[-1][: _MOST_LENT - len(self._loan)])
        if any(paragraph.marks):
            self._begin_loan()
        self.paragraphs.append(paragraph._replace(lent=self._loan))
        self._borrowers += 1
        self.below_text = paragraph.block.kind is not BlockKind.HEADING

    def lend(self, marks: Sequence[int]) -> None:
        """Lend markers to the paragraphs above, first of all to the last sentence."""
        if marks and self._borrowers:
            self._loan.extend(marks[: _MOST_LENT - len(self._loan)])
            self.carry(marks)
            self._lent = True

    def carry(self, marks: Sequence[int]) -> None:
        """Give markers to the last sentence."""
        last = self.paragraphs[-1].marks
        carried = last[-1]
        if not isinstance(carried, list):  # it may go on growing, one marker at a time
            carried = last[-1] = list(carried)
        carried.extend(marks)

    def _begin_loan(self) -> None:
        self._loan, self._borrowers, self._lent = [], 0, False


def _paragraph(
    index: int,
    block: Block,
    citations: Sequence[Citation],
    indexes: Sequence[int],
    listed: Listed,
) -> Paragraph:
    said = said_in(block, citations, listed)
    parts = sentences(said.text, said.markers)
    marks = _marks(parts, citations, indexes)
    return Paragraph(index, block, parts, marks, [], said.cuts, said.noted)


def _marks(
    parts: Sequence[Sentence], citations: Sequence[Citation], indexes: Sequence[int]
) -> list[Sequence[int]]:
    """Say for each sentence which citations stand in it; those behind the last are in the last."""
    marks: list[Sequence[int]] = [()] * len(parts)
    first = 0
    for at, part in enumerate(parts):
        last = first
        if at + 1 == len(parts):
            last = len(citations)
        while last < len(citations) and citations[last].start < part.end:
            last += 1
        if last > first:
            marks[at] = tuple(indexes[first:last])
            first = last
    return marks


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
    return words_of(paragraph.block.prose.text, start, end, paragraph.cuts)
