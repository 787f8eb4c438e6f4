"""Reports in files: several in one run, whole or not at all."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.process import WEAK, citeaudit, environment


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with a weak article."""
    (tmp_path / "weak.md").write_text(WEAK)
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_several_reports_in_one_run(desk: Path) -> None:
    """Each is what its format gives; standard output has the one for people."""
    done = citeaudit(
        "check", "weak.md", "--output", "sarif=a.sarif", "--output", "junit=a.xml",
        "--output", "concise=a.txt", cwd=desk,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Summary" in done.stdout
    assert done.stderr == ""
    assert json.loads((desk / "a.sarif").read_text())["version"] == "2.1.0"
    assert (desk / "a.xml").read_text().startswith("<?xml")
    assert (desk / "a.txt").read_text().startswith("weak.md:3:1: CIT201")


def _with_room_for(size: int, desk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a check that may write files of so many bytes, as on a disk that is nearly full."""
    return subprocess.run(
        [sys.executable, "-m", "citeaudit", "check", "weak.md", *arguments],
        cwd=desk, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, text=True,
        check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip


def test_a_report_that_does_not_fit_leaves_the_old_one(desk: Path) -> None:
    """The old file is whole, nothing lies beside it, and the other reports are there."""
    (desk / "a.json").write_text("the old report")
    done = _with_room_for(500, desk, "--output", "json=a.json", "--output", "concise=b.txt")
    assert done.returncode == 2
    assert done.stderr == "error: a.json: cannot be written: File too large\n"
    assert (desk / "a.json").read_text() == "the old report"
    assert _names(desk) == ["a.json", "b.txt", "weak.md"]
    assert "Summary" in done.stdout


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder here that nobody may write")
def test_a_folder_that_cannot_be_written_is_one_line(desk: Path) -> None:
    """For each of the files; what was found is told all the same."""
    done = citeaudit(
        "check", "weak.md", "--output", "json=/sys/kernel/a.json",
        "--output", "csv=/sys/kernel/a.csv", "--output", "concise=b.txt", cwd=desk,
    )  # fmt: skip
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("error: /sys/kernel/a.") for line in lines)
    assert _names(desk) == ["b.txt", "weak.md"]
    assert "Summary" in done.stdout


def test_a_report_keeps_the_rights_of_the_old_one(desk: Path) -> None:
    """What only its owner could read stays so."""
    (desk / "a.json").write_text("")
    (desk / "a.json").chmod(0o600)
    citeaudit("check", "weak.md", "--output", "json=a.json", cwd=desk)
    assert (desk / "a.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["--format", "github"], True),
        (["--output", "github=log.txt"], True),
        (["--format", "text"], False),
        (["--format", "markdown"], False),
    ],
)
def test_github_gets_a_page_for_the_step(
    desk: Path, arguments: list[str], *, written: bool
) -> None:
    """Where its runner names a file; what other commands of the step wrote there stays."""
    (desk / "page.md").write_text("before\n")
    citeaudit(
        "check", "weak.md", *arguments, cwd=desk, env={"GITHUB_STEP_SUMMARY": str(desk / "page.md")}
    )
    page = (desk / "page.md").read_text()
    assert page.startswith("before\n")
    assert ("## citeaudit: failed" in page) is written


def test_a_page_that_cannot_be_written_is_one_line(desk: Path) -> None:
    """The annotations are there all the same."""
    done = citeaudit(
        "check", "weak.md", "--format", "github", "-q", cwd=desk,
        env={"GITHUB_STEP_SUMMARY": str(desk)},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {desk}: cannot be written")
    assert done.stderr.count("\n") == 1
    assert "::error file=weak.md" in done.stdout
