"""Sellers as witnesses in their own cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.naming import source_name
from citeaudit.sources.model import Interest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.rules.bearing import Bearing
    from citeaudit.sources.model import Source

# What a reader may act on to his harm.
_GRAVE = frozenset((Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.DOSE, Kind.PROMISSORY))
_SURE = 0.8
# How much of the sureness is left where the page is about something else than the claims.
_ELSEWHERE = 0.75
_HELP = "cite what the page itself cites, or a source that does not gain by the sale"
_SUBJECTS = (Facet.INTERVENTION, Facet.CONDITION)


class SellerAsEvidence(Rule):
    """A source sells what the claim promotes.

    ## What it reports
    An entry whose publisher sells what its page is about (a clinic, a pharmacy, an online
    prescriber, a shop), and that bears a claim. An error where an effect, safety or a dose rests on
    it; a warning for other claims, beside a sufficient source, where the publisher is less
    certain, or where the page is about another treatment than the claims. A seller's statement
    about its own price is no evidence and no defect.

    ## Why it matters
    A seller cannot substantiate itself: the FTC's Health Products Compliance Guidance lays the
    burden on the seller, Wikipedia's guidelines on medical (MEDRS) and self-published sources ask
    for independent ones, and Springer Nature's policies rule out advertisements as references.

    ## Example
    > [1] "What LDN can treat." clinic.example/blog/ldn   (a clinic that prescribes it)

    ## Better
    Cite what the page cites, or somebody who does not gain by the sale.

    ## When to ignore
    The sentence is about the seller: its price, its service, the form it sells.
    """

    code = "CIT301"
    name = "seller-as-evidence"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each seller that bears a claim, at its entry."""
        for one in bearing(audited, _sells):
            if any(verdict.kind is not Kind.COST for verdict in one.verdicts):
                elsewhere = all(
                    _is_elsewhere(one.source, Topic(verdict.claim, audited.article))
                    for verdict in one.verdicts
                )
                yield self._possible(one) if elsewhere else self._sure(one)

    def _sure(self, one: Bearing) -> Finding:
        return self.about_reference(
            one.reference,
            f"{source_name(one.source)} is cited as evidence for what its publisher sells",
            help=_HELP,
            subject=one.source.work,
            severity=Severity.ERROR if _is_grave(one) else Severity.WARNING,
            confidence=one.source.confidence,
            related=one.places,
        )

    def _possible(self, one: Bearing) -> Finding:
        return self.about_reference(
            one.reference,
            f"{source_name(one.source)} is cited as evidence, though it is about something else",
            help=_HELP,
            subject=one.source.work,
            severity=Severity.WARNING,
            confidence=one.source.confidence * _ELSEWHERE,
            related=one.places,
        )


def _sells(source: Source) -> bool:
    return source.interest is Interest.SELLS_TOPIC


def _is_elsewhere(source: Source, topic: Topic) -> bool:
    """Say whether page and claim name treatments, or conditions, and none of them fits."""
    path = source.canonical_url.partition(source.host)[2]
    page = (*source.terms.named, *find_terms(path.replace("_", " ")).named)
    differs = False
    for facet in _SUBJECTS:
        theirs = [term.concept for term in page if term.concept.facet is facet]
        ours = [term.concept for term in topic.own(facet)]
        if any(one.fits(other) for one in theirs for other in ours):
            return False
        differs |= bool(theirs and ours)
    return differs


def _is_grave(one: Bearing) -> bool:
    return one.source.confidence >= _SURE and any(
        verdict.kind in _GRAVE and verdict.outcome is not Outcome.ADEQUATE
        for verdict in one.verdicts
    )
