"""What is found in a patient: tests, values, signs, and what they point to."""

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
        "A raised TSH with a low T4 points to hypothyroidism.",
        "A score of 10 or more on the questionnaire suggests depression.",
        "A normal film does not rule out a fracture.",
        "A fasting glucose of 7.0 mmol/L or more is diabetes.",
        "Ultrasound picks up most gallstones.",
        "Spirometry comes before asthma is talked of.",
        "The swab missed one infection in five.",
        "Ferritin under 30 speaks for iron deficiency.",
    ],
)
def test_what_a_finding_points_to_is_diagnosis(sentence: str) -> None:
    """A finding or a test, and what it says of an illness."""
    assert Kind.DIAGNOSIS in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Symptoms of hypothyroidism include tiredness and dry skin.",
        "No single test confirms the diagnosis of lupus.",
        "The diagnosis rests on the history.",
        "The test was 92% sensitive and 85% specific.",
    ],
)
def test_how_an_illness_is_known_is_diagnosis(sentence: str) -> None:
    """Signs, what a diagnosis rests on, how well a test does."""
    assert Kind.DIAGNOSIS in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The results suggest that fibre lowers cholesterol.",
        "In mice a high score points to anxiety.",
        "The trial used spirometry in asthma.",
        "Half of the 40 nurses were given a lower dose.",
    ],
)
def test_what_a_study_suggests_is_no_finding_in_a_patient(sentence: str) -> None:
    """Results of studies, animals and amounts point to no illness of somebody."""
    assert Kind.DIAGNOSIS not in kinds(sentence)


def test_a_craft_that_finds_illness_is_diagnosis() -> None:
    """Of methods of research only those that find an illness are told of patients."""
    assert Kind.DIAGNOSIS in kinds("Machine learning on software platforms aids cancer detection.")
    assert Kind.DIAGNOSIS not in kinds("The sensitivity of the qPCR assay in sewage was 80%.")


def test_what_a_finding_indicates_is_no_cause_of_it() -> None:
    """A sign is tied to an illness as its sign, not as its cause."""
    assert kinds("A high score can indicate anxiety or depression.") == {Kind.DIAGNOSIS}
