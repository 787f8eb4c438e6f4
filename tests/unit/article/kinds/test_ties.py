"""Rates of illness tied to what befalls people are causes, whichever way they move."""

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
        "Long-term exposure to traffic noise was associated with a lower incidence of remission.",
        "Living near parks was linked to lower odds of diabetes.",
        "Neighbourhood poverty is related to diabetes prevalence.",
    ],
)
def test_a_rate_tied_to_what_befalls_people_has_a_cause(sentence: str) -> None:
    """No treatment does this good, so that it is a cause and not an effect."""
    assert Kind.CAUSE in _kinds(sentence)
    assert Kind.EFFICACY not in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Statin therapy was associated with a lower risk of stroke.",
        "Daily exercise is linked to a lower risk of stroke.",
    ],
)
def test_a_rate_tied_to_what_is_done_is_an_effect(sentence: str) -> None:
    """Treatments and habits lower a risk for somebody's good."""
    assert Kind.EFFICACY in _kinds(sentence)
