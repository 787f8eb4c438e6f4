"""Treatments whose standing with the regulator nobody mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Profile, Rule, Severity
from citeaudit.rules.documents import prose_of
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding

_PROMOTED = frozenset((Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.PROMISSORY))


class RegulatoryOmission(Rule):
    """A compounded or off-label treatment is promoted, and its status is nowhere stated.

    ## What it reports
    A document that claims an effect or safety of a compounded drug, or of one that is only used
    outside its licence (low-dose naltrexone, bioidentical hormones), and in which no word such as
    "approved", "licensed" or "off-label" occurs; once, at the first such claim.

    ## Why it matters
    No regulator has looked at a compounded drug's safety, effect or quality. The FDA objects to
    advertising that hides it, and the FTC holds leaving it out for deceptive.

    ## Example
    > Compounded low-dose naltrexone relieves pain.   (and no word of its status)

    ## Better
    "Naltrexone is approved for addiction; its use for pain is off-label."

    ## When to ignore
    The status is stated where the document is published, beside it.
    """

    code = "CIT405"
    name = "regulatory-omission"
    severity = Severity.WARNING
    profile = Profile.STRICT
    confidence = 0.7
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report the first claim that promotes such a treatment."""
        for verdict in audited.verdicts:
            claim = verdict.claim
            if verdict.outcome is Outcome.EXEMPT or _PROMOTED.isdisjoint(claim.kinds):
                continue
            drug = find_phrase(claim.focus_text, "compounded")
            if drug:
                if not any(find_phrase(p, "status stated") for p in prose_of(audited.article)):
                    yield self.about_claim(
                        verdict,
                        f'"{drug}" is promoted, and its status with the regulator is never stated',
                        help="say what it is approved for, if for anything, and that this use is "
                        "off-label",
                    )
                return
