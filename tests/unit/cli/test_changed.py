"""Changed lines, asked of a real git."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from citeaudit.cli.changed import WHOLE, changed_lines
from citeaudit.cli.inputs import find_inputs
from citeaudit.errors import SettingsError
from tests.repository import Repository, run_git

if TYPE_CHECKING:
    from pathlib import Path

    from citeaudit.report.changed import Hunk

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
_TEN = "".join(f"line {n}\n" for n in range(10))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Make a repository with an article of ten lines."""
    made = Repository(tmp_path / "repository")
    made.commit(a_md=_TEN)
    return made


def _changed(repository: Repository, ref: str = "main", *names: str) -> dict[str, tuple[Hunk, ...]]:
    paths = [str(repository.path / name) for name in names or ("a.md",)]
    inputs, failures = find_inputs(paths)
    assert not failures
    prefix = f"{repository.path.as_posix()}/"
    return {path.removeprefix(prefix): hunks for path, hunks in changed_lines(inputs, ref).items()}


def test_added_and_changed_lines(repository: Repository) -> None:
    """Those of the working tree, staged or not; a deletion is a seam."""
    lines = _TEN.splitlines(keepends=True)
    lines[1] = "another\n"
    del lines[4:6]
    repository.write("a.md", "new\nnew\n" + "".join(lines))
    assert _changed(repository) == {"a.md": ((1, 2), (4, 1), (6, 0))}
    repository.git("add", "a.md")
    assert _changed(repository, "HEAD") == {"a.md": ((1, 2), (4, 1), (6, 0))}


def test_nothing_changed(repository: Repository) -> None:
    """No hunks is the answer for a file that is as it was."""
    assert _changed(repository) == {"a.md": ()}


def test_what_others_did_since_is_not_the_users_change(repository: Repository) -> None:
    """The branch is compared with where it left `main`, not with where `main` is now."""
    repository.git("switch", "--quiet", "-c", "mine")
    repository.commit(b_md="mine\n")
    repository.git("switch", "--quiet", "main")
    repository.commit(a_md=_TEN + "theirs\n")
    repository.git("switch", "--quiet", "mine")
    assert _changed(repository, "main", "a.md", "b.md") == {"a.md": (), "b.md": WHOLE}


def test_new_files_have_changed_as_a_whole(repository: Repository) -> None:
    """Whether git knows of them, ignores them or has not been told."""
    repository.write("staged.md", "x\n")
    repository.git("add", "staged.md")
    repository.write(".gitignore", "ignored.md\n")
    for name in ("untracked.md", "ignored.md"):
        repository.write(name, "x\n")
    names = ("staged.md", "untracked.md", "ignored.md")
    assert _changed(repository, "main", *names) == dict.fromkeys(names, WHOLE)


def test_a_renamed_file_has_changed_where_it_was_edited(repository: Repository) -> None:
    """Moving an article does not make its old debts new."""
    repository.git("mv", "a.md", "b.md")
    assert _changed(repository, "main", "b.md") == {"b.md": ()}
    repository.write("b.md", _TEN + "more\n")
    assert _changed(repository, "main", "b.md") == {"b.md": ((11, 1),)}


def test_a_file_without_lines_has_changed_as_a_whole(repository: Repository) -> None:
    """Git tells no lines of what it holds for binary: UTF-16, a Word document."""
    repository.commit(b_md="words\n".encode("utf-16"), c_md=_TEN)
    repository.write("b.md", "other words\n".encode("utf-16"))
    (repository.path / "c.md").unlink()
    (repository.path / "c.md").symlink_to("a.md")
    assert _changed(repository, "main", "b.md") == {"b.md": WHOLE}
    assert _changed(repository, "main", "c.md") == {"c.md": ()}, "what it leads to counts"


@pytest.mark.parametrize(
    "name",
    ["with spaces.md", "café.md", "--output=x.md", "-.md", 'quo"te.md', "tab\tin.md", "a\nb.md",
     "\ndiff --git a b.md", ":(top)x.md", "*.md", "folder with spaces/日本語.md"],
)  # fmt: skip
def test_any_name_is_safe(repository: Repository, name: str) -> None:
    """A name is a name: no option, no pattern, no line of a diff."""
    repository.write(name, _TEN)
    repository.commit()
    repository.write(name, _TEN + "more\n")
    repository.write("a.md", "more\n" + _TEN)
    shown = name.replace("\\", "/")
    assert _changed(repository, "main", name, "a.md") == {shown: ((11, 1),), "a.md": ((1, 1),)}


def test_bytes_that_are_no_text_in_a_patch(repository: Repository) -> None:
    """Lines of a document are never taken for lines of git."""
    hostile = b"@@ -1 +1 @@\ndiff --git a/a.md b/a.md\nBinary files a and b differ\n\xff\xfe\r\n"
    repository.write("a.md", _TEN.encode() + hostile)
    assert _changed(repository) == {"a.md": ((11, 4),)}


def test_settings_of_the_user_change_nothing(repository: Repository) -> None:
    """Colours, prefixes, context, another diff program: all of these are for people."""
    for key, value in {
        "color.ui": "always",
        "diff.context": "7",
        "diff.interHunkContext": "9",
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.external": "false",
        "diff.renames": "false",
        "diff.autoRefreshIndex": "false",
        "diff.wordRegex": ".",
        "core.quotePath": "true",
    }.items():
        repository.git("config", key, value)
    repository.commit(b_md=_TEN.upper(), c_md=_TEN)
    repository.git("mv", "a.md", "d.md")
    repository.write("d.md", "new\n" + _TEN + "new\n")
    os.utime(repository.path / "b.md", (1, 1))
    (repository.path / "c.md").chmod(0o755)
    changed = _changed(repository, "main", "b.md", "c.md", "d.md")
    assert changed == {"b.md": (), "c.md": (), "d.md": ((1, 1), (12, 1))}


def test_a_document_in_a_subfolder_of_the_current_one(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are told as they were given, wherever the run was started."""
    repository.write("deep/down/x.md", _TEN)
    repository.commit()
    repository.write("deep/down/x.md", _TEN + "more\n")
    monkeypatch.chdir(repository.path / "deep")
    inputs, _ = find_inputs(["down/x.md", "../a.md"])
    assert changed_lines(inputs, "main") == {"down/x.md": ((11, 1),), "../a.md": ()}


def test_within_a_hook(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook has the repository in its environment, relative to another folder."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    repository.write("deep/x.md", _TEN)
    assert _changed(repository, "main", "deep/x.md") == {"deep/x.md": WHOLE}


@pytest.mark.parametrize(
    "ref", ["no-such-branch", "--all", "-1", "", "main:a.md", "HEAD~99", "a b", "main\0"]
)
def test_a_revision_that_is_none(repository: Repository, ref: str) -> None:
    """One line with the word, and where to look."""
    with pytest.raises(SettingsError, match="no such revision") as raised:
        _changed(repository, ref)
    assert str(raised.value) == f"--since {ref}: no such revision (see `git branch --all`)"


def test_a_folder_outside_of_any_repository(tmp_path: Path) -> None:
    """The folder is named, and git's own reason."""
    (tmp_path / "a.md").write_text("x\n")
    inputs, _ = find_inputs([str(tmp_path / "a.md")])
    with pytest.raises(SettingsError, match="is in no git repository"):
        changed_lines(inputs, "main")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    """There is no HEAD to compare with."""
    made = Repository(tmp_path)
    made.write("a.md", "x\n")
    with pytest.raises(SettingsError, match="no such revision"):
        _changed(made, "HEAD")


def test_a_history_that_has_nothing_in_common(repository: Repository) -> None:
    """Nobody can say what changed since."""
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit(b_md="x\n")
    with pytest.raises(SettingsError, match="no commit in common with HEAD"):
        _changed(repository, "main", "b.md")


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    """Where the history was cut off, the error says how to get it."""
    first = repository.git("rev-parse", "HEAD").strip()
    repository.commit(a_md="x\n" + _TEN)
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", "--depth=1", repository.path.as_uri(), str(clone))
    inputs, _ = find_inputs([str(clone / "a.md")])
    for ref in (first, "HEAD~1"):
        with pytest.raises(SettingsError, match="this clone is shallow"):
            changed_lines(inputs, ref)
    assert list(changed_lines(inputs, "HEAD").values()) == [()]


def test_a_machine_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what is missing."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SettingsError, match="git: is not installed"):
        _changed(repository)
