"""Wrapping for any script, without breaking what must stay whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from citeaudit.report.base import Canvas
from citeaudit.report.page import Page, said, wrap
from citeaudit.report.styled import Styled


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Styled(text), width)]


def test_words_are_kept_whole() -> None:
    """A line ends at white space, which is not carried over."""
    assert _wrapped("one two  three", 8) == ["one two", "three"]


def test_an_address_is_never_cut() -> None:
    """An address longer than the line stands on a line of its own."""
    address = "https://example.org/" + "a" * 40
    assert _wrapped(f"see {address} for it", 20) == ["see", address, "for it"]


def test_text_without_spaces_is_folded_by_cells() -> None:
    """Chinese characters take two cells each."""
    assert _wrapped("漢字漢字漢", 4) == ["漢字", "漢字", "漢"]


def test_a_marker_is_kept_whole() -> None:
    """What is underlined stands on one line, spaces and all."""
    text = Styled("drives it. ").append("[11, 6]", "bold")
    assert [line.plain for line in wrap(text, 14, whole="bold")] == ["drives it.", "[11, 6]"]


def test_an_empty_text_is_an_empty_line() -> None:
    """A paragraph without words keeps its line."""
    assert _wrapped("", 10) == [""]


@given(st.text(alphabet="ab 漢\u0301👩\u200d[/]", max_size=80), st.integers(2, 30))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: int) -> None:
    """Lines keep every character but white space at their ends, and fit the width."""
    lines = _wrapped(text.strip(), width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(cell_len(line) for line in lines) <= width


def test_markup_of_rich_is_plain_text_here() -> None:
    """What rich would take for a style or an emoji is shown as it was written."""
    page = Page(Canvas(80))
    page.add(said("[@smith2020] [link](x) [/etc] :warning: [bold]"), first="[1] ")
    assert page.text() == "[1] [@smith2020] [link](x) [/etc] :warning: [bold]\n"


def test_no_escape_codes_without_colour() -> None:
    """A page without colour is plain text whatever styles its parts have."""
    page = Page(Canvas(80, color=False))
    page.add(said("red", "bold red"), first=Styled("x ", "dim"))
    assert page.text() == "x red\n"


def test_colour_where_it_is_wanted() -> None:
    """A style covers its own words alone."""
    page = Page(Canvas(80, color=True))
    page.add(Styled("plain"), first=Styled("x ", "red"))
    assert page.text() == "\x1b[31mx \x1b[0mplain\n"


def test_continuation_lines_are_indented() -> None:
    """What follows the first line stands under its text."""
    page = Page(Canvas(20))
    page.add(said("one two three four five"), first="  - ", rest="    ")
    assert page.text() == "  - one two three\n    four five\n"


def test_a_first_line_with_a_shorter_head_holds_more() -> None:
    """Each line is filled to the edge of the page."""
    page = Page(Canvas(20))
    page.add(said("one two three four five"), first="- ", rest="      ")
    assert page.text() == "- one two three four\n      five\n"
