"""Word lists as data: a `[section]` line, then one entry a line; `#` starts a comment line."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).parent / "data"


def read_sections(name: str) -> dict[str, list[str]]:
    """Read `data/<name>` into its sections, entries in order, comments and blanks left out."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            entries = sections.setdefault(line[1 : line.index("]")], [])
        else:
            entries.append(line.rstrip())
    return sections
