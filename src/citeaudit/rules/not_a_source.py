"""Addresses that lead to no source at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.doubt import is_doubtful
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import source_name
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_HELP = {
    SourceType.SEARCH_PAGE: "cite the page that was found, not the search, listing or front page",
    SourceType.AI_CHAT: "cite what the answer draws on, after reading it",
    SourceType.CONTENT_FARM: "cite a page that somebody answers for",
}
# Below this a page may be something better than it looks.
_SURE = 0.8


class NotASource(Rule):
    """An entry leads to something that is no source.

    ## What it reports
    A search, a listing or a front page, a chatbot's answer, or a page of a content farm, wherever
    in the list it stands. A content farm that is recognised by its words alone is a warning, and so
    is a front page given as the address of a document that the entry names.

    ## Why it matters
    A search shows something else tomorrow, a front page everything and nothing, and nobody answers
    for a chatbot or a content farm. About 16 % of the pages that AI search cites are written by
    machines (Allaham 2026).

    ## Example
    > [3] "naltrexone fatigue." pubmed.ncbi.nlm.nih.gov/?term=naltrexone+fatigue

    ## Better
    Cite the article that the search found.

    ## When to ignore
    The sentence is about the search or the site itself.
    """

    code = "CIT306"
    name = "not-a-source"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each such entry, at its address."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            if source.type in _HELP:
                yield self._report(reference, source)

    def _report(self, reference: Reference, source: Source) -> Finding:
        return self.about_reference(
            reference,
            f"{source_name(source)} is no source",
            help=_HELP[source.type],
            part="url",
            subject=source.work,
            severity=Severity.ERROR if _is_sure(source) else Severity.WARNING,
            confidence=source.confidence,
        )


def _is_sure(source: Source) -> bool:
    return source.confidence >= _SURE and not is_doubtful(source)
