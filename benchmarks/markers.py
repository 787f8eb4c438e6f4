"""How many references and markers are found and linked in real articles, and how fast.

Compared with the counts of the articles' manifest, which were made by script and partly by hand;
where a count differs, read the article before believing either. Sidecar files are left out.

Run: `python -m benchmarks.markers`. Prints nothing but a note where the articles are missing.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from citeaudit.article.base import SUFFIXES, format_of, reader
from citeaudit.article.citations import find_citations
from citeaudit.article.reference_list import find_references
from citeaudit.text import Text

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
ROUNDS = 5


def main() -> None:
    """Print one line an article, then the sums and the speed."""
    manifest = ARTICLES / "MANIFEST.jsonl"
    if not manifest.exists():
        print("the articles are not beside the repository")
        return
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    rows = [row for row in rows if Path(row["file"]).suffix in SUFFIXES]
    same_references = same_markers = labels = linked = 0
    for row in rows:
        found, markers, named, led = _counts(row)
        same_references += found == row["n_references"]
        same_markers += markers == row["n_citation_markers"]
        labels += named
        linked += led
        print(
            f"{row['file'][:42]:42} {row['citation_style'][:24]:24} "
            f"references {found:3} of {row['n_references']:3}, "
            f"markers {markers:3} of {row['n_citation_markers']:3}, linked {led} of {named}"
        )
    print(f"{len(rows)} articles: references as the manifest has them in {same_references},")
    print(f"markers in {same_markers}; {linked} of {labels} labels lead to a reference")
    print(f"speed: {_speed(rows):.2f} million characters a second")


def _counts(row: dict[str, Any]) -> tuple[int, int, int, int]:
    path = ARTICLES / row["file"]
    document = reader(format_of(path.name)).read(Text.decode(path.read_bytes(), path.name))
    listed = find_references(document)
    citations = find_citations(document, listed)
    targets = [target for citation in citations for target in citation.targets]
    led = sum(target is not None for target in targets)
    return len(listed.references), len(citations), len(targets), led


def _speed(rows: list[dict[str, Any]]) -> float:
    texts = [Text.decode((ARTICLES / row["file"]).read_bytes(), row["file"]) for row in rows]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            document = reader(format_of(text.path)).read(text)
            find_citations(document, find_references(document))
        best = min(best, time.perf_counter() - start)
    return sum(len(text.content) for text in texts) / best / 1e6


if __name__ == "__main__":
    main()
