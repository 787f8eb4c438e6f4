"""Figures that no source of a claim names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty
from citeaudit.evidence.facts import confirmed
from citeaudit.evidence.shares import find_shares
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Need, Profile, Rule, Severity
from citeaudit.rules.witnesses import witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.evidence.facts import Fact
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_ROUNDED = 0.5


class NumberNotInSource(Rule):
    """A percentage stands in none of the sources it is cited to.

    ## What it reports
    A sentence with a percentage, where the whole text of every source it cites was read and none
    names that percentage, nor one that rounds to it. Papers are not among them: registers give
    their abstracts, which leave most figures out.

    ## Why it matters
    Of the quotations in medical journals 17 % were wrong, half of them gravely (Baethge 2025). A
    figure that is not there was remembered, reckoned or made up.

    ## Example
    > It reduced pain by 32 %. [4]   (a page on which no 32 stands)

    ## Better
    Quote the figure of the source, or cite the source of the figure.

    ## When to ignore
    The source spells the number out, shows it in a picture, or the sentence reckons it.
    """

    code = "CIT609"
    name = "number-not-in-source"
    severity = Severity.WARNING
    profile = Profile.STRICT
    requires = frozenset({Need.FACTS})
    confidence = 0.6
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim none of whose percentages any of its sources names."""
        for verdict in audited.verdicts:
            if verdict.outcome is Outcome.EXEMPT or verdict.claim.certainty is Certainty.NEGATED:
                continue
            figures = find_shares(verdict.claim.focus_text)
            facts = _read_as_a_whole(audited, verdict) if figures else []
            if facts and not _is_named(figures, facts):
                yield self.about_claim(
                    verdict,
                    f"{figures[0]} % stands in none of its sources ({witnesses(facts)})",
                    help="quote the figure of the source, or cite the source of the figure",
                )


def _read_as_a_whole(audited: Audited, verdict: Verdict) -> list[Fact]:
    """Give the answers that hold the whole text of each source; none unless all have one."""
    found: list[Fact] = []
    for one in verdict.weighed:
        whole = [
            fact
            for index in one.sources
            for fact, record in confirmed(audited.facts_of(index), "page")
            if record.whole
        ]
        if not whole:
            return []
        found += whole
    return found


def _is_named(figures: Sequence[str], facts: Sequence[Fact]) -> bool:
    named = [float(share) for fact in facts if fact.record for share in fact.record.shares]
    return any(_fits(figure, share) for figure in figures for share in named)


def _fits(figure: str, share: float) -> bool:
    """Say whether a figure is a share, or the share rounded as the figure is."""
    digits = len(figure.partition(".")[2])
    return abs(float(figure) - share) <= _ROUNDED * 10.0**-digits
