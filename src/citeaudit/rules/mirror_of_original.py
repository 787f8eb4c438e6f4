"""Copies cited instead of what they copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.advice import original_address
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.hosts import is_among
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class MirrorOfOriginal(Rule):
    """A copy is cited where the original can be.

    ## What it reports
    A trial's registration on a site that is no register, a paper on a site that shows others'
    works, an address that only opens through a library's proxy. Archives that keep works in a
    lasting way (PubMed Central, the Internet Archive, institutional repositories) are fine.

    ## Why it matters
    Copies age, vanish and may be altered; a registration is kept up to date only in its register.
    Springer Nature's policies ask authors to cite the original.

    ## Example
    > [16] mentalhealth.networkofcare.org/…/ClinicalTrials/Detail/NCT05363514

    ## Better
    > [16] https://clinicaltrials.gov/study/NCT05363514

    ## When to ignore
    The original cannot be had, and the entry says so.
    """

    code = "CIT305"
    name = "mirror-of-original"
    severity = Severity.WARNING
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each cited entry that leads to a copy, at its address."""
        article = audited.article
        cited = {target for citation in article.citations for target in citation.targets}
        for reference, source in zip(article.references, audited.sources, strict=True):
            what = _what(source) if reference.index in cited else ""
            if what:
                yield self._report(reference, source, what)

    def _report(self, reference: Reference, source: Source, what: str) -> Finding:
        home = original_address(source)
        return self.about_reference(
            reference,
            f"the address leads to {what}, not to the original",
            help=f"cite {home}" if home else "cite the work at its publisher, by its DOI",
            part="url",
            subject=source.work,
            confidence=self.confidence if home else 0.8,
        )


def _what(source: Source) -> str:
    """Say what kind of copy an address leads to; empty if it is the original."""
    if source.type is SourceType.TRIAL_REGISTRY and source.host:
        return "" if is_among(source.host, "registries") else "a copy of a trial's registration"
    if is_copy(source):
        return "a copy of somebody's work"
    return "a library's proxy" if _is_proxy(source.carrier) else ""


def is_copy(source: Source) -> bool:
    """Say whether a source is on a site that shows the works of others."""
    return is_among(source.host, "copies")


def _is_proxy(carrier: str) -> bool:
    return "proxy" in carrier or carrier.endswith(".oclc.org")
