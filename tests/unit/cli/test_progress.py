"""The progress bar."""

from __future__ import annotations

from io import StringIO

import pytest

from citeaudit.cli.progress import Progress


class _Terminal(StringIO):
    """A terminal of no size, so of 80 columns."""

    encoding = "ascii"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Hold the clock: its first number is the time."""
    now = [0.0]
    monkeypatch.setattr("citeaudit.cli.progress.time.monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    return now


def _bar(total: int, stream: StringIO, *, hidden: bool = False) -> Progress:
    return Progress(total, stream, hidden=hidden)


def test_a_long_check_shows_how_far_it_is(clock: list[float]) -> None:
    """On one line, which is drawn over and taken away."""
    terminal = _Terminal()
    bar = _bar(4, terminal)
    clock[0] = 1.0
    bar.step("a.md")
    assert terminal.getvalue() == "\r\x1b[K[######..................] 1/4 a.md"
    bar.clear()
    assert terminal.getvalue().endswith("a.md\r\x1b[K")


def test_a_short_check_shows_nothing(clock: list[float]) -> None:
    """A bar that only flickers is noise, and there is nothing to take away."""
    terminal = _Terminal()
    bar = _bar(4, terminal)
    clock[0] = 0.4
    bar.step("a.md")
    bar.clear()
    assert terminal.getvalue() == ""


def test_the_bar_is_not_drawn_more_often_than_one_can_read(clock: list[float]) -> None:
    """Drawing takes time; all are counted."""
    terminal = _Terminal()
    bar = _bar(400, terminal)
    for step in range(400):
        clock[0] = 1 + step / 1000
        bar.step("a.md")
    assert 2 <= terminal.getvalue().count("\r") <= 5


def test_no_terminal_no_bar(clock: list[float]) -> None:
    """Nor where somebody asked for none."""
    for stream, hidden in ((StringIO(), False), (_Terminal(), True)):
        bar = _bar(2, stream, hidden=hidden)
        clock[0] += 1
        bar.step("a.md")
        bar.clear()
        assert stream.getvalue() == ""


def test_a_terminal_that_cannot_draw_gets_no_bar(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`TERM=dumb` says so."""
    monkeypatch.setenv("TERM", "dumb")
    terminal = _Terminal()
    bar = _bar(2, terminal)
    clock[0] = 1
    bar.step("a.md")
    assert terminal.getvalue() == ""


def test_a_name_neither_steers_nor_breaks_the_line(clock: list[float]) -> None:
    """A hostile, long or foreign name stays within the width of the terminal."""
    terminal = _Terminal()
    bar = _bar(1, terminal)
    clock[0] = 1
    bar.step("\x1b[31mü/" + "x" * 200)
    line = terminal.getvalue().removeprefix("\r\x1b[K")
    assert "\\x1b[31m\\xfc/xxx" in line
    assert "\x1b" not in line
    assert len(line) == 79
