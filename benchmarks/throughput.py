"""How many articles a second one process audits: `python benchmarks/throughput.py [ROUNDS]`.

Measured on the shared articles that lie beside the repository, each read, typed, judged and checked
against all offline rules; processor time, as these machines are shared. The share of each room
says where the time goes. Writes `benchmarks/throughput.md`.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import SUFFIXES, format_of
from citeaudit.article.read import read
from citeaudit.policy.judge import judge
from citeaudit.policy.tables import load_policy
from citeaudit.rules.base import Audited
from citeaudit.rules.engine import check, everything
from citeaudit.sources.identify import identify
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
_OUT = Path(__file__).with_suffix(".md")
_SIZE = 20_000  # characters: the article that DESIGN 6 speaks of
_ROOMS = ("article", "sources", "policy", "rules")


def main(rounds: int) -> int:
    """Measure, print and write a table."""
    if not _ARTICLES.exists():
        print("the shared articles are not beside the repository: nothing was measured")
        return 0
    gc.set_threshold(1_000_000)  # as `citeaudit check` does
    texts = list(_texts())
    spent = min((_spend(texts) for _ in range(rounds)), key=lambda times: sum(times.values()))
    report = "\n".join(_table(texts, spent)) + "\n"
    _OUT.write_text(report, encoding="utf-8")
    print(report, end="")
    return 0


def _texts() -> Iterator[Text]:
    for path in sorted(_ARTICLES.iterdir()):
        if path.suffix in SUFFIXES and path.suffix != ".docx":
            yield Text.decode(path.read_bytes(), path.name)


def _spend(texts: list[Text]) -> dict[str, float]:
    """Audit all texts; seconds of processor time by room."""
    spent: dict[str, float] = defaultdict(float)
    policy, selection = load_policy(), everything()
    for text in texts:
        times = [time.process_time()]
        article = read(text, format_of(text.path))
        times.append(time.process_time())
        sources = identify(article.references)
        times.append(time.process_time())
        verdicts = tuple(judge(claim, article, sources, policy) for claim in article.claims)
        times.append(time.process_time())
        check(Audited(article, sources, verdicts, "2026-01-01"), selection)
        times.append(time.process_time())
        for room, start, end in zip(_ROOMS, times, times[1:], strict=False):
            spent[room] += end - start
    return spent


def _table(texts: list[Text], spent: dict[str, float]) -> Iterator[str]:
    characters = sum(len(text.content) for text in texts)
    total = sum(spent.values())
    yield "# Throughput"
    yield ""
    yield "Made by `python benchmarks/throughput.py`: one process, all offline rules, CPU time."
    yield ""
    yield f"{len(texts)} articles, {characters / 1e6:.2f} million characters:"
    yield f"{characters / total / _SIZE:.0f} articles of 20,000 characters a second."
    yield ""
    yield "| room | ms for 20,000 characters | share |"
    yield "|---|---|---|"
    for room in _ROOMS:
        each = spent[room] / characters * _SIZE * 1000
        yield f"| {room} | {each:.2f} | {spent[room] / total:.0%} |"
    added = spent["rules"] / (spent["article"] + spent["sources"])
    yield ""
    yield f"The rules add {added:.0%} to the time that reading and typing take."


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
