"""Documents in folders and behind patterns, without what a `.gitignore` hides."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ignore import Error, WalkBuilder

from citeaudit.article.formats.base import SUFFIXES
from citeaudit.cli.globs import path_pattern
from citeaudit.errors import InputError

_MAGIC = re.compile(r"[*?\[]")


def documents_in(folder: str) -> list[str]:
    """List the documents of a folder and the folders below it, sorted.

    `.gitignore` files are honoured, also outside of a repository, and hidden files are left out.

    Raises:
        InputError: The folder cannot be read.
    """
    walk = WalkBuilder(Path(folder)).require_git(False).build()
    try:
        found = [str(entry.path()) for entry in walk]
    except (Error, OSError) as error:
        raise InputError(folder, f"cannot be read: {error}") from None
    return sorted(
        path for path in found if Path(path).suffix.lower() in SUFFIXES and Path(path).is_file()
    )


def documents_like(pattern: str) -> list[str]:
    """List the documents a pattern such as `articles/**/*.md` stands for, sorted.

    Raises:
        InputError: It is no pattern, or a folder cannot be read.
    """
    slashed = pattern.replace(os.sep, "/")
    fixed = _MAGIC.split(slashed, maxsplit=1)[0]
    root = fixed[: fixed.rfind("/") + 1] or "./"
    if not Path(root).is_dir():
        return []
    try:
        wanted = path_pattern(slashed[2:] if slashed.startswith("./") else slashed)
    except ValueError as error:
        raise InputError(pattern, "not a pattern", str(error)) from None
    return [path for path in documents_in(root) if wanted.fullmatch(_plain(path))]


def _plain(path: str) -> str:
    slashed = path.replace(os.sep, "/")
    return slashed[2:] if slashed.startswith("./") else slashed
