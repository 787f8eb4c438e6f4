"""What a document's sources are, taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Outcome, Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.documents import head_of
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_FEWEST_SOURCES = 4
_FEWEST_CLAIMS = 5
_COMMERCIAL_SHARE = 0.25


class SourceProfile(Rule):
    """The sources of a document are commercial for a large part, or mostly weak.

    ## What it reports
    A document of which more than a quarter of the sources sell what they write about, or of which
    more than half of the claims with a bar for evidence have no source of at least moderate
    strength. Short lists, few claims, and documents most of whose sources are of unknown kinds are
    not judged.

    ## Why it matters
    Single findings do not show the whole. Of the sources an assistant cites for health about 2 %
    were commercial (Jacques 2026); the quarter and the half are the project's own lines, by the
    project's standards.

    ## Example
    > An article with 28 references, 14 of them of clinics, pharmacies and prescribers.

    ## Better
    Begin with reviews and guidelines, and write what they carry.

    ## When to ignore
    The document is about the sellers.
    """

    code = "CIT701"
    name = "source-profile"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each of the two once, at the head of the document."""
        commercial = [source for source in audited.sources if _is_commercial(source.interest)]
        count = len(audited.sources)
        if count >= _FEWEST_SOURCES and len(commercial) > _COMMERCIAL_SHARE * count:
            yield self._report(
                audited,
                f"{len(commercial)} of {count} sources sell what they write about",
                "commercial share",
                tuple(source.reference for source in commercial),
            )
        held = [verdict for verdict in audited.verdicts if _is_held_to_a_bar(verdict)]
        judged = [verdict for verdict in held if _is_judged(verdict)]
        weak = [verdict for verdict in judged if (verdict.best or 0) < Strength.MODERATE]
        # Where the kind of most sources is not known, the few that are say nothing of the whole.
        known = len(judged) >= _FEWEST_CLAIMS and 2 * len(judged) > len(held)
        if known and 2 * len(weak) > len(judged):
            yield self._report(
                audited,
                f"{len(weak)} of {len(judged)} claims have no source of moderate strength or more",
                "weak claims",
                (),
            )

    def _report(
        self, audited: Audited, message: str, subject: str, references: tuple[int, ...]
    ) -> Finding:
        return self.about_span(
            head_of(audited.article),
            message,
            help="begin with reviews and guidelines, and write what they carry",
            subject=subject,
            references=references,
        )


def _is_commercial(interest: Interest) -> bool:
    return interest is Interest.SELLS_TOPIC


def _is_held_to_a_bar(verdict: Verdict) -> bool:
    return verdict.outcome not in (Outcome.EXEMPT, Outcome.UNCITED)


def _is_judged(verdict: Verdict) -> bool:
    """Say whether a verdict is one on sources of known kinds."""
    return verdict.outcome is not Outcome.UNDETERMINED and all(
        one.source.type is not SourceType.UNKNOWN for one in verdict.weighed
    )
