"""What people tell of themselves, and what is only told of them."""

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
        "Fathers who had joined the choir said the evenings gave them courage.",
        "Carers spoke of guilt and of long nights.",
        '"My hands were warm again," wrote one delighted customer.',
        "Pupils found the exercises dull but helpful.",
        "Residents were grateful for the garden.",
        "Most of them felt taken seriously.",
        "Swimmers recalled the cold water with pleasure.",
        "Wearers say that the stockings are hard to put on.",
    ],
)
def test_the_word_of_people_is_their_experience(sentence: str) -> None:
    """Verbs of saying and feeling, and who says so before or behind them."""
    assert Kind.EXPERIENCE in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The naps described by patients in the report are short.",
        "The study of nurses, its authors said, ended early.",
        "About 12% of nurses report migraine.",
        "Patient-reported outcomes were the endpoint.",
        "Some patients felt relief from pain.",
        "Speech therapy helps many children speak more fluently.",
        "Women told to rest slept longer.",
        "Pupils found the door.",
    ],
)
def test_what_is_said_of_people_is_not_their_word(sentence: str) -> None:
    """Studies report shares and effects, and some verbs are not said of those before them."""
    assert Kind.EXPERIENCE not in kinds(sentence)


def test_what_people_tell_stands_alone_beside_its_number() -> None:
    """An effect inside their words is part of what they tell."""
    sentence = "Of 40 users, 82% said that the pillow eased their migraine and was safe."

    assert kinds(sentence) == {Kind.EXPERIENCE, Kind.STATISTIC}
