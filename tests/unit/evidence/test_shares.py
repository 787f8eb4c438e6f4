"""Percentages of a page, and when a page counts as read as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.evidence.exchange import Answer
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.page import outcome_of
from citeaudit.evidence.shares import shares_in

_FILLING = "The people who took part were seen by a nurse every other week. " * 40


def read(text: str, *, is_cut: bool = False) -> Record:
    """Read a page with a text."""
    body = f"<html><head><title>A page</title></head><body><p>{text}</p></body></html>"
    answer = Answer(200, {"content-type": "text/html"}, body.encode(), "https://a.example", is_cut)
    outcome = outcome_of(answer, "https://a.example")
    assert isinstance(outcome, Confirmed)
    return outcome.record


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("32 % against 4,5 percent, and 32% again", ("4.5", "32")),
        ("in 1.000 patients, 7 per cent", ("7",)),
        ("no percentage: 32 patients, 2020", ()),
        ("", ()),
    ],
)
def test_percentages_are_numbers(text: str, shares: tuple[str, ...]) -> None:
    """With a point or a comma, with a sign or in words, each once."""
    assert shares_in(text) == shares


def test_a_page_with_very_many_is_not_kept() -> None:
    """Too many to keep is not the same as none."""
    assert shares_in(" ".join(f"{n}.{m}%" for n in range(40) for m in range(5))) is None


def test_a_long_page_is_read_as_a_whole() -> None:
    """Its percentages are all there are."""
    record = read(f"{_FILLING} Pain fell by 32 %.")

    assert (record.whole, record.shares) == (True, ("32",))


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("Pain fell by 32 %.", False),  # what is shown by script is not in the page
        (f"{_FILLING} Pain fell by 32 %.", True),
        (_FILLING * 40, False),
        (_FILLING + " ".join(f"{n}.{m}%" for n in range(40) for m in range(5)), False),
    ],
)
def test_any_other_page_is_not(text: str, is_cut: bool) -> None:
    """Short, cut off, longer than is read, or with too many to keep: silence says nothing."""
    assert not read(text, is_cut=is_cut).whole


@given(st.text(alphabet="0123456789.,% perct", max_size=80))
def test_any_text_gives_numbers(text: str) -> None:
    """In rising order."""
    shares = shares_in(text)
    assert shares is not None
    assert list(map(float, shares)) == sorted(map(float, shares))
