"""The rows of the gold set: where a judged sentence stands, and what a reader said of it.

No row holds a word of an article. A sentence is found again by its place in the decoded file and
checked by its hash; the file is checked by its own. The articles lie beside the repository.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parents[2] / "shared" / "data" / "articles"
ABSENT = "the shared articles are not beside the repository: nothing to measure"
# The findings a reader decides on, in the order of their codes.
JUDGED = ("CIT201", "CIT203", "CIT301", "CIT401", "CIT402")


class Place(NamedTuple):
    """A judged sentence: half-open, in code points of the decoded article.

    `stratum` says how it was drawn: `marked`, `unmarked` or `targeted` (`sample.py`).
    """

    article: str
    sha256: str
    start: int
    end: int
    hash: str
    stratum: str


class Labels(NamedTuple):
    """What a reader said of a sentence (`GUIDELINE.md`).

    The rows of `development.jsonl` have neither verdict nor findings.
    """

    kinds: tuple[str, ...]
    certainty: str
    hype: bool
    verdict: str
    findings: tuple[str, ...]


class Row(NamedTuple):
    """A judged sentence and its labels."""

    place: Place
    labels: Labels


def hash_of(sentence: str) -> str:
    """Give the hash of a sentence as it stands in the file, white space folded."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:12]


def load_article(name: str) -> Text:
    """Read a shared article."""
    return Text.decode((ARTICLES / name).read_bytes(), name)


def load_places(path: Path) -> list[Place]:
    """Read the places of a sample or of a labelled file."""
    return [_place(record) for record in _records(path)]


def load_rows(path: Path) -> list[Row]:
    """Read a labelled file."""
    return [
        Row(
            _place(record),
            Labels(
                tuple(record["kinds"]),
                record["certainty"],
                record["hype"],
                record.get("verdict", ""),
                tuple(record.get("findings", ())),
            ),
        )
        for record in _records(path)
    ]


def write_places(path: Path, places: Iterable[Place]) -> None:
    """Write a sample, one object a line."""
    _write(path, (place._asdict() for place in places))


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a labelled file, one object a line."""
    _write(path, ({**row.place._asdict(), **row.labels._asdict()} for row in rows))


def _place(record: dict[str, Any]) -> Place:
    return Place(*(record[field] for field in Place._fields))


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
