"""Advice: what readers are told to do, and what only looks like it."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not crush the tablets.",
        "Don't skip breakfast.",
        "Rinse the wound under running water.",
        "Wash your hands before you cook.",
        "On hot days, drink more.",
        "Routine screening of adults is discouraged.",
        "A yearly eye test is recommended.",
        "People with asthma should carry an inhaler.",
        "Physicians would do well to ask about sleep.",
    ],
)
def test_what_readers_are_told_to_do_is_advice(sentence: str) -> None:
    """Imperatives, prohibitions, and what is recommended or discouraged."""
    assert Kind.RECOMMENDATION in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Should the trial succeed, the drug would be the first of its kind.",
        "Zinc is safe at recommended doses.",
        "Exercise during pregnancy is safe.",
        "Return to work after surgery was earlier in the younger group.",
        "Phone calls – short talks without advice – reduce stress.",
        "Heat from the lamp dries the skin.",
        "The results should be interpreted with the small sample in mind.",
    ],
)
def test_what_looks_like_advice_and_is_none(sentence: str) -> None:
    """Conditions, recommended doses, nouns that open a sentence, what authors owe to readers."""
    assert Kind.RECOMMENDATION not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "advised"),
    [
        ("Oncologists should ask about herbs and write the data down.", True),
        ("Hospitals must appoint a team for hygiene.", True),
        ("Vegetables should fill half the plate.", True),
        ("The new framework should treat malaria and cholera alike.", False),
        ("The receptor must change its shape before the virus can enter.", False),
    ],
)
def test_should_advises_only_where_somebody_can_act(sentence: str, advised: bool) -> None:
    """Told to people who act for health it is advice; told of models and cells it is none."""
    found = read_kinds(read_wording(sentence)).kinds
    assert (Kind.RECOMMENDATION in found) == advised
