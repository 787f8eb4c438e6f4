"""One study that a sentence makes several of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import source_name
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_SINGLE = frozenset(
    (
        Design.RCT,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.CROSS_SECTIONAL,
        Design.CASE_SERIES,
        Design.CASE_REPORT,
        Design.ANIMAL,
        Design.IN_VITRO,
        Design.PROTOCOL,
    )
)


class OneStudyAsMany(Rule):
    """A sentence speaks of several studies, and one study stands behind it.

    ## What it reports
    Words such as "studies show" or "several trials" where all markers lead to a single study, or
    to a single registration. A review or a guideline may stand for many.

    ## Why it matters
    Studies are counted, not sentences about them (Cochrane Handbook); MEDRS asks that a single
    study be described as one.

    ## Example
    > Several studies have shown that LDN reduces pain. [12]   (where [12] is one trial)

    ## Better
    "One trial has shown …", or cite the others or a review of them.

    ## When to ignore
    The study itself sums up the others in its introduction, and the sentence says so.
    """

    code = "CIT207"
    name = "one-study-as-many"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each plural that one study carries."""
        for verdict in audited.verdicts:
            source = _only_study(audited, verdict)
            phrase = find_phrase(verdict.claim.focus_text, "several studies") if source else ""
            if source and phrase:
                yield self.about_claim(
                    verdict,
                    f'"{phrase}", but only {source_name(source)} is cited',
                    help="speak of one study, or cite the others or a review of them",
                    confidence=self.confidence * source.confidence,
                )


def _only_study(audited: Audited, verdict: Verdict) -> Source | None:
    """Give the one study behind a claim, if all of its markers lead to it."""
    if verdict.works != 1:
        return None
    source = verdict.weighed[0].source
    single = source.type is SourceType.TRIAL_REGISTRY or source.design in _SINGLE
    citations = (audited.article.citations[index] for index in verdict.claim.citations)
    dangles = any(target is None for citation in citations for target in citation.targets)
    return source if single and not dangles else None
