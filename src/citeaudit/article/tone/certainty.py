"""How sure a sentence sounds, and which of its words promote rather than inform (STANDARDS 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Certainty
from citeaudit.article.tone.denials import read_denials
from citeaudit.article.tone.hedges import read_hedges, read_promises
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

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
        (Certainty.NEGATED, read_denials(wording)),
        (Certainty.PROMISSORY, read_promises(wording)),
        (Certainty.HEDGED, read_hedges(wording)),
    ):
        if hits:
            return certainty, tuple(dict.fromkeys(wording.words(hit) for hit in hits))
    return Certainty.ASSERTED, ()


def _boosters(wording: Wording) -> list[Hit]:
    if not nearby("booster off").isdisjoint(wording.tokens):
        return [hit for hit in wording.hits("booster") if wording.words(hit) != "significantly"]
    return wording.hits("booster")


def _hype(wording: Wording) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the promotional words: those that count, soft ones that count, and all soft ones."""
    if not wording.has("hype closed", "hype cure", "hype soft"):
        return (), (), ()
    tokens = wording.tokens
    loud = list(wording.hits("hype closed"))
    treats = wording.has("intervention") and wording.has("condition", "person", "people")
    if treats and not wording.has("negator", "negated"):
        loud += wording.hits("hype cure")
    loud, soft = (
        [hit for hit in hits if nearby("hype off").isdisjoint(_before(tokens, hit, 2))]
        for hits in (loud, wording.hits("hype soft"))
    )
    counts = soft
    if len(soft) < _STACKED:
        amplifiers = nearby("amplifier")
        counts = [hit for hit in soft if not amplifiers.isdisjoint(_before(tokens, hit, 1))]
    return (
        tuple(wording.words(hit) for hit in loud),
        tuple(wording.words(hit) for hit in counts),
        tuple(wording.words(hit) for hit in soft),
    )


def _before(tokens: list[str], hit: Hit, count: int) -> list[str]:
    return tokens[max(0, hit.start - count) : hit.start]
