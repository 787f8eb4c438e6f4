"""What is promised, and what a potential or a "could" only says otherwise."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Certainty, Kind
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import read_wording


def kinds(sentence: str) -> set[Kind]:
    return set(read_kinds(read_wording(sentence)).kinds)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pillow could spare nurses their migraine.",
        "A single tablet might one day replace surgery.",
        "The patch shows quite considerable promise for nurses.",
        "The findings highlight the potential of naps in migraine.",
        "The method will usher in another kind of sleep.",
        "Hopes rest on a nasal spray.",
    ],
)
def test_a_promise_is_a_kind_and_a_certainty(sentence: str) -> None:
    """Great deeds to come, potential and hope; what is promised is no effect as yet."""
    assert kinds(sentence) == {Kind.PROMISSORY}
    assert read_tone(read_wording(sentence)).certainty is Certainty.PROMISSORY


@pytest.mark.parametrize(
    "sentence",
    [
        "Naps could relieve migraine, which might help nurses sleep.",
        "The mosquito has the usual potential for transmission of the virus.",
        "The review explores the potential of naps.",
        "A potential contributor to migraine was found.",
        "The pillow may help against migraine.",
        "Untreated migraine could end in blindness.",
        "Short nights could make migraine worse.",
        "A membrane potential of 70 mV was measured.",
    ],
)
def test_a_hedge_or_a_risk_is_no_promise(sentence: str) -> None:
    """A "could" with a modest deed hedges, and what threatens has no promise."""
    assert Kind.PROMISSORY not in kinds(sentence)
