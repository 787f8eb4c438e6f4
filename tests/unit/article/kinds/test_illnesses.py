"""What is said of an illness itself, and what numbers say of it."""

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
        "The symptoms worsen over several years.",
        "The tremor persists into adulthood.",
        "Most children recover within a year.",
        "Measles usually resolves without scars.",
    ],
)
def test_what_an_illness_does_by_itself_is_its_course(sentence: str) -> None:
    """Verbs of time behind an illness or its sufferers tell a prognosis."""
    assert Kind.PROGNOSIS in kinds(sentence)


def test_what_a_treatment_does_is_no_course() -> None:
    """Behind a treatment the same verb is told of the treatment."""
    assert Kind.PROGNOSIS not in kinds("After the vaccine the fever subsided.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Blood cultures identify the pathogen within a day.",
        "Spirometry confirms asthma.",
        "A low level can serve as a biomarker of sepsis.",
        "The scan reached 90% sensitivity for fractures.",
    ],
)
def test_what_a_test_shows_of_patients_is_diagnosis(sentence: str) -> None:
    """A test, what it does, and what it shows of a patient."""
    assert Kind.DIAGNOSIS in kinds(sentence)


def test_a_screening_of_molecules_is_no_test_of_patients() -> None:
    """What is looked for in a computer or a dish is no illness of somebody."""
    assert Kind.DIAGNOSIS not in kinds("In silico tools identify inhibitors of the virus.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The virus causes 12 million cases a year.", {Kind.PREVALENCE}),
        ("Stroke is a leading cause of death worldwide.", {Kind.PREVALENCE}),
        ("About 7% of children have eczema.", {Kind.PREVALENCE}),
        ("Eczema is more common in children.", {Kind.PREVALENCE}),
        ("Of the patients, 7% dropped out of the trial.", {Kind.STATISTIC}),
    ],
)
def test_how_large_a_burden_is(sentence: str, expected: set[Kind]) -> None:
    """Cases, deaths and shares of people are prevalence, and no cause where they are counted."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Eat two portions of oily fish per week.", Kind.DOSE),
        ("The course of antibiotics lasts 7 days.", Kind.DOSE),
        ("The fruit has 80 mg of vitamin C per 100 g.", Kind.STATISTIC),
        ("The effect was seen in 12 nurses.", Kind.STATISTIC),
        ("Pain fell (SMD 0.41).", Kind.STATISTIC),
        ("The groups differed (p < 0.05).", Kind.STATISTIC),
    ],
)
def test_amounts_are_told_from_results(sentence: str, kind: Kind) -> None:
    """What is taken so and so often or so long is a dose; a content or a result is none."""
    assert kind in kinds(sentence)
    assert not {Kind.DOSE, Kind.STATISTIC} - {kind} & kinds(sentence)
