"""Sentences on how research is done, goods are made or computers reckon claim little of health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.signs import finds_illness
from citeaudit.article.model import Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

    Cues = dict[Kind, list[Hit]]

# What research says of its own craft is none of these.
_CRAFTED = frozenset(
    (
        *(Kind.DIAGNOSIS, Kind.COMPARATIVE, Kind.RECOMMENDATION, Kind.CAUSE, Kind.HARM),
        *(Kind.MECHANISM, Kind.PREVALENCE),
    )
)
# What is left of a sentence on how goods are made or research is done, where no patient is named.
_EVEN_OF_GOODS = frozenset(
    (Kind.STATISTIC, Kind.COST, Kind.REGULATORY, Kind.RESEARCH_STATUS, Kind.PROMISSORY)
)
# What a method of reckoning does: it finds illness at most.
_RECKONED = frozenset(
    (
        *(Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.HARM, Kind.MECHANISM, Kind.CAUSE),
        Kind.RECOMMENDATION,
    )
)
# What "Definition: …" of a measure says nothing of.
_DEFINED = frozenset(
    (
        *(Kind.STATISTIC, Kind.MECHANISM, Kind.PROGNOSIS, Kind.RECOMMENDATION, Kind.PREVALENCE),
        *(Kind.CAUSE, Kind.DOSE, Kind.COMPARATIVE),
    )
)
# So many words of computing in one sentence are what it is about.
_FEWEST_RECKONING = 2
_LABELS = frozenset(("definition", "concept", "formula", "notation", "input", "output"))


def drop_crafted(cues: Cues, wording: Wording) -> None:
    """Take out what is only said of a craft."""
    if _reckons(wording):
        for kind in cues.keys() & _RECKONED:
            del cues[kind]
    if _defines_a_measure(wording):
        for kind in cues.keys() & _DEFINED:
            del cues[kind]
    if not wording.is_craft:
        return
    people = wording.has("person", "people", "intervention")
    taken_back = cues.keys() & _CRAFTED if people else cues.keys() - _EVEN_OF_GOODS
    if finds_illness(cues.get(Kind.DIAGNOSIS, ()), wording):
        taken_back -= {Kind.DIAGNOSIS}
    for kind in taken_back:
        del cues[kind]
    if not (people or wording.has("trial", "condition")):
        cues.pop(Kind.RESEARCH_STATUS, None)


def _reckons(wording: Wording) -> bool:
    """Say whether a sentence is on algorithms; a model of one may be a mouse."""
    named = nearby("computing").intersection(wording.tokens)
    if len(named) < _FEWEST_RECKONING or wording.has("model"):
        return False
    return len({word.removesuffix("s") for word in named}) >= _FEWEST_RECKONING


def _defines_a_measure(wording: Wording) -> bool:
    """Say whether a label says that a measure is defined, and none of an illness is."""
    label = wording.tokens[0] if wording.tokens else ""
    labelled = label in _LABELS and wording.text.startswith(f"{label}:")
    return labelled and not wording.has("condition", "person")
