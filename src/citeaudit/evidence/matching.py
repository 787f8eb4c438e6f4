"""Which item of `refs.json` belongs to which reference of the article."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.csl import IDENTIFIERS
from citeaudit.sources import identifiers
from citeaudit.sources.addresses import read_address
from citeaudit.sources.designs import SCHOLARLY
from citeaudit.sources.identify import identify
from citeaudit.sources.model import SourceType
from citeaudit.sources.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.items import Item
    from citeaudit.evidence.refs import Refs
    from citeaudit.sources.model import Source

# What can be a work under another address. A page of news with a paper's DOI in its entry is not
# the paper, and must not be taken for it.
_WORKS = SCHOLARLY | {
    SourceType.TRIAL_REGISTRY,
    SourceType.GUIDELINE,
    SourceType.BOOK,
    SourceType.UNKNOWN,
}
_OF_ARTICLES = frozenset({"doi", "pmid", "pmcid"})


class Traits(NamedTuple):
    """What a reference or an item is recognised by.

    Attributes:
        id: Its label, which may be made up (`own_ids`), or the item's key.
        address: Canonical, without scheme and `www.`; empty if there is none.
        title: In the form of `title_key`; a title too short for that, with a mark before it.
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


class _Index(NamedTuple):
    """Items by what they are recognised by: the first of each mark, and each with its own id."""

    traits: tuple[Traits, ...]
    first: Mapping[str, int]
    own: Mapping[tuple[str, str], int]


def match(
    references: Sequence[Reference], sources: Sequence[Source], refs: Refs
) -> tuple[Item | None, ...]:
    """Find the item of each reference.

    An address says which page it is, so it decides before an identifier, which says which work; a
    label or a title counts only where nothing speaks against it, because lists are renumbered and
    titles repeat. Of several items the one with the reference's label is taken, else the first.

    Returns:
        For each reference its item, or `None`. One item may serve several references.

    Cost: linear in references and items; the items are indexed once for all articles of a run.
    """
    index = _index(refs)
    found = [
        _find(index, _traits_of_reference(*described))
        for described in zip(references, sources, own_ids(references), strict=True)
    ]
    return tuple(None if at is None else refs.items[at] for at in found)


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


def inform(
    references: Sequence[Reference], sources: tuple[Source, ...], items: Sequence[Item | None]
) -> tuple[Source, ...]:
    """Identify the references again with what only their items tell: addresses, identifiers.

    Returns:
        `sources` as they are where the items tell nothing new.
    """
    told = [
        _told(reference, source, item) if item else reference
        for reference, source, item in zip(references, sources, items, strict=True)
    ]
    if all(one is reference for one, reference in zip(told, references, strict=True)):
        return sources
    return identify(told)


def _told(reference: Reference, source: Source, item: Item) -> Reference:
    """Write into an entry what it leaves out, as if its author had."""
    new = {k: v for k, v in _identifiers(item).items() if k not in source.identifiers}
    url = reference.url or item.text("URL")
    title = reference.title or item.text("title")
    if not new and url == reference.url and title == reference.title:
        return reference
    named = "".join(f"{kind}: {value} " for kind, value in new.items())
    return replace(reference, url=url, title=title, raw=named + reference.raw)


def _find(index: _Index, wanted: Traits) -> int | None:
    marks = tuple(_sure_marks(wanted))
    for mark in marks:
        if (mark, wanted.id) in index.own:
            return index.own[mark, wanted.id]
    for mark in marks:
        if mark in index.first:
            return index.first[mark]
    for mark in (f"id:{wanted.id}", f"title:{wanted.title}"):
        at = index.own.get((mark, wanted.id), index.first.get(mark))
        if at is not None and _may_be_one(wanted, index.traits[at]):
            return at
    return None


def _sure_marks(traits: Traits) -> Iterator[str]:
    if traits.address:
        yield f"url:{traits.address}"
    if traits.is_work:
        for kind, value in traits.identifiers.items():
            if kind != "issn":  # it names a journal
                yield f"{kind}:{value}"


def _may_be_one(wanted: Traits, item: Traits) -> bool:
    """Whether nothing speaks against a match by label or title."""
    if wanted.title and item.title and wanted.title != item.title:
        return False
    if any(wanted.identifiers.get(k, v) != v for k, v in item.identifiers.items()):
        return False
    if not wanted.title or wanted.title.startswith("="):
        return wanted.address == item.address or not (wanted.address and item.address)
    if not wanted.address or not item.address or wanted.host == item.host:
        return True
    return wanted.is_work and not _OF_ARTICLES.isdisjoint(item.identifiers)


def _traits_of_reference(reference: Reference, source: Source, own_id: str) -> Traits:
    return Traits(
        own_id,
        _address(source.canonical_url),
        source.identifiers,
        _title(reference.title),
        not source.canonical_url or source.type in _WORKS,
    )


def _traits_of_item(item: Item) -> Traits:
    return Traits(
        item.id,
        _address(read_address(item.text("URL")).url),
        _identifiers(item),
        _title(item.text("title")),
    )


def _address(canonical: str) -> str:
    return canonical.partition("://")[2].removeprefix("www.").rstrip("/")


def _title(title: str) -> str:
    key = title_key(title)
    folded = " ".join(title.split()).casefold()
    return key or (f"={folded}" if folded else "")


def _identifiers(item: Item) -> dict[str, str]:
    """Give an item's identifiers in their normal form."""
    fields = {kind: item.text(variable) for kind, variable in IDENTIFIERS.items()}
    named = {**item.known.get("identifiers", {}), **{k: v for k, v in fields.items() if v}}
    address = read_address(item.text("URL"))
    in_address = identifiers.in_address(address) if address.host else {}
    return {**identifiers.in_text(" ".join(f"{k}: {v}" for k, v in named.items())), **in_address}


@lru_cache(maxsize=4)  # every article of a run may have the same file
def _index(refs: Refs) -> _Index:
    traits = tuple(map(_traits_of_item, refs.items))
    first: dict[str, int] = {}
    own: dict[tuple[str, str], int] = {}
    for at, one in enumerate(traits):
        for mark in (*_sure_marks(one), f"id:{one.id}", f"title:{one.title}"):
            first.setdefault(mark, at)
            own.setdefault((mark, one.id), at)
    return _Index(traits, first, own)
