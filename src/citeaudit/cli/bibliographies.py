"""The bibliography files of a document, and a notice of those that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence import bibliographies

if TYPE_CHECKING:
    from citeaudit.article.model import Reference
    from citeaudit.cli.inputs import Input
    from citeaudit.text import Text


def bibliography_of(document: Input, text: Text, named: str | None) -> tuple[Reference, ...]:
    """Read the bibliography files of a document; say which of those it names are not there.

    Raises:
        InputError: A file is not what its ending says, or the package that reads it is missing.
    """

    def missing(name: str) -> None:
        from citeaudit.cli.streams import complain

        complain(f"{text.path}: its bibliography {name} is not there", kind="notice")

    return bibliographies.bibliography_of(
        text, document.format, document.file, named=named, missing=missing
    )


is_bibliography = bibliographies.is_bibliography
