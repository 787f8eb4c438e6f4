"""Dates of publication that software made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_DAY = len("2024-12-21")
# As many pages, and such a share of the list, are not published on one day by chance.
_FEWEST_OF_ONE_DAY = 4
_SHARE_OF_ONE_DAY = 0.25
# These are read on the day they appear.
_READ_WHEN_NEW = (
    SourceType.NEWS,
    SourceType.PRESS_RELEASE,
    SourceType.SOCIAL,
    SourceType.PREPRINT,
    SourceType.BLOG,
    SourceType.AI_CHAT,
    SourceType.SEARCH_PAGE,
)


class ImplausibleDate(Rule):
    """An entry's date of publication is not plausible.

    ## What it reports
    A date that software fills in where it knows none: 1 January (unless an identifier such as a
    DOI shows that only the year was exported), 1970, a day in the future, a day on or after the
    day of access, or the same day on a good part of the list.

    ## Why it matters
    The age of a source decides whether it still holds; a made-up date hides it, and shows that
    nobody looked at the page. A matter of the record.

    ## Example
    > rockridgepharmacy.com, 01. Jan. 2000, … Accessed 21. Dec 2024.

    ## Better
    Give the date the page shows, or "n.d." where it shows none.

    ## When to ignore
    The page was published on that very day.
    """

    code = "CIT501"
    name = "implausible-date"
    severity = Severity.WARNING
    requires = frozenset({Need.REFERENCE_LIST, Need.DATE})
    confidence = 0.8
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose date says too much, one reason each."""
        crowded = _crowded_days(audited)
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            day = reference.published
            reason = _reason(reference, source, audited.today)
            if reason:
                yield self._report(reference, source, reason)
            elif day in crowded and crowded[day][0] == reference.index:
                yield self._shared(audited, reference, crowded[day])

    def _report(self, reference: Reference, source: Source, reason: str) -> Finding:
        return self.about_reference(
            reference,
            reason,
            help='give the date the page shows, or "n.d." where it shows none',
            part="published",
            subject=source.work,
        )

    def _shared(self, audited: Audited, reference: Reference, indexes: list[int]) -> Finding:
        others = [audited.article.references[index] for index in indexes[1:]]
        return self.about_reference(
            reference,
            f"{len(indexes)} entries have this same day as their date of publication",
            help="give the dates the pages show: one day for so many is likely the day of export",
            part="published",
            subject=reference.published,
            others=tuple(indexes[1:]),
            related=tuple(other.spans.get("published", other.span) for other in others),
        )


def _reason(reference: Reference, source: Source, today: str) -> str:
    """Say what is wrong with a date by itself; empty if nothing is."""
    day, accessed = reference.published, reference.accessed
    if not day:
        return ""
    if day > today[: len(day)]:
        return "the date of publication lies in the future"
    if accessed and day[: len(accessed)] > accessed[: len(day)]:
        return "the date of publication is later than the date of access"
    if day.startswith("1970") and not source.identifiers:
        return "1970 is what software writes where it knows no date"
    if day.endswith("-01-01") and len(day) == _DAY and not source.identifiers:
        return "1 January is what software writes where it knows no date"
    if len(day) == _DAY and day == accessed and source.type not in _READ_WHEN_NEW:
        return "the date of publication is the date of access"
    return ""


def _crowded_days(audited: Audited) -> dict[str, list[int]]:
    """Find the days on which too many entries of different owners were published."""
    days: dict[str, list[int]] = {}
    for reference in audited.article.references:
        if len(reference.published) == _DAY and not reference.published.endswith("-01-01"):
            days.setdefault(reference.published, []).append(reference.index)
    least = max(_FEWEST_OF_ONE_DAY, _SHARE_OF_ONE_DAY * len(audited.article.references))
    return {
        day: indexes
        for day, indexes in days.items()
        if len(indexes) >= least
        and len({audited.sources[index].host for index in indexes}) > len(indexes) / 2
    }
