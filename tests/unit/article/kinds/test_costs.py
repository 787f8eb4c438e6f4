"""What something costs, apart from words that only describe a thing."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def _kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    "sentence",
    [
        "Generic inhalers are cheaper in Spain.",
        "Home dialysis proved less costly for the clinic.",
        "Patients chose cheaper than usual insulin.",
        "The costly vaccine has a price of $40.",
    ],
)
def test_what_is_said_of_a_price_is_a_cost(sentence: str) -> None:
    """A verb or a comparison says what something costs."""
    assert Kind.COST in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A cheap early warning system for asthma is in sight.",
        "The method needs no costly equipment for patients.",
        "Running raises the energy expenditure of patients.",
    ],
)
def test_a_describing_word_is_no_cost(sentence: str) -> None:
    """Before a noun "cheap" only describes it; energy is no money."""
    assert Kind.COST not in _kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The new line will lower production costs by spring.", True),
        ("Panels now sell at $90 per unit.", True),
        ("Monetary policy shapes government spending.", False),
        ("The firm competes at several price points.", False),
    ],
)
def test_elsewhere_only_sums_and_moving_prices_are_costs(sentence: str, told: bool) -> None:
    """In a document on something else than health a word of money alone is none."""
    kinds = read_kinds(read_wording(sentence), about_health=False).kinds
    assert (Kind.COST in kinds) is told
