"""Wording that is surer than its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.advice import better_source
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import claim_name, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding


# That a trial is under way, or what was reported, is no matter of degree.
_NOT_OF_DEGREE = frozenset((Kind.RESEARCH_STATUS, Kind.EXPERIENCE, Kind.COST))
_UNSURE = 0.5


class CertaintyExceedsEvidence(Rule):
    """A claim is worded more surely than its best source allows.

    ## What it reports
    A claim whose best source would do for careful wording ("may"), in a sentence that asserts it;
    and a claim whose best source is of a limited kind, such as a page for patients or a preprint.
    Words such as "proven" make it an error.

    ## Why it matters
    Readers take "is" for near certainty and "may" for doubt. GRADE and the ACIP handbook assign
    each degree of certainty its words, so that a sentence says as much as is known.

    ## Example
    > LDN reduces fatigue. [2]   (where [2] is a cohort study)

    ## Better
    > LDN may reduce fatigue. [2]

    ## When to ignore
    A stronger source stands in the sentence before.
    """

    code = "CIT401"
    name = "certainty-exceeds-evidence"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim that is overstated, or limited by the type of its sources."""
        for verdict in audited.verdicts:
            limited = verdict.outcome is Outcome.LIMITED and not verdict.by_design
            if verdict.weighed and (limited or verdict.outcome is Outcome.OVERSTATED):
                yield self._report(verdict)

    def _report(self, verdict: Verdict) -> Finding:
        best = verdict.weighed[0].source
        return self.about_claim(
            verdict,
            f"{claim_name(verdict.kind)} says more than its best source, {source_name(best)}, "
            "can carry",
            help=better_source(verdict),
            severity=Severity.ERROR if verdict.claim.boosted else Severity.WARNING,
            confidence=(_UNSURE if verdict.kind in _NOT_OF_DEGREE else self.confidence)
            * best.confidence,
        )
