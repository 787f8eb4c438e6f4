"""The contract of docs/exit-codes.md, row by row: each is tried through a real process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import CLEAN, WEAK, citeaudit, environment
from tests.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "exit-codes.md"
_ROW = re.compile(r"^\| ([^|]+) \| (\d+) \|$", re.MULTILINE)
_BASELINE = "citeaudit.baseline.jsonl"


def _rows() -> dict[str, int]:
    """Read the table below "The contract"."""
    contract = _PAGE.read_text(encoding="utf-8").partition("## The contract")[2]
    return {case: int(code) for case, code in _ROW.findall(contract)}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with a weak article and a clean one."""
    (tmp_path / "weak.md").write_text(WEAK)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


def _check(*arguments: str) -> Callable[[Path], int]:
    return lambda desk: _code(citeaudit("check", *arguments, cwd=desk))


def _code(done: subprocess.CompletedProcess[str]) -> int:
    assert "Traceback" not in done.stderr
    if done.returncode == 2:
        assert done.stderr.startswith("error: "), done.stderr
    return done.returncode


def _with(file: str, content: bytes, *arguments: str) -> Callable[[Path], int]:
    def run(desk: Path) -> int:
        (desk / file).write_bytes(content)
        return _check(*arguments)(desk)

    return run


def _known(desk: Path) -> int:
    citeaudit("baseline", "write", "weak.md", cwd=desk)
    return _check("weak.md", "--baseline", _BASELINE, "--fail-on-stale")(desk)


def _stale(desk: Path) -> int:
    citeaudit("baseline", "write", "weak.md", cwd=desk)
    (desk / "weak.md").write_text(WEAK.replace("relieves", "may relieve"))
    return _check("weak.md", "--baseline", _BASELINE, "--fail-on-stale")(desk)


def _unchanged(desk: Path) -> int:
    Repository(desk).commit()
    return _check("weak.md", "--since", "main")(desk)


def _empty_folder(desk: Path) -> int:
    (desk / "empty").mkdir()
    return _check("empty")(desk)


def _below(desk: Path) -> int:
    """Find nothing but information, which gates only if it is to."""
    tracked = WEAK.replace("blog/naltrexone.", "blog/naltrexone?utm_source=chat.")
    (desk / "weak.md").write_text(tracked)
    assert _check("weak.md", "--select", "CIT504", "--fail-on", "info")(desk) == 1
    return _check("weak.md", "--select", "CIT504")(desk)


def _written_to(desk: Path, out: BinaryIO) -> tuple[int, str]:
    """Check with a report that goes somewhere: the code, and what is said about it."""
    done = subprocess.run(
        [sys.executable, "-m", "citeaudit", "check", "weak.md"],
        cwd=desk,
        env=environment(),
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def _full(desk: Path) -> int:
    """Write the report to a disk that has no room."""
    with Path("/dev/full").open("wb") as full:
        code, told = _written_to(desk, full)
    assert told == "error: standard output: cannot be written: No space left on device\n"
    return code


def _read_only_folder(desk: Path) -> int:
    """Write a report into a folder that takes none; for root only the kernel's own is one."""
    folder = Path("/proc") if os.geteuid() == 0 else desk / "shut"
    if os.geteuid():
        folder.mkdir(mode=0o555)
    return _check("weak.md", "--output", f"json={folder / 'report.json'}")(desk)


def _deleted(desk: Path) -> int:
    """Delete a file while the one before it is being read, which takes until we say so."""
    os.mkfifo(desk / "slow.md")
    with subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "check", "slow.md", "weak.md", "-v"],
        cwd=desk, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stderr.readline() == "checking slow.md\n"
        (desk / "weak.md").unlink()
        (desk / "slow.md").write_text(CLEAN)
        out, told = process.communicate(timeout=60)
    assert "error: weak.md: cannot be read: No such file or directory" in told
    assert "Summary: 1 document" in out
    return process.returncode


def _reader_gone(desk: Path) -> int:
    """Let the reader of the report go away before there is one."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        code, told = _written_to(desk, pipe)
    assert told == ""
    return code


def _interrupted(desk: Path) -> int:
    os.mkfifo(desk / "slow.md")
    with subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "check", "slow.md", "-v"],
        cwd=desk, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stderr.readline() == "checking slow.md\n"  # it waits for the file
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=60)
    assert (out, told.strip()) == ("", "")
    return process.returncode


def _defect(desk: Path) -> int:
    """Break the program from outside: there is no switch for it in the program."""
    broken = (
        "import citeaudit.audit\n"
        "def broken(*_, **__): raise RuntimeError('a defect')\n"
        "citeaudit.audit.audit = broken\n"
        "from citeaudit.cli.main import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "check", "weak.md"],
        cwd=desk, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.startswith("internal error: RuntimeError: a defect")
    assert done.stderr.count("\n") == 1
    return done.returncode


_CASES: dict[str, Callable[[Path], int]] = {
    "nothing is found": _check("clean.md"),
    "a finding stands at or above `--fail-on`": _check("weak.md"),
    "findings stand below `--fail-on` only": _below,
    "`--fail-on never`": _check("weak.md", "--fail-on", "never"),
    "`--exit-zero`, and a finding": _check("weak.md", "--exit-zero"),
    "`--exit-zero`, and an input that cannot be read": _check("weak.md", "no.md", "--exit-zero"),
    "the baseline knows every finding": _known,
    "`--fail-on-stale`, and an entry of the baseline is stale": _stale,
    "`--since`, and no finding touches a changed line": _unchanged,
    "a path that does not exist": _check("absent.md"),
    "one of several paths does not exist": _check("clean.md", "absent.md"),
    "a pattern that matches nothing": _check("*.tex"),
    "a folder without articles": _empty_folder,
    "an empty file": _with("empty.md", b" \n", "empty.md"),
    "a binary file": _with("binary.md", b"\x00\x01", "binary.md"),
    "a file that is not UTF-8": _with("latin.md", b"caf\xe9", "latin.md"),
    "an unknown option": _check("weak.md", "--no-such-option"),
    "an unknown rule": _check("weak.md", "--select", "no-such-rule"),
    "an unknown rule in a settings file": _with(
        "citeaudit.toml", b'select = ["no-such-rule"]\n', "weak.md"
    ),
    "an unknown key in a settings file": _with("citeaudit.toml", b"no-such-key = 1\n", "weak.md"),
    "a `refs.json` that cannot be used": _with("weak.refs.json", b"{", "weak.md"),
    "a baseline that is not there": _check("weak.md", "--baseline", "absent.jsonl"),
    "`--since` with an unknown revision": _check("weak.md", "--since", "no-such-branch"),
    "standard output cannot be written": _full,
    "a report goes to a folder that cannot be written": _read_only_folder,
    "a file is deleted while others are checked": _deleted,
    "the reader of the report goes away, and a finding stands": _reader_gone,
    "evidence that was asked for could not be had": _check(
        "weak.md", "--locked", "--fail-on", "never"
    ),
    "a defect of citeaudit": _defect,
    "Ctrl-C": _interrupted,
}


def test_every_row_is_tried() -> None:
    """No row of the page without a test, and no test without a row."""
    assert sorted(_rows()) == sorted(_CASES)


@pytest.mark.skipif(sys.platform != "linux", reason="full disks and read-only folders of Linux")
@pytest.mark.parametrize("case", _CASES)
def test_the_contract(case: str, desk: Path) -> None:
    """The code is the one the page tells."""
    if "--since" in case and not shutil.which("git"):
        pytest.skip("git is not installed")
    assert _CASES[case](desk) == _rows()[case]
