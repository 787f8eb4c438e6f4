"""What a block says: its text up to the note of its sources, and what in it is no word."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.lists.listing import Origin
from citeaudit.article.lists.source_notes import links_apart, note_start
from citeaudit.article.markers.residue import trace_places
from citeaudit.article.model import CitationStyle, InlineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.claims.sentences import Placed
    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Block, Citation

# Text that no reader sees, or sees instead of a picture.
_NOT_SHOWN = frozenset((InlineKind.HIDDEN, InlineKind.IMAGE))
_SPACES_IN_TITLE = 3  # a shorter one may be words of the sentence
_BETWEEN_MARKERS = (",", ";", "-", "\u2013")  # "[2], [3]": it goes with the second
_OPENING = ("(", "[", "\uff08")
_CLAUSE_ENDS = ("", ".", ",", ";", ")", "\n")


class Place(NamedTuple):
    """A stretch of prose, half-open."""

    start: int
    end: int


class Said(NamedTuple):
    """What a block says.

    Attributes:
        text: Its prose without the note of its sources at the end.
        markers: What stands in the text as a marker does, in order: citations, and traces of them.
        cuts: What is no word of a sentence, in order; links that are words are none.
        noted: There is a note, and citations in it.
    """

    text: str
    markers: Sequence[Placed]
    cuts: list[Placed]
    noted: bool


def said_in(block: Block, citations: Sequence[Citation], listed: Listed) -> Said:
    """Tell the words of a block from its markers and notes.

    Cost: linear in the length of the block.
    """
    apart: frozenset[int] = frozenset()
    text = block.prose.text
    if any(citation.style is CitationStyle.LINK for citation in citations):
        apart = links_apart(block) | _titles(block, citations, listed)
        text = text[: note_start(block)].rstrip()
    noted = bool(citations) and citations[-1].start >= len(text)
    within: Sequence[Placed] = [c for c in citations if c.start < len(text)] if noted else citations
    cuts: list[Placed] = [_cut(block, c) for c in citations if _is_cut(c, apart)]
    unsaid = [place for place in _unsaid(block) if place.start < len(text)]
    if unsaid:
        within = sorted([*within, *unsaid], key=_start)
        cuts = sorted([*cuts, *unsaid], key=_start)
    return Said(text, within, cuts, noted)


def _titles(block: Block, citations: Sequence[Citation], listed: Listed) -> frozenset[int]:
    """Say where links start that are the title of their entry, put at the end of a clause.

    "It reduces pain [A trial of naltrexone in pain](…)." is how some assistants cite.
    """
    text = block.prose.text
    found = set()
    for citation in citations:
        target = citation.targets[0]
        if citation.style is not CitationStyle.LINK or target is None:
            continue
        reference = listed.references[target]
        if listed.origins[reference.section] is Origin.LINKS or not reference.title:
            continue  # the link itself is the source, and its words the title
        shown = text[citation.start : citation.end].casefold().strip(" .")
        title = reference.title.casefold()
        is_title = shown.count(" ") >= _SPACES_IN_TITLE and (
            title.startswith(shown) or shown.startswith(title)
        )
        if is_title and citation.start and text[citation.end : citation.end + 1] in _CLAUSE_ENDS:
            found.add(citation.start)
    return frozenset(found)


def _unsaid(block: Block) -> list[Place]:
    """Find the traces of assistants, and what is not shown."""
    unshown = [Place(m.start, m.end) for m in block.inlines if m.kind in _NOT_SHOWN]
    text = block.prose.text
    remarks = [Place(*m.span()) for m in _remark().finditer(text)] if "[" in text else []
    return [*(Place(*place) for place in trace_places(block)), *unshown, *remarks]


@cache
def _remark() -> re.Pattern[str]:
    # a marker of a remark, as a copied encyclopedia has it: "any disease.[3][a] It"
    return re.compile(r"(?<=[\w.,;!?)\]\u201d])\[(?:[a-z]|(?:note|nb)[ \u00a0]\d{1,2})\]")


def _start(placed: Placed) -> int:
    return placed.start


def _is_cut(citation: Citation, apart: frozenset[int]) -> bool:
    return citation.style is not CitationStyle.LINK or citation.start in apart


def _cut(block: Block, citation: Citation) -> Placed:
    """Say what of a marker is no word: of "Roe et al. (2020) found" only the brackets."""
    if citation.style is not CitationStyle.AUTHOR_DATE:
        return citation
    text = block.prose.text
    if text[citation.start] in _OPENING:
        return citation
    return Place(max(text.rfind("(", citation.start, citation.end), citation.start), citation.end)


def words_of(text: str, start: int, end: int, cuts: Sequence[Placed]) -> str:
    """Give a stretch of prose without what is cut out of it."""
    parts: list[str] = []
    for at in range(bisect_left(cuts, start, key=_start), len(cuts)):
        cut = cuts[at]
        if cut.start >= end:
            break
        between = text[start : max(start, cut.start)]
        if not (parts and between.strip() in _BETWEEN_MARKERS):
            parts.append(between)
        start = max(start, cut.end)
    if not parts:
        return folded(text[start:end])
    parts.append(text[start : max(start, end)])
    return folded(_left_behind().sub("", "".join(parts)))


@cache
def _left_behind() -> re.Pattern[str]:
    # The brackets around what was cut out, "( , )", "(see and )" and "(Roe et al., 2018 )"; the
    # space before a full stop or a closing bracket.
    joints = r"(?:[ \t,;&|/\u00b7]|see\b|also\b|and\b|cf\.|e\.g\.|refs?\b"
    joints += r"|for (?:details|more)\b)"
    names = r"\([^\W\d_a-z][\w'\u2019.&,; -]{0,100}?(?:et al\.?|\d{4}[a-z]?)[,;]? \)"
    space = r"[ \t]{1,9}(?=[.,;:!?](?:\s|$)|[)\]])"
    return re.compile(rf" ?[(\[]{joints}{{0,40}}[)\]]| ?{names}|{space}")


def folded(text: str) -> str:
    """Fold white space; most sentences have only single spaces and pass as they are."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
