"""Claims that outgrow the design of the study behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.advice import better_source
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import claim_name, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding

# What a reader acts on (STANDARDS 3.2; a comparison and a promise are judged as efficacy).
_GRAVE = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.DOSE,
        Kind.RECOMMENDATION,
        Kind.PROMISSORY,
    )
)


class DesignTooWeak(Rule):
    """The best study behind a claim has a design that cannot show it.

    ## What it reports
    A claim whose best source is a study, and whose design gives it limited strength for a claim of
    this kind: a case series for an effect, a survey for a cause, an opinion for a dose.

    ## Why it matters
    Without a group for comparison nobody can tell what a treatment did and what time did. The
    Oxford levels of evidence (CEBM) put case series at level 4 of 5 for benefit; GRADE starts
    them at very low certainty.

    ## Example
    > LDN relieves fatigue in POTS. [11]   (where [11] is a case series of six patients)

    ## Better
    "In a series of six patients without a control group, …", or cite a trial or a review.

    ## When to ignore
    The sentence says what kind of study it was.
    """

    code = "CIT204"
    name = "design-too-weak"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim that is `limited` because of a design."""
        for verdict in audited.verdicts:
            if verdict.outcome is Outcome.LIMITED and verdict.by_design:
                best = verdict.weighed[0]
                yield self.about_claim(
                    verdict,
                    f"{claim_name(verdict.kind)} rests on nothing better than "
                    f"{source_name(best.source)}",
                    help=better_source(verdict),
                    severity=Severity.ERROR if verdict.kind in _GRAVE else Severity.WARNING,
                    confidence=self.confidence * best.source.confidence,
                )
