"""What is said to be crucial or needed: research, or measures for people's health."""

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
        "The outbreak underscores the urgent need for surveillance of cholera.",
        "Addressing malnutrition requires steady support of families.",
        "Wound care requires careful monitoring in older patients.",
    ],
)
def test_measures_that_are_needed_are_advised(sentence: str) -> None:
    """What must be done for health is advice, in whatever form it is said."""
    assert Kind.RECOMMENDATION in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc is crucial for the growth of the skin.",
        "The trend highlights the importance of collaboration between data scientists.",
        "Binding to the muscle cell requires calcium, zinc and copper, whatever the training.",
    ],
)
def test_what_no_one_is_to_do_is_no_advice(sentence: str) -> None:
    """A substance is needed by the body, and collaboration of researchers heals nobody."""
    assert Kind.RECOMMENDATION not in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Understanding why some nurses relapse is essential for better care.",
        "These results underline the need for studies of older women.",
        "Further trials in nurses may clarify who benefits.",
        "Evidence from children remains limited.",
    ],
)
def test_what_is_still_to_be_found_out_is_research(sentence: str) -> None:
    """To understand an illness is a task of research."""
    assert Kind.RESEARCH_STATUS in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A longitudinal study of nurses in three towns found that shift work raises pain.",
        "Meta-analyses support the use of saffron against pain.",
        "The data are essential and are kept by the hospital.",
        "The patch can further improve the results of training.",
    ],
)
def test_what_was_found_is_no_state_of_research(sentence: str) -> None:
    """A finding is a claim of its kind, and data may be anything."""
    assert Kind.RESEARCH_STATUS not in kinds(sentence)
