"""Reading the room's data files."""

from __future__ import annotations

from functools import cache

# String work, as importing pathlib costs as much as reading the tables.
_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


def read_data(name: str) -> str:
    """Read `data/<name>`."""
    with open(f"{_HERE}/data/{name}", encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


@cache
def read_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Read `data/<name>`: `[section]` lines, then one entry a line; `#` for comments."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in read_data(name).splitlines():
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            entries.append(line.rstrip())
    return {section: tuple(entries) for section, entries in sections.items()}
