"""How far two readings of the same pages agree: `python -m benchmarks.sources_agreement`.

`training/second_reading.jsonl` holds addresses and titles of 300 rows, drawn with a fixed seed and
labelled anew from address and title alone, without the first labels. Both readings were made by
language models with the guideline before them: they say how steady the labels are, not how right.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from citeaudit.sources.likeliest import WEAK
from citeaudit.sources.model import SourceType
from training.merge import HERE, MERGED, read

if TYPE_CHECKING:
    from collections.abc import Sequence

SECOND = HERE / "second_reading.jsonl"


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Give Cohen's kappa: agreement beyond what the two readers' habits would give by chance."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    left, right = (Counter(pair[at] for pair in pairs) for at in (0, 1))
    chance = sum(left[name] * right[name] for name in left) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def agreement(pairs: Sequence[tuple[str, str]]) -> str:
    """Say how often the types agree and weak or not does, with kappa."""
    types = sum(one == other for one, other in pairs)
    worth = [(str(SourceType(a) in WEAK), str(SourceType(b) in WEAK)) for a, b in pairs]
    same = sum(one == other for one, other in worth)
    return (
        f"{len(pairs)} rows: type {100 * types / len(pairs):.1f} % (kappa {kappa(pairs):.2f}), "
        f"weak or not {100 * same / len(pairs):.1f} % (kappa {kappa(worth):.2f})"
    )


def main() -> None:
    """Print the agreement, over all rows and by the first labeller's confidence."""
    first = {(row["url"], row["title"]): row for row in read(MERGED)}
    both = [
        (first[row["url"], row["title"]], row)
        for row in read(SECOND)
        if (row["url"], row["title"]) in first
    ]
    print("all:", agreement([(one["type"], other["type"]) for one, other in both]))
    for sureness in ("high", "medium", "low"):
        some = [(a["type"], b["type"]) for a, b in both if a["confidence"] == sureness]
        print(f"first labeller's confidence {sureness}:", agreement(some))
    differ = Counter((a["type"], b["type"]) for a, b in both if a["type"] != b["type"])
    print("most frequent differences (first, second):")
    for (one, other), count in differ.most_common(12):
        print(f"  {count:3} {one}, {other}")


if __name__ == "__main__":
    main()
