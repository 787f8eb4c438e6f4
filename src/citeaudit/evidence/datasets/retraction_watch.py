"""The Retraction Watch data: retracted, corrected and doubted works.

Source: Crossref's repository of the data and its description of the columns, as of December 2025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.datasets.base import Row
from citeaudit.evidence.datasets.tables import read_table
from citeaudit.evidence.facts import NoticeKind
from citeaudit.evidence.registers.reading import doi_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_COLUMNS = (
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "RetractionNature",
    "Reason",
)
_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "correction": NoticeKind.CORRECTION,
    "expression of concern": NoticeKind.CONCERN,
    "reinstatement": NoticeKind.REINSTATEMENT,
}
_NOTHING = frozenset({"", "0", "unavailable", "none", "nan"})


class RetractionWatch:
    """One row for each notice, found by the DOI and by the PMID of the work."""

    name = "retraction-watch"
    address = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
    licence = "free to use (Crossref and Retraction Watch)"
    about = "works that were retracted, doubted or corrected, and why"
    most_bytes = 400_000_000

    def file_address(self, description: bytes) -> str:
        """Say that the address is the file's own."""
        return ""

    def rows(self, file: BinaryIO) -> Iterator[Row]:
        """Read notices; one of no known nature, or of a work without a number, is passed over."""
        for row in read_table(file, _COLUMNS):
            kind = _KINDS.get(row["RetractionNature"].lower())
            if kind is None:
                continue
            value = {
                "kind": kind.value,
                "on": _day(row["RetractionDate"]),
                "notice": _doi(row["RetractionDOI"]) or _pmid(row["RetractionPubMedID"]),
                "reason": _reasons(row["Reason"]),
            }
            for key in (_doi(row["OriginalPaperDOI"]), _pmid(row["OriginalPaperPubMedID"])):
                if key:
                    yield Row(key, value)


def _doi(text: str) -> str:
    doi = "" if text.lower() in _NOTHING else doi_of(text)
    return f"doi:{doi}" if doi else ""


def _pmid(text: str) -> str:
    number = text.partition(".")[0]  # `37476288.0` in exports of a spreadsheet
    return f"pmid:{number}" if number.isdigit() and number not in _NOTHING else ""


def _day(text: str) -> str:
    """Read `7/12/2023 0:00`, month first, as `2023-07-12`."""
    parts = text.partition(" ")[0].split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return ""
    month, day, year = map(int, parts)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _reasons(text: str) -> str:
    return "; ".join(part.strip().lstrip("+") for part in text.split(";") if part.strip())


DATA_SET = RetractionWatch()
