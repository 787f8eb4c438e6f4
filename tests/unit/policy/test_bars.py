"""Some wording asks for another bar than that of its kind."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Kind
from citeaudit.policy.bars import is_everyday, is_open_question, is_warning
from citeaudit.policy.files import read_lists
from citeaudit.policy.model import Outcome
from citeaudit.policy.phrases import Phrases
from tests.unit.policy.scales import verdict

ADVICE = (Kind.RECOMMENDATION,)
STATUS = (Kind.RESEARCH_STATUS,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chest pain that lasts: call 911.",
        "Talk to your doctor if the rash spreads.",
        "Stop taking it when the skin turns yellow.",
        "Avoid grapefruit while you take the drug.",
        "Fever above 40 degrees: Emergency",
    ],
)
def test_a_warning_is_held_to_the_bar_of_harm(sentence: str) -> None:
    """A hospital's page may tell people to seek help; a seller's word carries not even that."""
    assert is_warning(sentence)
    assert verdict("hospital", kinds=ADVICE, text=sentence).outcome is Outcome.ADEQUATE
    assert verdict("health-media", kinds=ADVICE, text=sentence).outcome is Outcome.OVERSTATED
    assert verdict("vendor", kinds=ADVICE, text=sentence).outcome is Outcome.WEAK_ONLY


@pytest.mark.parametrize(
    "sentence",
    ["Keep a diary of your meals.", "Go for a walk after dinner.", "Drink plenty of water."],
)
def test_advice_of_everyday_life_is_content_with_a_page_for_patients(sentence: str) -> None:
    """It harms nobody; a seller or a blog is still no source for it."""
    assert is_everyday(sentence)
    assert verdict("charity", kinds=ADVICE, text=sentence).outcome is Outcome.ADEQUATE
    assert verdict("blog", kinds=ADVICE, text=sentence).outcome is Outcome.WEAK_ONLY


@pytest.mark.parametrize(
    "sentence",
    [
        "People with diabetes should have their eyes tested each year.",
        "Clinicians should prescribe exercise after a stroke.",
        "Take 5 mg with a meal.",
    ],
)
def test_clinical_advice_needs_a_guideline(sentence: str) -> None:
    """A word of everyday life does not make a prescription harmless."""
    assert not is_warning(sentence)
    assert not is_everyday(sentence)
    assert verdict("charity", kinds=ADVICE, text=sentence).outcome is Outcome.OVERSTATED


@pytest.mark.parametrize(
    "sentence",
    [
        "No trial has compared the two.",
        "Its long-term effects remain under investigation.",
        "More research is needed.",
    ],
)
def test_that_something_is_not_known_needs_less(sentence: str) -> None:
    """A page for patients may say so; a clinic's may not."""
    assert is_open_question(sentence)
    assert verdict("charity", kinds=STATUS, text=sentence).outcome is Outcome.ADEQUATE
    assert verdict("clinic-blog", kinds=STATUS, text=sentence).outcome is Outcome.WEAK_ONLY


def test_that_a_trial_is_under_way_needs_its_registration() -> None:
    """A trial that exists is known; a charity's page is limited evidence of it."""
    sentence = "A trial in nurses is recruiting."
    assert not is_open_question(sentence)
    assert verdict("charity", kinds=STATUS, text=sentence).outcome is Outcome.OVERSTATED
    assert verdict("trial-registry", kinds=STATUS, text=sentence).outcome is Outcome.ADEQUATE


def test_wording_of_one_kind_does_not_touch_another() -> None:
    """An effect in a sentence that warns, too, needs what an effect needs."""
    sentence = "It relieves pain; avoid alcohol while you take it."
    assert verdict("hospital", kinds=(Kind.EFFICACY,), text=sentence).outcome is Outcome.LIMITED


@pytest.mark.parametrize("section", read_lists("wording.txt"))
def test_every_phrase_finds_itself_and_stands_once(section: str) -> None:
    """No entry is written in a way that nothing could match."""
    entries = read_lists("wording.txt")[section]
    assert len(set(entries)) == len(entries)
    for entry in entries:
        assert Phrases.of([entry]).first_in(f"So {entry.rstrip('*')}, they say.")
