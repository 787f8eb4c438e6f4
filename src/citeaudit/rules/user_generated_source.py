"""Posts and videos as witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


# What nobody acts on.
_HARMLESS = frozenset((Kind.EXPERIENCE, Kind.RESEARCH_STATUS, Kind.COST))


class UserGeneratedSource(Rule):
    """A claim cites a forum, a post or a video that anybody could have made.

    ## What it reports
    An entry that leads to a forum, a social network or a video site, and bears a claim. A warning
    where the claims have a sufficient source beside it, deny an effect, or tell of nothing but
    the state of research. An account of somebody's own experience may cite where it was told.

    ## Why it matters
    Wikipedia's guideline on self-published sources and its list of perennial sources (RSP) hold
    such pages for unreliable: nobody answers for what they say.

    ## Example
    > LDN restores sleep within a week. [8]   (where [8] is a thread on Reddit)

    ## Better
    Cite what the post itself relies on, or say that a patient reports it.

    ## When to ignore
    The channel is that of a hospital or a public body: record its type in `refs.json`.
    """

    code = "CIT302"
    name = "user-generated-source"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each such entry that bears more than an account of experience."""
        for one in bearing(audited, _is_social):
            if any(verdict.kind is not Kind.EXPERIENCE for verdict in one.verdicts):
                yield self.about_reference(
                    one.reference,
                    "a post or video that anybody could have made is cited for a claim",
                    help="cite what the post relies on, or say in the text whose experience it is",
                    subject=one.source.work,
                    severity=Severity.ERROR
                    if any(map(_is_grave, one.verdicts))
                    else Severity.WARNING,
                    confidence=one.source.confidence,
                    related=one.places,
                )


def _is_grave(verdict: Verdict) -> bool:
    claim = verdict.claim
    if verdict.outcome is Outcome.ADEQUATE or claim.certainty is Certainty.NEGATED:
        return False
    return not _HARMLESS.issuperset(claim.kinds)


def _is_social(source: Source) -> bool:
    return source.type is SourceType.SOCIAL
