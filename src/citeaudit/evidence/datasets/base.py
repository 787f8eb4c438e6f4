"""The interface of a data set, and the one table of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class Row(NamedTuple):
    """What a data set says under a key.

    Attributes:
        key: What it is found by: `doi:…`, `pmid:…`, `issn:…`, `title:…`, `host:…`.
        value: What is said, as JSON would hold it.
    """

    key: str
    value: dict[str, str]


class DataSet(Protocol):
    """A data set: one file of this folder, one line in `DATA_SETS`."""

    name: str
    address: str
    """Where it is fetched from, or a description that names where (`file_address`)."""
    licence: str
    about: str
    most_bytes: int
    """Of the file, unpacked; a longer one is refused."""

    def file_address(self, description: bytes) -> str:
        """Read the file's address from what `address` gives; empty where that is the file.

        Raises:
            ValueError: The description names no file.
        """
        ...

    def rows(self, file: BinaryIO) -> Iterator[Row]:
        """Read the file, row by row.

        Raises:
            ValueError: It is not what it should be.
        """
        ...


DATA_SETS: dict[str, str] = {
    "retraction-watch": "citeaudit.evidence.datasets.retraction_watch",
    "nlm-journals": "citeaudit.evidence.datasets.nlm_journals",
    "doaj": "citeaudit.evidence.datasets.doaj",
    "ror": "citeaudit.evidence.datasets.ror",
}


def load(name: str) -> DataSet:
    """Load a data set by name; the caller has checked that it is one of `DATA_SETS`."""
    return cast("DataSet", import_module(DATA_SETS[name]).DATA_SET)
