"""Which words promise, which hedge, and which do neither."""

from __future__ import annotations

import pytest

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Certainty, Kind
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import read_wording


def certainty(sentence: str) -> Certainty:
    return read_tone(read_wording(sentence)).certainty


@pytest.mark.parametrize(
    "sentence",
    [
        "Smart pillows could one day end snoring.",
        "Smart pillows may eventually spare patients the mask.",
        "Gene therapy could lower blood pressure.",
        "The pillow could bring restful sleep to millions.",
        "Should the trial succeed, the pillow could ease snoring for many.",
        "Such results underscore the potential of pillows in sleep medicine.",
        "The pillow has great potential.",
        "The pillow has the potential to ease snoring.",
        "Pillows raise hopes of a quiet night.",
        "The pillow holds considerable promise.",
    ],
)
def test_what_may_come_is_a_promise(sentence: str) -> None:
    """Great deeds, days to come, new technology and "potential" as a noun; the kind goes along."""
    assert certainty(sentence) is Certainty.PROMISSORY
    assert Kind.PROMISSORY in read_kinds(read_wording(sentence)).kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "The pillow may ease snoring.",
        "The pillow could lower blood pressure.",
        "The pillow could eventually cause harm to the neck.",
        "The infection may eventually worsen the pain.",
        "It is possible that the pillow eases snoring.",
        "A rise in neck pain cannot be ruled out.",
    ],
)
def test_a_plain_doubt_is_a_hedge(sentence: str) -> None:
    """A harm that may come is no promise."""
    assert certainty(sentence) is Certainty.HEDGED


@pytest.mark.parametrize(
    "sentence",
    [
        "The pillow may not be sold without a prescription.",
        "The pillow may be used from the age of two.",
        "Pillows relieve pain, whereas a blanket may take a month.",
        "The trial traced the ways in which pillows may relieve pain.",
        "After the treatment I could climb the hill again.",
        "Perhaps fifty million people died of influenza.",
        "Lumbar puncture is required when meningitis is suspected.",
        "The trial explored the potential of pillows for pain.",
    ],
)
def test_a_rule_an_aside_or_a_case_hedges_nothing(sentence: str) -> None:
    """A word that can hedge must bear on the main claim."""
    assert certainty(sentence) is Certainty.ASSERTED
