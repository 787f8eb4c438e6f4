"""How well sources are typed, and how fast: `python -m benchmarks.sources [FILE]`.

Measured on the development set (labelled addresses, one JSON object a line; its rows of origin
"known form" are left out). It is the set the classifier was built on: the figures say whether a
change helps, not how good the classifier is on sources nobody has seen.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from citeaudit.article.model import Reference
from citeaudit.sources.identify import identify
from citeaudit.sources.model import SourceType
from citeaudit.text import Span

DEFAULT = Path(__file__).resolve().parents[2] / "shared/data/sources/sources_dev.jsonl"

# By what STANDARDS 2.1 makes of a type for claims of efficacy.
WEAK = frozenset(
    [
        "advocacy",
        "press-release",
        "news",
        "trade-media",
        "health-media",
        "encyclopedia",
        "blog",
        "clinic-blog",
        "pharmacy-marketing",
        "telehealth",
        "vendor",
        "corporate",
        "social",
        "predatory-journal",
        "content-farm",
        "ai-chat",
        "search-page",
        "trial-registry",
    ]
)
STRONG = frozenset(["peer-reviewed", "guideline", "regulator", "medical-reference"])

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """Read the rows that may be used for estimates."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["origin"] != "known form"]


def reference(index: int, row: Row) -> Reference:
    return Reference(index, "", Span(0, 0), "", title=row["title"], url=row["url"])


def classify(rows: list[Row]) -> list[tuple[str, float]]:
    sources = identify([reference(index, row) for index, row in enumerate(rows)])
    return [(source.type.value, source.confidence) for source in sources]


def share(hits: int, total: int) -> str:
    return f"{100 * hits / total:5.1f} %  ({hits}/{total})" if total else "    –"


def report(rows: list[Row], found: list[tuple[str, float]]) -> None:
    pairs = [(row, label) for row, (label, _) in zip(rows, found, strict=True)]
    known = [(row, label) for row, label in pairs if row["type"] != "unknown"]
    sure = [(row, label) for row, label in pairs if row["confidence"] == "high"]

    def right(some: list[tuple[Row, str]]) -> int:
        return sum(row["type"] == label for row, label in some)

    judged = [(row, label) for row, label in known if label != "unknown"]
    harmful = [(row, label) for row, label in known if row["type"] in WEAK and label in STRONG]
    print(f"type right, all rows            {share(right(pairs), len(pairs))}")
    print(f"type right, labeller sure       {share(right(sure), len(sure))}")
    print(f"type right where one was given  {share(right(judged), len(judged))}")
    same = sum((row["type"] in WEAK) == (label in WEAK) for row, label in judged)
    print(f"weak or not, where type given   {share(same, len(judged))}")
    same = sum((row["type"] in WEAK) == (label in WEAK) for row, label in known)
    print(f"weak or not, all known rows     {share(same, len(known))}")
    print(f"weak called strong or moderate  {share(len(harmful), len(known))}")
    print(f"unknown                         {share(len(known) - len(judged), len(known))}")
    _by_type(pairs)
    _calibration(rows, found)


def _by_type(pairs: list[tuple[Row, str]]) -> None:
    truth = Counter(row["type"] for row, _ in pairs)
    given = Counter(label for _, label in pairs)
    hits = Counter(label for row, label in pairs if row["type"] == label)
    print(f"\n{'type':22} rows  precision  recall")
    for name in SourceType:
        precision = f"{hits[name] / given[name]:.2f}" if given[name] else "-"
        recall = f"{hits[name] / truth[name]:.2f}" if truth[name] else "-"
        print(f"{name:22} {truth[name]:4}  {precision:>9}  {recall:>6}")


def _calibration(rows: list[Row], found: list[tuple[str, float]]) -> None:
    print("\nconfidence given   rows  right")
    for low in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0.9: 0.95, 0.95: 1.01}.get(low, low + 0.1)
        group = [
            row["type"] == label
            for row, (label, confidence) in zip(rows, found, strict=True)
            if label != "unknown" and low <= confidence < high
        ]
        if group:
            share = sum(group) / len(group)
            print(f"{low:.2f} to {min(high, 1):.2f}      {len(group):5}  {share:.2f}")


def speed(rows: list[Row]) -> float:
    """Measure sources a second, warm: the best of three passes."""
    references = [reference(index, row) for index, row in enumerate(rows)]
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for one in references:
            identify((one,))
        best = min(best, time.perf_counter() - start)
    return len(references) / best


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not path.exists():
        sys.exit(f"{path} is not there: give the file of labelled sources")
    rows = load(path)
    report(rows, classify(rows))
    print(f"\none at a time, warm: {speed(rows):,.0f} sources a second")


if __name__ == "__main__":
    main()
