"""How time and memory grow with the size of a document: `python -m benchmarks.scaling [NAME ...]`.

Each document is made anew in four sizes and read in a process of its own; what is measured is the
time of the processor and the most memory the process ever held, interpreter and word lists
included. Ordinary documents are audited as well. Prints, and writes `benchmarks/scaling.md` where
no document is named.

The bounds: eight times the size in no more than twelve times the time, and 12 times the size of
the document, in characters, and 100 MB of memory.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.read import read
from citeaudit.audit import audit
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve()
TABLE = HERE.with_name("scaling.md")
SIZES = (1, 2, 4, 8)  # million characters
MOST_TIMES_LONGER = 12
PATIENCE = 3600  # seconds; a busy machine may keep a process waiting

_WORDS = "Naltrexone reduced the pain of some patients in a small trial, and sleep improved"
_MORE = (
    "Nobody knows why this should be so, and few have asked. The people who took part were seen by "
    "a nurse every other week, and wrote down how they had slept in the nights between."
)


def _article(size: int, entries: int) -> str:
    """Make an article of paragraphs with markers over a list, a tenth of the whole."""
    paragraphs = []
    length = number = 0
    while length < size * 0.9:
        number += 1
        labels = (number % entries + 1, number * 7 % entries + 1)
        paragraph = (
            f"{_WORDS} by {number % 90}%. [{labels[0]}] It was *well* tolerated at 4.5 mg. {_MORE} "
            f"All [patients](https://example.org/{number % 50}) were asked [{labels[1]}]. {_MORE}\n"
        )
        if number % 10 == 0:
            paragraph = f"## Part {number}\n\n{paragraph}"
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    rows = [
        f"[{n}] Doe J. A trial of naltrexone, part {n}. Pain. 2020;{n}:1-9. https://example.org/{n}\n"
        for n in range(1, entries + 1)
    ]
    return "\n".join([*paragraphs, "## References\n", *rows])


def _many(unit: str, *, tail: str = "") -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit)) + tail


def _nested(opening: str, closing: str = "", depth: int = 200) -> Callable[[int], str]:
    piece = f"{opening * depth}a{closing * depth}\n\n"
    return lambda size: piece * (size // len(piece))


LIST = "\n\n## References\n\n1. A https://a.example\n2. B https://b.example\n"
ORDINARY: dict[str, Callable[[int], str]] = {
    "article with 100 references": lambda size: _article(size, 100),
    "article with a list that grows": lambda size: _article(size, max(10, size // 1000)),
    "the same on one line": lambda size: _article(size, 100).replace("\n", " "),
}
HOSTILE: dict[str, Callable[[int], str]] = {
    "[": _many("["),
    "(": _many("("),
    "[ over a list": _many("[", tail=LIST),
    "[1] over a list": _many("[1] ", tail=LIST),
    "[1, over a list": _many("[1,", tail=LIST),
    "1 2. over a list": _many("a 1 2. ", tail=LIST),
    "[[[...]]]": _nested("[", "]"),
    "((((...))))": _nested("(", ")"),
    "> > > >": _nested("> "),
    "- - - -": _nested("- "),
    "*_*_*_": _many("*_"),
    "backticks": _many("`a"),
    "<": _many("<"),
    "<b><b>": _many("<b>"),
    "hidden": _many("<b hidden>[^1]</b>"),
    "links": _many("[a](https://a.example) "),
    "definitions": _many("[1]: https://a.example\n"),
    "footnotes": _many("[^1]: a\n"),
    "lists": _many("Sources:\n\n- https://a.example\n\n"),
    "headed lists": _many("## References\n\n[1] b https://b.example\n\n"),
    "Smith (2020)": _many("Smith and Lee (2020) ", tail=LIST),
    "one line": _many("word "),
    "full stops": _many("A. b. "),
    "tables": _many("| a | 1 |\n"),
    "emoji and marks": _many("👩‍👩‍👧 e\u0301 ", tail=LIST),
    "right to left": _many("שלום עולם [1]. ", tail=LIST),
    "\\r\\n and \\r": _many("a [1]\r\nb\rc\n\n", tail=LIST),
    "residue": _many("turn0search0 \u3010", tail=LIST),
}


class Cost(NamedTuple):
    """Seconds of the processor, and megabytes."""

    seconds: float
    megabytes: float


def _measure(name: str, size: int, what: str) -> Cost | None:
    """Measure in a process of its own; nothing where it takes too long."""
    command = [sys.executable, "-m", "benchmarks.scaling", "--one", name, str(size), what]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    except subprocess.TimeoutExpired:
        return None
    return Cost(*map(float, done.stdout.split()))


def _one(name: str, size: int, what: str) -> None:
    """Read or audit one document, and print what it cost."""
    run = audit if what == "audit" else lambda text: read(text, "markdown")
    run(Text.of(f"Naltrexone reduces pain [1]. It helps [2].{LIST}"))  # load what is loaded once
    text = Text.of((ORDINARY | HOSTILE)[name](size))
    start = time.process_time()
    run(text)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _row(name: str, what: str) -> tuple[str, bool]:
    costs = [_measure(name, size * 1_000_000, what) for size in SIZES]
    if None in costs:
        return f"| {what} | {name} | longer than {PATIENCE} s |", False
    known = [cost for cost in costs if cost]
    times = " | ".join(f"{cost.seconds:.2f}" for cost in known)
    growth = known[-1].seconds / max(known[0].seconds, 0.01)
    bound = 12 * SIZES[-1] + 100
    fits = growth <= MOST_TIMES_LONGER and known[-1].megabytes <= bound
    sums = f"{growth:.1f} | {known[-1].megabytes:.0f}"
    return f"| {what} | {name} | {times} | {sums} |{'' if fits else ' **over**'}", fits


def main() -> None:
    """Measure all documents, or those that are named."""
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], int(sys.argv[3]), sys.argv[4])
        return
    names = sys.argv[1:] or [*ORDINARY, *HOSTILE]
    rows = []
    for name in names:
        for what in ("read", "audit") if name in ORDINARY else ("read",):
            row, _ = _row(name, what)
            print(row, flush=True)
            rows.append(row)
    if not sys.argv[1:]:
        sizes = " | ".join(f"{size} MB, s" for size in SIZES)
        head = f"| what | document | {sizes} | times | 8 MB: memory, MB |\n|{'---|' * 8}"
        parts = (
            "# Time and memory against size",
            (__doc__ or "").strip(),
            "\n".join([head, *rows]),
        )
        TABLE.write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
