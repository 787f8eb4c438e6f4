"""What a sentence claims: the kinds of STANDARDS 3.1, read from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.effects import (
    HEALTH,
    conditions,
    each,
    read_causes,
    read_effects,
    read_harms,
)
from citeaudit.article.model import Kind
from citeaudit.article.quantities import read_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.lexicon import Hit
    from citeaudit.article.wording import Wording

# The lists that speak for themselves.
_KIND_OF = {
    "safety": Kind.SAFETY,
    "mechanism": Kind.MECHANISM,
    "diagnosis": Kind.DIAGNOSIS,
    "dose": Kind.DOSE,
    "prevalence": Kind.PREVALENCE,
    "prognosis": Kind.PROGNOSIS,
    "regulatory": Kind.REGULATORY,
    "cost": Kind.COST,
    "experience": Kind.EXPERIENCE,
    "promissory": Kind.PROMISSORY,
    "research-status": Kind.RESEARCH_STATUS,
    "efficacy": Kind.EFFICACY,
}
# The lists that count beside something else.
_GUARDED = frozenset(
    (
        "efficacy noun",
        "efficacy topic",
        "efficacy verb",
        "efficacy base",
        "efficacy growth",
        "mechanism verb",
        "comparative",
        "comparative weak",
        "safety weak",
        "harm",
        "harm weak",
        "harm symptom",
        "cause",
        "recommendation",
        "regulatory verb",
        "research plan",
    )
)
# What a sentence without any word of health can claim in a document that is not about health.
_ANYWHERE = frozenset((Kind.STATISTIC, Kind.DOSE))
# What research that is only planned or asked for says nothing of yet.
_OUTCOMES = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.MECHANISM,
        Kind.PREVALENCE,
        Kind.DIAGNOSIS,
        Kind.PROGNOSIS,
        Kind.CAUSE,
        Kind.DOSE,
        Kind.RECOMMENDATION,
        Kind.COST,
        Kind.STATISTIC,
    )
)
# What "this guide …" says of itself needs no evidence until it names one of these (DESIGN 3.2).
_EVEN_OF_A_DOCUMENT = frozenset(
    (Kind.EFFICACY, Kind.HARM, Kind.CAUSE, Kind.PREVALENCE, Kind.STATISTIC, Kind.DOSE)
)
_TOPICS = frozenset(("efficacy", "efficacy topic"))
# A sentence that opens so has its first clause end at the first comma.
_SUBORDINATE = frozenset(("while", "although", "though", "despite", "whereas"))
_TURNS = frozenset(("although", "though", "but", "while", "whereas", "however", "yet", ";"))
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


class Claimed(NamedTuple):
    """The kinds of a sentence and the words that show them.

    `points_back` marks a sentence that draws on the one before it ("These findings suggest …"),
    or claims nothing itself and only points there or defines a word.
    """

    kinds: tuple[Kind, ...]
    cues: tuple[str, ...]
    points_back: bool


def read_kinds(wording: Wording, *, about_health: bool = True) -> Claimed:
    """Say what a sentence claims.

    Args:
        wording: The sentence.
        about_health: The document is about health, so that "an effective option" means a
            treatment. Elsewhere the sentence itself must name a condition, treatment or patient.

    Returns:
        At least one kind, in the order of `Kind`; `BACKGROUND` alone where nothing is claimed
        that needs evidence. Plans and wishes of research are `RESEARCH_STATUS` alone.

    Cost: linear in the number of words. Source: STANDARDS 3.1.
    """
    cues = _cues(wording, about_health=about_health)
    if not cues:
        defines = wording.has("definition", "document")
        trial = about_health and wording.has("trial") and not defines
        kind = Kind.RESEARCH_STATUS if trial else Kind.BACKGROUND
        return Claimed((kind,), (), defines or _opens_with(wording, "demonstrative"))
    ordered = tuple(sorted(cues, key=_RANK.__getitem__))
    words = dict.fromkeys(wording.words(hit) for kind in ordered for hit in cues[kind])
    return Claimed(ordered, tuple(words), _opens_with(wording, "back reference"))


def _opens_with(wording: Wording, section: str) -> bool:
    return any(hit.start == 0 for hit in wording.hits(section))


def _cues(wording: Wording, *, about_health: bool) -> dict[Kind, list[Hit]]:
    """Collect the entries that show a kind, and weigh them against each other."""
    found = wording.found
    cues = {_KIND_OF[section]: list(hits) for section, hits in found.items() if section in _KIND_OF}
    if not cues and not wording.has_number and _GUARDED.isdisjoint(found):
        return cues
    for kind, hit in _guarded(wording):
        cues.setdefault(kind, []).append(hit)
    if not (about_health or wording.has(*HEALTH)):
        cues = {kind: hits for kind, hits in cues.items() if kind in _ANYWHERE}
    if Kind.RESEARCH_STATUS in cues:
        _drop_outcomes_of_plans(cues, wording)
    if any(hit.start <= 1 for hit in wording.hits("document")):
        cues = {kind: hits for kind, hits in cues.items() if kind in _EVEN_OF_A_DOCUMENT}
        if Kind.EFFICACY in cues and all(hit.section in _TOPICS for hit in cues[Kind.EFFICACY]):
            del cues[Kind.EFFICACY]
    _drop_the_lesser(cues)
    return cues


def _guarded(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read the lists whose words count only beside another, and the numbers."""
    found = wording.found
    if wording.has_number:
        yield from read_quantities(wording)
    if _GUARDED.isdisjoint(found):
        return
    ill = conditions(wording)
    yield from read_effects(wording, ill)
    yield from read_harms(wording)
    if "cause" in found:
        yield from read_causes(wording, ill)
    if "recommendation" in found and (ill or wording.has("person", "intervention", "dose")):
        yield from each(Kind.RECOMMENDATION, found["recommendation"])
    if "regulatory verb" in found and wording.has("intervention", "regulatory"):
        yield from each(Kind.REGULATORY, found["regulatory verb"])
    if "research plan" in found and wording.has("research weak", "trial"):
        yield from each(Kind.RESEARCH_STATUS, found["research plan"])


def _drop_outcomes_of_plans(cues: dict[Kind, list[Hit]], wording: Wording) -> None:
    """Take out what stands in one clause with research that is planned, asked for or missing."""
    clauses = _clauses(wording.tokens)
    plans = {clauses[hit.start] for hit in cues[Kind.RESEARCH_STATUS]}
    for kind in _OUTCOMES & cues.keys():
        left = [hit for hit in cues[kind] if clauses[hit.start] not in plans]
        if left:
            cues[kind] = left
        else:
            del cues[kind]


def _clauses(tokens: list[str]) -> list[int]:
    """Give each token its clause: one begins at "but", one ends with an opening "While …,"."""
    numbers: list[int] = []
    clause = 0
    opening = bool(tokens) and tokens[0] in _SUBORDINATE
    for token in tokens:
        if token in _TURNS and numbers:
            clause += 1
        elif opening and token == ",":
            clause, opening = clause + 1, False
        numbers.append(clause)
    return numbers


def _drop_the_lesser(cues: dict[Kind, list[Hit]]) -> None:
    """Where one kind says the same as another with more at stake, only that one is judged."""
    if not _OUTCOMES.isdisjoint(cues):
        cues.pop(Kind.RESEARCH_STATUS, None)
        if Kind.EFFICACY in cues or Kind.HARM in cues:
            for lesser in (Kind.EXPERIENCE, Kind.CAUSE, Kind.PROGNOSIS):
                cues.pop(lesser, None)
