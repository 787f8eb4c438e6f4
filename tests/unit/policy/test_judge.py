"""From sources to a verdict: the best independent work decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome, Strength
from citeaudit.sources.model import Design, Interest, Source, SourceType, Status
from tests.unit.policy.scales import source, verdict


@pytest.mark.parametrize(
    ("cited", "outcome"),
    [
        (["meta-analysis"], Outcome.ADEQUATE),
        (["guideline"], Outcome.ADEQUATE),
        (["rct", "clinic-blog"], Outcome.ADEQUATE),
        (["cohort"], Outcome.OVERSTATED),
        (["narrative-review"], Outcome.OVERSTATED),
        (["case-series"], Outcome.LIMITED),
        (["hospital"], Outcome.LIMITED),
        (["case-series", "pharmacy-marketing"], Outcome.LIMITED),
        (["unknown"], Outcome.UNDETERMINED),
        (["unknown", "blog"], Outcome.UNDETERMINED),
        (["blog"], Outcome.WEAK_ONLY),
        (["clinic-blog", "vendor", "news", "social"], Outcome.WEAK_ONLY),
        (["trial-registry"], Outcome.WEAK_ONLY),
        (["animal"], Outcome.WEAK_ONLY),
        ([], Outcome.UNCITED),
    ],
)
def test_an_asserted_effect(cited: list[str], outcome: Outcome) -> None:
    """STANDARDS 3.2, row by row: one good work is enough, and weak ones never add up."""
    assert verdict(*cited).outcome is outcome


@pytest.mark.parametrize(
    ("cited", "outcome"),
    [
        (["cohort"], Outcome.ADEQUATE),
        (["case-series"], Outcome.LIMITED),
        (["clinic-blog"], Outcome.WEAK_ONLY),
    ],
)
def test_a_hedge_is_no_evidence(cited: list[str], outcome: Outcome) -> None:
    """Cautious wording goes with moderate evidence; it never makes weak sources pass."""
    assert verdict(*cited, certainty=Certainty.HEDGED).outcome is outcome


def test_a_denial_needs_less() -> None:
    """Who says that a thing does not work needs no trial, but no seller either."""
    assert verdict("hospital", certainty=Certainty.NEGATED).outcome is Outcome.ADEQUATE
    assert verdict("vendor", certainty=Certainty.NEGATED).outcome is Outcome.WEAK_ONLY


def test_a_promise_is_carried_by_nothing() -> None:
    """Even the best source allows softer wording only."""
    kinds, sure = (Kind.PROMISSORY,), Certainty.PROMISSORY
    assert verdict("meta-analysis", kinds=kinds, certainty=sure).outcome is Outcome.OVERSTATED
    assert verdict("blog", kinds=kinds, certainty=sure).outcome is Outcome.WEAK_ONLY


def test_a_design_nobody_has_told_is_no_reason_for_a_finding() -> None:
    """It may be a trial: the claim passes, and the argument says what is not known."""
    judged = verdict(source("peer-reviewed"))
    assert judged.outcome is Outcome.ADEQUATE
    assert "design is not known" in " ".join(judged.trail)


def test_of_two_alike_the_one_of_unknown_design_decides() -> None:
    """A review beside a study that may be a trial takes nothing away from it."""
    for other in ("narrative-review", "medical-reference"):
        assert verdict(other, source("peer-reviewed")).outcome is Outcome.ADEQUATE


@pytest.mark.parametrize(
    ("kind", "sure", "outcome"),
    [
        ("predatory-journal", 0.4, Outcome.UNDETERMINED),
        ("predatory-journal", 0.9, Outcome.WEAK_ONLY),
        ("advocacy", 0.4, Outcome.UNDETERMINED),
        ("advocacy", 0.95, Outcome.WEAK_ONLY),
        ("content-farm", 0.2, Outcome.UNDETERMINED),
        ("content-farm", 0.4, Outcome.WEAK_ONLY),
        ("clinic-blog", 0.4, Outcome.WEAK_ONLY),
    ],
)
def test_a_type_that_is_doubtful_and_might_be_a_strong_one_waits_for_a_person(
    kind: str, sure: float, outcome: Outcome
) -> None:
    """What is no clinic's page is another seller's; what is no predatory journal is a journal."""
    assert verdict(source(kind, confidence=sure)).outcome is outcome


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Acmera Stimulator: Important Safety Information", "https://acmera.example/a"),
        ("MRI guidelines for the Acmera Stimulator", "https://store.example/acmera.pdf"),
        ("Acmera", "https://acmera.example/patients/prescribing-information.html"),
    ],
)
def test_a_makers_label_is_weighed_as_the_regulator_that_passed_it(title: str, url: str) -> None:
    """Its dose and its warnings are the product's; a person who says otherwise is right."""
    label = source(
        "vendor",
        title=title,
        canonical_url=url,
        host=url.split("/")[2],
        interest=Interest.SELLS_TOPIC,
    )
    assert verdict(label, kinds=(Kind.DOSE,)).outcome is Outcome.ADEQUATE
    assert verdict(label, kinds=(Kind.HARM,)).outcome is Outcome.ADEQUATE
    reviewed = replace(label, reviewed=True)
    assert verdict(reviewed, kinds=(Kind.DOSE,)).outcome is Outcome.WEAK_ONLY


def test_a_page_that_sells_is_no_label() -> None:
    """A shop's word on how safe its wares are stays a shop's."""
    shop = source(
        "vendor", title="How safe is kratom?", canonical_url="https://shop.example/safety"
    )
    assert verdict(shop, kinds=(Kind.SAFETY,)).outcome is Outcome.WEAK_ONLY


def test_the_worst_kind_decides() -> None:
    """A case series may carry a warning; the effect it does not carry is what is judged."""
    judged = verdict("case-series", kinds=(Kind.HARM, Kind.EFFICACY))
    assert (judged.kind, judged.outcome) == (Kind.EFFICACY, Outcome.LIMITED)


def test_of_kinds_that_fare_alike_a_warning_decides_last() -> None:
    """Its discount is for those who warn, not for those who promise in the same breath."""
    for kinds in ((Kind.HARM, Kind.EFFICACY), (Kind.EFFICACY, Kind.HARM)):
        assert verdict("clinic-blog", kinds=kinds).kind is Kind.EFFICACY


@pytest.mark.parametrize("design", ["case-series", "case-report"])
def test_a_study_too_weak_for_the_claim_is_still_a_real_source(design: str) -> None:
    """The claim is `limited` by the design: only pages and promises are `weak-only`."""
    judged = verdict(design, "blog", kinds=(Kind.CAUSE, Kind.SAFETY))
    assert (judged.outcome, judged.by_design) == (Outcome.LIMITED, True)
    assert judged.weighed[0].source.design is Design(design)


def test_background_needs_no_evidence() -> None:
    """A definition is exempt, whatever is cited for it."""
    judged = verdict("clinic-blog", kinds=(Kind.BACKGROUND,))
    assert (judged.outcome, judged.enough, judged.trail) == (Outcome.EXEMPT, None, ())


def test_markers_that_lead_nowhere() -> None:
    """A dangling marker is a defect of its own, reported as such: the claim is not judged."""
    assert verdict(dangling=True).outcome is Outcome.UNDETERMINED


def test_sources_of_one_work_count_once() -> None:
    """A PubMed record and the article itself are one work; the better of them stands for it."""
    judged = verdict(
        source("scholarly-index", work="doi:10.1/a"),
        source("case-series", work="doi:10.1/a"),
    )
    assert judged.works == 1
    assert judged.weighed[0].sources == (1, 0)
    assert judged.best is Strength.LIMITED


def test_pages_of_one_owner_count_once() -> None:
    """Three pages of a clinic are one voice."""
    pages = [source("clinic-blog", owner="clinic.example", work=f"url:{n}") for n in range(3)]
    assert verdict(*pages).works == 1


@pytest.mark.parametrize(
    ("facts", "strength"),
    [
        ({"status": (Status.RETRACTED,)}, Strength.NONE),
        ({"status": (Status.NOT_FOUND,)}, Strength.NONE),
        ({"status": (Status.CONCERN,)}, Strength.LIMITED),
        ({"status": (Status.CORRECTED,)}, Strength.STRONG),
        ({"status": (Status.DEAD,)}, Strength.UNKNOWN),
        ({"status": (Status.DEAD,), "identifiers": {"doi": "10.1/a"}}, Strength.STRONG),
        ({"interest": Interest.SELLS_TOPIC}, Strength.NONE),
        ({"interest": Interest.POSSIBLE}, Strength.STRONG),
    ],
    ids=str,
)
def test_what_lowers_a_strength(facts: dict[str, object], strength: Strength) -> None:
    """STANDARDS 2.3, with the reason in words wherever something was lowered."""
    judged = verdict(source("rct", **facts))
    assert judged.best is strength
    assert bool(judged.weighed[0].reason) is (strength is not Strength.STRONG)


def test_a_seller_may_state_its_own_price() -> None:
    """And it may warn of its own goods, which is weak evidence, against its interest."""
    sells = source("hospital", interest=Interest.SELLS_TOPIC)
    assert verdict(sells, kinds=(Kind.COST,)).outcome is Outcome.ADEQUATE
    assert verdict(sells, kinds=(Kind.HARM,)).best is Strength.WEAK


@pytest.mark.parametrize(
    ("cited", "argument"),
    [
        ([], "An efficacy claim needs strong evidence. Nothing is cited for it."),
        (["vendor"], "An efficacy claim needs strong evidence. The one source is no evidence."),
        (
            ["clinic-blog", "vendor"],
            "An efficacy claim needs strong evidence."
            " Neither of the two independent sources is evidence.",
        ),
        (
            ["clinic-blog", "news"],
            "An efficacy claim needs strong evidence."
            " The best of two independent sources is weak evidence, and weak ones do not add up.",
        ),
        (
            ["cohort"],
            "An efficacy claim needs strong evidence. The one source is moderate evidence."
            " That allows cautious wording only; the sentence states it as a fact.",
        ),
    ],
)
def test_the_argument_names_the_bar_and_the_best_there_is(cited: list[str], argument: str) -> None:
    """An editor can follow it without the tables."""
    assert " ".join(verdict(*cited).trail) == argument


_ANY = st.builds(
    source,
    st.sampled_from([*SourceType, *(design for design in Design if design != "unknown")]).map(str),
    interest=st.sampled_from(Interest),
    status=st.sampled_from(Status).map(lambda status: (status,)),
)


@given(
    st.lists(_ANY, max_size=5),
    _ANY,
    st.sampled_from(Kind),
    st.sampled_from(Certainty),
)
def test_a_further_source_never_makes_it_worse(
    cited: list[Source], further: Source, kind: Kind, certainty: Certainty
) -> None:
    """Citing one more work can only raise the best of them."""
    before = verdict(*cited, kinds=(kind,), certainty=certainty)
    after = verdict(*cited, further, kinds=(kind,), certainty=certainty)
    assert (after.best or Strength.NONE) >= (before.best or Strength.NONE)
    assert after.works == len(cited) + 1


@given(st.lists(_ANY, min_size=1, max_size=5), st.sampled_from(Kind), st.sampled_from(Certainty))
def test_weak_sources_never_add_up(cited: list[Source], kind: Kind, certainty: Certainty) -> None:
    """Only a best source that is weak or none makes a claim `weak-only`."""
    judged = verdict(*cited, kinds=(kind,), certainty=certainty)
    assert judged.best == max(one.strength for one in judged.weighed)
    if judged.outcome is Outcome.WEAK_ONLY:
        assert judged.best is not None
        assert judged.best <= Strength.WEAK
