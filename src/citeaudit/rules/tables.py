"""Reading the room's data files: a `[section]` line, then one entry a line; `#` for comments."""

from __future__ import annotations

from functools import cache

# String work, as importing pathlib costs as much as reading the tables.
_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


@cache
def read_sections(name: str) -> dict[str, tuple[str, ...]]:
    """Read `data/<name>` into its sections, entries in order, comments and blanks left out."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    with open(f"{_HERE}/data/{name}", encoding="utf-8") as file:  # noqa: PTH123 (10 ms)
        lines = file.read().splitlines()
    for line in lines:
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            entries.append(line.rstrip())
    return {section: tuple(entries) for section, entries in sections.items()}
