"""Reading tables whose columns are known by name, in any order."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO


def read_table(file: BinaryIO, wanted: Sequence[str]) -> Iterator[dict[str, str]]:
    """Read a CSV file with a head, row by row.

    Args:
        file: The file, in UTF-8.
        wanted: Columns that must be there.

    Raises:
        ValueError: A column is missing, or the file is no table.
    """
    csv.field_size_limit(min(sys.maxsize, 10_000_000))
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    reader = csv.DictReader(text)
    missing = [name for name in wanted if name not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"it has no column {missing[0]!r}")
    try:
        for row in reader:
            yield {name: (row[name] or "").strip() for name in wanted}
    except csv.Error as error:
        raise ValueError(f"it is no table: {error}") from None
