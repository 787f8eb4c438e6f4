"""The interface of a document format, and the one table of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from citeaudit.errors import InputError, SettingsError
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.model import Comment, Document


class Reader(Protocol):
    """A document format: one file of this room, one line in `_FORMATS`."""

    def decode(self, raw: bytes, path: str) -> Text:
        """Make a text of a file's bytes: what every span points into.

        Most files are text already; a format that is none renders itself as one.

        Raises:
            InputError: The bytes are no document of this format.
        """
        return Text.decode(raw, path)

    def read(self, text: Text) -> Document:
        """Take a text apart into blocks. Never raises for any content; linear in its length."""
        ...

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find the comments that are addressed to citeaudit, in document order.

        A format without comments has none. Linear in the length of the document.
        """
        return ()


# format name -> (module that holds `READER`, file name endings). Loaded when a file asks for it.
_FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "markdown": (
        "citeaudit.article.formats.markdown",
        (".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    ),
    "pandoc": ("citeaudit.article.formats.pandoc", (".qmd", ".rmd")),
    "latex": ("citeaudit.article.formats.latex", (".tex", ".ltx")),
    "mediawiki": ("citeaudit.article.formats.mediawiki", (".wikitext", ".wiki", ".mediawiki")),
    "html": ("citeaudit.article.formats.html", (".html", ".htm", ".xhtml")),
    "docx": ("citeaudit.article.formats.docx", (".docx",)),
    "plain": ("citeaudit.article.formats.plain", (".txt", ".text")),
}

SUFFIXES: dict[str, str] = {
    suffix: name for name, (_, suffixes) in _FORMATS.items() for suffix in suffixes
}


def format_of(path: str) -> str:
    """Name the document format of a path by its ending.

    Raises:
        InputError: No reader knows the ending.
    """
    dot = path.rfind(".")
    suffix = path[dot:].lower() if dot > path.rfind("/") else ""
    try:
        return SUFFIXES[suffix]
    except KeyError:
        raise InputError(
            path,
            f"no reader for {suffix!r} files" if suffix else "no file name ending to tell its kind",
            f"known endings: {', '.join(sorted(SUFFIXES))}",
        ) from None


def reader(name: str) -> Reader:
    """Load the reader of a document format by the name `format_of` gives.

    Raises:
        SettingsError: There is no such format.
    """
    if name not in _FORMATS:
        known = ", ".join(_FORMATS)
        raise SettingsError("", f'unknown document format "{name}"', f"there are {known}")
    module, _ = _FORMATS[name]
    return cast("Reader", import_module(module).READER)
