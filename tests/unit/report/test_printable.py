"""Control characters are shown, never obeyed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.report.printable import as_json, on_lines, on_one_line


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("one\ntwo\rthree", "one\\ntwo\\rthree"),
        ("tab\there", "tab here"),
        ("bell\x07 and C1 \x9b", "bell\\x07 and C1 \\x9b"),
        ("ab\u202egnp.exe", "ab\\u202egnp.exe"),
        ("line\u2028separator", "line\\u2028separator"),
    ],
)
def test_what_steers_a_terminal_is_shown(hostile: str, harmless: str) -> None:
    """An escape sequence, a line end or a reordering mark appears as its code."""
    assert on_one_line(hostile) == harmless


@pytest.mark.parametrize(
    "text", ["naïve café", "漢字", "עברית\u200f", "\U0001f469\u200d\u2695\ufe0f", "a\u00a0b"]
)
def test_real_text_stays_as_it_is(text: str) -> None:
    """Accents, other scripts, their own direction marks, and joined emoji pass unchanged."""
    assert on_one_line(text) == text


def test_line_ends_can_stay() -> None:
    """A notice of several lines keeps them, and nothing else that steers."""
    assert on_lines("a\nb\x1b") == "a\nb\\x1b"


@given(st.text())
def test_nothing_steers_afterwards(text: str) -> None:
    """Whatever goes in, no control character comes out."""
    shown = on_one_line(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)


def test_json_on_a_terminal_steers_nothing_and_loses_nothing() -> None:
    """Controls that JSON would allow raw are written as escapes; other scripts stay readable."""
    written = as_json({"title": "漢字 \x7f\x9b2J\u202e"})
    assert written == '{"title": "漢字 \\u007f\\u009b2J\\u202e"}'
    assert json.loads(written) == {"title": "漢字 \x7f\x9b2J\u202e"}
