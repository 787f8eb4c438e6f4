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

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


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
        """Report each entry whose two hosts differ, at the address."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            named = _host_in(reference.container)
            if named and source.host and not _belong_together(named, source):
                yield self.about_reference(
                    reference,
                    f"the entry names {named}, but its address is on {source.host}",
                    help="name the site the address leads to, or correct the address",
                    part="url",
                    subject=source.work,
                )


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
