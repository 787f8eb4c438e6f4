"""The claims of a document: what its markers support, and what it says without one (DESIGN 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.claims.needs import CONSEQUENTIAL, is_a_statement, is_owed, needs
from citeaudit.article.claims.paragraphs import paragraphs_of, scopes, shown
from citeaudit.article.claims.said import folded
from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.labels import shared
from citeaudit.article.model import Certainty, Claim, Kind
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import is_about_health, read_wording

if TYPE_CHECKING:
    from citeaudit.article.claims.paragraphs import Paragraph, Scope
    from citeaudit.article.kinds.kinds import Claimed
    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Citation, Document
    from citeaudit.article.words.wording import Wording

# Kinds that say nothing a certainty would matter for.
_WITHOUT_A_BAR = frozenset((Kind.BACKGROUND, Kind.RESEARCH_STATUS))
# "No study has shown that it helps" says surely how things stand, and advice is given.
_SURE = frozenset((Kind.RESEARCH_STATUS, Kind.RECOMMENDATION, Kind.REGULATORY))
# A sentence that says no more is judged with the one before it, if it points there.
_EMPTY = frozenset((Kind.BACKGROUND, Kind.STATISTIC))
# From the least sure to the surest: of several judged sentences the surest wording decides.
_SURENESS = (Certainty.NEGATED, Certainty.HEDGED, Certainty.PROMISSORY, Certainty.ASSERTED)


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

    Cost: linear in the length of the text; 0.3 ms for 1,000 characters of judged prose.

    Source: DESIGN 3 and 3.2, STANDARDS 3.1.
    """
    paragraphs = paragraphs_of(document, citations, listed)
    about_health = is_about_health(
        paragraph.block.prose.text for paragraph in paragraphs if paragraph.sentences
    )
    found: list[Claim] = []
    needed_in = needs(document, paragraphs)
    paragraphs.reverse()
    for needed in needed_in:
        paragraph = paragraphs.pop()  # each is let go when it has been read
        for scope in scopes(paragraph):
            marked = bool(paragraph.marks[scope.focus])
            focus = shown(paragraph, scope.focus)
            if not (marked or is_a_statement(focus, paragraph.block.kind)):
                continue
            wording = read_wording(focus)
            claimed = read_kinds(wording, about_health=about_health)
            if not marked and CONSEQUENTIAL.isdisjoint(claimed.kinds):
                continue
            said = _said(wording, claimed)
            empty = _EMPTY.issuperset(claimed.kinds)
            if empty and claimed.points_back and scope.first < scope.focus:
                said = _with_what_precedes(said, paragraph, scope, about_health=about_health)
            claim = _claim(f"c{len(found) + 1}", paragraph, scope, said, focus)
            if not claim.citations:
                follows = bool(scope.focus and paragraph.marks[scope.focus - 1])
                owed = is_owed(wording, said.kinds, needed, follows=follows)
                claim = claim._replace(owed=owed)
            found.append(claim)
    return tuple(found)


def _with_what_precedes(
    said: _Said, paragraph: Paragraph, scope: Scope, *, about_health: bool
) -> _Said:
    """Add the sentences a focus draws on: the one before it, and on while that points back too."""
    for at in range(scope.focus - 1, scope.first - 1, -1):
        wording = read_wording(shown(paragraph, at))
        claimed = read_kinds(wording, about_health=about_health)
        said = _together(said, _said(wording, claimed))
        if not claimed.points_back:
            break
    return said


def _said(wording: Wording, claimed: Claimed) -> _Said:
    tone = read_tone(wording)
    return _Said(
        shared(claimed.kinds),
        Certainty.ASSERTED if _SURE.issuperset(claimed.kinds) else tone.certainty,
        shared(tuple(dict.fromkeys(claimed.cues + tone.cues))),
        bool(tone.boosters),
        tone.hype,
    )


def _together(said: _Said, before: _Said) -> _Said:
    """Join what a focus says with what the sentence says that it points back to."""
    union = {*said.kinds, *before.kinds}
    kinds = union - _WITHOUT_A_BAR or union - {Kind.BACKGROUND} or union
    certainty = said.certainty
    if _bears(before) and (
        not _bears(said) or _SURENESS.index(before.certainty) > _SURENESS.index(certainty)
    ):
        certainty = before.certainty
    return _Said(
        tuple(kind for kind in Kind if kind in kinds),
        certainty,
        tuple(dict.fromkeys(said.cues + before.cues)),
        said.boosted or before.boosted,
        said.hype,
    )


def _bears(said: _Said) -> bool:
    """Say whether a sentence says anything that its certainty matters for."""
    return not _WITHOUT_A_BAR.issuperset(said.kinds)


def _claim(
    name: str,
    paragraph: Paragraph,
    scope: Scope,
    said: _Said,
    focus_text: str,
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
        text=folded(prose.text[start : focus.end]),
        focus_text=focus_text,
        citations=tuple(paragraph.marks[scope.focus] or paragraph.lent),
        kinds=said.kinds,
        certainty=said.certainty,
        cues=said.cues,
        boosted=said.boosted,
        hype=said.hype,
    )
