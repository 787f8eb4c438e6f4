"""Sentences of a paragraph, with markers kept in the sentence they end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.claims.sentences import sentences
from citeaudit.article.model import Citation, CitationStyle
from citeaudit.text import Span

# Every white space outside ASCII that makes sentencex panic between a capital and a full stop.
WIDE_SPACES = "\x85\xa0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000"


def markers(text: str) -> list[Citation]:
    """Take every numeric bracket for a citation."""
    return [
        Citation(
            0,
            match.start(),
            match.end(),
            Span(match.start(), match.end()),
            CitationStyle.BRACKET,
            ("1",),
            (None,),
        )
        for match in re.finditer(r"\[[\d, ]+\]", text)
    ]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, markers(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Two groups (Lind et al. 2020) were alike. The rest were not.",
        "Some foods, e.g. Brazil nuts, hold it. Others do not.",
        "They were given 0.5 mg. Nobody dropped out.",
        "It was drug vs. Placebo in both arms. No arm won.",
        "The curve in Fig. 2 is flat. We expected more.",
        "Most were E. coli strains. The others were not named.",
        "They took vitamin D. Levels rose.",
        "The paper is by J. Brown and others. It has two tables.",
        "Dr. Weiss ran the clinic. She retired.",
        "The gene is p53. mTOR is another.",
        "Take 4.5 mg/d. Then stop.",
        "Stir in 5 g. Rinse after that.",
        "They had no fever, pain, etc. Tests were normal.",
        "Refs. 4 and 5 say so. Others do not.",
        "It helps approx. 20% of pts. with pain. It helps nobody else.",
        "It was sold in the U.S. The FDA objected.",
        "St. John's wort helps. It interacts.",
        "Es hilft z. B. bei Schmerz. Es hilft u. a. bei Fieber.",
        "它有效[1]。它便宜[2]。",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Abbreviations, initials, units and species keep their sentence whole."""
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends. [0, 1, 2] Next one.", ["It ends. [0, 1, 2]", "Next one."]),
        ("It ends.[1] Next one.", ["It ends.[1]", "Next one."]),
        ("It ends.[1]Next one.", ["It ends.[1]", "Next one."]),
        ("It ends [1]. Next one.", ["It ends [1].", "Next one."]),
        ("Ends! [1], [2] Then more.", ["Ends! [1], [2]", "Then more."]),
        ("He said “no.” [1] Then left.", ["He said “no.” [1]", "Then left."]),
        ("Ends. ([1]) Then more.", ["Ends. ([1])", "Then more."]),
        ("Lind et al. [3] found it. So did we.", ["Lind et al. [3] found it.", "So did we."]),
        ("It ends. [1] [2]", ["It ends. [1] [2]"]),
        ("One. [1] showed two.", ["One.", "[1] showed two."]),
    ],
)
def test_a_marker_stays_with_the_sentence_it_ends(text: str, expected: list[str]) -> None:
    """A marker behind the full stop belongs to the sentence before it."""
    assert split(text) == expected


def test_a_bare_digit_before_the_full_stop_is_no_initial() -> None:
    """A marker of one character does not look like "J." to the library."""
    text = "It ends 1. Next one."
    marker = Citation(0, 8, 9, Span(8, 9), CitationStyle.BARE, ("1",), (None,))

    assert [text[start:end] for start, end in sentences(text, [marker])] == [
        "It ends 1.",
        "Next one.",
    ]


def test_a_marker_alone_is_one_sentence() -> None:
    """Text that is nothing but a marker is not lost."""
    assert split("[1]") == ["[1]"]


def test_line_breaks_end_no_sentence() -> None:
    """A soft line break is white space like any other."""
    assert split("One line\nof two. And\nmore.") == ["One line\nof two.", "And\nmore."]


@pytest.mark.parametrize("space", WIDE_SPACES)
def test_wide_spaces_do_not_stop_the_program(space: str) -> None:
    """White space that makes the library panic is replaced, offsets unchanged."""
    assert split(f"Vitamin A{space}. Next one.") == [f"Vitamin A{space}.", "Next one."]


def test_a_capital_after_nothing_but_space() -> None:
    """Found by fuzzing: there is no word before it that could name it."""
    assert sentences(" A. ") == [(1, 3)]


@given(st.text(st.sampled_from("Aa. [1]\n?!)\"'" + WIDE_SPACES + "é\ud800漢0"), max_size=80))
def test_every_character_is_in_one_sentence(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out nothing but white space."""
    parts = sentences(text, markers(text))
    covered = "".join(text[start:end] for start, end in parts)

    assert [*sorted(parts)] == parts
    assert all(before.end <= after.start for before, after in pairwise(parts))
    assert _solid(covered) == _solid(text)


def _solid(text: str) -> str:
    return re.sub(r"[\s\ud800]", "", text)


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    """Whatever a document holds, its sentences lie inside it."""
    assert all(0 <= start < end <= len(text) for start, end in sentences(text))
