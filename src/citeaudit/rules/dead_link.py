"""Pages that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import confirmed, refuted
from citeaudit.rules.base import Need, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class DeadLink(Rule):
    """The page of an entry is gone.

    ## What it reports
    An address whose site says that the page is gone (404, 410), whose host no longer exists, or
    that only leads to the front page of its site. A site that does not answer, or that does not
    serve programs, is not dead.

    ## Why it matters
    Nobody can check what stood there. A quarter of the pages of 2013 to 2023 were gone in 2023
    (Pew 2024).

    ## Example
    > [3] https://clinic.example/ldn-guide   (404 since 2024)

    ## Better
    Cite an archived copy with its date, or a source that is still there.

    ## When to ignore
    The page opens for you: the site answers programs in another way.
    """

    code = "CIT604"
    name = "dead-link"
    severity = Severity.WARNING
    requires = frozenset({Need.FACTS})
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose page is gone, at its address."""
        for reference in audited.article.references:
            facts = audited.facts_of(reference.index)
            for fact, gone in refuted(facts):
                if fact.register != "page":
                    continue
                copies = (record.archived for _, record in confirmed(facts, "wayback"))
                copy = next((one for one in copies if one), "")
                yield self.about_reference(
                    reference,
                    f"{gone.detail} ({fact.on})",
                    help=f"cite the archived copy, {copy}" if copy else "cite what is still there",
                    part="url",
                    subject=reference.url,
                )
