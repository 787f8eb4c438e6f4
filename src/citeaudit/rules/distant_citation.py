"""Markers that have to reach too far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.sentences import sentences
from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording
from citeaudit.rules.base import Profile, Rule, Severity
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article, Claim
    from citeaudit.rules.base import Audited, Finding

_FEWEST_BEFORE = 3
_CLAIMS_NOTHING = frozenset((Kind.BACKGROUND, Kind.RESEARCH_STATUS))


class DistantCitation(Rule):
    """One marker at the end has to serve several claims before it.

    ## What it reports
    A marker before which, since the marker before it, three or more other sentences of the same
    paragraph make claims of their own.

    ## Why it matters
    A reader cannot tell which of the sentences the source is for. Of quotations in medical
    journals a fourth are wrong, and many of these because the reference stands for too much
    (Jergas 2015).

    ## Example
    > LDN reduces pain. It restores sleep. It eases fatigue. It calms the immune system. [4]

    ## Better
    Repeat the marker after each sentence that the source supports.

    ## When to ignore
    The whole paragraph sums up one source, and says so at its beginning.
    """

    code = "CIT109"
    name = "distant-citation"
    severity = Severity.INFO
    profile = Profile.STRICT
    confidence = 0.7
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each marker that stands for too much."""
        for verdict in audited.verdicts:
            claim = verdict.claim
            if (
                claim.citations
                and claim.span.start < claim.focus.start
                and _several_claim(_text_before(audited.article, claim))
            ):
                yield self.about_claim(
                    verdict,
                    "several sentences before this one make claims and have no marker of their own",
                    help="repeat the marker after each sentence that the source supports",
                )


def _text_before(article: Article, claim: Claim) -> str:
    """Give what the scope of a marker holds before the sentence that the marker ends."""
    return " ".join(article.text[Span(claim.span.start, claim.focus.start)].split())


def _several_claim(text: str) -> bool:
    """Say whether three sentences or more claim something; reads no more than are needed."""
    if text.count(".") < _FEWEST_BEFORE:
        return False
    found = 0
    parts = sentences(text)
    for left, (start, end) in zip(range(len(parts), 0, -1), parts, strict=True):
        if found + left < _FEWEST_BEFORE:
            return False
        kinds = read_kinds(read_wording(text[start:end])).kinds
        found += not _CLAIMS_NOTHING.issuperset(kinds)
        if found == _FEWEST_BEFORE:
            return True
    return False
