"""Every row of docs/exit-codes.md, through real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from citeaudit.report.base import FORMATS
from tests.contracts.process import CLEAN, WEAK, citeaudit, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with a weak article and a clean one."""
    (tmp_path / "weak.md").write_text(WEAK)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.md"], 0),
        (["weak.md"], 1),
        (["clean.md", "weak.md"], 1),
        (["weak.md", "--fail-on", "never"], 0),
        (["weak.md", "--exit-zero"], 0),
        (["weak.md", "--ignore", "CIT"], 0),
        (["weak.md", "--select", "CIT101"], 0),
        (["weak.md", "--select", "weak-sources-only"], 1),
        (["weak.md", "--select", "CIT2,CIT1"], 1),
        (["absent.md"], 2),
        (["absent.md", "--exit-zero"], 2),
        (["weak.md", "absent.md"], 2),
        (["weak.md", "--policy", "medrs"], 1),
        (["weak.md", "--policy", "no-such-policy"], 2),
        (["weak.md", "--select", "CIT999"], 2),
        (["weak.md", "--ignore", "no-such-rule"], 2),
        (["weak.md", "--format", "yaml"], 2),
        (["weak.md", "--no-such-option"], 2),
        (["weak.md", "--online"], 1),  # the environment says: offline
        (["weak.md", "--online", "--offline"], 1),
        (["weak.md", "--refs", "absent.json"], 2),
        (["weak.md", "--output", "json"], 2),
        (["weak.md", "--output", "yaml=a.yaml"], 2),
        (["weak.md", "--output", "json=nowhere/a.json"], 2),
        (["-"], 2),
        ([], 2),
    ],
    ids=str,
)
def test_check(desk: Path, arguments: list[str], code: int) -> None:
    """0 nothing gates, 1 something does, 2 the user has something to mend."""
    done = citeaudit("check", *arguments, cwd=desk)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error:" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "weak.md", "--format", "yaml"], "'yaml' is not one of"),
        (["check"], "Missing argument 'PATH...'"),
        (["chek", "weak.md"], "No such command 'chek'"),
        (["classify", "--nope", "x"], "No such option '--nope'"),
    ],
)
def test_a_slip_of_the_command_line(desk: Path, arguments: list[str], said: str) -> None:
    """One line that says what is wrong and where to read on."""
    done = citeaudit(*arguments, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert said in done.stderr
    assert "--help`)" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("file", "code"), [("clean.md", 0), ("weak.md", 1), ("absent.md", 2)])
def test_the_format_does_not_matter(desk: Path, format: str, file: str, code: int) -> None:
    """The code tells what was found, not how it is told."""
    assert citeaudit("check", file, "--format", format, cwd=desk).returncode == code


def test_where_the_output_goes_does_not_matter(desk: Path) -> None:
    """Reports in files change nothing; every one of them is written."""
    done = citeaudit(
        "check", "weak.md", "--output", "json=a.json", "--output", "concise=b.txt", cwd=desk
    )
    assert done.returncode == 1
    assert sorted(file.name for file in desk.iterdir()) == [
        "a.json",
        "b.txt",
        "clean.md",
        "weak.md",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "nothing to check"),
        (b"  \n", "nothing to check"),
        (b"caf\xe9", "not utf-8 text"),
        (b"\x00\x01", "binary"),
    ],
)
def test_an_input_that_cannot_be_checked(desk: Path, content: bytes, problem: str) -> None:
    """The one is named on standard error in one line, the others are checked all the same."""
    (desk / "bad.md").write_bytes(content)
    done = citeaudit("check", "bad.md", "weak.md", "--format", "concise", "-q", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith("error: bad.md: ")
    assert problem in done.stderr
    assert done.stderr.count("\n") == 1
    assert "weak.md:3:1: CIT201" in done.stdout


def test_an_unreadable_refs_file_beside_the_article(desk: Path) -> None:
    """What is known cannot be passed over: the article is not checked without it."""
    (desk / "weak.refs.json").write_text("{")
    done = citeaudit("check", "weak.md", "clean.md", cwd=desk)
    assert done.returncode == 2
    assert "weak.refs.json" in done.stderr


def test_a_defect_of_the_program(desk: Path) -> None:
    """One line, no traceback: it names the document, and asks for a report."""
    code = (
        "import citeaudit.audit\n"
        "def broken(*_, **__): raise RuntimeError('a defect')\n"
        "citeaudit.audit.audit = broken\n"
        "from citeaudit.cli.main import main\n"
        "main()\n"
    )

    def run(**env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, "check", "weak.md"],
            cwd=desk, env=environment(**env), capture_output=True, text=True, check=False,
        )  # fmt: skip

    done = run()
    assert done.returncode == 4
    assert done.stdout == ""
    assert done.stderr == (
        "internal error: RuntimeError: a defect (while checking weak.md); please report it\n"
    )
    assert "Traceback" in run(CITEAUDIT_DEBUG="1").stderr


def test_an_interrupt(desk: Path) -> None:
    """Ctrl-C ends with 130, without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "check", "-", "--stdin-filename", "a.md", "-v"],
        cwd=desk, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline() == "checking a.md\n"  # now it waits for standard input
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told.strip() == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["no-such-command"], 2),
        ([], 2),
        (["rule"], 0),
        (["rule", "CIT201"], 0),
        (["rule", "weak-sources-only", "--format", "json"], 0),
        (["rule", "no-such-rule"], 2),
        (["parse", "weak.md"], 0),
        (["parse", "absent.md"], 2),
        (["parse", "."], 2),
        (["classify", "https://www.hims.com/blog"], 0),
        (["classify"], 2),
        (["classify", "-", "https://x.example"], 2),
    ],
    ids=str,
)
def test_other_commands(desk: Path, arguments: list[str], code: int) -> None:
    """The same table holds for every command."""
    done = citeaudit(*arguments, cwd=desk)
    assert done.returncode == code, done.stderr
    assert "internal error:" not in done.stderr
