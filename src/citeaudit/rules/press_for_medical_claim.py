"""Newspapers on medicine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.naming import source_name
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_PRESS = (SourceType.NEWS, SourceType.PRESS_RELEASE, SourceType.TRADE_MEDIA)
_BIOMEDICAL = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.MECHANISM,
        Kind.PREVALENCE,
        Kind.DIAGNOSIS,
        Kind.PROGNOSIS,
        Kind.CAUSE,
        Kind.DOSE,
        Kind.RECOMMENDATION,
        Kind.PROMISSORY,
    )
)


class PressForMedicalClaim(Rule):
    """A biomedical claim rests on the press.

    ## What it reports
    A news report, a press release or a trade magazine that bears a claim about an effect, a cause,
    a dose and the like, with no sufficient source beside it. News may tell that a drug was
    approved, what it costs, that a trial has begun, or that a danger was found.

    ## Why it matters
    MEDRS holds the popular press for no reliable source of biomedical information. A third of
    press releases exaggerate; where they do, most of the news does, too (Sumner 2014).

    ## Example
    > Coffee prevents dementia. [2]   (where [2] is a newspaper)

    ## Better
    Cite the study or review the report is about.

    ## When to ignore
    The sentence is about the news itself.
    """

    code = "CIT303"
    name = "press-for-medical-claim"
    severity = Severity.WARNING
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each piece of press that bears a biomedical claim, at its entry."""
        for one in bearing(audited, _is_press):
            if any(map(_needs_more, one.verdicts)):
                yield self.about_reference(
                    one.reference,
                    f"{source_name(one.source)} is cited for a medical claim",
                    help="cite the study or review it reports on",
                    subject=one.source.work,
                    confidence=one.source.confidence,
                    related=one.places,
                )


def _is_press(source: Source) -> bool:
    return source.type in _PRESS


def _needs_more(verdict: Verdict) -> bool:
    return verdict.kind in _BIOMEDICAL and verdict.outcome is not Outcome.ADEQUATE
