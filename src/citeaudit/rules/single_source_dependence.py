"""Documents that lean on one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.documents import head_of
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Weighed
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_FEWEST_CLAIMS = 5
_FEWEST_WORKS = 3


class SingleSourceDependence(Rule):
    """Over half of the claims rest on one work or one owner.

    ## What it reports
    A document with several sources in which one work, or the pages of one owner, stand behind more
    than half of the claims that cite anything; once, at its head.

    ## Why it matters
    If the one is wrong, so is the article. The NAM's principles for credible sources ask for more
    than one voice; the half is the project's own line.

    ## Example
    > Nine of twelve claims cite pages of one research trust.

    ## Better
    Look for what others have found, above all where it matters most.

    ## When to ignore
    The document is a summary of that work.
    """

    code = "CIT702"
    name = "single-source-dependence"
    severity = Severity.INFO
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report the one that carries too much."""
        behind: dict[str, list[Source]] = {}
        claims = 0
        for verdict in audited.verdicts:
            if verdict.outcome is Outcome.EXEMPT or not verdict.weighed:
                continue
            claims += 1
            named = {_name(one.source): one.source for one in verdict.weighed if _is_known(one)}
            for name, source in named.items():
                behind.setdefault(name, []).append(source)
        if claims < _FEWEST_CLAIMS or len(behind) < _FEWEST_WORKS:
            return
        name, sources = max(behind.items(), key=lambda item: len(item[1]))
        if 2 * len(sources) > claims:
            yield self.about_span(
                head_of(audited.article),
                f"{len(sources)} of {claims} claims rest on one source: {name}",
                help="look for what others have found, above all where it matters most",
                subject="single source",
                references=tuple(sorted({source.reference for source in sources})),
            )


def _name(source: Source) -> str:
    return source.owner or source.work


def _is_known(one: Weighed) -> bool:
    """Say whether an owner is one: a redirect of unknown kind leads to pages of many."""
    return one.source.type is not SourceType.UNKNOWN
