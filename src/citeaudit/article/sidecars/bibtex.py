"""BibTeX and BibLaTeX databases, read with bibtexparser (2.6 million characters a second)."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.formats.tex_text import plain_tex
from citeaudit.article.sidecars.composed import compose, iso_date
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.article.model import Reference
    from citeaudit.text import Text

# Our names, and where BibTeX and BibLaTeX keep them, the better one first.
_FIELDS = {
    "title": ("title",),
    "container": ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "url": ("url",),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid", "pmc"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "note": ("howpublished", "note"),
}
_AS_TYPED = frozenset(("url", "doi", "pmid", "pmcid", "isbn", "issn"))


def read_bibtex(text: Text) -> tuple[Reference, ...]:
    """Read the entries of a database; what is broken in it is left out.

    Raises:
        InputError: The package that reads it is not installed.

    Cost: linear.
    """
    try:
        from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 (an extra, and 54 ms)
    except ImportError:
        raise InputError(
            text.path, "a BibTeX file needs bibtexparser", "pip install 'citeaudit[bib]'"
        ) from None
    # It warns of every broken block on the root logger, which would print it.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text.content)
    return tuple(
        _reference(entry.key, {field.key.lower(): str(field.value) for field in entry.fields})
        for entry in library.entries
    )


def _reference(key: str, written: Mapping[str, str]) -> Reference:
    fields = {name: _first(written, name, places) for name, places in _FIELDS.items()}
    date = written.get("date", "").partition("/")[0]
    parts = (date,) if date else (written.get("year", ""), plain_tex(written.get("month", "")))
    fields["published"] = iso_date(*map(plain_tex, parts))
    fields["accessed"] = iso_date(written.get("urldate", ""))
    _add_eprint(fields, written)
    if not fields["url"]:
        fields["url"] = _address_in(written)
    people = written.get("author") or written.get("editor") or ""
    return compose(key, fields, [_name(name) for name in _and().split(people)])


def _first(written: Mapping[str, str], name: str, places: tuple[str, ...]) -> str:
    value = next((written[place] for place in places if written.get(place)), "")
    if name in _AS_TYPED:
        return value.strip("{}<> ").replace("\\", "")
    return plain_tex(value)


def _add_eprint(fields: dict[str, str], written: Mapping[str, str]) -> None:
    """Read `eprint`, which `eprinttype` (or `archiveprefix`) makes an arXiv number or a PMID."""
    number = written.get("eprint", "").strip("{} ")
    archive = (written.get("eprinttype") or written.get("archiveprefix") or "").lower()
    name = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmcid": "pmcid"}.get(archive)
    if number and name:
        fields[name] = fields.get(name) or number


def _address_in(written: Mapping[str, str]) -> str:
    """Find the address that `howpublished` or `note` holds, as BibTeX has no field for it."""
    for name in ("howpublished", "note"):
        match = _address().search(written.get(name, ""))
        if match:
            return match[0].replace("\\", "").rstrip(".,;")
    return ""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s{}<>\"]+")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"\s+and\s+", re.IGNORECASE)


def _name(written: str) -> str:
    """Bring a name into the order `Family, Given`; one in braces is whole."""
    name = plain_tex(written)
    if not name or name == "others" or "," in name or written.strip().startswith("{"):
        return "" if name == "others" else name
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family
