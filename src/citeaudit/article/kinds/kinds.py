"""What a sentence claims: the kinds of STANDARDS 3.1, read from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.kinds.advice import read_advice
from citeaudit.article.kinds.calls import read_calls
from citeaudit.article.kinds.costs import prices_elsewhere, read_costs
from citeaudit.article.kinds.effects import HEALTH, read_effects
from citeaudit.article.kinds.enquiry import read_enquiry
from citeaudit.article.kinds.illnesses import read_illnesses
from citeaudit.article.kinds.inside import is_inside, read_inside
from citeaudit.article.kinds.quantities import read_quantities
from citeaudit.article.kinds.research import read_research
from citeaudit.article.kinds.scraps import states_nothing
from citeaudit.article.kinds.standing import read_standing
from citeaudit.article.kinds.told import read_told
from citeaudit.article.kinds.weighing import weigh
from citeaudit.article.model import Kind
from citeaudit.article.tone.hedges import read_promises
from citeaudit.article.words.lexicon import each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# The lists that speak for themselves.
_KIND_OF = {
    "safety": Kind.SAFETY,
    "mechanism": Kind.MECHANISM,
    "diagnosis": Kind.DIAGNOSIS,
    "dose": Kind.DOSE,
    "prevalence": Kind.PREVALENCE,
    "prevalence noun": Kind.PREVALENCE,
    "prognosis": Kind.PROGNOSIS,
    "regulatory": Kind.REGULATORY,
    "experience": Kind.EXPERIENCE,
    "research-status": Kind.RESEARCH_STATUS,
    "efficacy": Kind.EFFICACY,
}
# The lists that count beside something else.
_GUARDED = frozenset(
    (
        *("efficacy noun", "efficacy topic", "comparative", "comparative weak"),
        *("comparative as", "comparative next", "comparative pair"),
        *("less", "less base", "mend", "mend base", "more", "hurt", "change", "change base"),
        *("mechanism weak", "safety weak", "safety topic", "harm", "harm weak", "harm symptom"),
        *("benefit", "common", "makes", "shift", "injures", "harm event"),
        *("cause", "link", "link back", "neutral", "neutral base", "risk", "likely"),
    )
)
_LED = frozenset(("research plan", "published"))
# What a sentence without any word of health can claim in a document that is not about health.
_ANYWHERE = frozenset((Kind.STATISTIC, Kind.DOSE))
# What a share of people would be: of customers it is a figure.
_SHARES = frozenset((Kind.PREVALENCE, Kind.PROGNOSIS))
# Without one of these "prevalent" and "outbreak" are said of something else.
_SUFFERERS = ("condition", "good", "person", "people", "population", "prevalence noun")
# Beside one of these a denial needs no kind of its own.
_EFFECTS = frozenset(
    (
        *(Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.CAUSE, Kind.DIAGNOSIS),
        *(Kind.RESEARCH_STATUS, Kind.RECOMMENDATION, Kind.MECHANISM),
    )
)
# So many words of health make a sentence one on it where the document is on something else.
_FEWEST_NAMED = 2
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
    if wording.text.endswith("?") or states_nothing(wording):
        return Claimed((Kind.BACKGROUND,), (), False)  # it asks or names, whatever the words
    cues = _cues(wording, about_health=about_health)
    if not cues:
        defines = wording.has("definition", "document")
        kind = Kind.BACKGROUND
        if about_health and not _is_of_itself(wording):
            kind = _topic(wording, defines=defines)
        return Claimed((kind,), (), defines or _points(wording))
    ordered = tuple(sorted(cues, key=_RANK.__getitem__))
    words = dict.fromkeys(wording.words(hit) for kind in ordered for hit in cues[kind])
    return Claimed(ordered, tuple(words), _draws_on_what_precedes(wording))


def _topic(wording: Wording, *, defines: bool) -> Kind:
    """Say what a sentence without any cue is about: trials, the inside of the body, or neither."""
    if is_inside(wording):
        return Kind.MECHANISM
    researched = wording.has("trial") or (
        wording.has("research weak", "document")
        and wording.has(*HEALTH)
        and not nearby("researches").isdisjoint(wording.tokens)
    )
    found = not nearby("tells a result").isdisjoint(wording.tokens)
    return Kind.RESEARCH_STATUS if researched and not (defines or found) else Kind.BACKGROUND


def _is_of_itself(wording: Wording) -> bool:
    """Say whether a sentence speaks of the document it stands in."""
    own = nearby("this document")
    return any(wording.tokens[hit.start] in own for hit in wording.hits("document"))


def _points(wording: Wording) -> bool:
    return bool(wording.tokens) and wording.tokens[0] in nearby("demonstrative")


def _draws_on_what_precedes(wording: Wording) -> bool:
    end = len(wording.tokens)
    return any(hit.start == 0 or hit.end == end for hit in wording.hits("back reference"))


def _cues(wording: Wording, *, about_health: bool) -> dict[Kind, list[Hit]]:
    """Collect the entries that show a kind, and weigh them against each other."""
    found = wording.found
    cues = {_KIND_OF[section]: list(hits) for section, hits in found.items() if section in _KIND_OF}
    for kind, hit in _guarded(wording):
        cues.setdefault(kind, []).append(hit)
    if Kind.PREVALENCE in cues and not wording.has(*_SUFFERERS):
        counted = [hit for hit in cues.pop(Kind.PREVALENCE) if hit.section == "number"]
        if counted:
            cues[Kind.PREVALENCE] = counted
    if not (about_health or _names_health(wording)):
        cues = _elsewhere(cues, wording)
    if cues:
        weigh(cues, wording)
        read_inside(cues, wording, about_health=about_health)
    if wording.has("negated") and _EFFECTS.isdisjoint(cues):
        denied = _denied(wording)
        if denied is not None:
            cues[denied] = wording.hits("negated")
    return cues


def _elsewhere(cues: dict[Kind, list[Hit]], wording: Wording) -> dict[Kind, list[Hit]]:
    """Keep what is claimed where neither document nor sentence is on health: figures, prices."""
    kept = {kind: hits for kind, hits in cues.items() if kind in _ANYWHERE}
    for kind in _SHARES & cues.keys():
        shares = [hit for hit in cues[kind] if hit.section == "number"]
        if shares:
            kept.setdefault(Kind.STATISTIC, []).extend(shares)
    priced = list(prices_elsewhere(wording, cues.get(Kind.COST, ())))
    if priced:
        kept[Kind.COST] = priced
    return kept


def _names_health(wording: Wording) -> bool:
    """Say whether a sentence is on health in a document that is not.

    One word ("stress", "burn", "suffering") is said of machines and markets as well, but for the
    names of most illnesses.
    """
    named = {
        at for name in HEALTH for hit in wording.hits(name) for at in range(hit.start, hit.end)
    }
    if len({wording.tokens[at] for at in named}) >= _FEWEST_NAMED:
        return True
    ill = {wording.tokens[hit.start] for hit in wording.hits("condition")}
    return not ill <= nearby("figure of speech")


def _denied(wording: Wording) -> Kind | None:
    """Read what is denied without a word for it: "no difference in mortality"."""
    if wording.has("document") or wording.is_craft:
        return None
    if wording.has("intervention", "food"):
        return Kind.EFFICACY
    if wording.has("condition") and wording.has("exposure", "link"):
        return Kind.CAUSE
    return Kind.EFFICACY if wording.has("condition") and wording.has("trial") else None


def _guarded(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read the lists whose words count only beside another, and the numbers."""
    found = wording.found
    yield from read_quantities(wording)
    if not _GUARDED.isdisjoint(found):
        yield from read_effects(wording)
    yield from read_advice(wording)
    yield from read_calls(wording)
    yield from read_research(wording)
    yield from read_enquiry(wording)
    yield from read_illnesses(wording)
    yield from read_told(wording)
    yield from each(Kind.PROMISSORY, read_promises(wording))
    yield from read_standing(wording)
    if "cost" in found:
        yield from each(Kind.COST, read_costs(wording))
    if "cost weak" in found and not nearby("of money").isdisjoint(wording.tokens):
        yield from each(Kind.COST, found["cost weak"])
    if not _LED.isdisjoint(found):
        yield from _led(wording)


def _led(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read verbs that need a subject: plans of studies."""
    if nearby("finding").isdisjoint(wording.tokens):
        if wording.has("research weak", "trial"):
            yield from each(Kind.RESEARCH_STATUS, wording.hits("research plan"))
        if "according" not in wording.tokens and not nearby("describes").isdisjoint(wording.tokens):
            yield from each(Kind.RESEARCH_STATUS, wording.hits("published"))
