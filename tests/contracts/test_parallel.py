"""Many documents: several processes, one report, one way to stop."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from citeaudit.report.base import FORMATS
from tests.contracts.process import CLEAN, WEAK, checking_with, citeaudit, environment

_STARTED = re.compile(r'("started"|"startTimeUtc"): "[^"]*"')


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Make a folder with a dozen articles, one of which is none."""
    for number in range(12):
        text = WEAK.replace("fatigue", f"fatigue of kind {number}") if number % 3 else CLEAN
        (tmp_path / f"{number:02}.md").write_text(text)
    (tmp_path / "05.md").write_bytes(b"\xff\xff")
    return tmp_path


def _without_time(text: str) -> str:
    return _STARTED.sub(r'\1: ""', text)


@pytest.mark.parametrize("format", FORMATS)
def test_the_bytes_are_the_same_for_any_number_of_processes(shelf: Path, format: str) -> None:
    """The report, the files beside it, what is told, and the exit code."""
    seen = []
    for jobs in ("1", "2", "5"):
        done = citeaudit(
            "check", ".", "--format", format, "--output", f"{format}=out.txt", "-j", jobs, cwd=shelf
        )
        written = (shelf / "out.txt").read_text(encoding="utf-8")
        (shelf / "out.txt").unlink()
        told = (_without_time(done.stdout), _without_time(written), done.stderr, done.returncode)
        seen.append(told)
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][3] == 2
    assert seen[0][2].startswith("error: 05.md: not utf-8 text")


def test_findings_come_in_the_order_of_input(shelf: Path) -> None:
    """The last document first, if that is how they were named, however long the first takes."""
    names = [f"{number:02}.md" for number in (11, 10, 8, 7, 4, 2, 1)]
    done = subprocess.run(
        checking_with("time.sleep(0.3 if text.path in ('11.md', '10.md') else 0)",
                 *names, "--format", "concise", "-j", "3"),
        cwd=shelf, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    places = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert list(dict.fromkeys(places)) == names


@pytest.mark.parametrize("to_all", [True, False], ids=["from the keyboard", "to the first only"])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_ctrl_c_stops_all_processes(shelf: Path, jobs: str, *, to_all: bool) -> None:
    """At once, with 130, without a word; audits of a minute are not waited for."""
    process = subprocess.Popen(
        checking_with("time.sleep(60 if text.path > '03.md' else 0)", ".", "-j", jobs, "-v"),
        cwd=shelf, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if line == "checking 04.md\n":
            break
    if to_all:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in told
    assert not [line for line in told.splitlines() if line and not line.startswith("checking ")]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="children are looked up in /proc")
def test_workers_do_not_hear_ctrl_c(shelf: Path) -> None:
    """The first process does, and ends them; else each would tell of it in its own way."""
    process = subprocess.Popen(
        checking_with("time.sleep(0.5 if text.path > '03.md' else 0)", ".", "-j", "3", "-v"),
        cwd=shelf, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if line == "checking 06.md\n":
            break
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) == 3
    for child in children:
        os.kill(int(child), signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 2
    assert [line for line in told.splitlines() if not line.startswith("checking ")] == [
        "error: 05.md: not utf-8 text (byte 0) (save it as UTF-8)"
    ]


def test_a_process_that_dies_is_one_line(shelf: Path) -> None:
    """The others go on, and a check that did not look everywhere has not passed."""
    done = subprocess.run(
        checking_with("if text.path == '07.md': os.kill(os.getpid(), signal.SIGKILL)",
                 ".", "-j", "3", "--format", "concise", "-q"),
        cwd=shelf, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.split(":")[1] for line in lines] == [" 05.md", " 07.md"]
    assert "ended by SIGKILL" in lines[1]
    assert "08.md:3:1: CIT201" in done.stdout
    assert "11.md:3:1: CIT201" in done.stdout
    assert "07.md" not in done.stdout


def test_a_defect_is_told_as_in_one_process(shelf: Path) -> None:
    """The same line, the same code, and no report."""
    told = []
    for jobs in ("1", "3"):
        done = subprocess.run(
            checking_with("if text.path > '06.md': raise RuntimeError(text.path)",
                     ".", "-j", jobs, "-q"),
            cwd=shelf, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        told.append((done.returncode, done.stdout, done.stderr))
    assert told[0] == told[1]
    assert told[0][0] == 4
    assert "internal error: RuntimeError: 07.md (while checking 07.md)" in told[0][2]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_is_deleted_meanwhile_is_one_line(shelf: Path, jobs: str) -> None:
    """It was there when the check began; the others are checked."""
    os.mkfifo(shelf / "first.md")
    process = subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "check", "first.md", "01.md", "02.md", "04.md",
         "-j", jobs, "-v", "--format", "concise"],
        cwd=shelf, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline() == "checking first.md\n"  # now it waits for the pipe
    (shelf / "02.md").unlink()
    (shelf / "first.md").write_text(CLEAN)
    out, told = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "error: 02.md: cannot be read: No such file or directory\n" in told
    assert [line.split(":")[0] for line in out.splitlines() if "CIT201" in line] == [
        "01.md",
        "04.md",
    ]


def test_a_reader_that_goes_away_changes_nothing(shelf: Path) -> None:
    """Neither the code nor the silence, with several processes as with one."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "citeaudit", "check", "01.md", "02.md", "04.md", "-j", "3"],
        cwd=shelf, env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")
