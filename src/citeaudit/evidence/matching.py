"""Which item of `refs.json` belongs to which reference of the article."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citeaudit.evidence.traits import own_ids, traits_of_items, traits_of_reference
from citeaudit.sources.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.items import Item
    from citeaudit.evidence.model import Refs
    from citeaudit.evidence.traits import Traits
    from citeaudit.sources.model import Source

_OF_ARTICLES = frozenset({"doi", "pmid", "pmcid"})


class _Marks:
    """Where a mark is found among the items: the first of each, and each with its own id."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.own: dict[tuple[str, str], int] = {}

    def add(self, mark: str, item_id: str, at: int) -> None:
        self.first.setdefault(mark, at)
        self.own.setdefault((mark, item_id), at)


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
    found = [
        _find(refs, traits_of_reference(*described))
        for described in zip(references, sources, own_ids(references), strict=True)
    ]
    return tuple(None if at is None else refs.items[at] for at in found)


def _find(refs: Refs, wanted: Traits) -> int | None:
    at = _look_up(_marks(refs), tuple(_sure_marks(wanted)), wanted.id)
    if at is not None:
        return at
    at = _look_up(_marks(refs), (f"id:{wanted.id}",), wanted.id)
    if at is not None and _may_be_one(wanted, traits_of_items(refs)[at]):
        return at
    at = _look_up(_titles(refs), (_title_mark(wanted),), wanted.id)
    return at if at is not None and _may_be_one(wanted, traits_of_items(refs)[at]) else None


def _look_up(marks: _Marks, wanted: tuple[str, ...], own_id: str) -> int | None:
    """Give the place of the item with a mark and the reference's id, else of the first with one."""
    with_id = (marks.own.get((mark, own_id)) for mark in wanted)
    first = (marks.first.get(mark) for mark in wanted)
    return next((at for at in (*with_id, *first) if at is not None), None)


def _sure_marks(traits: Traits) -> Iterator[str]:
    if traits.address:
        yield f"url:{traits.address}"
    if traits.is_work:
        for kind, value in traits.identifiers.items():
            if kind != "issn":  # it names a journal
                yield f"{kind}:{value}"


def _may_be_one(wanted: Traits, item: Traits) -> bool:
    """Whether nothing speaks against a match by label or title."""
    if any(
        wanted.identifiers.get(kind, value) != value for kind, value in item.identifiers.items()
    ):
        return False
    title, other = _folded(wanted.title), _folded(item.title)
    if title and other and title != other:
        return False
    if wanted.address == item.address or not wanted.address or not item.address:
        return True
    # The page of one title has moved, or the work is shown elsewhere.
    same_title = bool(title and other) and not title.startswith("=")
    is_article = wanted.is_work and not _OF_ARTICLES.isdisjoint(item.identifiers)
    return same_title and (is_article or wanted.host == item.host)


def _title_mark(traits: Traits) -> str:
    """Give a title that finds its item; a short one names a topic, and finds only bare entries."""
    folded = _folded(traits.title)
    return "" if folded.startswith("=") and (traits.address or traits.identifiers) else folded


def _folded(title: str) -> str:
    """Give a title in the form of `title_key`; one too short for that with a mark before it."""
    key = title_key(title)
    plain = " ".join(title.split()).casefold()
    return key or (f"={plain}" if plain else "")


# Every article of a run may have the same file: what is made of it is kept.
_kept = lru_cache(maxsize=4)


@_kept
def _marks(refs: Refs) -> _Marks:
    marks = _Marks()
    for at, traits in enumerate(traits_of_items(refs)):
        for mark in (*_sure_marks(traits), f"id:{traits.id}"):
            marks.add(mark, traits.id, at)
    return marks


@_kept
def _titles(refs: Refs) -> _Marks:
    titles = _Marks()
    for at, traits in enumerate(traits_of_items(refs)):
        if mark := _title_mark(traits):
            titles.add(mark, traits.id, at)
    return titles
