"""Preprints that pass for articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class PreprintUnlabelled(Rule):
    """A preprint is cited, and nobody says that it is one.

    ## What it reports
    An entry that is a preprint and bears a claim, where neither the entry (apart from its address)
    nor a citing sentence says "preprint", "not peer-reviewed" or names the server.

    ## Why it matters
    Nobody has reviewed a preprint yet. The ICMJE Recommendations ask authors to say in the
    reference and in the text that a work is one.

    ## Example
    > [6] "Naltrexone in long COVID." 2024, https://www.medrxiv.org/content/…

    ## Better
    > [6] "Naltrexone in long COVID." medRxiv (preprint), 2024, …

    ## When to ignore
    It has been published since: cite the article instead.
    """

    code = "CIT308"
    name = "preprint-unlabelled"
    severity = Severity.WARNING
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each preprint that passes for an article, at its entry."""
        for one in bearing(audited, _is_preprint):
            if not (_says_so(one.reference) or all(map(_is_told, one.verdicts))):
                yield self.about_reference(
                    one.reference,
                    "this is a preprint, and neither the entry nor the text says so",
                    help='add "preprint" to the entry, and say in the text that it is not reviewed',
                    subject=one.source.work,
                    confidence=one.source.confidence,
                    related=one.places,
                )


def _is_preprint(source: Source) -> bool:
    return source.type is SourceType.PREPRINT


def _says_so(reference: Reference) -> bool:
    entry = reference.raw.replace(reference.url, " ") if reference.url else reference.raw
    return bool(find_phrase(entry, "preprint"))


def _is_told(verdict: Verdict) -> bool:
    return bool(find_phrase(verdict.claim.text, "preprint"))
