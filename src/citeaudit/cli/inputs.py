"""From the paths of a command line to documents: files, folders, patterns, standard input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.formats.base import SUFFIXES, format_of, reader
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.text import Text

STANDARD_INPUT = "-"
_MAGIC = frozenset("*?[")


class Input(NamedTuple):
    """A document to be read.

    Attributes:
        path: As reports show it, with forward slashes.
        file: Where it is read from; `None` is standard input.
        format: Name of its document format.
        raw: Its bytes, where they are at hand already: a file of an earlier revision.
    """

    path: str
    file: str | None
    format: str
    raw: bytes | None = None


def find_inputs(
    paths: Sequence[str], stdin_filename: str = ""
) -> tuple[tuple[Input, ...], tuple[InputError, ...]]:
    """Find the documents that a command line names.

    Args:
        paths: Files, folders, patterns the shell left as they were, or `-`.
        stdin_filename: The name standard input goes by; its ending tells the document format.

    Returns:
        The documents, in the order of `paths` and sorted within a folder, each once; and an error
        for each path that leads to none.
    """
    found: dict[str, Input] = {}
    failures: list[InputError] = []
    for path in paths:
        try:
            for one in _find(path, stdin_filename):
                found.setdefault(one.path, one)
        except InputError as error:
            failures.append(error)
    return tuple(found.values()), tuple(failures)


def _find(path: str, stdin_filename: str) -> Iterator[Input]:
    if path == STANDARD_INPUT:
        yield Input(_shown(stdin_filename), None, format_of(stdin_filename))
    elif os.path.isdir(path):
        from citeaudit.cli.folders import documents_in

        yield from _each(path, documents_in(path))
    elif _MAGIC.intersection(path) and not os.path.lexists(path):
        from citeaudit.cli.folders import documents_like

        yield from _each(path, documents_like(path))
    else:
        # Named by hand, so it is read, whatever a .gitignore says about it.
        if not os.path.lexists(path):
            raise InputError(path, "no such file or folder", "check the spelling")
        yield Input(_shown(path), path, format_of(path))


def _each(named: str, files: Sequence[str]) -> Iterator[Input]:
    if not files:
        raise InputError(
            named,
            "nothing to check here",
            f"no file in it ends in {', '.join(sorted(SUFFIXES))}, or .gitignore hides them",
        )
    for file in files:
        yield Input(_shown(file), file, format_of(file))


def _shown(path: str) -> str:
    slashed = path.replace(os.sep, "/")
    while slashed.startswith("./"):
        slashed = slashed[2:].lstrip("/")
    return slashed


def load(document: Input) -> Text:
    """Read and decode a document.

    Raises:
        InputError: It cannot be read, is not text, or holds nothing but white space.
    """
    text = reader(document.format).decode(read_bytes(document), document.path)
    if not text.content.strip():
        raise InputError(document.path, "nothing to check", "the file is empty")
    return text


def read_bytes(document: Input) -> bytes:
    """Read a document as it is.

    Raises:
        InputError: It cannot be read.
    """
    if document.raw is not None:
        return document.raw
    try:
        return sys.stdin.buffer.read() if document.file is None else _bytes(document.file)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise InputError(document.path, f"cannot be read: {problem}") from None


def _bytes(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()
