"""Markers of a page that are links into it, and the entries they lead to.

Every system has its own names for them (`#fn1`, `#cite_note-smith-3`, `#_ftn1`, `#ref-CR5`), but
all link forwards to the element that holds the entry, and most link back from there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.html_tree import Tree

_HOLDERS = frozenset(("li", "p", "dd", "tr", "aside", "div", "section"))
_LISTS = frozenset(("ol", "ul"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_ENTRY = 4_000
_NEAREST = 6  # elements between an anchor and the one that holds its entry


class Anchored(NamedTuple):
    """The entries that markers lead to.

    Attributes:
        entries: Index of the element of an entry -> its label.
        markers: Index of a link -> the label it names.
        back: Indexes of the links that lead back from an entry to its markers.
    """

    entries: dict[int, str]
    markers: dict[int, str]
    back: frozenset[int]


def anchored(tree: Tree, ranges: Sequence[tuple[int, int]]) -> Anchored:
    """Find markers and entries in the article's part of a page.

    Cost: linear.
    """
    places = _places(tree)
    links = list(_links(tree, ranges))
    markers: dict[int, int] = {}  # link -> element of its entry
    for index, target in links:
        place = places.get(target)
        entry = _entry(tree, place) if place is not None and place > index else None
        if entry is not None and entry > index and _is_marker(tree, index, target):
            markers[index] = entry
    labels = _labels(tree, markers)
    back = frozenset(
        index
        for index, target in links
        if index not in markers and _leads_back(tree, index, labels)
    )
    return Anchored(labels, {i: labels[entry] for i, entry in markers.items()}, back)


def _places(tree: Tree) -> dict[str, int]:
    found: dict[str, int] = {}
    for index in tree.elements():
        if tree.tags[index].written:
            attributes = tree.attributes(index)
            for name in (attributes.get("id"), attributes.get("name")):
                if name:
                    found.setdefault(name, index)
    return found


def _links(tree: Tree, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    for start, end in ranges:
        for index in tree.elements(start, end):
            if tree.tags[index].name == "a":
                address, hash_, target = tree.attributes(index).get("href", "").partition("#")
                if hash_ and target and "/" not in address:
                    yield index, unquote(target)


def _entry(tree: Tree, place: int) -> int | None:
    """Find the element that holds the entry an anchor marks: the nearest item or paragraph."""
    outer = place
    for _ in range(_NEAREST):
        name = tree.tags[outer].name
        if name in _HEADINGS:
            return None
        if name in _HOLDERS:
            return outer if _is_small(tree, outer) else None
        outer = tree.parents[outer]
        if outer < 0:
            return None
    return None


def _is_small(tree: Tree, index: int) -> bool:
    end = tree.ends[index]
    if not 0 < tree.text_between(index, end) <= _LONGEST_ENTRY or end - index > _LONGEST_ENTRY:
        return False
    return not any(tree.tags[i].name in _HEADINGS for i in range(index, end))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"[\[(]?\s*(\d{1,4}|[a-z]{1,3}|[*\u2020\u2021\u00a7\u00b6#]{1,4})\s*[\])]?\.?"
    )


@cache
def _entry_name() -> re.Pattern[str]:
    # "fn1", "ref-CR5", "cite_note-3", "bib12", "B7", "endnote_x"
    return re.compile(
        r"(?:.*[^a-z])?(?:fn|ftnt?|foot|note|endnote|ref|cit|cite|bib|b|cr|r|source|quelle)"
        r"(?:note|erence|s)?\W*_?(?:.*\d.*)",
        re.IGNORECASE,
    )


def _is_marker(tree: Tree, index: int, target: str) -> bool:
    """Say whether a link is a marker by its text, its names, or the name of what it leads to."""
    shown = tree.shown(index, 80)
    if _mark().fullmatch(shown):
        return True
    return len(shown) < 80 and _entry_name().fullmatch(target[:60]) is not None


def _labels(tree: Tree, markers: dict[int, int]) -> dict[int, str]:
    """Label the entries: as their markers show them, else by their place in the list."""
    shown: dict[int, str] = {}
    for link, entry in markers.items():
        match = _mark().fullmatch(tree.shown(link, 80))
        if match:
            shown.setdefault(entry, match[1])
    labels: dict[int, str] = {}
    taken: set[str] = set()
    numbers = _numbers(tree, set(markers.values()))
    for entry in sorted({*markers.values(), *numbers}):
        label = shown.get(entry) or numbers.get(entry, "")
        if not label or label in taken:  # two lists that both begin with 1
            label = tree.attributes(entry).get("id", "") or f"{label or 'note'} {entry}"
        taken.add(label)
        labels[entry] = label
    return labels


def _numbers(tree: Tree, entries: set[int]) -> dict[int, str]:
    """Count the items of the lists whose items are entries, those that nothing cites included."""
    lists = {tree.parents[entry] for entry in entries if tree.tags[entry].name == "li"}
    found: dict[int, str] = {}
    for parent in sorted(lists):
        if parent < 0 or tree.tags[parent].name not in _LISTS:
            continue
        items = list(_items(tree, parent))
        if 3 * sum(item in entries for item in items) >= len(items):
            first = tree.attributes(parent).get("start", "1")
            number = int(first) if first.isdigit() and len(first) < 6 else 1
            found.update((item, str(at)) for at, item in enumerate(items, number))
    return found


def _items(tree: Tree, parent: int) -> Iterator[int]:
    index = parent + 1
    while index < tree.ends[parent]:
        if index in tree.ends:
            if tree.tags[index].name == "li":
                yield index
            index = tree.ends[index]
        else:
            index += 1


def _leads_back(tree: Tree, index: int, entries: dict[int, str]) -> bool:
    """Say whether a link in an entry is only the way back to the text."""
    inside = any(
        outer in entries for outer, _ in zip(tree.ancestors(index), range(20), strict=False)
    )
    return inside and len(tree.shown(index, 40)) <= 20
