"""How well real articles are read: `python -m benchmarks.reading`, or `make eval-reading`.

References and markers are counted in each article and compared with the articles' manifest, whose
counts were made by script and partly by hand. Where a count differs, the article was read:
`reading_notes.json` says who is right and why, and has the right count where the manifest is wrong.
The articles are looked for beside the repository (`../shared/data/articles`). Prints, and writes
`benchmarks/reading.md`.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.article.formats.base import SUFFIXES, format_of, reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.model import Reference

HERE = Path(__file__).resolve()
ARTICLES = HERE.parents[2] / "shared" / "data" / "articles"
NOTES = HERE.with_name("reading_notes.json")
TABLE = HERE.with_name("reading.md")
ROUNDS = 3
ADDRESS = re.compile(r"https?://\S+")
SITE = re.compile(r"\b[\w-]+(?:\.[\w-]+)+")  # nih.gov
WORDS = re.compile(r"[^\W\d_]{3,}[^\w\n]+[^\W\d_]{3,}")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

COLUMNS = """\
- *references*, *markers*: found, of those the article has. Where the manifest has another number,
  it follows in brackets.
- *title*, *address*, *date*: references with that field, of those with words beside their address
  and the name of a site, of those with an address, and of those with a year (of publication or of
  access) beside the title.
- *linked*: labels in markers that lead to a reference, of all in articles with references.
"""


class Count(NamedTuple):
    """How many were found, and how many there are."""

    found: int
    there: int

    def __str__(self) -> str:
        return f"{self.found}/{self.there}"


class Reading(NamedTuple):
    """What was read in one article, against what it has."""

    file: str
    references: Count
    markers: Count
    manifest: tuple[int, int]
    title: Count
    address: Count
    date: Count
    linked: Count
    note: str


def load() -> tuple[list[dict[str, Any]], list[str]]:
    """Read the manifest: the articles with a reader, and the names of those without."""
    rows = [
        json.loads(line)
        for line in (ARTICLES / "MANIFEST.jsonl").read_text("utf-8").split("\n")
        if line
    ]
    rows = [row for row in rows if row["citation_style"] != "sidecar"]
    readable = [row for row in rows if Path(row["file"]).suffix.lower() in SUFFIXES]
    return readable, [row["file"] for row in rows if row not in readable]


def measure(row: dict[str, Any], note: dict[str, Any]) -> Reading:
    """Read one article and count."""
    path = ARTICLES / row["file"]
    document = reader(format_of(path.name)).read(Text.decode(path.read_bytes(), path.name))
    listed = find_references(document)
    citations = find_citations(document, listed)
    references = listed.references
    targets = [target for citation in citations for target in citation.targets if references]
    manifest = (row["n_references"], row["n_citation_markers"])
    with_words = [r for r in references if WORDS.search(SITE.sub("", ADDRESS.sub("", r.raw)))]
    with_address = [r for r in references if ADDRESS.search(r.raw)]
    with_year = [r for r in references if YEAR.search(_without_title(r))]
    return Reading(
        row["file"],
        Count(len(references), note.get("references", manifest[0])),
        Count(len(citations), note.get("markers", manifest[1])),
        manifest,
        Count(sum(bool(r.title) for r in with_words), len(with_words)),
        Count(sum(bool(r.url) for r in with_address), len(with_address)),
        Count(sum(bool(r.published or r.accessed) for r in with_year), len(with_year)),
        Count(sum(target is not None for target in targets), len(targets)),
        note.get("note", ""),
    )


def _without_title(reference: Reference) -> str:
    return ADDRESS.sub("", reference.raw).replace(reference.title, "")


def table(readings: list[Reading]) -> list[str]:
    """Write one row an article."""
    rows = [
        "| article | references | title | address | date | markers | linked |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in readings:
        references = _with(r.references, r.manifest[0])
        markers = _with(r.markers, r.manifest[1])
        cells = (r.file, references, r.title, r.address, r.date, markers, r.linked)
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return rows


def _with(count: Count, manifest: int) -> str:
    return str(count) if count.there == manifest else f"{count} ({manifest})"


def totals(readings: list[Reading]) -> list[str]:
    """Sum up: shares over all articles, and what was found where nothing is."""
    lines = []
    for name in ("references", "markers"):
        counts: list[Count] = [getattr(reading, name) for reading in readings]
        there = sum(count.there for count in counts)
        right = sum(min(count) for count in counts)
        more = sum(max(0, count.found - count.there) for count in counts)
        exact = sum(count.found == count.there for count in counts)
        lines.append(
            f"- {name}: {right} of {there} found ({right / there:.2%}), {more} too many; "
            f"exact in {exact} of {len(counts)} articles"
        )
    for name in ("title", "address", "date", "linked"):
        counts = [getattr(reading, name) for reading in readings]
        found, there = (sum(part) for part in zip(*counts, strict=True))
        lines.append(f"- {name}: {found} of {there} ({found / there:.2%})")
    return lines


def speed(rows: list[dict[str, Any]]) -> float:
    """Measure reading, in millions of characters a second, best of some rounds."""
    texts = [Text.decode((ARTICLES / row["file"]).read_bytes(), row["file"]) for row in rows]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            document = reader(format_of(text.path)).read(text)
            find_citations(document, find_references(document))
        best = min(best, time.process_time() - start)
    return sum(len(text.content) for text in texts) / best / 1e6


def main() -> None:
    """Measure, print the sums, write the table."""
    if not ARTICLES.exists():
        print("the articles are not beside the repository")
        return
    rows, unread = load()
    notes = json.loads(NOTES.read_text("utf-8"))
    readings = [measure(row, notes.get(row["file"], {})) for row in rows]
    unexplained = [
        r.file
        for r in readings
        if not r.note and (r.references.found, r.markers.found) != r.manifest
    ]
    sums = totals(readings)
    parts = [
        "# Reading real articles, measured",
        (__doc__ or "").strip(),
        COLUMNS,
        "\n".join(table(readings)),
        f"## All {len(readings)} articles",
        "\n".join(sums),
        f"No reader yet for: {', '.join(unread)}." if unread else "",
        "## Where the manifest is wrong, and where we are",
        "\n".join(f"- **{r.file}**: {r.note}" for r in readings if r.note),
    ]
    TABLE.write_text("\n\n".join(part.strip() for part in parts if part) + "\n", "utf-8")
    print("\n".join(sums))
    print(f"deviations without a note: {', '.join(unexplained) or 'none'}")
    print(f"speed: {speed(rows):.2f} million characters a second")


if __name__ == "__main__":
    main()
