"""The National Library of Medicine's list of journals cited in PubMed, by title and ISSN.

Source: the list's own form, records between lines of dashes, as of 2026.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from citeaudit.evidence.datasets.journals import journal_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from citeaudit.evidence.datasets.base import Row

_NAMES = ("JournalTitle", "MedAbbr", "IsoAbbr")
_NUMBERS = ("ISSN (Print)", "ISSN (Online)")


class NlmJournals:
    """One record for each journal, found by its title, its abbreviations and its ISSNs."""

    name = "nlm-journals"
    address = "https://ftp.ncbi.nlm.nih.gov/pubmed/J_Medline.txt"
    licence = "public domain (National Library of Medicine)"
    about = "journals that MEDLINE and PubMed list, with their abbreviations"
    most_bytes = 100_000_000

    def file_address(self, description: bytes) -> str:
        """Say that the address is the file's own."""
        return ""

    def rows(self, file: BinaryIO) -> Iterator[Row]:
        """Read the journals."""
        record: dict[str, str] = {}
        found = False
        for line in io.TextIOWrapper(file, encoding="utf-8", errors="replace"):
            if line.startswith("-----"):
                found |= bool(record)
                yield from _rows(record)
                record = {}
            else:
                name, _, value = line.partition(":")
                record[name.strip()] = value.strip()
        yield from _rows(record)
        if not found and "JournalTitle" not in record:
            raise ValueError("it holds no journals")


def _rows(record: dict[str, str]) -> Iterator[Row]:
    title = record.get("JournalTitle", "")
    if title:
        names = [record.get(name, "") for name in _NAMES]
        numbers = [record.get(name, "") for name in _NUMBERS]
        yield from journal_rows(title, names, numbers)


DATA_SET = NlmJournals()
