"""How labels are read and compared."""

from __future__ import annotations

import pytest

from citeaudit.article.labels import normalise, parse_numbers, plain_url


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("1", ("1",)),
        ("0, 1, 2", ("0", "1", "2")),
        ("1-3", ("1", "2", "3")),
        ("1–3, 7", ("1", "2", "3", "7")),
        ("１，２", ("1", "2")),
        ("4;5 6", ("4", "5", "6")),
        ("1^", ("1",)),
        ("5-3", ("5", "3")),
        ("1-99999", ("1", "99999")),
        ("3-3", ("3",)),
        ("1.5", ()),
        ("1--", ()),
        ("a", ()),
        ("", ()),
    ],
)
def test_numbers_are_spelled_out(written: str, labels: tuple[str, ...]) -> None:
    """Lists and ranges become labels; anything else is no list of numbers."""
    assert parse_numbers(written) == labels


@pytest.mark.parametrize(
    ("one", "other"), [("01", "1"), ("１", "1"), ("000", "0"), ("^1", "1"), ("Smith20", "smith20")]
)
def test_labels_compare_normalised(one: str, other: str) -> None:
    """Leading zeros, width, carets and case do not tell labels apart."""
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.a.example/b/",
        "https://a.example/b?utm_source=chatgpt.com",
        "https://a.example/b?utm_source=x&utm_medium=y#part",
        "https://A.example/b#:~:text=pain",
    ],
)
def test_addresses_of_a_page_are_one(url: str) -> None:
    """Scheme, `www.`, trackers and places on the page do not tell a link from its entry."""
    assert plain_url(url) == plain_url("https://a.example/b")


def test_addresses_of_two_pages_are_two() -> None:
    """A query that names the page stays."""
    assert plain_url("https://a.example/b?id=1&utm_source=x") == "a.example/b?id=1"
    assert plain_url("https://a.example/b?id=1") != plain_url("https://a.example/b?id=2")
    assert plain_url("#fn1") == "#fn1"
