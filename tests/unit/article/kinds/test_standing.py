"""The standing of products with authorities and states."""

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
        "Norway outlawed the pillow in 2021.",
        "The dye is still permitted in Portugal.",
        "Zolmitabine was approved in 2024.",
        "The syrup has been licensed since 1999 for adults.",
        "The European Union forbids it in toys.",
        "It may be bought without a prescription.",
        "The lotion was taken off the market.",
        "The agency declined to extend the licence.",
    ],
)
def test_a_standing_needs_no_known_name_of_a_product(sentence: str) -> None:
    """States and authorities act on things no list names."""
    assert Kind.REGULATORY in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The protocol was approved by the ethics committee of the university.",
        "Naps are common in Portugal.",
        "Nurses recall their first night shift in Norway.",
        "The drug was compared with an approved one.",
        "Researchers in Denmark slept well; visitors were allowed.",
    ],
)
def test_no_standing_is_read_from_half_of_its_words(sentence: str) -> None:
    """An ethics committee approves a study, and a state alone does nothing."""
    assert Kind.REGULATORY not in kinds(sentence)
