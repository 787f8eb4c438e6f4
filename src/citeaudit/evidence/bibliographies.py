"""The bibliography files of a document: `paper.bib` for `paper.tex`, and what it names itself."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.errors import InputError
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citeaudit.article.model import Reference

_CITE_BY_KEY = {"latex": "\\", "markdown": "@", "pandoc": "@"}  # and a sign that goes with it
_PROJECTS = ("_quarto.yml", "_bookdown.yml")
_BESIDE = (".bib", ".ris", ".refs.json")


def is_bibliography(named: str | None) -> bool:
    """Say whether the file `--refs` names is a bibliography only, and no `refs.json`."""
    return bool(named) and not str(named).lower().endswith(".json")


def bibliography_of(
    text: Text,
    format: str,
    file: str | None,
    *,
    named: str | None = None,
    missing: Callable[[str], None] | None = None,
) -> tuple[Reference, ...]:
    """Read the bibliography files that belong to a document.

    Args:
        text: The document.
        format: Name of its document format.
        file: Where it lies; `None` for one that lies nowhere, such as standard input.
        named: The one file to read, as `--refs` names it; else those the document names, those
            beside it that are called as it is, and the folder's `refs.json` are read.
        missing: Told the name of each file that the document names and that is not there.

    Raises:
        InputError: A file is not what its ending says, or the package that reads it is missing.
    """
    if _CITE_BY_KEY.get(format, "\0") not in text.content:
        return ()
    if named:
        return _load(named)
    if file is None:
        return ()
    paths: dict[str, None] = {}
    for name in _named(text, format, file):
        path = _in_folder_of(file, name)
        if os.path.isfile(path):
            paths[path] = None
        elif missing and "://" not in name:
            missing(name)
    paths |= dict.fromkeys(_beside(file))
    return tuple(entry for path in paths for entry in _load(path))


def _named(text: Text, format: str, file: str) -> Iterator[str]:
    from citeaudit.article.sidecars.bibliography import (  # noqa: PLC0415 (few documents need it)
        named_bibliographies,
    )

    yield from named_bibliographies(text, format)
    if format == "pandoc":
        yield from _of_project(file)


def _of_project(document: str) -> Iterator[str]:
    """Name the files that the project of a Quarto or bookdown document names for all of it."""
    from citeaudit.article.sidecars.metadata import named_in_yaml  # noqa: PLC0415 (reads YAML)

    for project in _PROJECTS:
        path = _in_folder_of(document, project)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", errors="replace") as file:
                yield from named_in_yaml(file.read())


def _beside(file: str) -> Iterator[str]:
    stem = os.path.splitext(file)[0]
    for path in (*(stem + ending for ending in _BESIDE), _in_folder_of(file, "refs.json")):
        if os.path.isfile(path):
            yield path
            if path.endswith(".json"):
                break


def _in_folder_of(file: str, name: str) -> str:
    return os.path.join(os.path.dirname(file), name)


def forget_bibliographies() -> None:
    """Read files anew when they are next asked for."""
    _load.cache_clear()


@cache  # a folder of chapters shares a file
def _load(path: str) -> tuple[Reference, ...]:
    from citeaudit.article.sidecars.bibliography import (  # noqa: PLC0415 (few documents need it)
        read_bibliography,
    )

    shown = path.replace(os.sep, "/")
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise InputError(shown, f"cannot be read: {error.strerror}") from None
    return read_bibliography(Text.decode(raw, shown))
