"""Entries that come with their fields: from the document's own markup, or from a file beside it.

What a key leads to is looked for in the document, then in the bibliography files, then in the key
itself: manubot's `doi:10.5555/1` says all there is to know.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise
from citeaudit.article.lists.listing import Origin
from citeaudit.article.model import InlineKind, Named, Reference
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citeaudit.article.model import Document

_ALL = "*"
# Prefixes of keys that name a work by themselves, as Manubot and its pandoc filter read them
# (manubot.org/docs/citations, read 2026-11-28), and the address of what they name.
_ADDRESSES = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "arxiv": "https://arxiv.org/abs/{}",
    "clinicaltrials": "https://clinicaltrials.gov/study/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "url": "{}",
    "isbn": "",
    "raw": "",  # explained in a file of Manubot's own
    "tag": "",
}


class Recorded(NamedTuple):
    """Records that form one list: where it begins, and its entries in order."""

    start: int
    origin: Origin
    entries: Sequence[Reference]


def address_of_key(key: str) -> str | None:
    """Give the address a key names by itself: empty where it names a work without one (`isbn:`).

    Returns:
        `None` for a key that only a bibliography can explain.
    """
    scheme, colon, rest = key.partition(":")
    if rest.startswith("//") and scheme in {"http", "https"}:
        return key
    form = _ADDRESSES.get(scheme.lower()) if colon and rest else None
    return None if form is None else form.format(rest)


def cited_keys(document: Document) -> Iterator[Named]:
    """Yield the keys that markers name, in the order of the document's blocks."""
    for block in document.blocks:
        for mark in block.inlines:
            if mark.kind is InlineKind.KEY:
                yield Named(mark.target, mark.span)


def cites_by_key(document: Document) -> bool:
    """Say whether any marker names a key."""
    return any(True for _ in cited_keys(document))


def recorded(
    document: Document, bibliography: Sequence[Reference], described: Iterable[str]
) -> Iterator[Recorded]:
    """Yield the lists that are no blocks of the document.

    Args:
        document: The document; all of its own records are listed.
        bibliography: Entries of the files that belong to it; those that the document names are
            listed, as a bibliography processor would.
        described: Labels of the entries that the document's blocks have.

    Cost: linear in the document and the bibliography.
    """
    known = {normalise(label) for label in described}
    own = [record for record in document.records if normalise(record.label) not in known]
    if own:
        yield Recorded(own[0].span.start, Origin.ENTRIES, own)
    known |= {normalise(record.label) for record in own}
    elsewhere = tuple(_named(document, bibliography, known))
    if elsewhere:
        # The list stands nowhere in the document; it is shown below all of it.
        yield Recorded(len(document.text.content), Origin.ENTRIES, elsewhere)


def _named(
    document: Document, bibliography: Sequence[Reference], known: set[str]
) -> Iterator[Reference]:
    entries: dict[str, Reference] = {}
    for entry in bibliography:
        entries.setdefault(normalise(entry.label), entry)
    for key, span in _mentions(document, bibliography):
        label = normalise(key)
        if label in known:
            continue
        found = entries.get(label) or _self_named(key)
        if found:
            known.add(label)
            yield replace(found, span=span)


def _mentions(document: Document, bibliography: Sequence[Reference]) -> Iterator[Named]:
    yield from cited_keys(document)
    for named in document.nocite:
        if named.key == _ALL:
            yield from (Named(entry.label, named.span) for entry in bibliography)
        else:
            yield named


def _self_named(key: str) -> Reference | None:
    address = address_of_key(key)
    if address is None:
        return None
    return Reference(0, key, Span(0, 0), key.replace("isbn:", "ISBN "), url=address)
