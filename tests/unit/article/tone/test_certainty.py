"""How sure a sentence sounds, and how loud."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Certainty
from citeaudit.article.tone.certainty import Tone, read_tone
from citeaudit.article.words.wording import read_wording


def tone(sentence: str) -> Tone:
    return read_tone(read_wording(sentence))


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Naps relieve pain.", Certainty.ASSERTED),
        ("Naps can relieve pain.", Certainty.ASSERTED),
        ("If naps are long, they relieve pain.", Certainty.ASSERTED),
        ("Naps for pain are being studied.", Certainty.ASSERTED),
        ("The trial began in May and ended in June.", Certainty.ASSERTED),
        ("On 3 May 2021 the label changed.", Certainty.ASSERTED),
        ("Before the operation he could not walk.", Certainty.ASSERTED),
        ("The tea has no side effects.", Certainty.ASSERTED),
        ("Naps not only relieve pain, they also lift the mood.", Certainty.ASSERTED),
        ("The result appeared in a journal.", Certainty.ASSERTED),
        ("Women were more likely to nap.", Certainty.ASSERTED),
        ("The cell has an action potential.", Certainty.ASSERTED),
        ("Naps may relieve pain.", Certainty.HEDGED),
        ("Naps could relieve pain.", Certainty.HEDGED),
        ("Early evidence shows that naps relieve pain.", Certainty.HEDGED),
        ("The data suggest that naps relieve pain.", Certainty.HEDGED),
        ("It is thought to ease pain.", Certainty.HEDGED),
        ("In some patients pain went away.", Certainty.HEDGED),
        ("Naps have the potential to transform care.", Certainty.PROMISSORY),
        ("Naps could become a cornerstone of future care.", Certainty.PROMISSORY),
        ("Naps offer new hope.", Certainty.PROMISSORY),
        ("There is no evidence that naps relieve pain.", Certainty.NEGATED),
        ("Naps did not improve pain.", Certainty.NEGATED),
        ("Naps didn’t significantly improve pain.", Certainty.NEGATED),
        ("Naps failed to relieve pain.", Certainty.NEGATED),
        ("The method is unproven.", Certainty.NEGATED),
        ("Naps were tried but failed to relieve pain.", Certainty.NEGATED),
    ],
)
def test_the_first_class_with_a_cue_decides(sentence: str, certainty: Certainty) -> None:
    """Negated before promissory before hedged; everything else is asserted."""
    assert tone(sentence).certainty is certainty


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Naps may not relieve pain.", Certainty.HEDGED),
        ("A nap is likely to relieve pain.", Certainty.HEDGED),
        ("Naps have a potential benefit in pain.", Certainty.HEDGED),
        ("Emerging research suggests that naps relieve pain.", Certainty.HEDGED),
        ("Naps relieve pain in potential customers.", Certainty.ASSERTED),
        ("Naps remove potentially harmful germs and relieve pain.", Certainty.ASSERTED),
        ("The trial found that naps could relieve pain.", Certainty.ASSERTED),
        ("Naps relieve pain, a gain that may last.", Certainty.ASSERTED),
        ("Emerging research on naps to relieve pain continues.", Certainty.ASSERTED),
        ("Pain is not merely the result of poor sleep.", Certainty.ASSERTED),
    ],
)
def test_a_word_that_can_hedge_or_deny_must_bear_on_the_claim(
    sentence: str, certainty: Certainty
) -> None:
    """A doubt of a thing, of the past or of an aside leaves the claim as sure as it was."""
    assert tone(sentence).certainty is certainty


def test_the_cues_are_shown() -> None:
    """A reader of a report sees which words made the sentence a hedge."""
    assert tone("Naps may possibly relieve pain.").cues == ("may", "possibly")


@pytest.mark.parametrize(
    ("sentence", "boosters"),
    [
        ("Naps are clinically proven to relieve pain.", ("clinically proven", "proven")),
        ("Naps always relieve pain.", ("always",)),
        ("Naps significantly eased pain (p < 0.01).", ()),
        ("Naps significantly eased pain.", ("significantly",)),
        ("Naps relieve pain.", ()),
    ],
)
def test_boosters_are_told_from_statistics(sentence: str, boosters: tuple[str, ...]) -> None:
    """The word "significantly" beside a p value is a number's name and boosts nothing."""
    assert tone(sentence).boosters == boosters


@pytest.mark.parametrize(
    ("sentence", "hype"),
    [
        ("A revolutionary therapy.", ("revolutionary",)),
        ("A game-changer with the potential to help.", ("game changer",)),
        ("This diet cures cancer.", ("cures",)),
        ("The cheese cures for a year.", ()),
        ("This diet does not cure cancer.", ()),
        ("A promising drug.", ()),
        ("A highly promising drug.", ("promising",)),
        ("A novel and exciting drug.", ("novel", "exciting")),
        ("There is a need for innovative and novel drugs.", ()),
        ("The novel coronavirus spread.", ()),
        ("She was treated for breakthrough pain.", ()),
        ("No breakthrough was made.", ()),
    ],
)
def test_loud_words_count_always_and_soft_ones_in_company(
    sentence: str, hype: tuple[str, ...]
) -> None:
    """The closed class counts by itself; soft words need an amplifier or each other."""
    assert tone(sentence).hype == hype


def test_soft_words_are_told_apart_from_loud_ones() -> None:
    """A rule can weigh one soft word against the sources, even where it does not count alone."""
    found = tone("A promising drug and a miracle.")

    assert (found.promotional, found.stacked, found.soft) == (("miracle",), (), ("promising",))
