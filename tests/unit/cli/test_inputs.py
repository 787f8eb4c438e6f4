"""From paths to documents: nothing that was named is passed over in silence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from citeaudit.cli.inputs import find_inputs, load
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of articles, some of them hidden by a .gitignore."""
    for name in ("b.md", "a.txt", "notes.pdf", "drafts/c.md", "drafts/deep/d.markdown", ".h/e.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("It helps. [1]\n")
    (tmp_path / ".gitignore").write_text("drafts/deep/\n")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _paths(*named: str) -> list[str]:
    inputs, failures = find_inputs(named)
    assert failures == ()
    return [one.path for one in inputs]


def _problem(named: str) -> str:
    inputs, failures = find_inputs([named])
    assert inputs == ()
    return str(failures[0])


@pytest.mark.usefixtures("tree")
def test_a_folder_gives_its_documents_sorted() -> None:
    """Known endings only; what .gitignore hides stays hidden, outside of a repository too."""
    assert _paths(".") == ["a.txt", "b.md", "drafts/c.md"]


@pytest.mark.usefixtures("tree")
def test_a_file_named_by_hand_is_read_whatever_gitignore_says() -> None:
    """Whoever names a file means it."""
    assert _paths("drafts/deep/d.markdown") == ["drafts/deep/d.markdown"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("**/*.md", ["b.md", "drafts/c.md"]),
        ("*.md", ["b.md"]),
        ("./*.md", ["b.md"]),
        ("drafts/**", ["drafts/c.md"]),
        ("*/?.md", ["drafts/c.md"]),
        ("[ab].*", ["a.txt", "b.md"]),
        ("[!a].*", ["b.md"]),
    ],
)
def test_a_pattern_the_shell_left_is_expanded(pattern: str, expected: list[str]) -> None:
    """`*` and `?` stay in a folder, `**` crosses folders, and .gitignore is honoured."""
    assert _paths(pattern) == expected


def test_a_pattern_may_be_absolute(tree: Path) -> None:
    """Its documents go by their absolute paths."""
    assert _paths(f"{tree}/*.md") == [f"{tree}/b.md"]


@pytest.mark.usefixtures("tree")
def test_a_document_named_twice_is_checked_once() -> None:
    """Files, folders and patterns may overlap."""
    assert _paths("b.md", "./b.md", "*.md", ".") == ["b.md", "a.txt", "drafts/c.md"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("absent.md", "absent.md: no such file or folder"),
        ("empty", "empty: nothing to check here"),
        ("*.docx", "*.docx: nothing to check here"),
        ("nowhere/*.md", "nowhere/*.md: nothing to check here"),
        ("[z-a].md", "[z-a].md: not a pattern"),
        ("notes.pdf", "notes.pdf: no reader for '.pdf' files"),
        ("a\0b.md", "a\0b.md: no such file or folder"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error(named: str, problem: str) -> None:
    """The error names the path and what is wrong with it."""
    assert _problem(named).startswith(problem)


@pytest.mark.usefixtures("tree")
def test_one_bad_path_does_not_hide_the_others() -> None:
    """What can be found is found."""
    inputs, failures = find_inputs(["absent.md", "b.md"])
    assert [one.path for one in inputs] == ["b.md"]
    assert [error.place for error in failures] == ["absent.md"]


@pytest.mark.usefixtures("tree")
def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    """What exists is not a pattern."""
    (tmp_path / "what?[1].md").write_text("It helps.")
    assert _paths("what?[1].md") == ["what?[1].md"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "nothing to check"),
        (b" \n\t\n", "nothing to check"),
        (b"\xef\xbb\xbf\n", "nothing to check"),
        (b"caf\xe9", "not utf-8 text (byte 3)"),
        (b"a\0b", "a binary file"),
    ],
)
def test_what_is_no_article_is_an_error(tmp_path: Path, content: bytes, problem: str) -> None:
    """Empty, undecodable and binary files are named, not passed over."""
    file = tmp_path / "x.md"
    file.write_bytes(content)
    (one,), _ = find_inputs([str(file)])
    with pytest.raises(InputError) as caught:
        load(one)
    assert caught.value.problem == problem


def test_a_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    """A file that cannot be opened is named with the system's reason."""
    link = tmp_path / "x.md"
    link.symlink_to("absent")
    (one,), _ = find_inputs([str(link)])
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load(one)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    """A file that must not be opened is named with the system's reason."""
    file = tmp_path / "x.md"
    file.write_text("x")
    file.chmod(0)
    (one,), _ = find_inputs([str(file)])
    with pytest.raises(InputError, match="Permission denied"):
        load(one)
