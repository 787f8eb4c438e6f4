"""Claims of consequence without a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import BlockKind, Kind
from citeaudit.policy.model import Outcome
from citeaudit.rules.advice import better_source
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import claim_name
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citeaudit.article.model import Article, Claim
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

# What a reader acts on, and numbers, which come from somewhere (STANDARDS 5; a promise is judged
# as efficacy).
_GRAVE = frozenset((Kind.EFFICACY, Kind.DOSE, Kind.STATISTIC, Kind.PREVALENCE, Kind.PROMISSORY))


# How far into a sentence the words that announce a summary stand, in characters.
_OPENING = 40


# In blocks: how far below a sentence the line with its source may stand.
_BELOW = 2
_SOURCE_LINES = ("source:", "sources:")


class UncitedClaim(Rule):
    """A claim of consequence has no citation.

    ## What it reports
    A sentence outside the scope of any marker that names an effect, a harm, a number, a dose, a
    comparison or an approval. Leads to cited paragraphs, questions, quotations and what a document
    says of itself are no claims. An error for an effect, a dose, a number or a promise; a warning
    for the others, and where a source is cited earlier in the paragraph, which may serve this
    sentence, too. A document that cites nothing at all is reported once.

    ## Why it matters
    Springer Nature's policies on citations ask for a source for every statement that is not
    common knowledge; editors of Wikipedia add one for statistics, opinions and what is likely to
    be challenged (Redi 2019).

    ## Example
    > Up to 40% of patients improve within a month.

    ## Better
    Cite the study that counted, or leave the number out.

    ## When to ignore
    The statement is common knowledge, or the source stands in the sentence before.
    """

    code = "CIT202"
    name = "uncited-claim"
    severity = Severity.WARNING
    confidence = 0.85
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim with the verdict `uncited`, or the document that cites nothing."""
        uncited = [
            verdict
            for verdict in audited.verdicts
            if verdict.outcome is Outcome.UNCITED and not verdict.claim.citations
        ]
        if len(uncited) > 1 and not audited.article.citations:
            yield self._nothing_cited(uncited)
            return
        first_markers = _first_markers(audited.article)
        for verdict in uncited:
            served = _may_be_served(verdict.claim, audited.article, first_markers)
            sums_up = bool(find_phrase(verdict.claim.focus_text[:_OPENING], "summary"))
            yield self.about_claim(
                verdict,
                f"{claim_name(verdict.kind)} has no citation",
                help=better_source(verdict),
                severity=_severity(verdict, may_be_served=served, sums_up=sums_up),
            )

    def _nothing_cited(self, uncited: list[Verdict]) -> Finding:
        gravest = max(uncited, key=_severity)
        return self.about_span(
            gravest.claim.focus,
            f"the document makes {len(uncited)} claims of consequence and cites nothing",
            help=better_source(gravest),
            subject="document",
            severity=_severity(gravest),
            related=tuple(v.claim.focus for v in uncited if v is not gravest),
        )


def _first_markers(article: Article) -> dict[int, int]:
    """Say where in each block the first marker begins."""
    places: dict[int, int] = {}
    for citation in article.citations:
        start = citation.span.start
        places[citation.block] = min(start, places.get(citation.block, start))
    return places


def _may_be_served(claim: Claim, article: Article, first_markers: Mapping[int, int]) -> bool:
    """Say whether a source that is cited nearby may be meant for this sentence, too.

    It stands earlier in the paragraph, in a line "Source: …" below it, or anywhere at a table.
    """
    at = claim.block
    if article.blocks[at].kind is BlockKind.TABLE_CELL:
        return True
    if first_markers.get(at, claim.focus.end) < claim.focus.start:
        return True
    below = article.blocks[at + 1 : at + 1 + _BELOW]
    return any(block.prose.text[:9].lower().startswith(_SOURCE_LINES) for block in below)


def _severity(verdict: Verdict, *, may_be_served: bool = False, sums_up: bool = False) -> Severity:
    if sums_up or (may_be_served and verdict.kind is not Kind.PROMISSORY):
        return Severity.WARNING
    if verdict.kind is Kind.PREVALENCE and not any(map(str.isdigit, verdict.claim.focus_text)):
        return Severity.WARNING  # "is common" is no number
    return Severity.ERROR if verdict.kind in _GRAVE else Severity.WARNING
