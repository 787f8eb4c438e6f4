"""Which sources are one work, whatever their addresses (STANDARDS 1, principle 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources.designs import SCHOLARLY
from citeaudit.sources.model import SourceType
from citeaudit.sources.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# An ISSN names a journal, not a work. The order is that in which a key is named after one.
_NAMING = ("doi", "pmid", "pmcid", "arxiv", "nct", "isbn")
_NAMING_ORDER = {kind: at for at, kind in enumerate((*_NAMING, "title", "url", "reference"))}
_NOT_A_WORK = frozenset({"issn"})
# Types whose title identifies them wherever they are shown. Two sites' pages of one title are two
# pages: "Low-dose naltrexone: benefits and side effects" is written a hundred times.
_TITLED = SCHOLARLY | {SourceType.TRIAL_REGISTRY}


class Description(NamedTuple):
    """What of a source tells whether it is the same work as another."""

    type: SourceType
    identifiers: Mapping[str, str]
    title: str
    year: str
    url: str


def work_keys(descriptions: Sequence[Description]) -> tuple[str, ...]:
    """Give each description a key; those of one work get the same one.

    Sources are joined by a shared identifier, by a shared title of a scholarly type (unless the
    years differ by more than one), or by their canonical address.

    Cost: linear in the number of sources.
    """
    if len(descriptions) == 1:
        return (_name(descriptions[0], 0),)
    parents = list(range(len(descriptions)))
    seen: dict[str, int] = {}
    for index, described in enumerate(descriptions):
        for mark in _marks(described):
            _join(parents, index, seen.setdefault(mark, index))
    _join_titles(descriptions, parents)
    names: dict[int, str] = {}
    for index, described in enumerate(descriptions):
        root, name = _root(parents, index), _name(described, index)
        names[root] = min(names[root], name, key=_naming_order) if root in names else name
    return tuple([names[_root(parents, index)] for index in range(len(descriptions))])


def _marks(described: Description) -> Iterator[str]:
    for kind, value in described.identifiers.items():
        if kind not in _NOT_A_WORK:
            yield f"{kind}:{value}"
    if described.url:
        yield f"url:{_url_key(described.url)}"


def _join_titles(descriptions: Sequence[Description], parents: list[int]) -> None:
    by_title: dict[str, list[int]] = {}
    for index, described in enumerate(descriptions):
        key = title_key(described.title) if described.type in _TITLED else ""
        if key:
            by_title.setdefault(key, []).append(index)
    for same in by_title.values():
        for index in same[1:]:
            if _may_be_one(descriptions[same[0]], descriptions[index]):
                _join(parents, index, same[0])


def _may_be_one(one: Description, other: Description) -> bool:
    for kind in ("doi", "pmid", "pmcid", "nct"):
        left, right = one.identifiers.get(kind), other.identifiers.get(kind)
        if left and right and left != right:
            # A preprint and its article have two DOIs; two articles of a series have, too.
            return SourceType.PREPRINT in (one.type, other.type)
    if one.year and other.year:
        return abs(int(one.year) - int(other.year)) <= 1
    return True


def _name(described: Description, index: int) -> str:
    found = described.identifiers
    for kind in (*_NAMING, *sorted(found)) if found else ():
        if kind in found and kind not in _NOT_A_WORK:
            return f"{kind}:{found[kind]}"
    if described.type in _TITLED and title_key(described.title):
        return f"title:{title_key(described.title)}"
    return f"url:{_url_key(described.url)}" if described.url else f"reference:{index}"


def _naming_order(name: str) -> tuple[int, str]:
    return _NAMING_ORDER.get(name.partition(":")[0], len(_NAMING)), name


def _url_key(url: str) -> str:
    rest = url.partition("://")[2]
    return rest.removeprefix("www.").rstrip("/")


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _join(parents: list[int], one: int, other: int) -> None:
    parents[_root(parents, one)] = _root(parents, other)
