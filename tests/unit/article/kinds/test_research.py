"""What is told of research: that it is missing, weak, planned or open."""

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
        "There is a paucity of rigorous trials of naps.",
        "Evidence on naps in nurses remains sparse.",
        "The field lacks long-term data on naps.",
        "The small sample and short follow-up limit the strength of the study's conclusions.",
        "The trial was uncontrolled and had a high risk of bias.",
        "It remains unclear whether naps relieve migraine.",
        "The study did not address whether naps are safe.",
        "Whether naps relieve migraine is unknown, and larger studies are needed.",
        "Most of the research on naps was conducted in Norway.",
    ],
)
def test_gaps_limits_and_open_questions_are_the_state_of_research(sentence: str) -> None:
    """They carry no outcome, whatever effect they name."""
    assert kinds(sentence) == {Kind.RESEARCH_STATUS}


@pytest.mark.parametrize(
    "sentence",
    [
        "Limited evidence suggests that naps relieve migraine.",
        "Further studies found that naps relieve migraine.",
        "Early trials show that naps relieve migraine.",
    ],
)
def test_what_research_found_is_claimed_however_little_it_was(sentence: str) -> None:
    """Few or young studies that found something carry what they found."""
    assert Kind.EFFICACY in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The findings do not prove the efficacy of naps, and larger trials are needed.",
            {Kind.EFFICACY, Kind.RESEARCH_STATUS},
        ),
        ("Naps made no significant difference in migraine in the trial.", {Kind.EFFICACY}),
        ("The herb is ineffective against migraine.", {Kind.EFFICACY}),
    ],
)
def test_an_effect_that_is_denied_is_still_what_is_spoken_of(
    sentence: str, expected: set[Kind]
) -> None:
    """That an effect is unproven says more than that somebody should look for it."""
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Authors should report how they handled missing data.",
        "This review summarizes the literature on naps.",
        "The laboratory stored the samples in batches.",
    ],
)
def test_the_craft_of_research_is_not_its_state(sentence: str) -> None:
    """How papers are written and samples kept says nothing of what is known."""
    assert kinds(sentence) & {Kind.RESEARCH_STATUS} == set()
