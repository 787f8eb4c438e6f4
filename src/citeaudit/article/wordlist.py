"""Word lists as data: a `[section]` line, then one entry a line; `#` starts a comment line."""

from __future__ import annotations

# String work, as importing pathlib costs as much as reading every list.
_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


def read_sections(name: str) -> dict[str, list[str]]:
    """Read `data/<name>` into its sections, entries in order, comments and blanks left out."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in read_text(name).splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            entries = sections.setdefault(line[1 : line.index("]")], [])
        else:
            entries.append(line.rstrip())
    return sections


def read_text(name: str) -> str:
    """Read `data/<name>` as it is."""
    with open(f"{_HERE}/data/{name}", encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
