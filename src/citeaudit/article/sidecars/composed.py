"""References composed of named fields, as bibliography files and templates hold them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.fields.dates import read_date
from citeaudit.article.model import Reference
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOWHERE = Span(0, 0)
# Where a work is reached that has an identifier but no address, best known first.
_ADDRESSES = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "arxiv": "https://arxiv.org/abs/{}",
}
# How reference lists write them, so that they are found in the entry's text as in any other.
_WRITTEN = {
    "doi": "doi:{}",
    "pmid": "PMID: {}",
    "pmcid": "{}",
    "arxiv": "arXiv:{}",
    "isbn": "ISBN {}",
    "issn": "ISSN {}",
}


def compose(
    label: str,
    fields: Mapping[str, str],
    authors: Sequence[str] = (),
    spans: Mapping[str, Span] | None = None,
    span: Span = _NOWHERE,
) -> Reference:
    """Make a reference of fields.

    Args:
        label: What markers call it.
        fields: By the names of `Reference` (`title`, `container`, …), and the identifiers `doi`,
            `pmid`, `pmcid`, `arxiv`, `isbn`, `issn`, and any `note`; all as a reader sees them.
        authors: In order, family name first.
        spans: Where the fields stand in the document, if they stand there.
        span: Where the entry stands in the document.
    """
    known = {name: " ".join(value.split()) for name, value in fields.items()}
    found = _identifiers(known)
    url = known.get("url", "") or _address(found)
    reference = Reference(
        index=0,
        label=label,
        span=span,
        raw="",
        title=known.get("title", ""),
        authors=tuple(author for author in authors if author),
        container=known.get("container", ""),
        volume=known.get("volume", ""),
        issue=known.get("issue", ""),
        pages=known.get("pages", ""),
        publisher=known.get("publisher", ""),
        published=known.get("published", ""),
        accessed=known.get("accessed", ""),
        url=url,
        spans=spans or {},
    )
    return _with_raw(reference, found, known.get("note", ""))


def iso_date(*parts: object) -> str:
    """Join a year, a month and a day, as far as they are given and make sense.

    A single part may be a written date, in any form `read_date` knows or as `2024-12-21`.
    """
    year, month, day = ([str(part).strip() for part in parts] + ["", "", ""])[:3]
    if not month:
        match = _iso().match(year)
        return match[0] if match else read_date(year)
    written = read_date(f"{day} {month} {year}".strip())
    if not month.isdigit():
        return written if len(written) > 4 else read_date(year)
    if not (year.isdigit() and 1 <= int(month[:3]) <= 12):
        return read_date(year)
    date = f"{year}-{int(month):02}"
    return f"{date}-{int(day):02}" if day.isdigit() and 1 <= int(day[:3]) <= 31 else date


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)")


@cache
def _numbered() -> re.Pattern[str]:
    # what stands before the identifier: "https://doi.org/", "doi:", "PMID: ", "pmid ="
    return re.compile(
        r"^(?:https?://[^/\s]+/(?:pubmed/|pmc/articles/|articles/|abs/)?|[a-z]+\s*[:=]\s*)", re.I
    )


def _identifiers(fields: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _WRITTEN:
        value = _numbered().sub("", fields.get(name, "")).strip(" /")
        if value and name == "pmcid" and value.isdigit():
            value = f"PMC{value}"
        if value:
            found[name] = value
    return found


def _address(identifiers: Mapping[str, str]) -> str:
    for name, form in _ADDRESSES.items():
        if name in identifiers:
            return form.format(identifiers[name])
    return ""


def _with_raw(reference: Reference, identifiers: Mapping[str, str], note: str) -> Reference:
    """Write the entry out as reference lists do."""
    volume = reference.volume + (f"({reference.issue})" if reference.issue else "")
    parts = [
        ", ".join(reference.authors),
        reference.title,
        reference.container,
        reference.publisher,
        reference.published,
        f"{volume}:{reference.pages}" if volume and reference.pages else volume or reference.pages,
        note,
        *(_WRITTEN[name].format(value) for name, value in identifiers.items()),
        reference.url,
    ]
    raw = ". ".join(part.rstrip(".") for part in parts[:-1] if part)
    return replace(reference, raw=f"{raw}. {reference.url}".strip(". "))
