"""Sellers as witnesses in their own cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.policy.bars import everyday_words, is_everyday, is_warning
from citeaudit.policy.labels import is_label
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.naming import source_name
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Article
    from citeaudit.article.subjects.terms import Term
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.rules.bearing import Bearing
    from citeaudit.sources.model import Source

# What a reader may act on to his harm.
_GRAVE = frozenset((Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.DOSE, Kind.PROMISSORY))
# A claim of one of these speaks for what is sold; so does how the page's own treatment works.
_PROMOTING = _GRAVE | {Kind.RECOMMENDATION}
# They sell treatments, but no food and no good habits.
_PRACTICES = (SourceType.CLINIC_BLOG, SourceType.TELEHEALTH, SourceType.PHARMACY_MARKETING)
# Every page about eating has these.
_ANY_FOOD = frozenset(
    ("breakfast", "dinner", "lunch", "meal", "meals", "portion", "snack", "snacks")
)
_SURE = 0.8
# How much of the sureness is left where the page is about something else than the claims.
_ELSEWHERE = 0.6
_HELP = "cite what the page itself cites, or a source that does not gain by the sale"
_SUBJECTS = (Facet.INTERVENTION, Facet.CONDITION)


class SellerAsEvidence(Rule):
    """A source sells what the claim promotes.

    ## What it reports
    An entry whose publisher sells what its page is about (a clinic, a pharmacy, an online
    prescriber, a shop), and that bears a claim which speaks for it: an effect, safety, a dose,
    advice, how a treatment works. An error where an effect, safety or a dose rests on it; a warning
    for other claims, beside a sufficient source, or where the publisher is less certain. Where the
    page is about another treatment than the claims, only the profile `strict` shows it. Warnings,
    causes of illness, the state of research, food and habits that the seller does not sell,
    and a seller's own price are no such claims.

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
    return source.interest is Interest.SELLS_TOPIC and not is_label(source)


def _promoting(sold: Bearing, article: Article) -> Iterator[Verdict]:
    """Yield the claims that speak for what is sold."""
    for verdict in sold.verdicts:
        claim = verdict.claim
        kinds = _PROMOTING.intersection(claim.kinds)
        topic = Topic(claim, article)
        if claim.certainty is Certainty.NEGATED or _is_not_sold(sold.source, topic):
            continue
        if kinds == {Kind.RECOMMENDATION} and is_warning(claim.focus_text):
            continue
        if kinds or (Kind.MECHANISM in claim.kinds and _is_its_treatment(sold.source, topic)):
            yield verdict


def _is_not_sold(source: Source, topic: Topic) -> bool:
    """Say whether a sentence is about food and habits alone, cited to who sells something else.

    Practices sell neither; a shop may sell the food that its page and the sentence name.
    """
    if not is_everyday(topic.claim.focus_text):
        return False
    return source.type in _PRACTICES or not (
        _is_its_treatment(source, topic) or _names_its_food(source, topic.claim.focus_text)
    )


def _names_its_food(source: Source, sentence: str) -> bool:
    """Say whether a shop's title, address or name has a food of the sentence."""
    page = f"{source.title} {source.canonical_url}".lower()
    foods = everyday_words(sentence)
    return any(food.rstrip("s") in page for food in foods if food not in _ANY_FOOD)


def _is_its_treatment(source: Source, topic: Topic) -> bool:
    """Say whether the claim is about a treatment that the page names."""
    return _fit(_named(source), topic, Facet.INTERVENTION) is True


def _is_elsewhere(source: Source, topic: Topic) -> bool:
    """Say whether page and claim name treatments, or conditions, and none of them fits."""
    page = _named(source)
    fits = [_fit(page, topic, facet) for facet in _SUBJECTS]
    return False in fits and True not in fits


def _named(source: Source) -> tuple[Term, ...]:
    """List what the title and the address of a page name."""
    path = source.canonical_url.partition(source.host)[2]
    return (*source.terms.named, *find_terms(path.replace("_", " ")).named)


def _fit(page: Sequence[Term], topic: Topic, facet: Facet) -> bool | None:
    """Say whether page and claim name one thing; `None` where one of them names none."""
    theirs = [term.concept for term in page if term.concept.facet is facet]
    ours = [term.concept for term in topic.own(facet)]
    if not theirs or not ours:
        return None
    return any(one.fits(other) for one in theirs for other in ours)


def _is_grave(one: Bearing) -> bool:
    return one.source.confidence >= _SURE and any(
        verdict.kind in _GRAVE and verdict.outcome is not Outcome.ADEQUATE
        for verdict in one.verdicts
    )
