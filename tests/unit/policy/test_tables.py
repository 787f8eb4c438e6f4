"""The tables of the `health` profile say what STANDARDS.md says."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Kind
from citeaudit.policy.model import Strength
from citeaudit.policy.tables import PROFILES, load_policy
from citeaudit.sources.model import Design, SourceType

POLICY = load_policy()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_claim_has_a_bar(kind: Kind) -> None:
    """A kind without a row would end the run."""
    assert POLICY.claims[kind].needs


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("source_type", list(SourceType))
def test_every_type_has_a_worth(source_type: SourceType, kind: Kind) -> None:
    """Whatever is cited for whatever, it has a strength."""
    for design in Design:
        assert POLICY.worth(source_type, design, kind) in Strength


@pytest.mark.parametrize(
    ("source_type", "kind", "strength"),
    [
        ("guideline", Kind.EFFICACY, Strength.STRONG),
        ("guideline", Kind.COST, Strength.LIMITED),
        ("trial-registry", Kind.EFFICACY, Strength.NONE),
        ("trial-registry", Kind.RESEARCH_STATUS, Strength.STRONG),
        ("preprint", Kind.EFFICACY, Strength.LIMITED),
        ("regulator", Kind.DOSE, Strength.STRONG),
        ("government", Kind.EFFICACY, Strength.LIMITED),
        ("government", Kind.PREVALENCE, Strength.STRONG),
        ("clinic-blog", Kind.EFFICACY, Strength.NONE),
        ("clinic-blog", Kind.HARM, Strength.WEAK),
        ("vendor", Kind.PROMISSORY, Strength.NONE),
        ("social", Kind.EXPERIENCE, Strength.WEAK),
        ("unknown", Kind.EFFICACY, Strength.UNKNOWN),
    ],
)
def test_types(source_type: str, kind: Kind, strength: Strength) -> None:
    """STANDARDS 2.1, cell by cell."""
    assert POLICY.worth(SourceType(source_type), Design.UNKNOWN, kind) is strength


@pytest.mark.parametrize(
    ("design", "kind", "strength"),
    [
        ("meta-analysis", Kind.COMPARATIVE, Strength.STRONG),
        ("rct", Kind.PREVALENCE, Strength.LIMITED),
        ("cohort", Kind.PROGNOSIS, Strength.STRONG),
        ("case-series", Kind.EFFICACY, Strength.LIMITED),
        ("case-series", Kind.SAFETY, Strength.WEAK),
        ("animal", Kind.EFFICACY, Strength.NONE),
        ("animal", Kind.MECHANISM, Strength.LIMITED),
        ("narrative-review", Kind.STATISTIC, Strength.LIMITED),
        ("case-report", Kind.COST, Strength.MODERATE),
        ("protocol", Kind.RESEARCH_STATUS, Strength.STRONG),
        ("protocol", Kind.STATISTIC, Strength.NONE),
    ],
)
def test_designs(design: str, kind: Kind, strength: Strength) -> None:
    """STANDARDS 2.2, cell by cell; a kind without a column is moderate."""
    assert POLICY.worth(SourceType.PEER_REVIEWED, Design(design), kind) is strength


def test_only_one_kind_has_no_bar() -> None:
    """Background needs no evidence; everything else does."""
    assert [kind for kind in Kind if POLICY.claims[kind].enough is None] == [Kind.BACKGROUND]


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_is_whole(name: str) -> None:
    """A profile that holds only what differs has the rest from its base."""
    policy = load_policy(name)
    assert set(policy.claims) == set(Kind)
    assert set(policy.designs) == set(Design)
    assert set(policy.types) == set(SourceType) - {SourceType.PEER_REVIEWED}


def test_medrs_is_never_more_lenient_than_health() -> None:
    """Whatever passes the strict profile passes the default one."""
    medrs = load_policy("medrs")
    for source_type in SourceType:
        for design in Design:
            for kind in Kind:
                strict = medrs.worth(source_type, design, kind)
                assert strict <= POLICY.worth(source_type, design, kind), (source_type, design)


def test_a_trial_alone_is_not_enough_for_medrs() -> None:
    """MEDRS prefers reviews to primary studies."""
    worth = load_policy("medrs").worth(SourceType.PEER_REVIEWED, Design.RCT, Kind.EFFICACY)
    assert worth is Strength.MODERATE


def test_journalism_carries_a_general_claim_and_no_seller_does() -> None:
    """Outside of health, edited journalism counts; who sells a thing cannot vouch for it there."""
    general = load_policy("general")
    bar = general.claims[Kind.EFFICACY].enough
    assert bar is not None
    assert general.worth(SourceType.NEWS, Design.UNKNOWN, Kind.EFFICACY) >= bar
    assert general.worth(SourceType.VENDOR, Design.UNKNOWN, Kind.EFFICACY) is Strength.NONE
