"""One file of all labelled sources: `python -m training.merge DEVELOPMENT_SET`.

Joins the development set and every `pages_*.jsonl` beside this module into `sources.jsonl`, one row
for each canonical address; of two rows of one address the one with the surer label stays, and of
equals the first; what was read quickly gives way to what was not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from citeaudit.sources.addresses import read_address

HERE = Path(__file__).parent
MERGED = HERE / "sources.jsonl"

QUICK = "web page, read quickly"
_SURENESS = ("high", "medium", "low")

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    """Read labelled rows, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def merge(rows: list[Row]) -> list[Row]:
    """Keep one row of each canonical address, in the order of their addresses."""
    best: dict[str, Row] = {}
    for row in rows:
        url = read_address(row["url"]).url or row["url"]
        key = url.partition("://")[2].removeprefix("www.").rstrip("/")
        other = best.get(key)
        if other is None or _sureness(row) < _sureness(other):
            best[key] = row
    return [best[key] for key in sorted(best)]


def _sureness(row: Row) -> tuple[bool, bool, int]:
    origin = row["origin"]
    return origin == "known form", origin == QUICK, _SURENESS.index(row["confidence"])


def main() -> None:
    """Write `sources.jsonl`."""
    paths = [Path(name) for name in sys.argv[1:]] + sorted(HERE.glob("pages_*.jsonl"))
    rows = merge([row for path in paths for row in read(path)])
    MERGED.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    print(f"{len(rows)} rows in {MERGED.name}")


if __name__ == "__main__":
    main()
