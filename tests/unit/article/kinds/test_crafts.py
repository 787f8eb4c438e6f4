"""What algorithms do is no effect on anybody's health."""

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
        "The framework improves the interpretability of treatment data over earlier algorithms.",
        "Supervised classifiers should be tuned on larger datasets of tumours.",
        "Nonlinear optimisation lowers the risk of overfitting in stroke models.",
    ],
)
def test_what_algorithms_do_is_no_effect(sentence: str) -> None:
    """A sentence on methods of reckoning has neither effects nor causes nor advice."""
    kinds = {Kind.EFFICACY, Kind.CAUSE, Kind.COMPARATIVE, Kind.RECOMMENDATION, Kind.MECHANISM}
    assert kinds.isdisjoint(_kinds(sentence))


def test_a_model_may_be_a_mouse() -> None:
    """Animals are models as well, and what happens in them is a mechanism."""
    sentence = "In a mouse model the drug blocked the receptor and improved learning."
    assert Kind.MECHANISM in _kinds(sentence)


def test_one_word_of_computing_is_not_enough() -> None:
    """Software that treats people is a treatment."""
    assert Kind.EFFICACY in _kinds("The coaching software relieved chronic pain in veterans.")


@pytest.mark.parametrize(
    "sentence",
    [
        "A total of 412 records were retrieved.",
        "Hardness of the water ranged from 4 to 26 degrees.",
        "About $20 %$ of the samples were positive.",
    ],
)
def test_totals_and_ranges_are_figures(sentence: str) -> None:
    """They were counted or measured."""
    assert Kind.STATISTIC in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The checker collapses under typographic stress.",
        "Redistributive taxation can significantly reduce inequality.",
        "Investors are suffering from a burn rate that is too high.",
    ],
)
def test_one_word_of_health_is_not_enough_elsewhere(sentence: str) -> None:
    """Machines and markets are under stress and suffer as well."""
    read = read_kinds(read_wording(sentence), about_health=False)
    assert read.kinds == (Kind.BACKGROUND,)


def test_a_sentence_on_health_counts_anywhere() -> None:
    """It names an illness and who has it, or what is done about it."""
    sentence = "Shorter shifts reduce migraine in workers with hypertension."
    assert Kind.EFFICACY in read_kinds(read_wording(sentence), about_health=False).kinds


def test_the_definition_of_a_measure_claims_nothing() -> None:
    """Its numbers are no results; the definition of an illness tells how it is found."""
    measure = "Definition: The time it takes the lid to go from 25% to 75% of its peak closure."
    assert _kinds(measure) == {Kind.BACKGROUND}
    illness = "Definition: Hypertension is diagnosed at a blood pressure above 140 mmHg."
    assert Kind.DIAGNOSIS in _kinds(illness)
