"""A study's result, told by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import list_sources
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

# Pages about studies. Public bodies, reference works and guidelines are left out: they weigh
# studies, which is a source of its own.
_PAGES = frozenset(
    (
        SourceType.NEWS,
        SourceType.PRESS_RELEASE,
        SourceType.TRADE_MEDIA,
        SourceType.HEALTH_MEDIA,
        SourceType.ENCYCLOPEDIA,
        SourceType.BLOG,
        SourceType.ADVOCACY,
        SourceType.CHARITY,
        SourceType.HOSPITAL,
        SourceType.ACADEMIC,
        SourceType.CORPORATE,
        SourceType.CLINIC_BLOG,
        SourceType.PHARMACY_MARKETING,
        SourceType.TELEHEALTH,
        SourceType.VENDOR,
        SourceType.SOCIAL,
    )
)


class SecondaryForStudyResult(Rule):
    """The result of a study is cited to a page about the study.

    ## What it reports
    A sentence that tells what a study found ("in one trial", "researchers found") and cites only
    pages that tell of it: news, releases, magazines, blogs, sellers.

    ## Why it matters
    Springer Nature's policies ask for the original instead of its derivations. Of releases 33 to
    40 % exaggerate, and the news follows them (Sumner 2014); even journals misquote a fourth of
    their references (Jergas 2015).

    ## Example
    > In one trial, 30 patients slept longer. [5]   (where [5] is a health site)

    ## Better
    Cite the study; the page usually links to it.

    ## When to ignore
    The study is not published, and the sentence says so.
    """

    code = "CIT209"
    name = "secondary-for-study-result"
    severity = Severity.WARNING
    confidence = 0.85
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each study that only pages tell of."""
        for verdict in audited.verdicts:
            if verdict.outcome is not Outcome.EXEMPT and _is_told(verdict):
                phrase = find_phrase(verdict.claim.focus_text, "one study")
                if phrase:
                    yield self.about_claim(
                        verdict,
                        f'"{phrase}": the study is not cited, only {list_sources(verdict.weighed)}',
                        help="cite the study itself; the page usually links to it",
                    )


def _is_told(verdict: Verdict) -> bool:
    return bool(verdict.weighed) and all(one.source.type in _PAGES for one in verdict.weighed)
