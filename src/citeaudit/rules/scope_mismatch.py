"""Sources about something other than the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding


class ScopeMismatch(Rule):
    """The best source of a claim is about another condition, population, treatment or dose.

    ## What it reports
    A claim whose best source is a study, a guideline or a reference work that its title shows to
    be about something else: another illness, another drug, fifty milligrams for four, children
    where the claim is about people at large. What is broader or narrower fits; so does a source
    that fits the paragraph, its heading or the document's title.

    ## Why it matters
    Results from other patients or another treatment are indirect evidence: GRADE rates them down,
    and the NHMRC's evidence matrix asks of every study whether it applies. Here, too, the source
    counts for one step less.

    ## Example
    > LDN relieves fatigue in POTS. [24]   (where [24] is about long COVID)

    ## Better
    "In long COVID, …", or cite a source about the condition that the sentence names.

    ## When to ignore
    The text looks at what the title names only in passing.
    """

    code = "CIT206"
    name = "scope-mismatch"
    severity = Severity.WARNING
    confidence = 0.8
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim that has nothing better than a source about something else."""
        for verdict in audited.verdicts:
            if _rests_on_another_scope(verdict):
                best = verdict.weighed[0]
                yield self.about_claim(
                    verdict,
                    f"{source_name(best.source)} is cited, but {' and '.join(best.differs)}",
                    help="cite a source about what the sentence is about, or say in the sentence "
                    "what the source looked at",
                    references=best.sources,
                    confidence=self.confidence * best.source.confidence,
                )


def _rests_on_another_scope(verdict: Verdict) -> bool:
    if verdict.outcome is Outcome.EXEMPT or verdict.claim.certainty is Certainty.NEGATED:
        return False
    return bool(verdict.weighed and verdict.weighed[0].differs)
