"""Works that were taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import NoticeKind, notices
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.witnesses import witnesses
from citeaudit.sources.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class RetractedSource(Rule):
    """A retracted work is cited.

    ## What it reports
    An entry whose work PubMed, Crossref (with the Retraction Watch data) or Europe PMC lists as
    retracted, removed or withdrawn, and whose retraction was not taken back. A correction is no
    retraction.

    ## Why it matters
    A retracted work is no evidence for anything (COPE's guidelines on retraction). Yet of 13,252
    citations after a retraction only 5.4 % mention it (Hsiao 2021).

    ## Example
    > [4] Doe J. Naltrexone cures pain. A Journal. 2016. doi:10.5555/12345678   (retracted in 2019)

    ## Better
    Take the entry out, and look for other evidence; or write that the work was retracted.

    ## When to ignore
    The text is about the retraction.
    """

    code = "CIT601"
    name = "retracted-source"
    severity = Severity.ERROR
    requires = frozenset({Need.FACTS})
    confidence = 0.98
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry of a retracted work."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            if Status.RETRACTED not in source.status:
                continue
            found = list(notices(audited.facts_of(reference.index), NoticeKind.RETRACTION))
            if not found:
                continue  # a person has said so in refs.json: that is no news to anybody
            day = min((notice.on for _, notice in found if notice.on), default="")
            since = f" since {day}" if day else ""
            yield self.about_reference(
                reference,
                f"this work is retracted{since} ({witnesses(fact for fact, _ in found)})",
                help="take it out and cite other evidence, or say in the text that it is retracted",
                subject=source.work,
            )
