"""The entries of AnyStyle's core set as people labelled them, and what counts as read alike."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

from citeaudit.sources import identifiers

HERE = Path(__file__).resolve()
DEFAULT = HERE.parents[2] / "shared" / "data" / "reference_strings" / "anystyle_core.xml"
# An entry that starts with them has them where others have their authors.
MAKERS = ("author", "editor", "director", "producer", "translator")
CONTAINERS = ("journal", "container-title")
# What authors' strings hold beside names.
ROLES = ("ed", "eds", "editor", "editors", "hrsg", "dir", "trans", "director", "directors")
BETWEEN_NAMES = frozenset(
    ("and", "et", "al", "und", "y", "e", "with", "producer", "producers", *ROLES)
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
