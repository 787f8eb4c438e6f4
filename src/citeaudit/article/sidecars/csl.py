"""CSL items, as Zotero and pandoc write them, in JSON or in YAML (CSL-JSON schema 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from citeaudit.article.sidecars.composed import compose, iso_date
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from citeaudit.article.model import Reference
    from citeaudit.text import Text

_FIELDS = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "url": "URL",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
    "note": "note",
}


def read_csl_json(text: Text) -> tuple[Reference, ...]:
    """Read a file of CSL items.

    Raises:
        InputError: It is no JSON, or holds no list of items.
    """
    try:
        loaded = json.loads(text.content)
    except (ValueError, RecursionError) as error:
        raise InputError(text.path, f"no CSL-JSON: {error}") from None
    items = loaded
    if isinstance(loaded, Mapping):
        items = loaded.get("items", loaded.get("references"))
    if not isinstance(items, list):
        raise InputError(text.path, "no CSL-JSON: not a list of items", "export it as CSL JSON")
    return tuple(csl_record(item) for item in items if isinstance(item, Mapping))


def csl_record(item: Mapping[str, Any]) -> Reference:
    """Make a reference of one item; parts of an unexpected shape are left out."""
    fields = {name: plain(item.get(csl)) for name, csl in _FIELDS.items()}
    fields["published"] = _date(item.get("issued"))
    fields["accessed"] = _date(item.get("accessed"))
    people = item.get("author") or item.get("editor")
    authors = [_name(person) for person in people] if isinstance(people, list) else []
    return compose(plain(item.get("id")), fields, authors)


@cache
def _markup() -> re.Pattern[str]:
    # the rich text of citeproc: <i>, <b>, <sub>, <sup>, <span style="…">
    return re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]{0,200}>")


def plain(value: object) -> str:
    """Give a scalar as text without markup; nothing for anything else."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return _markup().sub("", str(value)).strip()


def _name(person: object) -> str:
    if not isinstance(person, Mapping):
        return plain(person)
    if person.get("literal"):
        return plain(person["literal"])
    particle = plain(person.get("non-dropping-particle"))
    family = " ".join(part for part in (particle, plain(person.get("family"))) if part)
    return ", ".join(part for part in (family, plain(person.get("given"))) if part)


def _date(value: object) -> str:
    if isinstance(value, list) and value:  # pandoc: `- year: 2020`
        value = value[0]
    if not isinstance(value, Mapping):
        return iso_date(plain(value))
    parts = value.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if isinstance(parts, list) and parts:
        return iso_date(*(plain(part) for part in parts[:3]))
    if "year" in value:
        return iso_date(*(plain(value.get(name)) for name in ("year", "month", "day")))
    return iso_date(plain(value.get("raw") or value.get("literal")))
