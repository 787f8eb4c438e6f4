"""`check --since`: a gate on what an author changed, in a real repository."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import CLEAN, WEAK, citeaudit
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
_NEW = "Low-dose naltrexone relieves pain in patients with arthritis. [1]"
_WORSE = WEAK.replace("## References", f"{_NEW}\n\n## References")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Make a repository with a weak article and a clean one."""
    made = Repository(tmp_path)
    made.commit(weak_md=WEAK, clean_md=CLEAN)
    return made


def _lines(repository: Repository, *arguments: str) -> tuple[int, list[str]]:
    """Check, and give the exit code and `path:line: CODE` of what is reported."""
    done = citeaudit("check", *arguments, "--format", "concise", cwd=repository.path)
    assert "internal error:" not in done.stderr, done.stderr
    found = []
    for line in done.stdout.splitlines():
        path, number, _, rest = line.split(":", 3)
        found.append(f"{path}:{number}: {rest.split()[0]}")
    return done.returncode, found


def test_old_debts_do_not_stop_an_author(repository: Repository) -> None:
    """Nothing changed, nothing is reported; and it is said how much was left out."""
    done = citeaudit("check", ".", "--since", "main", "--format", "json", cwd=repository.path)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["run"]["since"] == "main"
    assert report["summary"]["unchanged"] == 2
    assert "2 on unchanged lines" in done.stderr
    text = citeaudit("check", ".", "--since", "main", cwd=repository.path)
    assert "2 more on lines that have not changed since main" in text.stdout


def test_a_new_weak_claim_does(repository: Repository) -> None:
    """Staged or not, committed or not; with what is to be said of the source it cites."""
    expected = (1, ["weak.md:5: CIT201", "weak.md:9: CIT301"])
    repository.git("switch", "--quiet", "-c", "mine")
    repository.write("weak.md", _WORSE)
    assert _lines(repository, ".", "--since", "main") == expected
    repository.commit()
    assert _lines(repository, ".", "--since", "main") == expected
    assert _lines(repository, ".", "--since", "HEAD") == (0, [])


def test_the_source_of_an_old_claim_was_changed(repository: Repository) -> None:
    """The sentence is as it was; what it rests on is not."""
    trial = WEAK.replace("https://www.hims.com/blog/naltrexone", "https://doi.org/10.1000/182")
    repository.commit(weak_md=trial)
    repository.write("weak.md", WEAK)
    assert _lines(repository, ".", "--since", "HEAD") == (
        1,
        ["weak.md:3: CIT201", "weak.md:7: CIT301"],
    )


def test_a_new_marker_for_an_old_source(repository: Repository) -> None:
    """The entry is shown where it is cited anew, and the claim with it."""
    repository.commit(weak_md=WEAK.replace(" [1]\n", "\n"))
    repository.write("weak.md", WEAK)
    code, found = _lines(repository, ".", "--since", "HEAD")
    assert code == 1
    assert found == ["weak.md:3: CIT201", "weak.md:7: CIT301"]


def test_a_file_that_git_does_not_know(repository: Repository) -> None:
    """All of it is new."""
    repository.write("new.md", WEAK)
    assert _lines(repository, "new.md", "clean.md", "--since", "main")[0] == 1


def test_a_renamed_file(repository: Repository) -> None:
    """Its old findings are old; only what was written since is new."""
    repository.git("mv", "weak.md", "moved.md")
    assert _lines(repository, ".", "--since", "main") == (0, [])
    repository.write("moved.md", _WORSE)
    assert _lines(repository, ".", "--since", "main") == (
        1,
        ["moved.md:5: CIT201", "moved.md:9: CIT301"],
    )


def test_a_baseline_and_changed_lines_together(repository: Repository) -> None:
    """What is known is left out first, then what is unchanged; a renaming troubles neither."""
    repository.write("weak.md", _WORSE)
    repository.commit()
    citeaudit("baseline", "write", "weak.md", "--select", "CIT301", cwd=repository.path)
    repository.git("mv", "weak.md", "moved.md")
    edited = _WORSE.replace("relieves pain", "relieves all pain")
    repository.write("moved.md", edited.replace("## References", "\n## References"))
    done = citeaudit(
        "check", "moved.md", "--baseline", "citeaudit.baseline.jsonl", "--since", "main",
        "--format", "json", cwd=repository.path,
    )  # fmt: skip
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [one["line"] for one in report["documents"][0]["findings"]] == [5]
    summary = report["summary"]
    assert (summary["known"], summary["unchanged"], summary["stale"]) == (1, 1, 0)


@pytest.mark.parametrize("name", ["a b.md", "é.md", "--since.md", "日本.md"])
def test_names_of_all_kinds(repository: Repository, name: str) -> None:
    """A folder is walked, and whatever is in it is compared."""
    repository.write(name, WEAK)
    repository.commit()
    repository.write(name, _WORSE)
    code, found = _lines(repository, ".", "--since", "HEAD")
    assert (code, found) == (1, [f"{name}:5: CIT201", f"{name}:9: CIT301"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["weak.md", "--since", "nowhere"], "--since nowhere: no such revision"),
        (["weak.md", "--since", "--all"], "--since --all: no such revision"),
        (["weak.md", "--since", ""], "no such revision"),
        (["-", "--stdin-filename", "a.md", "--since", "main"], "git knows files only"),
    ],
)
def test_what_cannot_be_compared(repository: Repository, arguments: list[str], said: str) -> None:
    """One clear line before anything is checked."""
    done = citeaudit("check", *arguments, cwd=repository.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_outside_of_a_repository(tmp_path: Path) -> None:
    """It is said which folder is in none."""
    (tmp_path / "weak.md").write_text(WEAK)
    done = citeaudit("check", "weak.md", "--since", "main", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: --since main: the current folder is in no git repository")
    assert done.stderr.count("\n") == 1
