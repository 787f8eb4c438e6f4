"""Phrases are found as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.rules.hosts import is_among
from citeaudit.rules.phrases import find_phrase
from citeaudit.rules.tables import read_sections


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Studies show that it helps.", "studies show"),
        ("It helps, many studies\nshow.", "studies show"),
        ("Evidence—suggests it, and studies show it.", "evidence suggests"),
        ("STUDIES SHOW", "studies show"),
        ("case-studies showed it", ""),
        ("Studies of showers", ""),
        ("", ""),
    ],
)
def test_the_first_phrase_counts_whatever_stands_between_its_words(text: str, phrase: str) -> None:
    """Case, marks and line breaks do not matter; whole words do."""
    assert find_phrase(text, "vague") == phrase


def test_a_star_stands_for_any_ending() -> None:
    """`side effect*` is also "side effects"."""
    assert find_phrase("It has side effects.", "harm") == "side effect"


@pytest.mark.parametrize("section", read_sections("phrases.txt"))
def test_every_phrase_finds_itself(section: str) -> None:
    """No entry is written in a way that nothing could match, and none twice."""
    entries = read_sections("phrases.txt")[section]
    assert len(set(entries)) == len(entries)
    for entry in entries:
        assert find_phrase(f"So {entry.rstrip('*')}, they say.", section)


@given(st.text(max_size=80))
def test_any_text_may_be_searched(text: str) -> None:
    """What is found stands in the text, word by word."""
    for word in find_phrase(text, "harm").split():
        assert word in text.lower()


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("en.wikipedia.org", True),
        ("wikipedia.org", True),
        ("notwikipedia.org", False),
        ("wikipedia.org.example", False),
        ("", False),
    ],
)
def test_hosts_are_compared_label_by_label(host: str, known: bool) -> None:
    """A name inside another name is another host."""
    assert is_among(host, "wikipedia") is known


def test_every_data_file_says_where_it_comes_from_and_when() -> None:
    """Knowledge without a source is hearsay."""
    from pathlib import Path

    import citeaudit.rules

    for file in (Path(citeaudit.rules.__file__).parent / "data").iterdir():
        head = file.read_text("utf-8")[:400]
        assert "# Source: " in head
        assert "2026-" in head
