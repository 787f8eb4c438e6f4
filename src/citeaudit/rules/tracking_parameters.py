"""Addresses that carry a visitor's trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import join
from citeaudit.sources.addresses import tracking_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding

_MOST_NAMED = 3


class TrackingParameters(Rule):
    """An address carries tracking parameters.

    ## What it reports
    Parameters of an entry's address that only tell the site where its visitor came from, such as
    `utm_source`, `fbclid`, `gclid` or `srsltid`, and text fragments (`#:~:text=`).

    ## Why it matters
    They say how the author came to the page, from which search or chat, not where the page is.
    They hide that two entries are one page, and age badly. A matter of form.

    ## Example
    > https://clinic.example/ldn?srsltid=AfmBOopSSqqet

    ## Better
    > https://clinic.example/ldn

    ## When to ignore
    The page does not open without the parameter.
    """

    code = "CIT504"
    name = "tracking-parameters"
    severity = Severity.INFO
    confidence = 0.99
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry with such parameters, at its address."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            if "?" not in reference.url and "#:~:" not in reference.url:
                continue
            names = tracking_parameters(reference.url)
            if names:
                yield self.about_reference(
                    reference,
                    f"the address carries tracking parameters: {join(names[:_MOST_NAMED])}",
                    help="remove them: the page is the same without",
                    part="url",
                    subject=source.canonical_url or reference.url,
                )
