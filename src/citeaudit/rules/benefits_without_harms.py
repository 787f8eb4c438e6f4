"""Treatments that only do good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.documents import prose_of
from citeaudit.rules.naming import spelled
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_FEWEST_BENEFITS = 3


class BenefitsWithoutHarms(Rule):
    """A document tells of a treatment's benefits and of no harm.

    ## What it reports
    A document with three or more claims that a treatment helps, in which no word about harms,
    risks, interactions or safety occurs anywhere; once, at the first of these claims.

    ## Why it matters
    A choice needs both sides: DISCERN asks (question 11) whether a text describes the risks of
    each treatment, and HealthNewsReview whether it quantifies harms.

    ## Example
    > Magnesium improves sleep. It reduces pain. It eases anxiety.   (and that is all)

    ## Better
    Say what can go wrong, how often, and who should not take it.

    ## When to ignore
    The document is a part of a larger one that tells of harms.
    """

    code = "CIT406"
    name = "benefits-without-harms"
    severity = Severity.WARNING
    confidence = 0.75
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report the first of the benefits."""
        benefits = [verdict for verdict in audited.verdicts if _is_benefit(verdict)]
        if len(benefits) < _FEWEST_BENEFITS:
            return
        if any(find_phrase(prose, "harm") for prose in prose_of(audited.article)):
            return
        first, *others = (verdict.claim.focus for verdict in benefits)
        yield self.about_span(
            first,
            f"{spelled(len(benefits))} claims of benefit, and no word about harms",
            help="say what can go wrong, how often, and who should not take it",
            subject="document",
            related=tuple(others),
        )


def _is_benefit(verdict: Verdict) -> bool:
    claim = verdict.claim
    return (
        Kind.EFFICACY in claim.kinds
        and claim.certainty is not Certainty.NEGATED
        and verdict.outcome is not Outcome.EXEMPT
    )
