"""What a source says of itself, its own page carries."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome
from citeaudit.policy.own_words import names
from citeaudit.sources.model import Interest
from tests.unit.policy.scales import source, verdict

NEGATED = Certainty.NEGATED


@pytest.mark.parametrize(
    ("sentence", "owner", "named"),
    [
        ("Acmera said that its trial had failed.", "acmeratx.com", True),
        ("North Bay Clinic advises rest.", "northbay-clinic.example", True),
        ("The NFO counts members each year.", "nfo.example", True),
        ("In 2023 Acmera employed 400 people.", "acmera.co.uk", True),
        ("Acme said so.", "acmeratx.com", False),
        ("Health depends on sleep.", "healthyminds.example", False),
        ("Its nfo counts members.", "nfo.example", False),
        ("Nothing is named.", "", False),
        ("North, of the Bay Clinic.", "northbayclinic.example", False),
    ],
)
def test_an_owner_is_named_by_the_name_of_its_domain(
    sentence: str, owner: str, named: bool
) -> None:
    """Words that stand together may be written as one; most of the domain must be said."""
    assert names(sentence, owner) is named


def test_an_announcement_that_a_trial_failed_is_carried_by_the_announcer() -> None:
    """Against its own interest a maker is believed; nobody else's release would do."""
    sentence = "Acmera announced that its vaccine did not meet its endpoint."
    own = source("press-release", owner="acmera.example", interest=Interest.POSSIBLE)
    other = source("press-release", owner="wire.example", interest=Interest.POSSIBLE)
    assert verdict(own, certainty=NEGATED, text=sentence).outcome is Outcome.ADEQUATE
    assert verdict(other, certainty=NEGATED, text=sentence).outcome is Outcome.WEAK_ONLY


def test_praise_of_oneself_is_carried_by_nobody() -> None:
    """That its vaccine works, its own release does not show."""
    sentence = "Acmera announced that its vaccine prevents colds."
    own = source("press-release", owner="acmera.example")
    assert verdict(own, text=sentence).outcome is Outcome.WEAK_ONLY


def test_figures_of_its_own_business_and_no_figures_of_a_seller() -> None:
    """How many people a company employs, it knows; how many its wares have healed, it sells."""
    figure = (Kind.STATISTIC,)
    sentence = "In 2023 Acmera employed 400 people."
    company = source("corporate", owner="acmera.example", interest=Interest.POSSIBLE)
    shop = source("vendor", owner="acmera.example", interest=Interest.SELLS_TOPIC)
    assert verdict(company, kinds=figure, text=sentence).outcome is Outcome.ADEQUATE
    assert verdict(shop, kinds=figure, text=sentence).outcome is Outcome.WEAK_ONLY


@pytest.mark.parametrize(
    ("sentence", "url", "kind", "outcome"),
    [
        ("In a poll 9 % of drivers had it.", "poll/7", "prevalence", "adequate"),
        ("A survey of drivers found 9 %.", "survey-of-drivers", "statistic", "adequate"),
        ("Of all drivers 9 % had it.", "poll/7", "prevalence", "weak-only"),
        ("In a poll 9 % of drivers had it.", "story/7", "prevalence", "weak-only"),
        ("In a poll walking helped drivers.", "poll/7", "efficacy", "weak-only"),
    ],
)
def test_what_a_poll_found_its_own_page_carries(
    sentence: str, url: str, kind: str, outcome: str
) -> None:
    """A pollster's page is no news of a study: it is the study. It shows no effect."""
    page = source("news", canonical_url=f"https://pollster.example/{url}")
    assert verdict(page, kinds=(Kind(kind),), text=sentence).outcome.value == outcome


def test_what_a_body_holds_its_own_page_shows() -> None:
    """That an office regards noise as a cause is shown by the office; that a drug works is not."""
    office = source("government", owner="northoffice.example")
    holds = "The North Office regards noise as a cause of sleeplessness."
    cause, works = (Kind.CAUSE,), (Kind.EFFICACY,)
    assert verdict(office, kinds=cause, text=holds).outcome is Outcome.ADEQUATE
    assert verdict(office, kinds=cause, text="Noise keeps people awake.").outcome is (
        Outcome.OVERSTATED
    )
    assert verdict(office, kinds=works, text="The North Office says it works.").outcome is (
        Outcome.LIMITED
    )
    blog = source("blog", owner="northoffice.example")
    assert verdict(blog, kinds=cause, text=holds).outcome is Outcome.WEAK_ONLY
