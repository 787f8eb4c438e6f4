"""What becomes of the ill: how many of them die or recover, untreated or foretold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit, each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind "a third" stands whom it is a share of, and behind them their fate.
_BEHIND_SHARE = 5
_BEHIND_THE_ILL = 12
# In words: how far behind "predicts" stands the outcome.
_BEHIND_FORETELLING = 9
_OUTCOME_WORDS = ("mortality", "surviv", "remission", "relapse", "recurrence", "time", "prognos")
# Before a treatment they make it what an outcome is counted from.
_SETTING = frozenset(("after", "before", "following", "since", "undergoing", "without"))
_AT_RISK = ("link", "link back", "risk", "likely", "comparative weak")
# How near a span of time one of these shows when something happens.
_IN_TIME = frozenset(("within", "after", "at", "in", "by", "over", "later", "on"))
_BEFORE_SPAN = 4
# What says that something else than time is at work: treatments, causes, comparisons, counts.
_NO_COURSE = (
    *("intervention", "food", "exposure", "trial", "research weak", "prevalence", "often", "dose"),
    *("link", "risk", "less", "more", "mend", "change", "recommendation", "experience", "safety"),
    *("diagnosis", "prevalence verb", "regulatory", "change base", "less base"),
)
_AT_WORK = ("trial", "research weak", "experience")


def read_fates(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what becomes of the ill: a share of them, those left alone, what is foretold."""
    tokens = wording.tokens
    if not nearby("becomes of the ill").isdisjoint(tokens):
        if not wording.has(*_AT_WORK):
            yield from _of_a_share(tokens)
        yield from each(Kind.PROGNOSIS, wording.hits("untreated"))
    if wording.has("person") or not nearby("makes patients").isdisjoint(tokens):
        yield from _at_risk(wording)
    if wording.has("person", "people", "condition") and not wording.has(*_NO_COURSE):
        yield from _in_a_time(tokens)
    outcomes = nearby("outcome of the ill")
    for hit in wording.hits("foretells"):
        if not outcomes.isdisjoint(tokens[hit.end : hit.end + _BEHIND_FORETELLING]):
            yield Kind.PROGNOSIS, hit


def _at_risk(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read what patients are at risk of: "survivors who smoke die more often"."""
    yield from each(Kind.PROGNOSIS, wording.hits("fate at risk"))
    if wording.has(*_AT_RISK) and not wording.has("intervention", "food"):
        ends = nearby("end or return")
        for at in [at for at, token in enumerate(wording.tokens) if token in ends]:
            yield Kind.PROGNOSIS, Hit(at, at + 1, "fate")


def _in_a_time(tokens: list[str]) -> Iterator[tuple[Kind, Hit]]:
    """Read what happens to a share of the ill in a time: "a third walk again after a year"."""
    if nearby("share of the ill").isdisjoint(tokens):
        return
    spans = nearby("span of time")
    for at in [at for at, token in enumerate(tokens) if token in spans]:
        if not _IN_TIME.isdisjoint(tokens[max(0, at - _BEFORE_SPAN) : at + 2]):
            yield Kind.PROGNOSIS, Hit(at, at + 1, "fate")
            return


def _of_a_share(tokens: list[str]) -> Iterator[tuple[Kind, Hit]]:
    """Read "a third of those with a clot have another": a share, the ill, their fate."""
    shares, ill, fates = nearby("share of the ill"), nearby("the ill"), nearby("becomes of the ill")
    for at in [at for at, token in enumerate(tokens) if token in shares]:
        for who in range(at + 1, min(at + 1 + _BEHIND_SHARE, len(tokens))):
            if tokens[who] in ill:
                behind = range(who + 1, min(who + 1 + _BEHIND_THE_ILL, len(tokens)))
                fate = next((place for place in behind if tokens[place] in fates), None)
                if fate is not None:
                    yield Kind.PROGNOSIS, Hit(fate, fate + 1, "fate")
                    return
                break


def is_an_outcome(wording: Wording, hit: Hit) -> bool:
    """Say whether a word such as "survival" is what is acted on rather than a course told."""
    return hit.section == "prognosis" and wording.tokens[hit.start].startswith(_OUTCOME_WORDS)


def first_at_work(wording: Wording) -> int:
    """Give the place of the first treatment that is no mere setting ("after surgery")."""
    tokens = wording.tokens
    treatments = (*wording.hits("intervention"), *wording.hits("food"))
    return min(
        (
            hit.start
            for hit in treatments
            if _SETTING.isdisjoint(tokens[max(0, hit.start - 2) : hit.start])
        ),
        default=len(tokens),
    )


def is_acted_upon(wording: Wording, hit: Hit, at_work: int) -> bool:
    """Say whether an outcome is one of a treatment, or of nobody: "did not reduce recurrence"."""
    if not is_an_outcome(wording, hit) or wording.tokens[hit.start].startswith("prognos"):
        return False
    return at_work < hit.start or wording.has("model") or not _is_of_the_ill(wording, hit)


def _is_of_the_ill(wording: Wording, hit: Hit) -> bool:
    """Say whether people or an illness are named beside an outcome: "a village's survival"."""
    outcome = range(hit.start, hit.end)
    ill = any(one.start not in outcome for one in wording.hits("condition"))
    return ill or wording.has("person", "people")
