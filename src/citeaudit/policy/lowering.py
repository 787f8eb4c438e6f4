"""What lowers a source's strength for a claim: its fate, its seller, what else it is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Kind
from citeaudit.policy.doubt import is_doubtful
from citeaudit.policy.files import read_data
from citeaudit.policy.labels import is_label
from citeaudit.policy.model import Strength
from citeaudit.policy.scope import NO_CLAIM
from citeaudit.sources.model import Design, Interest, SourceType, Status

if TYPE_CHECKING:
    from citeaudit.policy.scope import Fit
    from citeaudit.policy.tables import Policy
    from citeaudit.sources.model import Source

# One step down; an unknown source has no strength to lower.
_DOWN = {
    Strength.STRONG: Strength.MODERATE,
    Strength.MODERATE: Strength.LIMITED,
    Strength.LIMITED: Strength.WEAK,
    Strength.WEAK: Strength.NONE,
}
# Designs that look at patients or the public and are reported in a journal.
_OF_PEOPLE = frozenset(
    (
        Design.SYSTEMATIC_REVIEW,
        Design.META_ANALYSIS,
        Design.RCT,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.CROSS_SECTIONAL,
        Design.NARRATIVE_REVIEW,
        Design.CASE_SERIES,
        Design.CASE_REPORT,
    )
)
# What befell animals, told of animals, is a laboratory's finding, as a mechanism is. That a drug
# works in them stays no evidence of an effect: it is told to people who look for one.
_LIKE_A_MECHANISM = frozenset((Kind.CAUSE, Kind.HARM, Kind.PROGNOSIS))
# What is no longer there to be cited.
_GONE = (Status.RETRACTED, Status.NOT_FOUND)


class Weight(NamedTuple):
    """What a source is worth for a kind of claim, and why it is not worth more.

    Attributes:
        reason: In words; empty where the type alone says it.
        design_known: False for a study whose design nobody has told yet.
        studies_people: A published study of people: too weak a design for the claim it may be, but
            a real source.
        differs: In what its scope is another than the claim's, in clauses.
    """

    strength: Strength
    reason: str = ""
    design_known: bool = True
    studies_people: bool = False
    differs: tuple[str, ...] = ()


def weigh(source: Source, kind: Kind, policy: Policy, fit: Fit = NO_CLAIM) -> Weight:
    """Weigh one source for one kind of claim, lowered in the order of STANDARDS 2.3.

    Cost: some dictionary look-ups.
    """
    labelled = is_label(source)
    source_type = SourceType.REGULATOR if labelled else source.type
    strength = policy.worth(source_type, source.design, kind)
    if (fit.model_named and kind is Kind.MECHANISM) or (fit.of_model and kind in _LIKE_A_MECHANISM):
        strength = max(strength, Strength.MODERATE)
    gone = next((status for status in _GONE if status in source.status), None)
    if gone:
        return Weight(Strength.NONE, f"it is {gone.value.replace('-', ' ')}")
    if Status.CONCERN in source.status:
        lowered = min(_DOWN.get(strength, strength), Strength.LIMITED)
        return Weight(lowered, "its journal has expressed concern about it")
    if kind in fit.own_kinds:
        return Weight(max(strength, Strength.MODERATE), "it speaks of itself")
    if is_doubtful(source):
        return Weight(Strength.UNKNOWN, "it is not certain what kind of source it is")
    if source.interest is Interest.SELLS_TOPIC and not labelled:
        weight = _of_seller(source, kind, strength)
        if weight:
            return weight
    if Status.DEAD in source.status and not source.identifiers:
        return Weight(min(strength, Strength.UNKNOWN), "its address no longer leads anywhere")
    if fit.differs:
        return _of_another_scope(source, strength, fit.differs)
    reviewed = source.type is SourceType.PEER_REVIEWED
    return Weight(
        strength,
        "" if labelled else _reasons().get(_kind_of_thing(source), ""),
        design_known=not reviewed or source.design is not Design.UNKNOWN,
        studies_people=_studies_people(source),
    )


def _studies_people(source: Source) -> bool:
    return source.type is SourceType.PEER_REVIEWED and source.design in _OF_PEOPLE


def _of_another_scope(source: Source, strength: Strength, differs: tuple[str, ...]) -> Weight:
    """Weigh a source on something else: a step down for each element, yet still a real source."""
    real = strength >= Strength.LIMITED or _studies_people(source)
    for _ in differs:
        strength = _DOWN.get(strength, strength)
    return Weight(strength, " and ".join(differs), studies_people=real, differs=differs)


def _of_seller(source: Source, kind: Kind, strength: Strength) -> Weight | None:
    """Weigh a page whose publisher sells what it is about; a seller may state its own price."""
    if kind is Kind.COST:
        return None
    cap = Strength.WEAK if kind is Kind.HARM else Strength.NONE
    if strength <= cap:
        return Weight(strength, _reasons().get(source.type.value, ""))
    return Weight(cap, "its publisher sells what the page is about")


def _kind_of_thing(source: Source) -> str:
    return source.design.value if source.design is not Design.UNKNOWN else source.type.value


@cache
def _reasons() -> dict[str, str]:
    lines = (line for line in read_data("reasons.txt").splitlines() if line[:1] not in ("", "#"))
    return {name: why for name, _, why in (line.partition(": ") for line in lines)}
