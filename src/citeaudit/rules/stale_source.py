"""Sources that were old when they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Profile, Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

_LAY = frozenset(
    (
        SourceType.HEALTH_MEDIA,
        SourceType.CHARITY,
        SourceType.HOSPITAL,
        SourceType.GOVERNMENT,
        SourceType.PROFESSIONAL_SOCIETY,
        SourceType.ENCYCLOPEDIA,
        SourceType.ADVOCACY,
        SourceType.BLOG,
        SourceType.ACADEMIC,
    )
)
_REVIEWS = (Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.NARRATIVE_REVIEW)
_YEARS_OF_A_PAGE = 3
_YEARS_OF_A_REVIEW = 7


class StaleSource(Rule):
    """A page or a review was old when it was read.

    ## What it reports
    A page for the public that was more than three years old on the day of access, or a review or
    guideline that was more than seven, and bears a claim. The age counts to the day of access that
    the entry names, not to today; an entry without one is not looked at.

    ## Why it matters
    What is known changes: the PIF tick asks publishers to review health pages within three years,
    and MEDRS prefers reviews of the last five or so.

    ## Example
    > [9] "Treating POTS." hospital.example, 2 May 2015, … Accessed 21 Dec 2024.

    ## Better
    Look for a newer version, or a newer review.

    ## When to ignore
    The page tells of history, or nothing newer exists.
    """

    code = "CIT309"
    name = "stale-source"
    severity = Severity.INFO
    profile = Profile.STRICT
    confidence = 0.8
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each source that was past its age, at its date."""
        for one in bearing(audited, lambda source: bool(_limit(source))):
            reference = one.reference
            years = _age(reference.published, reference.accessed)
            limit = _limit(one.source)
            if years > limit:
                yield self.about_reference(
                    reference,
                    f"it was more than {limit} years old when it was read",
                    help="look for a newer version, or a newer review",
                    part="published",
                    subject=one.source.work,
                    related=one.places,
                )


def _limit(source: Source) -> int:
    """Give the age a source may have, in years; 0 where age does not matter."""
    if source.type in _LAY:
        return _YEARS_OF_A_PAGE
    if source.type is SourceType.GUIDELINE or source.design in _REVIEWS:
        return _YEARS_OF_A_REVIEW
    return 0


def _age(published: str, accessed: str) -> float:
    """Give the least age two dates allow, in years; 0 where one is missing."""
    if not (published and accessed):
        return 0.0
    return _years(accessed, month=1) - _years(published, month=12)


def _years(date: str, *, month: int) -> float:
    year, _, rest = date.partition("-")
    return int(year) + int(rest[:2] or month) / 12
