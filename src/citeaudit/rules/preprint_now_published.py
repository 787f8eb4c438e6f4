"""Preprints whose article has appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import confirmed
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.witnesses import identifier_name, witnesses
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class PreprintNowPublished(Rule):
    """A preprint is cited whose reviewed version has appeared.

    ## What it reports
    An entry of a preprint of which Crossref, arXiv, Europe PMC or PubMed know the article in a
    journal. Not where the list has the article as well.

    ## Why it matters
    Review changes figures and conclusions. The ICMJE asks authors to cite the published article
    once there is one. Here it also counts for more than the preprint.

    ## Example
    > [8] Doe J. Naltrexone in POTS. medRxiv. 2021. doi:10.1101/2021.01.01.21250000

    ## Better
    Cite the article, and see whether it still says the same.

    ## When to ignore
    The text compares the two.
    """

    code = "CIT608"
    name = "preprint-now-published"
    severity = Severity.INFO
    requires = frozenset({Need.FACTS})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry of a preprint that has become an article."""
        listed = {
            f"{kind}:{value}"
            for source in audited.sources
            if source.type is not SourceType.PREPRINT
            for kind, value in source.identifiers.items()
        }
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            if source.type is not SourceType.PREPRINT:
                continue
            for fact, record in confirmed(audited.facts_of(reference.index)):
                if record.published_as and listed.isdisjoint(record.published_as):
                    article = identifier_name(record.published_as[0])
                    yield self.about_reference(
                        reference,
                        f"this preprint has appeared as {article} ({witnesses([fact])})",
                        help=f"cite {article}, and see whether it still says the same",
                        subject=source.work,
                    )
                    break
