"""Results that are drawn from a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Strength
from citeaudit.rules.advice import original_address
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import source_name
from citeaudit.rules.plans import plans_as_results, posted_results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited, Finding


class RegistrationAsResult(Rule):
    """A trial's registration or protocol is cited for a result.

    ## What it reports
    A sentence about an outcome (an effect, a harm, a number of patients) that cites a trial's
    registration, a mirror of one or a study protocol, and nothing that could report a result.

    ## Why it matters
    A registration says what a trial plans to do. HealthNewsReview asks whether a story grasps the
    quality of the evidence; of 400 completed trials 29.5 % had no results after four years
    (Saito 2014).

    ## Example
    > In one study, patients reported less fatigue. [16]   (where [16] is NCT05363514)

    ## Better
    "A trial of naltrexone in POTS is registered [16]", or cite the published results.

    ## When to ignore
    The register's page shows posted results, and the sentence quotes them.
    """

    code = "CIT203"
    name = "registration-as-result"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each outcome that a plan is cited for."""
        for verdict, plans in plans_as_results(audited):
            results = [posted_results(audited, plan) for plan in plans]
            # The register knows: then it is `no-posted-results`, or nothing at all.
            if set(results) == {None}:
                yield self._report(verdict, plans)

    def _report(self, verdict: Verdict, plans: list[Weighed]) -> Finding:
        plan = plans[0].source
        home = original_address(plan)
        where = f"look for posted results at {home}, or say" if home else "say"
        unknown = any(one.strength is Strength.UNKNOWN for one in verdict.weighed)
        return self.about_claim(
            verdict,
            f"{source_name(plan)} says what a trial plans, not what it found",
            help=f'{where} "a trial … is registered"',
            references=tuple(sorted(index for one in plans for index in one.sources)),
            confidence=0.7 if unknown else self.confidence * plan.confidence,
            discount=False,  # a plan has no result, however carefully one is told
        )
