"""Reading what registers send: hostile until proven otherwise."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.evidence.exchange import malformed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_TEXT = 600
_LONGEST_READ = 20_000
MOST_AUTHORS = 10
# A tag: a name follows the bracket, so that "p < 0.05 and n > 3" is none.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_FACETS = (
    Facet.CONDITION,
    Facet.SYMPTOM,
    Facet.INTERVENTION,
    Facet.RESTRICTED,
    Facet.SPECIES,
)
_MOST_SUBJECTS = 40


def read_json(body: bytes) -> Any:  # noqa: ANN401
    """Parse JSON.

    Raises:
        Failure: It is none, or nested deeper than any answer is.
    """
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise malformed("the answer is no JSON") from None


def read_xml(body: bytes) -> ET.Element:
    """Parse XML; entities of its own are refused, so that none can grow.

    Raises:
        Failure: It is none.
    """
    if b"<!ENTITY" in body:
        raise malformed("the answer defines entities")
    try:
        return ET.fromstring(body)
    except (ET.ParseError, ValueError, LookupError):  # the last for an encoding nobody knows
        raise malformed("the answer is no XML") from None


def an_object(value: object) -> dict[str, Any]:
    """Give an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def a_list(value: object) -> list[Any]:
    """Give a list: a lone value may come bare, nothing as nothing."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def plain(value: object, limit: int = _LONGEST_TEXT) -> str:
    """Give text on one line: without markup, control characters and marks that reorder it."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)[: 4 * limit]
    if "<" in text or "&" in text:
        text = _TAG.sub("", html.unescape(_TAG.sub("", text)))
    words = "".join(c if c.isprintable() else " " for c in text).split()
    return " ".join(words)[:limit].rstrip()


def texts(values: object, limit: int = 40) -> tuple[str, ...]:
    """Give the texts of a list, each once, in order."""
    found = (plain(value) for value in a_list(values)[: 4 * limit])
    return tuple(dict.fromkeys(text for text in found if text))[:limit]


def first(values: object) -> str:
    """Give the first text of a list."""
    return next(iter(texts(values, 1)), "")


def iso_day(value: object) -> str:
    """Give an ISO date at the start of a text, as precise as it is; else nothing."""
    found = _DAY.match(value) if isinstance(value, str) else None
    return found[0] if found else ""


def day_of(year: object, month: object = "", day: object = "") -> str:
    """Put a date together from parts; a month may be a name, and parts may be missing."""
    written = plain(year, 10)
    if len(written) != 4 or not written.isascii() or not written.isdigit():
        return ""
    number = _month(plain(month, 20))
    if not number:
        return written
    last = plain(day, 4)
    whole = last.isascii() and last.isdigit() and 1 <= int(last) <= 31
    return f"{written}-{number:02}" + (f"-{int(last):02}" if whole else "")


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    return _MONTHS.get(text[:3].lower(), 0)


def day_of_parts(value: object) -> str:
    """Read Crossref's `{"date-parts": [[2024, 4, 1]]}`."""
    parts = a_list(an_object(value).get("date-parts"))
    return day_of(*a_list(parts[0])[:3]) if parts and a_list(parts[0]) else ""


def years_of(days: Iterable[str]) -> tuple[int, ...]:
    """Give the years of ISO dates, ascending, each once."""
    return tuple(sorted({int(day[:4]) for day in days if day}))


def subjects_in(*passages: str) -> tuple[str, ...]:
    """Name the conditions, treatments, people and animals that some passages name."""
    return tuple(dict.fromkeys(_subjects(passages)))[:_MOST_SUBJECTS]


def _subjects(passages: Iterable[str]) -> Iterator[str]:
    for passage in passages:
        for term in find_terms(passage[:_LONGEST_READ]).of(*_FACETS):
            yield term.concept.name


def doi_of(value: object) -> str:
    """Give a DOI in normal form, without the address before it."""
    text = plain(value, 300).lower()
    for before in ("https://doi.org/", "http://dx.doi.org/", "http://doi.org/", "doi:"):
        text = text.removeprefix(before)
    return text if text.startswith("10.") and "/" in text else ""


def is_pmid(value: str) -> bool:
    """Whether a text is a number as PubMed writes them: digits, no zero in front."""
    return bool(digits_of(value)) and value[0] != "0"


def digits_of(value: object) -> str:
    """Give a number's digits as text; nothing for what is not all digits."""
    text = plain(value, 20)
    return text if text.isascii() and text.isdigit() and len(text) < 10 else ""
