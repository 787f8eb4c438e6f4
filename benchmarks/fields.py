"""How well the fields of references are read, and how fast: `python -m benchmarks.fields [FILE]`.

Measured on AnyStyle's core set: 1,514 labelled entries, most of them old, of every discipline and
of many languages. The odd-numbered entries were read while the rules were written, the even ones
were not: their figures are the honest ones. The set is looked for beside the repository
(`../shared/data/reference_strings/anystyle_core.xml`). Prints, and writes `benchmarks/fields.md`.
"""

from __future__ import annotations

import sys
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from citeaudit.article.fields.parse import Fields, parse_fields
from citeaudit.sources import identifiers
from citeaudit.sources.addresses import read_address

HERE = Path(__file__).resolve()
DEFAULT = HERE.parents[2] / "shared" / "data" / "reference_strings" / "anystyle_core.xml"
FIELDS = ("title", "authors", "date", "url", "doi", "container")
# An entry that starts with them has them where others have their authors.
MAKERS = ("author", "editor", "director", "producer", "translator")
CONTAINERS = ("journal", "container-title")
# What authors' strings hold beside names.
ROLES = ("ed", "eds", "editor", "editors", "hrsg", "dir", "trans", "director", "directors")
BETWEEN_NAMES = frozenset(
    ("and", "et", "al", "und", "y", "e", "with", "producer", "producers", *ROLES)
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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


class Labelled(NamedTuple):
    """An entry as people labelled it: all labels of a field, in order."""

    text: str
    labels: dict[str, list[str]]


def load(path: Path) -> list[Labelled]:
    """Read the entries, without their numbers."""
    entries = []
    for sequence in ET.parse(path).getroot():
        parts = [(part.tag, " ".join("".join(part.itertext()).split())) for part in sequence]
        parts = [part for part in parts if part[0] != "citation-number"]
        labels: dict[str, list[str]] = {}
        for tag, text in parts:
            labels.setdefault(tag, []).append(text)
        labels["authors"] = labels.get("author") or _makers(parts)
        entries.append(Labelled(" ".join(text for _, text in parts), labels))
    return entries


def _makers(parts: list[tuple[str, str]]) -> list[str]:
    return [text for tag, text in parts[:2] if tag in MAKERS and parts[0][0] in MAKERS]


def plain(text: str) -> str:
    """Fold case, accents, punctuation and white space away."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def names(text: str) -> str:
    """Fold a string of names, and drop what is no name."""
    words = "".join(c if c.isalnum() or c in "'’" else " " for c in text.casefold()).split()
    return plain(" ".join(word for word in words if word not in BETWEEN_NAMES))


def right(field: str, found: str, expected: list[str]) -> bool:
    """Say whether a field was read as people labelled it."""
    if field == "date":
        return any(_same_date(found, date) for date in expected)
    fold = names if field == "authors" else plain
    shapes = [*expected, " ".join(expected)]
    if field == "container":
        shapes += [shape[2:].lstrip(" :") for shape in shapes if shape[:2].lower() == "in"]
    return fold(found) in [fold(shape) for shape in shapes]


def _same_date(found: str, label: str) -> bool:
    year, *rest = found.split("-")
    if year not in label:
        return False
    words = plain(label)
    numbers = [int(n) for n in "".join(c if c.isdigit() else " " for c in label).split()]
    written = [n for n, name in enumerate(MONTHS, 1) if name in words]
    if rest and int(rest[0]) not in (written or numbers):
        return False
    return len(rest) < 2 or int(rest[1]) in numbers


def labelled(entry: Labelled, field: str) -> list[str]:
    """Give what people labelled as the field; nothing where the entry has none."""
    labels = entry.labels
    if field == "container":
        return [text for tag in CONTAINERS for text in labels.get(tag, [])]
    if field == "date":
        return [text for text in labels.get("date", []) if _has_year(text)]
    if field == "url":
        notes = [w for note in labels.get("note", []) for w in note.split() if _is_address(w)]
        return [text.removeprefix("URL:") for text in labels.get("url", [])] or notes
    if field == "doi":
        where = " ".join(labels.get("doi", []) + labels.get("url", []))
        found = identifiers.in_text(where).get("doi", "")
        return [found] if found else []
    return labels.get(field, [])


def _has_year(text: str) -> bool:
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    return any(len(number) == 4 for number in digits)


def _is_address(word: str) -> bool:
    return word.startswith(("http", "www."))


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


def main() -> None:
    """Print the figures and write them beside this file."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not path.exists():
        sys.exit(f"{path.name} is not beside the repository: give its path")
    entries = load(path)
    lines = ["# Fields of references, measured", "", *(__doc__ or "").splitlines(), "", COMPARED]
    lines += table("Even-numbered entries, never read while the rules were written", entries[1::2])
    lines += table("Odd-numbered entries, read while the rules were written", entries[::2])
    text = "\n".join(lines)
    HERE.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)
    print(f"{microseconds(entries):.0f} microseconds an entry, warm")


if __name__ == "__main__":
    main()
