"""Addresses that lead elsewhere than they seem to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.hosts import is_among
from citeaudit.sources.deception import pretends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class DeceptiveUrl(Rule):
    """An address hides where it leads.

    ## What it reports
    A name in front of an `@` that looks like the host (`https://nih.gov@shop.example`), a host that
    borrows the name of an authority or spells it with letters of another script, and short links.

    ## Why it matters
    A reader who sees the name of an authority trusts the page behind it; a short link shows
    nothing at all and dies with its service. A matter of the record.

    ## Example
    > https://pubmed.ncbi.nlm.nih.gov.articles.example/123

    ## Better
    Give the address of the page itself.

    ## When to ignore
    Never: the page has an address of its own.
    """

    code = "CIT505"
    name = "deceptive-url"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each such address."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            reason = _reason(reference, source) if reference.url else ""
            if reason:
                yield self.about_reference(
                    reference,
                    reason,
                    help="give the address of the page itself",
                    part="url",
                    subject=source.work,
                )


def _reason(reference: Reference, source: Source) -> str:
    if "@" in reference.url and _credentials().match(reference.url):
        return f"the name before the @ is not the host: the address leads to {source.host}"
    if is_among(source.host, "short links"):
        return "a short link does not show where it leads"
    return pretends(source.host)


@cache
def _credentials() -> re.Pattern[str]:
    # What stands before an `@` in the authority of an address; backslashes count as slashes.
    return re.compile(r"\s*[a-z][a-z0-9+.-]{0,20}:[\\/]{2,}[^\\/?#@]{1,300}@", re.IGNORECASE)
