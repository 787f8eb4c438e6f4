"""Which words deny an effect: a denied harm, a case or an order is no denial."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Certainty
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import read_wording


def certainty(sentence: str) -> Certainty:
    return read_tone(read_wording(sentence)).certainty


@pytest.mark.parametrize(
    "sentence",
    [
        "The pillow did not hasten recovery from surgery.",
        "Neither the pillow nor the blanket improved sleep.",
        "The pillow improved neither sleep nor mood.",
        "No pillow, this one included, has been shown to cure snoring.",
        "No trial supports the use of pillows for snoring.",
        "The pillow brought no more relief than a folded towel.",
        "The pillow had no bearing on survival.",
        "The pillow has yet to prove its worth in a trial.",
        "The pillow is not associated with better sleep.",
        "The pillow doesnt help, and it doesn t prevent migraine.",
        "The pillow did not lower the risk of stroke.",
        "Pillows did not raise survival.",
    ],
)
def test_a_denied_effect_is_a_denial(sentence: str) -> None:
    """However it is said, and at some distance from the word that denies."""
    assert certainty(sentence) is Certainty.NEGATED


@pytest.mark.parametrize(
    "sentence",
    [
        "The pillow does not raise the risk of stroke.",
        "The pillow has not been found to harm children.",
        "The pillow was not associated with hepatitis.",
        "Statins do not cause memory loss.",
        "There is no evidence that the pillow causes cancer.",
    ],
)
def test_a_denied_harm_is_a_safety(sentence: str) -> None:
    """It is asserted that something is safe."""
    assert certainty(sentence) is Certainty.ASSERTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not stop the treatment before the fever falls.",
        "Patients should not increase the dose.",
        "If pillows do not help, surgery relieves the pain.",
        "Surgery relieves pain in people who do not improve with pillows.",
        "It has not been shown whether pillows reduce pain.",
        "Unproven treatments blinded three patients.",
        "Surgery relieved pain without more bleeding.",
    ],
)
def test_an_order_a_case_or_a_question_denies_nothing(sentence: str) -> None:
    """A "not" counts only where the sentence says that there is no effect."""
    assert certainty(sentence) is Certainty.ASSERTED


def test_a_denial_that_may_be_is_a_hedge() -> None:
    """What may not help is in doubt."""
    assert certainty("Pillows may not improve sleep.") is Certainty.HEDGED
