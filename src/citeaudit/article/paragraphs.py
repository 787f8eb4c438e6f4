"""Blocks cut into sentences, with the markers of each, and the scopes of these markers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import BlockKind, CitationStyle
from citeaudit.article.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Block, Citation, Document

# Blocks without prose of the author's own.
_SILENT = frozenset((BlockKind.CODE, BlockKind.HTML, BlockKind.METADATA))
# Blocks whose sentences need a citation where they say something of consequence.
_CARRIERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL))


class Paragraph(NamedTuple):
    """A block with prose: its sentences, and for each the indexes of the citations in it."""

    place: int
    block: Block
    sentences: list[Sentence]
    marks: list[list[int]]


class Scope(NamedTuple):
    """The sentences of a claim by their place in the paragraph; the last one is the focus."""

    first: int
    focus: int


def paragraphs_of(
    document: Document, citations: Sequence[Citation], listed: frozenset[int]
) -> list[Paragraph]:
    """Cut the blocks that make claims into sentences, each with its citations.

    Args:
        document: The document.
        citations: All of its markers, in document order.
        listed: Indexes of the blocks that belong to reference lists.

    Returns:
        Paragraphs in document order. Blocks other than running text, list items and cells are
        only there where they hold a marker. A block that is nothing but markers ("[1]") lends
        them to the last sentence before it.
    """
    by_block: dict[int, list[int]] = {}
    for index, citation in enumerate(citations):
        by_block.setdefault(citation.block, []).append(index)
    found: list[Paragraph] = []
    below_heading = True
    for index, block in enumerate(document.blocks):
        if index in listed or block.quoted or block.kind in _SILENT:
            continue
        marks = by_block.get(index, [])
        if not marks and block.kind not in _CARRIERS:
            below_heading |= block.kind is BlockKind.HEADING
            continue
        paragraph = _paragraph(index, block, [citations[mark] for mark in marks], marks)
        if not paragraph.sentences:
            continue
        if marks and not below_heading and _is_bare(paragraph, citations):
            # "[1]" in a paragraph, or a table's cell, of its own: it belongs to what stands before.
            found[-1].marks[-1].extend(marks)
        else:
            found.append(paragraph)
            below_heading = block.kind is BlockKind.HEADING
    return found


def _paragraph(
    index: int, block: Block, citations: Sequence[Citation], indexes: Sequence[int]
) -> Paragraph:
    parts = sentences(block.prose.text, citations)
    marks: list[list[int]] = [[] for _ in parts]
    at = 0
    for citation, mark in zip(citations, indexes, strict=True):
        while at + 1 < len(parts) and parts[at].end <= citation.start:
            at += 1
        if parts:
            marks[at].append(mark)
    return Paragraph(index, block, parts, marks)


def _is_bare(paragraph: Paragraph, citations: Sequence[Citation]) -> bool:
    """Say whether a paragraph is nothing but markers."""
    if len(paragraph.sentences) != 1 or paragraph.block.kind not in _CARRIERS:
        return False
    rest = shown(paragraph, 0, citations)
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


def shown(paragraph: Paragraph, at: int, citations: Sequence[Citation]) -> str:
    """Give a sentence as it reads without its markers; a link that is a word stays one."""
    start, end = paragraph.sentences[at]
    text = paragraph.block.prose.text
    if not paragraph.marks[at]:
        return folded(text[start:end])
    parts: list[str] = []
    for mark in paragraph.marks[at]:
        citation = citations[mark]
        if citation.block == paragraph.place and citation.style is not CitationStyle.LINK:
            parts.append(text[start : max(start, citation.start)])
            start = max(start, citation.end)
    parts.append(text[start : max(start, end)])
    return folded("".join(parts))


def folded(text: str) -> str:
    """Fold white space; most sentences have only single spaces and pass as they are."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
