"""What references and items of `refs.json` are recognised by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.csl import IDENTIFIERS
from citeaudit.sources import identifiers
from citeaudit.sources.addresses import read_address
from citeaudit.sources.designs import SCHOLARLY
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.items import Item
    from citeaudit.evidence.model import Refs
    from citeaudit.sources.model import Source

# What can be a work under another address.
_WORKS = SCHOLARLY | {
    SourceType.TRIAL_REGISTRY,
    SourceType.GUIDELINE,
    SourceType.BOOK,
    SourceType.UNKNOWN,
}


class Traits(NamedTuple):
    """What a reference or an item is recognised by.

    Attributes:
        id: A reference's label, which may be made up (`own_ids`); an item's key.
        address: Canonical, without scheme and `www.`; empty if there is none.
        title: As written.
        is_work: It may stand under another address as well.
    """

    id: str
    address: str
    identifiers: Mapping[str, str]
    title: str
    is_work: bool = True

    @property
    def host(self) -> str:
        """The host of its address."""
        return self.address.partition("/")[0]


def is_work(source: Source) -> bool:
    """Whether the identifiers found with a source can be its own.

    A page of news with a paper's DOI in its entry is not the paper, and is not to be taken for it.
    """
    return not source.canonical_url or source.type in _WORKS


def traits_of_reference(reference: Reference, source: Source, own_id: str) -> Traits:
    """Say what a reference is recognised by."""
    return Traits(
        own_id,
        _address(source.canonical_url),
        source.identifiers,
        reference.title,
        is_work(source),
    )


def _traits_of_item(item: Item) -> Traits:
    address = read_address(item.text("URL"))
    found = _named_identifiers(item)
    if address.host:
        found |= identifiers.in_address(address)
    return Traits(item.id, _address(address.url), found, item.text("title"))


def _named_identifiers(item: Item) -> dict[str, str]:
    """Give the identifiers that an item names, in their normal form."""
    named = dict(item.known.get("identifiers", {}))
    for kind, variable in IDENTIFIERS.items():
        if value := item.text(variable):
            named[kind] = value
    text = " ".join(f"{kind}: {value}" for kind, value in named.items())
    return identifiers.in_text(text) if text else {}


def _address(canonical: str) -> str:
    return canonical.partition("://")[2].removeprefix("www.").rstrip("/")


@lru_cache(maxsize=4)  # every article of a run may have the same file
def traits_of_items(refs: Refs) -> tuple[Traits, ...]:
    """Say what each item of a file is recognised by."""
    return tuple(map(_traits_of_item, refs.items))


def own_ids(references: Sequence[Reference]) -> tuple[str, ...]:
    """Give each reference an id of its own: its label, `r3` without one, `1-2` for a second `1`."""
    labels = [reference.label or f"r{reference.index + 1}" for reference in references]
    taken = set(labels)
    met: dict[str, int] = {}
    ids: list[str] = []
    for label in labels:
        count = met.get(label, 0) + 1
        own = label
        while count > 1 and (own := f"{label}-{count}") in taken:
            count += 1
        met[label] = count
        taken.add(own)
        ids.append(own)
    return tuple(ids)
