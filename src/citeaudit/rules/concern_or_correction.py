"""Works with a notice short of a retraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import NoticeKind, notices
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.witnesses import identifier_name, witnesses
from citeaudit.sources.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.evidence.facts import Fact, Notice
    from citeaudit.rules.base import Audited, Finding


class ConcernOrCorrection(Rule):
    """A notice about a cited work: an expression of concern, or a correction.

    ## What it reports
    An entry whose work PubMed, Crossref or Europe PMC lists with an expression of concern (a
    warning), or with an erratum, a corrigendum or a republication (information). Retracted works
    are reported by `retracted-source` alone.

    ## Why it matters
    An expression of concern says that the editors do not trust the work for now. A correction may
    concern the very figure that the text quotes. Notices are seldom seen: of 13,252 citations after
    a retraction 5.4 % mention it (Hsiao 2021).

    ## Example
    > [5] Doe J. Naltrexone and pain. A Journal. 2018. doi:10.5555/12345678   (corrected in 2019)

    ## Better
    Read the notice, and see whether what the text says still stands.

    ## When to ignore
    You have read the notice, and it does not concern what is cited.
    """

    code = "CIT605"
    name = "concern-or-correction"
    severity = Severity.WARNING
    requires = frozenset({Need.FACTS})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry with such a notice once, a concern before a correction."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            if Status.RETRACTED in source.status:
                continue
            facts = audited.facts_of(reference.index)
            for kind in (NoticeKind.CONCERN, NoticeKind.CORRECTION):
                found = list(notices(facts, kind))
                if found:
                    yield self._report(reference, source.work, kind, found)
                    break

    def _report(
        self,
        reference: Reference,
        work: str,
        kind: NoticeKind,
        found: list[tuple[Fact, Notice]],
    ) -> Finding:
        is_concern = kind is NoticeKind.CONCERN
        what = "an expression of concern" if is_concern else "a correction"
        places = (notice.identifier for _, notice in found if notice.identifier)
        where = next(map(identifier_name, places), "the notice")
        return self.about_reference(
            reference,
            f"{what} stands beside this work ({witnesses(fact for fact, _ in found)})",
            help=f"read {where}, and see whether what is cited still stands",
            subject=work,
            severity=self.severity if is_concern else Severity.INFO,
        )
