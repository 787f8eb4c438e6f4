"""The nouns of a judgement: strength, outcome, verdict and the weighing that led to it."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citeaudit.article.model import Claim, Kind
    from citeaudit.sources.model import Source


class Strength(IntEnum):
    """What a source is worth for a kind of claim, in order: an unknown one outranks a weak one."""

    NONE = 0
    WEAK = 1
    UNKNOWN = 2
    LIMITED = 3
    MODERATE = 4
    STRONG = 5

    @property
    def word(self) -> str:
        """The strength as reports and policy files write it."""
        return self.name.lower()


class Outcome(StrEnum):
    """What a claim's sources amount to (DESIGN: verdicts)."""

    ADEQUATE = "adequate"
    OVERSTATED = "overstated"
    LIMITED = "limited"
    WEAK_ONLY = "weak-only"
    UNCITED = "uncited"
    UNDETERMINED = "undetermined"
    EXEMPT = "exempt"


class Weighed(NamedTuple):
    """One independent work on the scales.

    `sources` are the indexes of its references in citation order, the first standing for the rest;
    `reason` says in words why it has this strength for this claim, `differs` in what its scope is
    another than the claim's.
    """

    source: Source
    sources: tuple[int, ...]
    strength: Strength
    reason: str
    differs: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What a claim's sources amount to, and the weighing that led to it.

    Attributes:
        kind: The kind of the claim that decided: the one with the worst outcome.
        best: Strength of the best work for that kind; `None` without a citation.
        enough: The minimum strength for `adequate`; `None` where no bar applies.
        weighed: The independent works, strongest first.
        by_design: An outcome of `limited` is due to the study's design, not to the type.
        trail: The argument in sentences, for a reader of the report.
        needs: What a claim of the deciding kind needs, in words that follow "it needs".
    """

    claim: Claim
    outcome: Outcome
    kind: Kind
    best: Strength | None
    enough: Strength | None
    weighed: tuple[Weighed, ...]
    by_design: bool = False
    trail: tuple[str, ...] = ()
    needs: str = ""

    @property
    def works(self) -> int:
        """How many independent works carry the claim."""
        return len(self.weighed)
