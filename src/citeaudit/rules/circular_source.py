"""Encyclopedias that cite what they are cited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.hosts import is_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class CircularSource(Rule):
    """A claim cites Wikipedia or a copy of it.

    ## What it reports
    An entry at Wikipedia, or at a site that copies it, that bears a claim.

    ## Why it matters
    Wikipedia's own policy (Verifiability) says that it is no reliable source: its pages gather
    what others have published and may have taken the sentence from an article like yours.

    ## Example
    > POTS affects one in 500 people. [5]   (where [5] is en.wikipedia.org)

    ## Better
    Cite the source that the Wikipedia page cites for it, after reading it.

    ## When to ignore
    The sentence is about Wikipedia.
    """

    code = "CIT304"
    name = "circular-source"
    severity = Severity.WARNING
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each page of Wikipedia that bears a claim, at its entry."""
        for one in bearing(audited, _is_wikipedia):
            yield self.about_reference(
                one.reference,
                "Wikipedia is cited for a claim: it gathers what others have published",
                help="cite the source that the page cites for it",
                subject=one.source.work,
                related=one.places,
            )


def _is_wikipedia(source: Source) -> bool:
    return bool(source.host) and is_among(source.host, "wikipedia")
