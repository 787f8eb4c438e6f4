"""How well the fields of references are read, and how fast: `python -m benchmarks.fields [FILE]`.

Measured on AnyStyle's core set: 1,514 labelled entries, most of them old, of every discipline and
of many languages. Both halves have been read while the rules were written (the even-numbered
entries first on 2026-11-28), and the weights of titles are fitted on all of them: no part is held
out any more. The set is looked for beside the repository
(`../shared/data/reference_strings/anystyle_core.xml`). Prints, and writes `benchmarks/fields.md`.
Needs numpy and scipy: `pip install --group training`.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.anystyle import DEFAULT, Labelled, labelled, load, right
from citeaudit.article.fields.parse import Fields, parse_fields
from citeaudit.sources import identifiers
from citeaudit.sources.addresses import read_address
from training import titles

HERE = Path(__file__).resolve()
FIELDS = ("title", "authors", "date", "url", "doi", "container")
COMPARED = """\
An entry is given without its number, as the reader of lists does. Both sides are compared in one
case, without punctuation, accents and white space. A field counts as found where it is not empty,
as right where it equals the label; where one label occurs twice, either or both joined will do.

- *title*: the whole title.
- *authors*: all names in their order, joined, without "and", "et al." and "eds". Where an entry
  starts with its editors, directors or translators, they are compared.
- *date*: every part that was read (year, month, day) stands in a date of the label, and the year
  in the label was read. A label without a four-digit year ("n.d.", "in press") is no date.
- *url*: the address. One inside a label for notes ("Retrieved from www...") counts as labelled.
- *doi*: found by `sources.identifiers` in the entry; labelled as DOI, or inside a labelled address.
- *container*: journal, proceedings or book, without "In" before it.
"""


def read(entry: Labelled) -> dict[str, str]:
    """Read an entry's fields, as the product does."""
    fields: Fields = parse_fields(entry.text)
    address = read_address(fields.url)
    found = {**identifiers.in_text(entry.text), **identifiers.in_address(address)}
    return {
        "title": fields.title,
        "authors": " ".join(fields.authors),
        "date": fields.published,
        "url": fields.url,
        "doi": found.get("doi", ""),
        "container": fields.container,
    }


class Score(NamedTuple):
    """How one field was read."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.labelled or 1)


def score(entries: list[Labelled]) -> dict[str, Score]:
    """Compare what is read with the labels, field by field."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        found = read(entry)
        for field in FIELDS:
            expected = labelled(entry, field)
            counts[field, "labelled"] += bool(expected)
            counts[field, "found"] += bool(found[field])
            if found[field] and expected:
                counts[field, "right"] += right(field, found[field], expected)
    return {
        field: Score(counts[field, "labelled"], counts[field, "found"], counts[field, "right"])
        for field in FIELDS
    }


def table(name: str, entries: list[Labelled]) -> list[str]:
    """Draw the scores of some entries as a Markdown table."""
    rows = [
        f"| {field} | {s.labelled} | {s.found} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} |"
        for field, s in score(entries).items()
    ]
    head = "| field | labelled | found | precision | recall | F1 |"
    return [f"## {name}", "", head, "|---|---|---|---|---|---|", *rows, ""]


def microseconds(entries: list[Labelled]) -> float:
    """Measure one entry, warm: the best of five passes over all."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for entry in entries:
            parse_fields(entry.text)
        best = min(best, time.perf_counter() - start)
    return 1e6 * best / len(entries)


def estimate(path: Path) -> list[str]:
    """Tell how well titles are read with weights that were fitted on other entries."""
    made, examples = titles.invented(), titles.examples_of(path)
    f1 = titles.cross_validate(examples, made).f1
    return [
        "## Titles, cross-validated",
        "",
        f"Title F1 {f1:.3f}: each fifth of the entries read with weights fitted on the other four",
        "(`python -m training.titles`). That is the honest estimate of the weighing. The rules",
        "that cut entries into parts were written with all entries in sight, which no folds undo.",
        "",
    ]


def main() -> None:
    """Print the figures and write them beside this file."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not path.exists():
        sys.exit(f"{path.name} is not beside the repository: give its path")
    entries = load(path)
    lines = ["# Fields of references, measured", "", *(__doc__ or "").splitlines(), "", COMPARED]
    lines += table("All entries", entries)
    lines += estimate(path)
    lines += table("Odd-numbered entries", entries[::2])
    lines += table("Even-numbered entries", entries[1::2])
    text = "\n".join(lines)
    HERE.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)
    print(f"{microseconds(entries):.0f} microseconds an entry, warm")


if __name__ == "__main__":
    main()
