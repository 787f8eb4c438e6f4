"""Several citations that are one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import join, label_of
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited, Finding

_MOST_NAMED = 6
# Their owner is a redirect, a file store or a platform, and says nothing of who wrote what.
_OF_OTHERS = (SourceType.UNKNOWN, SourceType.SOCIAL)
_SETTLED = (Outcome.ADEQUATE, Outcome.EXEMPT)


class PseudoIndependentSources(Rule):
    """Several citations of a claim are one work, or pages of one owner.

    ## What it reports
    A claim that is not settled, with citations that look like several sources and are one: an
    article and its record, a registration and its mirror, two pages of one site.

    ## Why it matters
    Weak sources do not add up, and echoes even less: the Cochrane Handbook counts studies, not
    reports; Wikipedia's essay on citation overkill warns of piles that look like weight.

    ## Example
    > LDN eases long COVID. [7, 20]   (both pages of one advocacy group)

    ## Better
    Cite the stronger of the two, and a source that is independent of it.

    ## When to ignore
    The two pages say different things, and each is needed.
    """

    code = "CIT208"
    name = "pseudo-independent-sources"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each group of citations that counts once."""
        for verdict in audited.verdicts:
            if verdict.outcome not in _SETTLED:
                for one in verdict.weighed:
                    what = _what(audited, one)
                    if what:
                        yield self._report(audited, verdict, one, what)

    def _report(self, audited: Audited, verdict: Verdict, one: Weighed, what: str) -> Finding:
        indexes = sorted(one.sources)
        labels = [label_of(audited.article.references[at]) for at in indexes[:_MOST_NAMED]]
        if len(indexes) > _MOST_NAMED:
            labels.append(f"{len(indexes) - _MOST_NAMED} more")
        return self.about_claim(
            verdict,
            f"{join(labels)} are {what}: they count once",
            help="cite the stronger one, and a source that is independent of it",
            references=tuple(indexes),
        )


def _what(audited: Audited, one: Weighed) -> str:
    """Say what several citations really are; empty where there is but one."""
    if len(one.sources) < 2:
        return ""
    if len({audited.sources[index].work for index in one.sources}) == 1:
        return "one work"
    if one.source.type in _OF_OTHERS:
        return ""
    return f"pages of one owner, {one.source.owner}"
