"""Make the gold of two readings: `python -m benchmarks.claims.adjudicate`.

Reads `reading_a.jsonl` and `reading_b.jsonl`. Where they agree in everything, that is the gold.
Where they do not, `decided.jsonl` (rows of the same form, written after talking it over with the
guideline) decides. Prints every disagreement nobody decided, with its sentence if the articles are
at hand; writes `gold.jsonl` once there is none left.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.rows import ARTICLES, HERE, Row, load_article, load_rows, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.claims.rows import Labels, Place


class Settled(NamedTuple):
    """Rows that stand, and pairs of labels that still wait for a decision."""

    gold: list[Row]
    open: list[tuple[Place, Labels, Labels]]


def settle(first: Sequence[Row], second: Sequence[Row], decided: Sequence[Row]) -> Settled:
    """Join two readings; only sentences that both have read count."""
    others = {row.place: row.labels for row in second}
    decisions = {row.place: row.labels for row in decided}
    settled = Settled([], [])
    for place, labels in first:
        if place not in others:
            continue
        final = decisions.get(place, labels if labels == others[place] else None)
        if final is None:
            settled.open.append((place, labels, others[place]))
        else:
            settled.gold.append(Row(place, final))
    return settled


def describe(place: Place, first: Labels, second: Labels) -> Iterator[str]:
    """Write a disagreement: where, what, and the sentence."""
    differing = [
        f"{field} {a!r} or {b!r}"
        for field, a, b in zip(first._fields, first, second, strict=True)
        if a != b
    ]
    yield f"{place.article} {place.start}: {'; '.join(differing)}"
    if ARTICLES.exists():
        content = load_article(place.article).content
        yield "    " + " ".join(content[place.start : place.end].split())


def main() -> None:
    """Print what is open, or write the gold."""
    second, decided = HERE / "reading_b.jsonl", HERE / "decided.jsonl"
    if not second.exists():
        sys.exit("there is no second reading yet")
    settled = settle(
        load_rows(HERE / "reading_a.jsonl"),
        load_rows(second),
        load_rows(decided) if decided.exists() else [],
    )
    for place, first, other in settled.open:
        print("\n".join(describe(place, first, other)))
    if settled.open:
        sys.exit(f"{len(settled.open)} sentences are not decided")
    write_rows(HERE / "gold.jsonl", settled.gold)
    print(f"gold.jsonl: {len(settled.gold)} sentences")


if __name__ == "__main__":
    main()
