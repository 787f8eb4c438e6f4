"""`citeaudit diff` as a process: files, revisions, standard input."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import WEAK, citeaudit
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_NEW = "Low-dose naltrexone relieves pain in patients with arthritis. [1]"
_WORSE = WEAK.replace("## References", f"{_NEW}\n\n## References")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Make a repository whose article became worse since the last commit."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    made = Repository(tmp_path)
    made.write("articles/weak.md", WEAK)
    made.commit()
    made.write("articles/weak.md", _WORSE)
    return made


def test_two_files(tmp_path: Path) -> None:
    """It says what came, and passes unless it is asked not to."""
    (tmp_path / "old.md").write_text(WEAK)
    (tmp_path / "new.md").write_text(_WORSE)
    done = citeaudit("diff", "old.md", "new.md", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("old.md → new.md\n")
    assert "\nnew: new.md:5:1: error CIT201 " in done.stdout
    assert done.stdout.endswith("1 new finding, 0 gone, 2 as before\n")
    assert citeaudit("diff", "old.md", "new.md", "--fail-on", "error", cwd=tmp_path).returncode == 1
    assert citeaudit("diff", "new.md", "old.md", "--fail-on", "info", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("folder", "old", "new"),
    [
        (".", "HEAD:articles/weak.md", "articles/weak.md"),
        ("articles", "main:./weak.md", "weak.md"),
        ("articles", "main:articles/weak.md", "./weak.md"),
    ],
)
def test_a_file_of_a_revision(repository: Repository, folder: str, old: str, new: str) -> None:
    """Named as git names it."""
    done = citeaudit("diff", old, new, "--format", "json", cwd=repository.path / folder)
    made = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (made["old"]["name"], made["new"]["name"]) == (old, new)
    assert (made["old"]["claims"], made["new"]["claims"]) == (1, 2)
    assert [one["code"] for one in made["findings"]["new"]] == ["CIT201"]


def test_what_is_decided_about_a_source_holds_for_both(repository: Repository) -> None:
    """The refs.json beside the file serves all revisions: the edit is compared, not knowledge."""
    citeaudit("resolve", "articles/weak.md", cwd=repository.path)
    assert (repository.path / "articles" / "weak.refs.json").exists()
    done = citeaudit(
        "diff", "HEAD:articles/weak.md", "articles/weak.md", "--format", "json",
        cwd=repository.path,
    )  # fmt: skip
    made = json.loads(done.stdout)
    assert made["findings"]["gone"] == []
    assert made["old"]["profile"]["sellers"] == made["new"]["profile"]["sellers"] == 1


def test_a_text_that_is_not_saved_yet(repository: Repository) -> None:
    """An editor asks what the edit would change."""
    done = citeaudit(
        "diff", "HEAD:articles/weak.md", "-", "--stdin-filename", "articles/weak.md",
        cwd=repository.path, stdin=_WORSE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "\nnew: articles/weak.md:5:1: error CIT201 " in done.stdout


def test_a_file_with_a_colon_in_its_name(tmp_path: Path) -> None:
    """A file that is there wins over a revision."""
    for name in ("a:b.md", "c.md"):
        (tmp_path / name).write_text(WEAK)
    assert citeaudit("diff", "a:b.md", "c.md", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("absent.md", "absent.md: no such file or folder"),
        ("nowhere:articles/weak.md", "nowhere:articles/weak.md: no such revision"),
        (":articles/weak.md", ":articles/weak.md: no such revision"),
        ("HEAD:absent.md", "HEAD:absent.md: revision HEAD has no such file"),
        ("HEAD:articles", "HEAD:articles: revision HEAD has no such file"),
        ("HEAD:", "HEAD:: revision HEAD has no such file"),
        ("-", "`-` needs --stdin-filename NAME"),
    ],
)
def test_what_cannot_be_compared(repository: Repository, old: str, said: str) -> None:
    """One line that names it, and 2."""
    done = citeaudit("diff", old, "articles/weak.md", cwd=repository.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {said}")
    assert done.stderr.count("\n") == 1


def test_several_documents_at_once(repository: Repository) -> None:
    """A folder of two is no document."""
    repository.write("articles/other.md", WEAK)
    done = citeaudit("diff", "HEAD:articles/weak.md", "articles", cwd=repository.path)
    assert done.returncode == 2
    assert done.stderr == "error: articles: stands for 2 documents (name one)\n"
