"""What becomes of the ill: a share of them, those left untreated, what is foretold."""

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
        "A third of patients with a hip fracture die within a year.",
        "Most children outgrow the allergy.",
        "Left untreated, the abscess spreads to the jaw.",
        "The score predicts death after a heart attack.",
        "Patients who live alone are more likely to die of a stroke.",
        "Obesity is linked to recurrence in breast cancer survivors.",
        "Depression raises the risk of dying after a heart attack.",
        "Two thirds of people with a first clot are disabled after a year.",
        "Most tears heal within eight weeks.",
        "The infection is almost always fatal.",
    ],
)
def test_what_becomes_of_the_ill_is_prognosis(sentence: str) -> None:
    """A share of the ill and their fate, an illness left alone, an outcome foretold."""
    assert Kind.PROGNOSIS in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Statins did not reduce mortality.",
        "Most women in the group took zinc.",
        "The model predicts the weather.",
        "Surgery doubled survival.",
        "Smoking is linked to early death.",
        "Most patients who took the tablets slept better after a month.",
        "Three of the four authors are nurses.",
    ],
)
def test_what_is_done_to_an_outcome_is_no_course(sentence: str) -> None:
    """What a treatment does to survival, and shares of people without a fate, tell no course."""
    assert Kind.PROGNOSIS not in kinds(sentence)
