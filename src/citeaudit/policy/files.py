"""Reading the room's data files."""

from __future__ import annotations

# String work, as importing pathlib costs as much as reading the tables.
_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


def read_data(name: str) -> str:
    """Read `data/<name>`."""
    with open(f"{_HERE}/data/{name}", encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
