"""How fast sources are typed: `python -m benchmarks.sources_speed`, on one core, in processor time.

The first source is timed in processes of their own, from after the imports: it reads the data
files. Then a process types the even rows of `training/sources.jsonl`, and the odd ones are timed,
one at a time, as `classify` does: pages it has not seen, of whose hosts and words it has seen some.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from citeaudit.article.model import Reference
from citeaudit.sources.identify import identify
from citeaudit.text import Span
from training.merge import MERGED, Row, read

_STARTS = 7
_FIRST = """
import time
from citeaudit.article.model import Reference
from citeaudit.sources.identify import identify
from citeaudit.text import Span
import citeaudit.sources.decide
reference = Reference(0, "", Span(0, 0), "", title={title!r}, url={url!r})
start = time.process_time()
identify((reference,))
print(time.process_time() - start)
"""
_LISTED = ("https://www.healthline.com/health/low-dose-naltrexone", "Low-dose naltrexone")
_UNLISTED = ("https://quarryharborclinic.example/ldn", "LDN | Quarry Harbor Clinic")


def first(url: str, title: str) -> float:
    """Time the first source of a process, in milliseconds: the median of some processes."""
    program = _FIRST.format(url=url, title=title)
    took = [
        float(
            subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        )
        for _ in range(_STARTS)
    ]
    return 1000 * median(took)


def rate(rows: list[Row], others: list[Row]) -> float:
    """Type `others`, then count how many of `rows` are typed in a second."""
    for reference in _references(others):
        identify((reference,))
    references = _references(rows)
    start = time.process_time()
    for reference in references:
        identify((reference,))
    return len(references) / (time.process_time() - start)


def _references(rows: list[Row]) -> list[Reference]:
    return [Reference(0, "", Span(0, 0), "", title=row["title"], url=row["url"]) for row in rows]


def main() -> None:
    """Print both."""
    for name, page in (("listed", _LISTED), ("unlisted", _UNLISTED)):
        print(f"first source, on a host that is {name}: {first(*page):.1f} ms")
    rows = read(MERGED)
    cited = [row for row in rows if row["origin"] in ("report reference list", "bare URL")]
    for name, some in (("all rows", rows), ("as reports cite them", cited)):
        unseen = rate(some[1::2], some[::2])
        again = rate(some[1::2][:2000], some[1::2][:2000])
        print(f"{name}: {unseen:,.0f} a second not seen before, {again:,.0f} seen before")


if __name__ == "__main__":
    main()
