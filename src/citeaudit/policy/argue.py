"""The argument behind a verdict, in sentences for the reader of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Claim
    from citeaudit.policy.lowering import Weight
    from citeaudit.policy.model import Weighed
    from citeaudit.policy.tables import Requirement

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VOWELS = frozenset("aeiou")
_SURE = {
    Certainty.ASSERTED: "states it as a fact",
    Certainty.PROMISSORY: "makes a promise of it",
}


def argue(
    claim: Claim,
    kind: Kind,
    outcome: Outcome,
    bar: Requirement,
    scales: Sequence[tuple[Weighed, Weight]],
) -> tuple[str, ...]:
    """Say step by step how the verdict came about: the bar, the best there is, what follows.

    Args:
        claim: The claim.
        kind: Its kind that decided.
        outcome: What its sources amount to.
        bar: What the kind needs.
        scales: The independent works, strongest first.
    """
    if outcome is Outcome.EXEMPT:
        return ()
    steps = [_bar(kind, bar)]
    if not scales:
        return (*steps, _nothing(claim))
    steps.append(_best(scales))
    best = scales[0][1]
    if best.differs:
        steps.append(f"It counts for less, as {' and '.join(best.differs)}.")
    if outcome is Outcome.OVERSTATED:
        steps.append(f"That allows cautious wording only; the sentence {_tone(claim)}.")
    elif outcome is Outcome.UNDETERMINED:
        steps.append("Nobody has said yet what kind of source it is.")
    elif outcome is Outcome.ADEQUATE and not best.design_known:
        steps.append("Its design is not known: the register of record would tell.")
    return tuple(steps)


def _bar(kind: Kind, bar: Requirement) -> str:
    if kind is Kind.PROMISSORY:
        return "No source carries a promise; it is judged as a claim of efficacy."
    name, enough = kind.value, bar.enough or Strength.NONE
    needs = "an independent page" if enough is Strength.WEAK else f"{enough.word} evidence"
    return f"{'An' if name[0] in _VOWELS else 'A'} {name} claim needs {needs}."


def _nothing(claim: Claim) -> str:
    if claim.citations:
        return "Its markers lead to no entry of the list."
    return "Nothing is cited for it."


def _tone(claim: Claim) -> str:
    if claim.boosted:
        return "calls it proven"
    return _SURE.get(claim.certainty, "is surer than that")


def _best(scales: Sequence[tuple[Weighed, Weight]]) -> str:
    """Say what the best of the works is worth; several weak ones never add up."""
    strength = scales[0][1].strength
    if len(scales) == 1:
        return f"The one source is {_worth(strength)}."
    count = _NUMBERS[len(scales)] if len(scales) < len(_NUMBERS) else str(len(scales))
    if strength is Strength.NONE:
        none = "Neither" if len(scales) == 2 else "None"
        return f"{none} of the {count} independent sources is evidence."
    more = ", and weak ones do not add up" if strength is Strength.WEAK else ""
    return f"The best of {count} independent sources is {_worth(strength)}{more}."


def _worth(strength: Strength) -> str:
    if strength is Strength.NONE:
        return "no evidence"
    return "of unknown kind" if strength is Strength.UNKNOWN else f"{strength.word} evidence"
