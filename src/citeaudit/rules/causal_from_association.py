"""Causes that were only seen together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome, Strength
from citeaudit.rules.base import Profile, Rule, Severity
from citeaudit.rules.naming import source_name
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import Design

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_OBSERVED = (Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL)


class CausalFromAssociation(Rule):
    """A causal verb stands on a study that can only show an association.

    ## What it reports
    "Causes", "leads to", "results in" and the like, stated as a fact, where every usable source is
    an observational study, and no other rule says that the claim is too sure.

    ## Why it matters
    What occurs together need not follow from each other. A third of press releases turn an
    association into a cause (Sumner 2014); among abstracts of observational studies half do
    (Haber 2022).

    ## Example
    > Sleeping late causes depression. [4]   (where [4] is a cohort study)

    ## Better
    > People who sleep late have depression more often. [4]

    ## When to ignore
    The cause is established, and the study is one of many: cite a review.
    """

    code = "CIT404"
    name = "causal-from-association"
    severity = Severity.WARNING
    # Readings of causal language agree in nine of ten sentences at best (STANDARDS 4).
    profile = Profile.STRICT
    confidence = 0.7
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each cause that was only observed."""
        for verdict in audited.verdicts:
            claim = verdict.claim
            if (
                verdict.outcome is Outcome.ADEQUATE
                and Kind.CAUSE in claim.kinds
                and claim.certainty is Certainty.ASSERTED
                and _is_observed(verdict)
            ):
                word = find_phrase(claim.focus_text, "causes")
                if word:
                    yield self.about_claim(
                        verdict,
                        f'"{word}", but {source_name(verdict.weighed[0].source)} can only show '
                        "what occurs together",
                        help='say "is associated with", or cite a review that weighs the cause',
                    )


def _is_observed(verdict: Verdict) -> bool:
    usable = [one for one in verdict.weighed if one.strength >= Strength.UNKNOWN]
    return bool(usable) and all(one.source.design in _OBSERVED for one in usable)
