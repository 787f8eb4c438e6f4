"""What a person at a terminal sees: a bar while it lasts, colour where it is wanted."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.contracts.process import WEAK, checking_with, environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Make a folder with a dozen articles, one of which is none."""
    for number in range(12):
        (tmp_path / f"{number:02}.md").write_text(WEAK)
    (tmp_path / "05.md").write_bytes(b"\xff\xff")
    return tmp_path


class Seen(NamedTuple):
    """What went to standard output and to standard error, one of them a terminal."""

    out: str
    err: str


def _on_a_terminal(
    command: Sequence[str], desk: Path, env: Mapping[str, str] | None = None, *, out: bool = False
) -> Seen:
    """Run a command with standard error on a terminal, or with standard output on it."""
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=desk,
        env=environment(**{"TERM": "xterm", **(env or {})}),
        stdout=end if out else subprocess.PIPE,
        stderr=subprocess.PIPE if out else end,
    )
    os.close(end)
    pipe = process.stderr if out else process.stdout
    assert pipe is not None
    read = {terminal: b"", pipe.fileno(): b""}
    waiting = list(read)
    while waiting:
        for stream in select.select(waiting, [], [])[0]:
            data = _read(stream)
            read[stream] += data
            if not data:
                waiting.remove(stream)
    process.wait(timeout=20)
    drawn, piped = read[terminal].decode(), read[pipe.fileno()].decode()
    os.close(terminal)
    pipe.close()
    return Seen(drawn, piped) if out else Seen(piped, drawn)


def _read(stream: int) -> bytes:
    try:
        return os.read(stream, 65_536)
    except OSError:  # a terminal whose last user has gone
        return b""


_SLOWLY = "time.sleep(0.15)"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_terminal_shows_how_far_a_long_check_is(shelf: Path, jobs: str) -> None:
    """A bar on one line that is gone at the end; errors stand beside it, the report is clean."""
    seen = _on_a_terminal(checking_with(_SLOWLY, ".", "-j", jobs, "--format", "concise"), shelf)
    counts = [int(number) for number in re.findall(r"\r\x1b\[K\[[#.]{24}\] (\d+)/12 ", seen.err)]
    assert counts
    assert counts == sorted(counts)
    assert "error: 05.md: not utf-8 text" in seen.err
    assert "\r\x1b[K" in seen.err.rpartition("/12 ")[2]
    assert "\x1b" not in seen.out
    assert "01.md:3:1: CIT201" in seen.out


@pytest.mark.parametrize(
    ("arguments", "env"),
    [(["-q"], {}), (["--no-progress"], {}), (["-v"], {}), ([], {"TERM": "dumb"})],
    ids=["quiet", "no progress", "verbose", "dumb terminal"],
)
def test_who_wants_no_bar_has_none(shelf: Path, arguments: list[str], env: dict[str, str]) -> None:
    """Quiet, told otherwise, or on a terminal that cannot draw."""
    seen = _on_a_terminal(
        checking_with(_SLOWLY, ".", "--format", "concise", *arguments), shelf, env
    )
    assert "/12 " not in seen.err
    assert "\x1b" not in seen.err


def test_a_pipe_gets_no_bar(shelf: Path) -> None:
    """A log is no terminal, whatever is said of colour."""
    done = subprocess.run(
        checking_with(_SLOWLY, ".", "--format", "concise"),
        cwd=shelf, env=environment(TERM="xterm", FORCE_COLOR="1"), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert "/12 " not in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--format", "concise"], {}, False),
        (["--format", "sarif"], {"FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_a_terminal_is_coloured_for_people_only(
    shelf: Path, arguments: list[str], env: dict[str, str], *, colored: bool
) -> None:
    """And only as far as they wish; nothing is coloured that another program reads."""
    command = [sys.executable, "-m", "citeaudit", "check", "01.md", *arguments]
    seen = _on_a_terminal(command, shelf, env, out=True)
    assert ("\x1b[" in seen.out) is colored
    assert "CIT201" in seen.out
    assert "\x1b" not in seen.err
