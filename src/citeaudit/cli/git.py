"""Asking git: every call goes through here, and a name never becomes an option."""

from __future__ import annotations

import os
import subprocess

from citeaudit.errors import SettingsError

# A hook runs with these set for the folder it was started in; we ask from the documents' folders.
_OF_A_HOOK = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"))


def ask_git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; the caller looks at how it ended.

    Raises:
        SettingsError: It is not installed, or cannot be run there.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            # A file that was touched and not changed is no change, whatever the user has set.
            ["git", "-c", "diff.autoRefreshIndex=true", *arguments],
            cwd=folder or ".",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        if isinstance(error, FileNotFoundError) and error.filename == "git":
            raise SettingsError("git", "is not installed, or not on the path") from None
        raise SettingsError("git", f"cannot be run in {folder}: {error.strerror}") from None


def demand_git(folder: str, *arguments: str) -> bytes:
    """Run git where it has no reason to fail, and give what it wrote.

    Raises:
        SettingsError: It failed all the same.
    """
    done = ask_git(folder, *arguments)
    if done.returncode:
        raise SettingsError(f"git {arguments[0]}", "failed", what_git_said(done))
    return done.stdout


def what_git_said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Give the first line of what git said when it failed."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return lines[0] if lines else f"git ended with {done.returncode}"


def working_tree(folder: str, place: str) -> str:
    """Find the root of the working tree that a folder is in.

    Args:
        folder: Where to look.
        place: The option or argument in question, for the error.

    Raises:
        SettingsError: It is in none.
    """
    done = ask_git(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        shown = os.path.relpath(folder).replace(os.sep, "/")
        problem = "the current folder is" if shown == "." else f"{shown} is"
        raise SettingsError(place, f"{problem} in no git repository", what_git_said(done))
    return os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))


def commit_of(root: str, ref: str, place: str) -> str:
    """Find the commit that a revision stands for.

    Raises:
        SettingsError: There is none by that name. A word that looks like an option names none.
    """
    if ref and not ref.startswith("-") and "\0" not in ref:
        done = ask_git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if not done.returncode:
            return os.fsdecode(done.stdout.strip())
    raise SettingsError(place, "no such revision", shallow(root) or "see `git branch --all`")


def shallow(root: str) -> str:
    """Say what to do where a clone has a part of the history only; empty where it has all."""
    if ask_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
        return ""
    return "this clone is shallow: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow"
