"""How well promotional words are told from plain ones: `python -m benchmarks.claims.loud`.

The gold has few of them, so 120 of the sentences with a word that may promote were drawn at random
from the shared articles that are in neither half (not the demo) and labelled by one reader with
`GUIDELINE.md` 4 and 6, CIT402. The words are those that the guideline names and more (`landmark`,
`profound`, `paradigm`, `striking`), so that a word the program does not know counts as a miss.

Of registrations that are cited for a result (CIT203) there are too few to measure: outside of the
half for reporting the shared articles cite a registration or protocol in some twenty sentences,
and two of them take an outcome from it, one in the demo.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.answers import audited, overlap
from benchmarks.claims.rows import ABSENT, ARTICLES, HERE, Place, load_places
from benchmarks.claims.scores import count, show

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CIT402"


class Sentence(NamedTuple):
    """A sentence, whether it is to be reported, and whether it is."""

    place: Place
    expected: bool
    found: bool


def sentences() -> list[Sentence]:
    """Audit the articles and look for the finding in every sentence."""
    path = HERE / "loud.jsonl"
    labels = [json.loads(line)["hype"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Sentence(place, expected, _is_reported(place))
        for place, expected in zip(load_places(path), labels, strict=True)
    ]


def _is_reported(place: Place) -> bool:
    return any(
        finding.code == CODE and overlap(place, finding.span)
        for finding in audited(place.article).findings
    )


def report(found: list[Sentence]) -> Iterator[str]:
    """Write the figures as Markdown."""
    counts = count(
        ({CODE} if one.expected else set(), {CODE} if one.found else set()) for one in found
    )[CODE]
    articles = len({one.place.article for one in found})
    yield from ("## Promotional words", "")
    yield f"{len(found)} sentences of {articles} articles of neither half (`claims/loud.py`)."
    yield from ("", "| finding | expected | found | precision | recall | F1 |", "|---" * 6 + "|")
    shares = " | ".join(map(show, (counts.precision, counts.recall, counts.f1)))
    yield from (f"| {CODE} | {counts.expected} | {counts.found} | {shares} |", "")


def main() -> None:
    """Print the figures."""
    if not ARTICLES.exists():
        print(ABSENT)
        return
    print("\n".join(report(sentences())))


if __name__ == "__main__":
    main()
