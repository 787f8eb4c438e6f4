"""Standard output carries the report and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import CLEAN, WEAK, citeaudit, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with two articles and a file that is none."""
    (tmp_path / "weak.md").write_text(WEAK)
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\xff")
    return tmp_path


def test_json_is_json_whatever_else_is_told(desk: Path) -> None:
    """Progress, warnings and errors go to standard error."""
    done = citeaudit(
        "check", ".", "absent.md", "--format", "json", "-vv", "--color", "always",
        cwd=desk, env={"PYTHONWARNINGS": "always"},
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert [document["path"] for document in report["documents"]] == ["clean.md", "weak.md"]
    assert report["run"]["complete"] is False
    assert "checking weak.md" in done.stderr
    assert "absent.md: no such file" in done.stderr


def test_concise_is_findings_only(desk: Path) -> None:
    """A clean article leaves standard output empty; the summary is told elsewhere."""
    done = citeaudit("check", "clean.md", "--format", "concise", cwd=desk)
    assert done.stdout == ""
    assert "0 errors" in done.stderr
    assert citeaudit("check", "clean.md", "--format", "concise", "-q", cwd=desk).stderr == ""


def test_the_text_report_holds_its_summary(desk: Path) -> None:
    """For people, the summary is part of the report; standard error stays empty."""
    done = citeaudit("check", "weak.md", cwd=desk)
    assert "Summary" in done.stdout
    assert done.stderr == ""


def test_a_file_holds_what_standard_output_would(desk: Path) -> None:
    """A report in a file is the report of that format."""
    printed = citeaudit("check", "weak.md", "--format", "concise", cwd=desk).stdout
    citeaudit("check", "weak.md", "--output", "concise=found.txt", cwd=desk)
    assert (desk / "found.txt").read_text() == printed


def test_a_reader_that_goes_away_is_no_error(desk: Path) -> None:
    """`| head -1` gets its line, nobody sees a traceback, and the exit code stays."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "citeaudit", "check", "weak.md", "--format", "concise", "-q"],
        cwd=desk, env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


def test_help_into_a_closed_pipe_is_quiet(desk: Path) -> None:
    """Also what click writes itself."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m citeaudit check --help | head -1"],
        cwd=desk, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("Usage: ")
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110
def test_a_full_disk_is_told(desk: Path) -> None:
    """A report that could not be written is not a passed check."""
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "citeaudit", "check", "clean.md"],
            cwd=desk, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("error: standard output: cannot be written")


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": ""}, False),
    ],
)
def test_colour_is_a_choice(
    desk: Path, arguments: list[str], env: dict[str, str], *, colored: bool
) -> None:
    """The option decides, then NO_COLOR, then FORCE_COLOR; a pipe gets none."""
    done = citeaudit("check", "weak.md", *arguments, cwd=desk, env=env)
    assert ("\x1b[" in done.stdout) is colored


def test_hostile_names_and_texts_do_not_steer_the_terminal(desk: Path) -> None:
    """An escape sequence in a path or an article is shown on both streams."""
    (desk / "a\x1b[31m.md").write_text(WEAK.replace("Naltrexone", "\x1b]0;owned\x07"))
    done = citeaudit("check", "a\x1b[31m.md", "b\x1b7.md", cwd=desk)
    assert "\x1b" not in done.stdout + done.stderr
    assert "a\\x1b[31m.md" in done.stdout
    assert "b\\x1b7.md: no such file" in done.stderr


def test_standard_input_goes_by_its_name(desk: Path) -> None:
    """`-` is reported under the name it was given."""
    done = citeaudit(
        "check", "-", "--stdin-filename", "docs/x.md", "--format", "concise", cwd=desk, stdin=WEAK
    )
    assert done.stdout.startswith("docs/x.md:3:1: CIT201")


def test_show_files_lists_what_would_be_checked(desk: Path) -> None:
    """And checks nothing."""
    done = citeaudit("check", ".", "--show-files", cwd=desk)
    assert done.stdout == "bad.md\nclean.md\nweak.md\n"
    assert done.returncode == 0


def test_classify_answers_line_by_line_in_order(desk: Path) -> None:
    """A bad line is named on standard error by its number, and costs only its own answer."""
    lines = [
        '{"url": "https://www.hims.com/blog/x", "title": "Buy naltrexone"}',
        "not json",
        "",
        '["https://x.example"]',
        '{"title": "no address"}',
        '{"url": "https://x.example", "title": 3}',
        '{"url": "https://www.cdc.gov/flu", "other": 1}',
    ]
    done = citeaudit("classify", "-", cwd=desk, stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(answer["url"], answer["title"]) for answer in answers] == [
        ("https://www.hims.com/blog/x", "Buy naltrexone"),
        ("https://www.cdc.gov/flu", ""),
    ]
    assert [list(answer) for answer in answers] == [["url", "title", "source"]] * 2
    assert [line.split(":")[2] for line in done.stderr.splitlines()] == ["2", "4", "5", "6"]
    assert done.returncode == 2


def test_classify_answers_before_the_next_line_is_known(desk: Path) -> None:
    """A program that asks line by line gets its answers line by line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "classify", "-"],
        cwd=desk, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(f'{{"url": "https://x{number}.example"}}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["url"] == f"https://x{number}.example"
    process.communicate(timeout=20)
    assert process.returncode == 0
