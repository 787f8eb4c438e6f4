"""The Directory of Open Access Journals.

Source: the head of its public CSV file, as of 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.datasets.journals import journal_rows
from citeaudit.evidence.datasets.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from citeaudit.evidence.datasets.base import Row

_NUMBERS = ("Journal ISSN (print version)", "Journal EISSN (online version)")
_TITLE, _OTHER = "Journal title", "Alternative title"


class Doaj:
    """One row for each journal, found by its titles and its ISSNs."""

    name = "doaj"
    address = "https://doaj.org/csv"
    licence = "CC0 (Directory of Open Access Journals)"
    about = "open access journals that a directory has vetted"
    most_bytes = 200_000_000

    def file_address(self, description: bytes) -> str:
        """Say that the address is the file's own."""
        return ""

    def rows(self, file: BinaryIO) -> Iterator[Row]:
        """Read the journals."""
        for row in read_table(file, (_TITLE, _OTHER, *_NUMBERS)):
            numbers = [row[name] for name in _NUMBERS]
            yield from journal_rows(row[_TITLE], [row[_TITLE], row[_OTHER]], numbers)


DATA_SET = Doaj()
