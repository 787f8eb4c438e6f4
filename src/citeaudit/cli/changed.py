"""Which lines of documents changed since a revision: asked of git."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from citeaudit.cli.git import ask_git, commit_of, demand_git, shallow, working_tree
from citeaudit.errors import SettingsError
from citeaudit.report.changed import Hunk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.cli.inputs import Input

WHOLE = (Hunk(1, 1 << 62),)
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_HEAD = re.compile(rb"^diff --git ", re.MULTILINE)
# Whatever a user has set up for reading diffs must not change what is read here.
_PLAIN = (
    "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames",
    "--submodule=short", "--inter-hunk-context=0", "--unified=0", "-z",
)  # fmt: skip
_TRACKED = ("ls-files", "-z")


def changed_lines(documents: Iterable[Input], ref: str) -> dict[str, tuple[Hunk, ...]]:
    """Ask git which lines changed since the working tree left a revision.

    Args:
        documents: Files, each in the working tree of a repository.
        ref: A branch, tag or commit. What counts is the last commit it has in common with HEAD:
            what others have done on the branch since then is not the user's change.

    Returns:
        The hunks of each document, by its path as reports show it. A document that git does not
        know, or of which it cannot tell lines, has changed as a whole.

    Raises:
        SettingsError: There is no git, no repository, or no such revision.
    """
    found: dict[str, tuple[Hunk, ...]] = {}
    for root, names in _by_repository(documents, ref).items():
        changes, tracked = _changes(root, ref), frozenset(_names(demand_git(root, *_TRACKED)))
        for path, name in names.items():
            found[path] = changes.get(name, () if name in tracked else WHOLE)
    return found


def _by_repository(documents: Iterable[Input], ref: str) -> dict[str, dict[str, str]]:
    """Give for each repository its documents: their names within it, by path."""
    roots: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for document in documents:
        real = os.path.realpath(document.file or "")
        folder = os.path.dirname(real)
        if folder not in roots:
            roots[folder] = working_tree(folder, f"--since {ref}")
        name = os.path.relpath(real, roots[folder]).replace(os.sep, "/")
        found.setdefault(roots[folder], {})[document.path] = name
    return found


def _changes(root: str, ref: str) -> dict[str, tuple[Hunk, ...]]:
    """Give the changed files of a repository with their hunks."""
    base = _base(root, ref)
    listed = demand_git(root, *_PLAIN, "--raw", "--patch", "--diff-filter=MR", base, "--")
    whole = demand_git(root, *_PLAIN, "--name-only", "--diff-filter=ATUXB", base, "--")
    names, patch = _parted(listed)
    hunks = dict(zip(names, map(_hunks, _HEAD.split(patch)[1:]), strict=True))
    return {**hunks, **dict.fromkeys(_names(whole), WHOLE)}


def _parted(listed: bytes) -> tuple[list[str], bytes]:
    r"""Part `--raw -z --patch`: `:100644 100644 1f 2e R083\0old\0new\0 … \0diff --git …`."""
    names: list[str] = []
    at = 0
    while listed.startswith(b":", at):
        status, name, rest = _fields(listed, at)
        if status.startswith(b":") and b" R" in status:
            _, name, rest = _fields(listed, at + len(status) + 1)
        names.append(os.fsdecode(name))
        at = rest
    return names, listed[at + 1 :]


def _fields(listed: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Read two fields that end in a NUL, and where the next begins."""
    first = listed.index(b"\0", at)
    second = listed.index(b"\0", first + 1)
    return listed[at:first], listed[first + 1 : second], second + 1


def _hunks(block: bytes) -> tuple[Hunk, ...]:
    found = tuple(
        Hunk(int(first), int(count or 1) if count != b"0" else 0)
        for first, count in _HUNK.findall(block)
    )
    return found if found or b"\nBinary files " not in block else WHOLE


def _base(root: str, ref: str) -> str:
    """Find the commit to compare with."""
    place = f"--since {ref}"
    commit = commit_of(root, ref, place)
    done = ask_git(root, "merge-base", commit, "HEAD")
    if done.returncode:
        mend = shallow(root) or "name a revision of this history"
        raise SettingsError(place, "has no commit in common with HEAD", mend)
    return os.fsdecode(done.stdout.strip())


def _names(listed: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in listed.split(b"\0") if name)
