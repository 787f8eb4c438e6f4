"""Reading the room's data files: text, `#` for comments."""

from __future__ import annotations

_HERE = __file__.rpartition("/")[0] or __file__.rpartition("\\")[0]


def lines(name: str) -> tuple[str, ...]:
    """Give the lines of `data/<name>` that say something."""
    with open(f"{_HERE}/data/{name}", encoding="utf-8") as file:
        content = file.read()
    return tuple(line for line in content.splitlines() if line and not line.startswith("#"))
