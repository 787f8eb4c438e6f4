"""The core rule: a claim that nothing but weak sources carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.advice import better_source, sureness
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import claim_name, list_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding


# A type that is as likely wrong as right.
_SURE = 0.875
_LESS = Severity.WARNING


class WeakSourcesOnly(Rule):
    """A claim rests only on weak sources.

    ## What it reports
    A claim whose best independent work is weak, or no evidence at all, for a claim of its kind.
    Several weak sources do not add up to a strong one. A warning where the kind of one of them is
    doubtful, and for a price; a source of unknown kind is never the reason.

    ## Why it matters
    A reader who acts on the sentence relies on somebody with something to sell, or on nobody.
    The FTC's Health Products Compliance Guidance lays the burden of proof on the seller, and
    Wikipedia's guideline for medical sources (MEDRS) asks for reviews, guidelines and studies
    that are independent of who gains by them.

    ## Example
    > LDN relieves fatigue in POTS. [1]   (where [1] is the blog of a clinic)

    ## Better
    Cite the trial or review the page speaks of, or say what is known: "a series of six patients
    …", "is being studied".

    ## When to ignore
    The sentence reports what the source says about itself.
    """

    code = "CIT201"
    name = "weak-sources-only"
    severity = Severity.ERROR
    requires = frozenset({Need.REFERENCE_LIST})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim with the verdict `weak-only`."""
        for verdict in audited.verdicts:
            if verdict.outcome is Outcome.WEAK_ONLY and verdict.weighed:
                yield self._report(verdict)

    def _report(self, verdict: Verdict) -> Finding:
        sure = sureness(verdict.weighed)
        return self.about_claim(
            verdict,
            f"{claim_name(verdict.kind)} rests only on {list_sources(verdict.weighed)}",
            help=better_source(verdict),
            severity=Severity.ERROR if sure >= _SURE and verdict.kind is not Kind.COST else _LESS,
            confidence=self.confidence * sure,
        )
