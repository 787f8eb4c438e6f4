"""The claims of a document: what its markers support, and what it says without one (DESIGN 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.certainty import read_tone
from citeaudit.article.kinds import read_kinds
from citeaudit.article.model import BlockKind, Certainty, CitationStyle, Claim, Kind
from citeaudit.article.sentences import Sentence, sentences
from citeaudit.article.wording import is_about_health, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.kinds import Claimed
    from citeaudit.article.model import Block, Citation, Document
    from citeaudit.article.reference_list import Listed
    from citeaudit.article.wording import Wording

# Blocks without prose of the author's own.
_SILENT = frozenset((BlockKind.CODE, BlockKind.HTML, BlockKind.METADATA))
# Blocks whose sentences need a citation where they say something of consequence.
_CARRIERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL))
# STANDARDS 3.1, "needs a citation".
_CONSEQUENTIAL = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.PREVALENCE,
        Kind.CAUSE,
        Kind.DOSE,
        Kind.REGULATORY,
        Kind.STATISTIC,
        Kind.PROMISSORY,
    )
)
# What a paragraph without a marker may not say even where cited paragraphs follow.
_EVEN_IN_A_LEAD = frozenset((Kind.EFFICACY, Kind.DOSE, Kind.STATISTIC, Kind.PREVALENCE))
_FEWEST_WORDS = 5
_FEWEST_WORDS_OF_A_NOTE = 9
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTES = '"“«„'
_QUOTES_END = '"”»“'
_SENTENCE_ENDS = ".!…\"”’')]*_"
_WITHOUT_A_BAR = frozenset((Kind.BACKGROUND, Kind.RESEARCH_STATUS))
# From the least sure to the surest: of several judged sentences the surest wording decides.
_SURENESS = (Certainty.NEGATED, Certainty.HEDGED, Certainty.PROMISSORY, Certainty.ASSERTED)


class _Paragraph(NamedTuple):
    """A block with prose: its sentences, and for each the indexes of the citations in it."""

    place: int
    block: Block
    sentences: list[Sentence]
    marks: list[list[int]]


class _Scope(NamedTuple):
    """The sentences of a claim by their place in the paragraph; the last one is the focus."""

    first: int
    focus: int


class _Said(NamedTuple):
    """What the judged sentences of a claim say, taken together."""

    kinds: tuple[Kind, ...]
    certainty: Certainty
    cues: tuple[str, ...]
    boosted: bool
    hype: tuple[str, ...]


def find_claims(
    document: Document, citations: tuple[Citation, ...], listed: Listed
) -> tuple[Claim, ...]:
    """Find what the document claims.

    Args:
        document: The document.
        citations: Its markers, in document order.
        listed: Its reference lists, whose blocks make no claims.

    Returns:
        The claims in document order. A sentence with markers is one claim with all of them;
        a sentence of consequence outside the scope of any marker is one without. Block
        quotations, code and metadata make none. Never raises for any content.

    Cost: linear in the length of the text; about 1 ms for an article of 20 kB.

    Source: DESIGN 3 and 3.2, STANDARDS 3.1.
    """
    paragraphs = _paragraphs(document, citations, listed.blocks)
    about_health = is_about_health(
        paragraph.block.prose.text for paragraph in paragraphs if paragraph.sentences
    )
    found: list[Claim] = []
    for at, paragraph in enumerate(paragraphs):
        needed = _CONSEQUENTIAL
        if at + 1 < len(paragraphs) and _leads_to(paragraph, paragraphs[at + 1]):
            needed = _EVEN_IN_A_LEAD
        for scope in _scopes(paragraph):
            if paragraph.marks[scope.focus]:
                said = _say(paragraph, scope, citations, about_health=about_health)
            elif _may_need_citation(paragraph, scope.focus):
                wording = read_wording(_shown(paragraph, scope.focus, citations))
                claimed = read_kinds(wording, about_health=about_health)
                if needed.isdisjoint(claimed.kinds):
                    continue
                said = _said(wording, claimed)
            else:
                continue
            found.append(_claim(f"c{len(found) + 1}", paragraph, scope, said, citations))
    return tuple(found)


def _paragraphs(
    document: Document, citations: Sequence[Citation], listed: frozenset[int]
) -> list[_Paragraph]:
    by_block: dict[int, list[int]] = {}
    for index, citation in enumerate(citations):
        by_block.setdefault(citation.block, []).append(index)
    found: list[_Paragraph] = []
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
) -> _Paragraph:
    parts = sentences(block.prose.text, citations)
    marks: list[list[int]] = [[] for _ in parts]
    at = 0
    for citation, mark in zip(citations, indexes, strict=True):
        while at + 1 < len(parts) and parts[at].end <= citation.start:
            at += 1
        if parts:
            marks[at].append(mark)
    return _Paragraph(index, block, parts, marks)


def _is_bare(paragraph: _Paragraph, citations: Sequence[Citation]) -> bool:
    """Say whether a paragraph is nothing but markers."""
    if len(paragraph.sentences) != 1 or paragraph.block.kind not in _CARRIERS:
        return False
    return not _WORD.search(_shown(paragraph, 0, citations))


def _leads_to(paragraph: _Paragraph, following: _Paragraph) -> bool:
    """Say whether a paragraph without markers opens what the next one cites."""
    return (
        following.place == paragraph.place + 1 and not any(paragraph.marks) and any(following.marks)
    )


def _scopes(paragraph: _Paragraph) -> Iterator[_Scope]:
    """Cut a paragraph at its markers; what follows the last one stands sentence by sentence."""
    first = 0
    for at, marks in enumerate(paragraph.marks):
        if marks:
            yield _Scope(first, at)
            first = at + 1
    if paragraph.block.kind in _CARRIERS:
        for at in range(first, len(paragraph.sentences)):
            yield _Scope(at, at)


def _shown(paragraph: _Paragraph, at: int, citations: Sequence[Citation]) -> str:
    """Give a sentence as it reads without its markers; a link that is a word stays one."""
    start, end = paragraph.sentences[at]
    text = paragraph.block.prose.text
    if not paragraph.marks[at]:
        return _folded(text[start:end])
    parts: list[str] = []
    for mark in paragraph.marks[at]:
        citation = citations[mark]
        if citation.block == paragraph.place and citation.style is not CitationStyle.LINK:
            parts.append(text[start : max(start, citation.start)])
            start = max(start, citation.end)
    parts.append(text[start : max(start, end)])
    return _folded("".join(parts))


def _folded(text: str) -> str:
    """Fold white space; most sentences have only single spaces and pass as they are."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def _say(
    paragraph: _Paragraph, scope: _Scope, citations: Sequence[Citation], *, about_health: bool
) -> _Said:
    """Read the focus, and the sentences before it as far as it merely points back to them."""
    at = scope.focus
    said: _Said | None = None
    while True:
        wording = read_wording(_shown(paragraph, at, citations))
        claimed = read_kinds(wording, about_health=about_health)
        one = _said(wording, claimed)
        said = one if said is None else _together(said, one)
        if not claimed.points_back or at == scope.first:
            return said
        at -= 1


def _said(wording: Wording, claimed: Claimed) -> _Said:
    tone = read_tone(wording)
    return _Said(
        claimed.kinds,
        tone.certainty,
        tuple(dict.fromkeys(claimed.cues + tone.cues)),
        bool(tone.boosters),
        tone.hype,
    )


def _together(said: _Said, before: _Said) -> _Said:
    kinds = tuple(kind for kind in Kind if kind in said.kinds or kind in before.kinds)
    if len(kinds) > 1:
        kinds = tuple(kind for kind in kinds if kind is not Kind.BACKGROUND)
    certainty = said.certainty
    if _bears(before) and (
        not _bears(said) or _SURENESS.index(before.certainty) > _SURENESS.index(certainty)
    ):
        certainty = before.certainty
    return _Said(
        kinds,
        certainty,
        tuple(dict.fromkeys(said.cues + before.cues)),
        said.boosted or before.boosted,
        said.hype,
    )


def _bears(said: _Said) -> bool:
    """Say whether a sentence says anything that its certainty matters for."""
    return not _WITHOUT_A_BAR.issuperset(said.kinds)


def _may_need_citation(paragraph: _Paragraph, at: int) -> bool:
    """Say whether a sentence is a statement at all: no title, question, quotation or scrap."""
    start, end = paragraph.sentences[at]
    text = paragraph.block.prose.text
    last = text[end - 1]
    if last == ":" or "?" in text[max(start, end - 3) : end]:
        return False
    words = text.count(" ", start, end) + 1
    if last not in _SENTENCE_ENDS and (
        paragraph.block.kind is BlockKind.PARAGRAPH or words < _FEWEST_WORDS_OF_A_NOTE
    ):
        return False  # a title, a caption, the line before a list, a catchword in a list
    if text[start] in _QUOTES and text[start:end].rstrip(".")[-1:] in _QUOTES_END:
        return False
    return words >= _FEWEST_WORDS


def _claim(
    name: str,
    paragraph: _Paragraph,
    scope: _Scope,
    said: _Said,
    citations: Sequence[Citation],
) -> Claim:
    prose = paragraph.block.prose
    start = paragraph.sentences[scope.first].start
    focus = paragraph.sentences[scope.focus]
    focus_span = span = prose.span(focus.start, focus.end)
    if start < focus.start:
        span = prose.span(start, focus.end)
    return Claim(
        id=name,
        block=paragraph.place,
        span=span,
        focus=focus_span,
        text=_folded(prose.text[start : focus.end]),
        focus_text=_shown(paragraph, scope.focus, citations),
        citations=tuple(paragraph.marks[scope.focus]),
        kinds=said.kinds,
        certainty=said.certainty,
        cues=said.cues,
        boosted=said.boosted,
        hype=said.hype,
    )
