"""Purposes, and changes nobody brings about, are no effects."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def _kinds(text: str) -> tuple[Kind, ...]:
    return read_kinds(read_wording(text)).kinds


@pytest.mark.parametrize(
    "text",
    [
        "The garments were designed to gently reduce swelling.",
        "The scheme was developed to lower costs and prevent falls.",
        "Grip strength shrinks with fatigue.",
        "Herbs have been used for preventing and treating infections.",
        "The programme has several key parts aimed at reducing deaths.",
        "The prompts improve the accuracy of symptom coding.",
        "Debate goes on about the implications for the effectiveness of the vaccine.",
    ],
)
def test_what_is_aimed_at_or_comes_by_itself_is_no_effect(text: str) -> None:
    """A purpose, a change without an actor and a better method do nobody good yet."""
    assert Kind.EFFICACY not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Compression garments gently reduce swelling.",
        "Supervised exercise lowers costs and prevents falls.",
        "Eczema clears with hydrocortisone cream.",
        "Massage improves recovery of muscle strength.",
        "The vaccine showed effectiveness against severe disease.",
    ],
)
def test_what_is_done_is_an_effect(text: str) -> None:
    """The same words with a treatment that acts are read as an effect."""
    assert Kind.EFFICACY in _kinds(text)


def test_an_effect_seen_along_with_what_befalls_people_is_a_cause() -> None:
    """A link between a place and health is a cause; ending a harm does good."""
    place = "Living in neighborhoods with more parks was associated with a reduction in asthma."
    ban = "The smoking ban was linked to a reduction in asthma."
    assert _kinds(place) == (Kind.CAUSE,)
    assert Kind.CAUSE not in _kinds(ban)


def test_an_illness_that_names_a_part_is_not_acted_on() -> None:
    """What blocks a protein of a virus works in the body; what blocks the illness helps."""
    assert _kinds("Baicalin inhibits the SARS-CoV-2 spike protein.") == (Kind.MECHANISM,)


def test_many_parts_of_the_body_tell_a_mechanism_beside_the_effect() -> None:
    """An effect explained by receptors, cells and hormones is both."""
    text = (
        "Walking after meals lowers the risk of diabetes, as muscle cells, insulin receptors and "
        "the pancreas answer to it."
    )
    assert _kinds(text) == (Kind.EFFICACY, Kind.MECHANISM)
    assert _kinds("Walking after meals lowers the risk of diabetes.") == (Kind.EFFICACY,)


def test_what_befalls_people_and_upsets_the_body_is_a_cause_as_well() -> None:
    """The link between an exposure and an illness by way of the body claims both."""
    text = "Chronic stress raises cortisol and cytokines in the blood, which leads to depression."
    assert Kind.CAUSE in _kinds(text)
    assert Kind.MECHANISM in _kinds(text)


def test_advice_and_research_on_the_inside_of_the_body_tell_a_mechanism() -> None:
    """What is named of receptors, cells and hormones is claimed beside the plan or the advice."""
    text = "Further trials are needed on how cortisol acts on insulin receptors of muscle cells."
    assert _kinds(text) == (Kind.MECHANISM, Kind.RESEARCH_STATUS)
    assert _kinds("Further trials are needed on how cortisol acts.") == (Kind.RESEARCH_STATUS,)
