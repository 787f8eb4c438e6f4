"""Entries that name one site and lead to another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.hosts import is_among
from citeaudit.sources.addresses import is_under
from citeaudit.sources.domains import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

# More entries than this whose addresses are on one host are one mishap.
_MOST_TOLD_APART = 3


class SiteUrlMismatch(Rule):
    """The site an entry names is not the host of its address.

    ## What it reports
    An entry whose container is written as a host ("clinicaltrials.gov") and whose address is on
    another site. Addresses that lead on to a work (doi.org), archives and carriers of others' works
    are no mismatch.

    ## Why it matters
    The reader is told of a register and sent to a shop, by mistake or not. A matter of the record.

    ## Example
    > [16] "A trial." clinicaltrials.gov, 2024, https://mentalhealth.networkofcare.org/…

    ## Better
    Name the site the address leads to, or give the address of the site that is named.

    ## When to ignore
    The site has moved, and both names are its own.
    """

    code = "CIT503"
    name = "site-url-mismatch"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose two hosts differ, at the address; many on one host at once."""
        by_host: dict[str, list[tuple[Reference, Source, str]]] = {}
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            named = _host_in(reference.container)
            if named and source.host and not _belong_together(named, source):
                by_host.setdefault(source.host, []).append((reference, source, named))
        found = [
            finding
            for host, entries in by_host.items()
            for finding in (
                [self._many(host, entries)]
                if len(entries) > _MOST_TOLD_APART
                else [self._one(*entry) for entry in entries]
            )
        ]
        yield from sorted(found, key=_place)

    def _one(self, reference: Reference, source: Source, named: str) -> Finding:
        return self.about_reference(
            reference,
            f"the entry names {named}, but its address is on {source.host}",
            help="name the site the address leads to, or correct the address",
            part="url",
            subject=source.work,
        )

    def _many(self, host: str, entries: list[tuple[Reference, Source, str]]) -> Finding:
        """Report what is one mishap: an export that wrote its own redirects for all addresses."""
        first, *others = [reference for reference, _, _ in entries]
        return self.about_reference(
            first,
            f"{len(entries)} entries name other sites, but their addresses are on {host}",
            help="cite the pages themselves: such addresses lead nowhere after a while",
            part="url",
            subject=f"many entries on {host}",
            others=tuple(reference.index for reference in others),
            related=tuple(reference.spans.get("url", reference.span) for reference in others),
        )


def _place(finding: Finding) -> tuple[int, int]:
    return finding.span


def _host_in(container: str) -> str:
    """Read a container as a host: `www.example.org`; empty where it is a name of another kind."""
    match = _host().fullmatch(container.strip().rstrip("./").lower())
    # Without a known suffix it is a name with a dot in it, such as "St. Luke" or "Vol.2".
    return match[1] if match and registrable_domain(match[1]) else ""


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})")


def _belong_together(named: str, source: Source) -> bool:
    if is_among(source.host, "resolvers") or is_among(named, "resolvers"):
        return True
    if source.carrier and is_under(source.carrier, registrable_domain(named)):
        return True
    same_owner = registrable_domain(named) == registrable_domain(source.host)
    return same_owner or is_under(source.host, named) or _name(named) == _name(source.host)


def _name(host: str) -> str:
    """Give what a site is called under any suffix: `bbc` of `bbc.co.uk` and `bbc.com`."""
    return registrable_domain(host).partition(".")[0]
