"""Where the bibliography files of a document are found: `paper.bib` for `paper.tex`."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.errors import InputError
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.cli.inputs import Input

_CITE_BY_KEY = {"latex": "\\", "markdown": "@", "pandoc": "@"}  # and a sign that goes with it
_PROJECTS = ("_quarto.yml", "_bookdown.yml")
_BESIDE = (".bib", ".ris", ".refs.json")


def is_bibliography(named: str | None) -> bool:
    """Say whether the file `--refs` names is a bibliography only, and no `refs.json`."""
    return bool(named) and not str(named).lower().endswith(".json")


def bibliography_of(document: Input, text: Text, named: str | None) -> tuple[Reference, ...]:
    """Read the bibliography files that belong to a document.

    The file that `--refs` names, else those the document names, those beside it that are called
    as it is, and the folder's `refs.json`. One that it names and that is not there is told of.

    Raises:
        InputError: A file is not what its ending says, or the package that reads it is missing.
    """
    if _CITE_BY_KEY.get(document.format, "\0") not in text.content:
        return ()
    if named:
        return _load(named)
    if document.file is None:
        return ()
    found = dict.fromkeys([*_named(document, text), *_beside(document.file)])
    return tuple(entry for path in found for entry in _load(path))


def _named(document: Input, text: Text) -> Iterator[str]:
    from citeaudit.article.sidecars.bibliography import named_bibliographies

    for name in (*named_bibliographies(text, document.format), *_of_project(document)):
        path = _in_folder_of(document.file or "", name)
        if os.path.isfile(path):
            yield path
        elif "://" not in name:
            from citeaudit.cli.streams import complain

            complain(f"{text.path}: its bibliography {name} is not there", kind="notice")


def _of_project(document: Input) -> Iterator[str]:
    """Name the files that the project of a Quarto or bookdown document names for all of it."""
    from citeaudit.article.sidecars.metadata import named_in_yaml

    for project in _PROJECTS if document.format == "pandoc" else ():
        path = _in_folder_of(document.file or "", project)
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


@cache  # a folder of chapters shares a file
def _load(path: str) -> tuple[Reference, ...]:
    from citeaudit.article.sidecars.bibliography import read_bibliography

    shown = path.replace(os.sep, "/")
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise InputError(shown, f"cannot be read: {error.strerror}") from None
    return read_bibliography(Text.decode(raw, shown))
