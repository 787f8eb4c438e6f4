"""Results that a register confirms it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import confirmed
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.plans import plans_as_results, posted_results
from citeaudit.rules.witnesses import identifier_name, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.evidence.facts import Fact
    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited, Finding


class NoPostedResults(Rule):
    """A result is drawn from a trial that has posted none.

    ## What it reports
    A sentence about an outcome that cites a trial's registration, where the register itself says
    that no results are posted. It takes the place of `registration-as-result`.

    ## Why it matters
    What the sentence tells cannot come from there. Of 400 completed trials 29.5 % had no results
    after four years (Saito 2014).

    ## Example
    > In one study, patients reported less fatigue. [16]   (NCT05363514: no results posted)

    ## Better
    "A trial of naltrexone in POTS is registered [16]", or cite where the results were published.

    ## When to ignore
    The results appeared elsewhere, and are cited in the same sentence.
    """

    code = "CIT607"
    name = "no-posted-results"
    severity = Severity.ERROR
    requires = frozenset({Need.FACTS})
    confidence = 0.97
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each outcome that is cited to a registration without results."""
        for verdict, plans in plans_as_results(audited):
            results = {posted_results(audited, plan) for plan in plans}
            for plan in plans if True not in results else ():
                fact = _witness(audited, plan)
                if fact:
                    yield self._report(verdict, plan, fact)
                    break

    def _report(self, verdict: Verdict, plan: Weighed, fact: Fact) -> Finding:
        number = identifier_name(fact.identifier)
        trial = fact.record.trial if fact.record else None
        status = trial.status.replace("_", " ").lower() if trial else ""
        state = f"; the trial is {status}" if status and status != "unknown" else ""
        return self.about_claim(
            verdict,
            f"{number} has no posted results{state} ({witnesses([fact])})",
            help='say "a trial … is registered", or cite where its results were published',
            references=plan.sources,
        )


def _witness(audited: Audited, plan: Weighed) -> Fact | None:
    """Give the answer by which a registration has no results."""
    for index in plan.sources:
        for fact, record in confirmed(audited.facts_of(index)):
            if record.trial and record.trial.has_results is False:
                return fact
    return None
