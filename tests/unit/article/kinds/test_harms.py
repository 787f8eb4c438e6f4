"""Harms of treatments, what denies them, and causes that are none."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording

_READ = {Kind.HARM, Kind.SAFETY, Kind.CAUSE}


def kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds) & _READ


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Voriconazole can cause hallucinations.", {Kind.HARM}),
        ("Hepatitis can cause jaundice.", {Kind.CAUSE}),
        ("Voriconazole does not cause hallucinations.", {Kind.SAFETY}),
        ("Voriconazole caused fewer hallucinations than the older drug.", {Kind.SAFETY}),
        ("Hallucinations were noted in 4% of those given voriconazole.", {Kind.HARM}),
        ("Hallucinations were noted in 4% of the villagers.", set()),
        ("Of patients treated with lithium a third developed tremor.", {Kind.HARM}),
        ("Lithium relieved tremor in a third of those treated.", set()),
        ("The solvent damages the liver.", set()),
        ("Smoking damages the lungs.", {Kind.CAUSE}),
        ("Amiodarone damages the lungs.", {Kind.HARM}),
        ("Inflamed skin itches.", set()),
    ],
)
def test_who_acts_and_what_is_denied_tells_a_harm(sentence: str, expected: set[Kind]) -> None:
    """A treatment harms or is safe; what befalls people is a cause."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A higher risk of falls was seen with zolpidem.", Kind.HARM),
        ("A higher risk of falls was seen with poor sleep.", Kind.CAUSE),
        ("Zinc supplements in excess lead to anaemia.", Kind.HARM),
        ("Salt leads to strokes.", Kind.CAUSE),
    ],
)
def test_what_acts_may_be_named_last(sentence: str, expected: Kind) -> None:
    """Nothing is named before the risk, so what stands behind "with" brings it."""
    assert kinds(sentence) == {expected}


def test_sunlight_that_prevents_an_illness_does_good() -> None:
    """What lessens an illness is told as an effect, whoever acts."""
    found = set(read_kinds(read_wording("Sunlight may prevent rickets in children.")).kinds)
    assert found == {Kind.EFFICACY}


def test_deaths_that_are_counted_have_no_cause() -> None:
    """Nothing is said to bring them."""
    assert Kind.CAUSE not in kinds("Higher deaths were counted in the winter of 2021.")
    assert Kind.CAUSE in kinds("Heat waves were linked to higher deaths from stroke.")


@pytest.mark.parametrize("sentence", ["Factors contributing to relapse:", "What causes gout?"])
def test_a_heading_or_a_question_claims_no_cause(sentence: str) -> None:
    """It only names what follows."""
    assert Kind.CAUSE not in kinds(sentence)


def test_a_leading_cause_of_illness_is_a_cause() -> None:
    """How common it is as a cause of death is a burden."""
    assert Kind.CAUSE in kinds("Diabetes is the leading cause of blindness in adults.")
    assert Kind.CAUSE not in kinds("Diabetes is the leading cause of death in adults.")


def test_a_step_inside_of_the_body_is_neither_harm_nor_cause() -> None:
    """Parts and processes of the body are what the sentence is about."""
    assert not kinds("The peptide disrupts insulin signalling and leads to receptor loss in cells.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Probiotics shield patients on chemotherapy from its adverse effects.",
        "Radiotherapy left the patients free of all serious side effects.",
        "With the vaccine, serious adverse events were rare.",
    ],
)
def test_who_is_kept_from_a_harm_is_safe(sentence: str) -> None:
    """Being protected from harm, and harm that hardly ever comes, is no harm."""
    kinds = set(read_kinds(read_wording(sentence)).kinds)
    assert Kind.SAFETY in kinds
    assert Kind.HARM not in kinds


def test_a_harm_to_be_protected_from_later_stays_one() -> None:
    """The word behind the harm does not take it back."""
    sentence = "Adverse events of the vaccine were frequent before patients were protected."
    assert Kind.HARM in set(read_kinds(read_wording(sentence)).kinds)
