"""What research asks, plans and has not looked into, where no finding is told."""

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
        "Naps have hardly been tested in nurses.",
        "We wanted to find out whether naps relieve migraine.",
        "Scientists at a university hospital in Oslo are tracking the sleep of nurses.",
        "No placebo-controlled trial of naps exists.",
        "SNOOZE will recruit nurses with migraine.",
        "Participants in the study will be offered a pillow.",
        "The survey of pillows has been completed.",
    ],
)
def test_what_is_asked_or_planned_is_the_state_of_research(sentence: str) -> None:
    """Nothing is found as yet, whatever effect is named."""
    assert kinds(sentence) == {Kind.RESEARCH_STATUS}


@pytest.mark.parametrize(
    "sentence",
    [
        "The team compared pillows and found that naps relieve migraine.",
        "Naps relieve migraine, according to researchers who studied nurses.",
        "The nap will be short.",
        "Nurses have been woken.",
    ],
)
def test_a_finding_is_more_than_a_question(sentence: str) -> None:
    """Where something was found the finding is claimed, not the search for it."""
    assert Kind.RESEARCH_STATUS not in kinds(sentence)
