"""A reference as a CSL-JSON item, which Zotero, pandoc and every CSL processor read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.article.model import Reference

# Kinds of identifiers for which CSL has a variable.
IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN"}
# CSL 1.0.2 has no type for a trial's registration, a label or an advertisement: with an address
# these are web pages, without one documents. `article` is what CSL calls a preprint.
_TYPES = {
    SourceType.PEER_REVIEWED: "article-journal",
    SourceType.PREDATORY_JOURNAL: "article-journal",
    SourceType.PREPRINT: "article",
    SourceType.GUIDELINE: "report",
    SourceType.BOOK: "book",
    SourceType.NEWS: "article-newspaper",
    SourceType.TRADE_MEDIA: "article-magazine",
    SourceType.ENCYCLOPEDIA: "entry-encyclopedia",
    SourceType.BLOG: "post-weblog",
    SourceType.SOCIAL: "post",
}


def as_csl(
    reference: Reference, source_type: SourceType, identifiers: Mapping[str, str]
) -> dict[str, Any]:
    """Write a reference as CSL variables, `id` and `custom` left out.

    Args:
        reference: The entry; what it does not say is not written.
        source_type: What it points to.
        identifiers: Of the very thing, by kind.
    """
    general = "webpage" if reference.url else "document"
    variables: dict[str, Any] = {
        "type": _TYPES.get(source_type, general),
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "container-title": reference.container,
        "publisher": reference.publisher,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "issued": _date(reference.published),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        **{name: identifiers.get(kind) for kind, name in IDENTIFIERS.items()},
    }
    return {name: value for name, value in variables.items() if value}


def _name(author: str) -> dict[str, str]:
    """Split a name where its comma shows how; a name in another form stays whole."""
    family, comma, given = author.partition(",")
    if comma and family.strip() and given.strip() and "," not in given:
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": author}


def _date(iso: str) -> dict[str, list[list[int]]]:
    """Write an ISO date of any precision as `date-parts`."""
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}
