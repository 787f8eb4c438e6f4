"""The choice among types that are likely to different degrees, and when none is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Sequence

# A label is given from this probability on: of thirty types it is far ahead of nearly all others.
_ENOUGH = 0.25
# Less will do where it is all but certain whether the page is worth anything, and only which kind
# of page it is remains open: to confuse a seller with a blog changes no verdict.
_SURE_OF_WORTH = 0.75
_ENOUGH_OF_KIND = 0.1
# A journal is called predatory by a list, or where nothing else is likely.
_ENOUGH_TO_ACCUSE = 0.75
# To lend weight to what has none does more harm than to know nothing of it.
_ENOUGH_TO_LEND = 0.5
LENDING = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.GUIDELINE,
        SourceType.REGULATOR,
        SourceType.MEDICAL_REFERENCE,
    }
)
# Weak or no evidence of efficacy (STANDARDS 2.1); the tests hold it against the policy's table.
WEAK = frozenset(
    {
        SourceType.TRIAL_REGISTRY,
        SourceType.PREDATORY_JOURNAL,
        SourceType.ADVOCACY,
        SourceType.NEWS,
        SourceType.PRESS_RELEASE,
        SourceType.TRADE_MEDIA,
        SourceType.HEALTH_MEDIA,
        SourceType.ENCYCLOPEDIA,
        SourceType.BLOG,
        SourceType.CLINIC_BLOG,
        SourceType.PHARMACY_MARKETING,
        SourceType.TELEHEALTH,
        SourceType.VENDOR,
        SourceType.CORPORATE,
        SourceType.CONTENT_FARM,
        SourceType.SOCIAL,
        SourceType.AI_CHAT,
        SourceType.SEARCH_PAGE,
    }
)


class Verdict(NamedTuple):
    """The likeliest type, how likely it is, and what spoke for it.

    Attributes:
        type: The likeliest type among those on the likelier side of weak and not weak.
        confidence: How likely it is.
        worth: How likely its side is.
        reasons: Features that spoke for the type, with their weights in quanta.
    """

    type: SourceType
    confidence: float
    worth: float = 0.0
    reasons: tuple[tuple[float, str], ...] = ()

    @property
    def suffices(self) -> bool:
        """It is likely enough to be given."""
        if self.type in LENDING:
            return self.confidence >= _ENOUGH_TO_LEND
        if self.type is SourceType.PREDATORY_JOURNAL:
            return self.confidence >= _ENOUGH_TO_ACCUSE
        sure = self.worth >= _SURE_OF_WORTH and self.confidence >= _ENOUGH_OF_KIND
        return sure or self.confidence >= _ENOUGH


class Sides(NamedTuple):
    """The places, in a model's order of types, of the weak ones and of the others."""

    weak: tuple[int, ...]
    other: tuple[int, ...]


def sides_of(types: Sequence[SourceType]) -> Sides:
    """Split a model's types by what they are worth."""
    weak = tuple(at for at, kind in enumerate(types) if kind in WEAK)
    return Sides(weak, tuple(at for at in range(len(types)) if at not in weak))


def likeliest(shares: Sequence[float], sides: Sides) -> tuple[int, float]:
    """Choose a type: first whether the page is worth anything, then what it is.

    Args:
        shares: The probability of each type, in a model's order; they add up to one.
        sides: Of that model's types.

    Returns:
        The place of the type, and how likely its side is.
    """
    weak = sum([shares[at] for at in sides.weak])
    side, worth = (sides.weak, weak) if weak >= 0.5 else (sides.other, 1 - weak)
    return max(side, key=shares.__getitem__), worth
