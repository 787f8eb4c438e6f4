"""How sure a sentence sounds, and which of its words promote rather than inform (STANDARDS 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Certainty

if TYPE_CHECKING:
    from citeaudit.article.lexicon import Hit
    from citeaudit.article.wording import Wording

# How far behind a "not" the effect may stand that it denies: "did not significantly improve".
_REACH_OF_NOT = 4
_DENIABLE = (
    "efficacy",
    "efficacy noun",
    "efficacy topic",
    "efficacy verb",
    "efficacy base",
    "efficacy growth",
    "cause",
    "comparative",
    "mechanism",
)
# "in May", "since early May": the month.
_BEFORE_A_MONTH = frozenset(("in", "since", "until", "during", "last", "early", "mid", "late"))
# So many soft words in one sentence are no accident.
_STACKED = 2


class Tone(NamedTuple):
    """How a sentence sounds.

    `promotional` are words that count as hype by themselves, `stacked` soft ones that count
    because they are amplified or stand together; `soft` is every soft word.
    """

    certainty: Certainty
    cues: tuple[str, ...]
    boosters: tuple[str, ...]
    promotional: tuple[str, ...]
    stacked: tuple[str, ...]
    soft: tuple[str, ...]

    @property
    def hype(self) -> tuple[str, ...]:
        """The promotional words that count."""
        return self.promotional + self.stacked


def read_tone(wording: Wording) -> Tone:
    """Say how sure a sentence sounds and how loud.

    The first of negated, promissory, hedged that has a cue decides; without one it is asserted.
    "can", "if" and "being studied" are no hedges; a denied risk is an asserted safety.

    Cost: linear in the number of words.
    """
    certainty, cues = _certainty(wording)
    boosters = tuple(wording.words(hit) for hit in _boosters(wording))
    promotional, stacked, soft = _hype(wording)
    return Tone(certainty, cues, boosters, promotional, stacked, soft)


def _certainty(wording: Wording) -> tuple[Certainty, tuple[str, ...]]:
    for certainty, hits in (
        (Certainty.NEGATED, _denials(wording)),
        (Certainty.PROMISSORY, wording.hits("promissory")),
        (Certainty.HEDGED, _hedges(wording)),
    ):
        if hits:
            return certainty, tuple(dict.fromkeys(wording.words(hit) for hit in hits))
    return Certainty.ASSERTED, ()


def _denials(wording: Wording) -> list[Hit]:
    denials = list(wording.hits("negated"))
    negators = wording.hits("negator")
    if not negators:
        return denials
    effects = {hit.start for section in _DENIABLE for hit in wording.hits(section)}
    # "no side effects" denies a risk: an assertion of safety.
    safe = {at for hit in wording.hits("safety") for at in range(hit.start, hit.end)}
    for negator in negators:
        reach = range(negator.end, negator.end + _REACH_OF_NOT)
        if negator.start not in safe and not effects.isdisjoint(reach):
            denials.append(negator)
    return denials


def _hedges(wording: Wording) -> list[Hit]:
    return [hit for hit in wording.hits("hedge") if not _is_the_month(wording.tokens, hit)]


def _is_the_month(tokens: list[str], hit: Hit) -> bool:
    if tokens[hit.start] != "may":
        return False
    before = tokens[hit.start - 1] if hit.start else ""
    after = tokens[hit.end] if hit.end < len(tokens) else ""
    dated = before.isdigit() and not after.isalpha()  # "on 30 May," against "before 30 may"
    return dated or after[:1].isdigit() or before in _BEFORE_A_MONTH


def _boosters(wording: Wording) -> list[Hit]:
    if wording.has("booster off"):
        return [hit for hit in wording.hits("booster") if wording.words(hit) != "significantly"]
    return wording.hits("booster")


def _hype(wording: Wording) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the promotional words: those that count, soft ones that count, and all soft ones."""
    if not wording.has("hype closed", "hype cure", "hype soft"):
        return (), (), ()
    off = {hit.end for hit in wording.hits("hype off")}
    loud = list(wording.hits("hype closed"))
    if wording.has("intervention") and not wording.has("negator", "negated"):
        loud += wording.hits("hype cure")
    soft = [hit for hit in wording.hits("hype soft") if hit.start not in off]
    counts = soft
    if len(soft) < _STACKED:
        amplified = {hit.end for hit in wording.hits("amplifier")}
        counts = [hit for hit in soft if hit.start in amplified]
    return (
        tuple(wording.words(hit) for hit in loud if hit.start not in off),
        tuple(wording.words(hit) for hit in counts),
        tuple(wording.words(hit) for hit in soft),
    )
