"""Addresses without their trackers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.mend.trackers import without_trackers
from citeaudit.sources.addresses import read_address, tracking_parameters


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("https://a.example/b?utm_source=chatgpt.com", "https://a.example/b"),
        ("https://a.example/b?id=3&utm_source=x&fbclid=y", "https://a.example/b?id=3"),
        ("https://a.example/b?utm_medium=x&id=3#part", "https://a.example/b?id=3#part"),
        ("https://a.example/b?srsltid=A_-b#:~:text=pain", "https://a.example/b"),
        ("https://a.example/b#doses:~:text=pain", "https://a.example/b#doses"),
        ("a.example/B%20c?gclid=1", "a.example/B%20c"),
    ],
)
def test_only_trackers_go(written: str, plain: str) -> None:
    """What names the page, and how it is written, stays."""
    assert without_trackers(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "https://a.example/b?id=3",
        "https://a.example/?p=12",
        "https://a.example/b?utm=1",  # no name of a tracker
        "not an address ?utm_source=x",
        "",
    ],
)
def test_what_has_no_trackers_stays(written: str) -> None:
    """Byte for byte."""
    assert without_trackers(written) == written


@given(
    st.lists(st.sampled_from(["a=1", "utm_source=x", "b", "fbclid=", "%zz=1", "", "id=ü"])),
    st.sampled_from(["", "#x", "#:~:text=y", "#x:~:text=y", "#"]),
)
def test_the_page_is_the_same(parameters: list[str], fragment: str) -> None:
    """The canonical address does not change, and cutting twice cuts no more."""
    written = f"https://a.example/b?{'&'.join(parameters)}{fragment}"

    plain = without_trackers(written)

    assert read_address(plain).url == read_address(written).url
    assert without_trackers(plain) == plain
    assert not tracking_parameters(plain)
