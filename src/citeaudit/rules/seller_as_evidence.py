"""Sellers as witnesses in their own cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.policy.bars import is_everyday_advice, is_warning
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.naming import source_name
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.rules.bearing import Bearing
    from citeaudit.sources.model import Source

# What a reader may act on to his harm.
_GRAVE = frozenset((Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.DOSE, Kind.PROMISSORY))
# A claim of one of these speaks for what is sold; so does a mechanism, where it names a treatment.
_PROMOTING = _GRAVE | {Kind.RECOMMENDATION}
# They sell treatments and advice, but no food and no good habits.
_PRACTICES = (SourceType.CLINIC_BLOG, SourceType.TELEHEALTH)
_SURE = 0.8
# How much of the sureness is left where the page is about something else than the claims.
_ELSEWHERE = 0.75
_HELP = "cite what the page itself cites, or a source that does not gain by the sale"
_SUBJECTS = (Facet.INTERVENTION, Facet.CONDITION)


class SellerAsEvidence(Rule):
    """A source sells what the claim promotes.

    ## What it reports
    An entry whose publisher sells what its page is about (a clinic, a pharmacy, an online
    prescriber, a shop), and that bears a claim which speaks for it: an effect, safety, a dose,
    advice, how a treatment works. An error where an effect, safety or a dose rests on it; a warning
    for other claims, beside a sufficient source, where the publisher is less certain, or where the
    page is about another treatment than the claims. Warnings, causes of illness, the state of
    research and a seller's own price are no such claims.

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
        for sold in bearing(audited, _sells):
            one = sold._replace(verdicts=tuple(_promoting(sold, audited.article)))
            if one.verdicts:
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


def _promoting(sold: Bearing, article: Article) -> Iterator[Verdict]:
    """Yield the claims that speak for what is sold."""
    for verdict in sold.verdicts:
        claim = verdict.claim
        kinds = _PROMOTING.intersection(claim.kinds)
        if claim.certainty is Certainty.NEGATED:
            continue
        if kinds == {Kind.RECOMMENDATION} and _is_not_sold(sold.source, claim.focus_text):
            continue
        if kinds or (
            Kind.MECHANISM in claim.kinds and Topic(claim, article).own(Facet.INTERVENTION)
        ):
            yield verdict


def _is_not_sold(source: Source, advice: str) -> bool:
    """Say whether advice is none to buy: a warning, or what a practice does not sell."""
    return is_warning(advice) or (source.type in _PRACTICES and is_everyday_advice(advice))


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
