"""How long a cold start takes beside proselint's: `python benchmarks/startup.py [ROUNDS]`.

Both tools run as console scripts of the interpreter this is run with, in turn, so that whatever
else the machine does disturbs both alike. Trust the minima and the ratio. proselint comes with the
dependency group `bench`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

_ARTICLE = "data/article.md"
_BIN = Path(sys.executable).parent


class Pair(NamedTuple):
    """Two command lines that do the same, and the ratio that is promised (DESIGN 6)."""

    name: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    promised: float


_PAIRS = (
    Pair("--help", ("citeaudit", "--help"), ("proselint", "--help"), 0.8),
    Pair("check", ("citeaudit", "check", _ARTICLE), ("proselint", "check", _ARTICLE), 1.0),
    Pair(
        "check, concise",
        ("citeaudit", "check", _ARTICLE, "--format", "concise"),
        ("proselint", "check", _ARTICLE),
        1.0,
    ),
)


def main(rounds: int) -> int:
    """Measure every pair and print a line for each; 1 if a promise is broken."""
    print(f"{'':<16}{'citeaudit ms':>20}{'proselint ms':>20}{'ratio':>16}")
    print(f"{'':<16}{'min':>10}{'median':>10}{'min':>10}{'median':>10}{'min':>8}{'median':>8}")
    kept = True
    for pair in _PAIRS:
        ours, theirs = measure(pair, rounds)
        ratio, middle = min(ours) / min(theirs), median(ours) / median(theirs)
        kept = kept and ratio <= pair.promised
        figures = (min(ours), median(ours), min(theirs), median(theirs))
        row = "".join(f"{figure:>10.0f}" for figure in figures)
        print(f"{pair.name:<16}{row}{ratio:>8.2f}{middle:>8.2f}  (promised {pair.promised})")
    return 0 if kept else 1


def measure(pair: Pair, rounds: int) -> tuple[list[float], list[float]]:
    """Run both sides in turn; wall time in milliseconds. The first round warms the file cache."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + 1):
        for times, command in ((ours, pair.ours), (theirs, pair.theirs)):
            taken = _time(command)
            if number:
                times.append(taken)
    return ours, theirs


def _time(command: tuple[str, ...]) -> float:
    started = time.perf_counter()
    done = subprocess.run([_BIN / command[0], *command[1:]], capture_output=True, check=False)
    taken = (time.perf_counter() - started) * 1000
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)} failed: {done.stderr.decode(errors='replace')}")
    return taken


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
