"""How far a run online is: on a terminal, on one line, and nowhere else."""

from __future__ import annotations

import io

import pytest

from citeaudit.cli.ticker import Ticker
from citeaudit.evidence.lookup import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def able(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal be one that can clear a line."""
    monkeypatch.setenv("TERM", "xterm")


def test_registers_are_counted_on_one_line() -> None:
    """Those with open questions first."""
    stream = Terminal()
    ticker = Ticker(stream, hidden=False)
    ticker.show(Progress("doi", 3, 3))
    ticker._next = 0.0  # as if a moment had passed
    ticker.show(Progress("crossref", 20, 40))
    ticker.clear()
    assert stream.getvalue().split("\r\x1b[K") == [
        "", "looking up: doi 3/3", "looking up: crossref 20/40 · doi 3/3", "",
    ]  # fmt: skip


def test_it_is_not_drawn_for_every_step() -> None:
    """Nobody reads faster than ten times a second."""
    stream = Terminal()
    ticker = Ticker(stream, hidden=False)
    for done in range(1_000):
        ticker.show(Progress("doi", done, 1_000))
    assert stream.getvalue().count("looking up") < 100


def test_a_line_is_no_longer_than_the_terminal() -> None:
    """It would scroll."""
    stream = Terminal()
    ticker = Ticker(stream, hidden=False)
    for number in range(40):
        ticker._next = 0.0
        ticker.show(Progress(f"register-{number}", 1, 2))
    ticker.clear()
    assert max(map(len, stream.getvalue().split("\r\x1b[K"))) < 80


@pytest.mark.parametrize(
    ("stream", "hidden", "term"),
    [(io.StringIO(), False, "xterm"), (Terminal(), True, "xterm"), (Terminal(), False, "dumb")],
)
def test_nothing_is_drawn_where_nobody_sees_it(
    stream: io.StringIO, hidden: bool, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into a file, with --quiet, on a terminal that cannot."""
    monkeypatch.setenv("TERM", term)
    ticker = Ticker(stream, hidden=hidden)
    ticker.show(Progress("doi", 1, 2))
    ticker.clear()
    assert stream.getvalue() == ""
