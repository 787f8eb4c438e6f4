"""Reading the room's data files: text, one entry a line, `#` for comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


def read_table(name: str) -> str:
    """Read a data file beside this module."""
    with open(f"{_HERE}/{name}", encoding="utf-8") as file:  # noqa: PTH123 (pathlib costs 10 ms)
        return file.read()


def read_bytes(name: str) -> bytes:
    """Read a data file that is no text."""
    with open(f"{_HERE}/{name}", "rb") as file:  # noqa: PTH123
        return file.read()


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file that say something."""
    for line in read_table(name).splitlines():
        if line and not line.startswith("#"):
            yield line.rstrip()
