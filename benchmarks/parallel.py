"""What several processes save: `python benchmarks/parallel.py [ROUNDS]` writes `parallel.md`.

A check of so many copies of one article, with one process and with two, in turn, so that whatever
else the machine does disturbs both alike. Wall time; trust the minima.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ARTICLE = Path("data/article.md")
_DOCUMENTS = (1, 2, 4, 8, 16, 64)
_JOBS = (1, 2)
_OUT = Path("benchmarks/parallel.md")


def main(rounds: int) -> None:
    """Measure every number of documents and write a row for each."""
    rows = [
        "# Several processes\n",
        f"Made by `python benchmarks/parallel.py {rounds}`: seconds from start to end, the least "
        f"of {rounds} rounds, `--format concise`.\n",
        "| documents | one process | two | saved |\n|---:|---:|---:|---:|",
    ]
    for number in _DOCUMENTS:
        one, two = measure(number, rounds)
        rows.append(f"| {number} | {one:.2f} | {two:.2f} | {1 - two / one:.0%} |")
        print(rows[-1])
    _OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")


def measure(number: int, rounds: int) -> tuple[float, float]:
    """Check so many documents with one process and with two; the least seconds of each."""
    text = _ARTICLE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for index in range(number):
            (Path(folder) / f"{index:03}.md").write_text(text, encoding="utf-8")
        times = [[_seconds(folder, jobs) for jobs in _JOBS] for _ in range(rounds)]
    return min(one for one, _ in times), min(two for _, two in times)


def _seconds(folder: str, jobs: int) -> float:
    command = [sys.executable, "-m", "citeaudit", "check", ".", "-q", "--format", "concise"]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "-j", str(jobs)], cwd=folder, check=False, stdout=subprocess.DEVNULL
    )
    assert done.returncode in {0, 1}
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
