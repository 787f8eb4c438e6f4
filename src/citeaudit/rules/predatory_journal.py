"""Journals that print whatever is paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class PredatoryJournal(Rule):
    """A claim cites a venue that is listed for a lack of credible review.

    ## What it reports
    An entry at a publisher that lists of predatory publishers name, where it bears a claim.

    ## Why it matters
    Such venues print what is paid for; MEDRS warns of them, and their articles reach reviews and
    guidelines (JMLA 2025). The lists are contested: a good study may be published there.

    ## Example
    > [4] "A cure for fatigue." …omicsonline.org/…

    ## Better
    Cite a study of a journal that MEDLINE indexes.

    ## When to ignore
    You have read the study and found its review credible: record its type in `refs.json`.
    """

    code = "CIT307"
    name = "predatory-journal"
    severity = Severity.WARNING
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each such entry that bears a claim."""
        for one in bearing(audited, _is_listed):
            yield self.about_reference(
                one.reference,
                "its publisher is listed for a lack of credible review",
                help="cite a study of a journal that is indexed, or say why this one counts",
                subject=one.source.work,
                confidence=one.source.confidence,
                related=one.places,
            )


def _is_listed(source: Source) -> bool:
    return source.type is SourceType.PREDATORY_JOURNAL
