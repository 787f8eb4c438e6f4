"""Markers of a page that are links into it, and the entries they lead to.

Every system has its own names for them (`#fn1`, `#cite_note-smith-3`, `#_ftn1`, `#ref-CR5`), but
all link forwards to the element that holds the entry, and most link back from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.formats.html_tree import Tree

_HOLDERS = frozenset(("li", "p", "dd", "tr", "aside", "div", "section"))
_LISTS = frozenset(("ol", "ul"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_ENTRY = 4_000
_NEAREST = 6  # elements between an anchor and the one that holds its entry


class Entry(NamedTuple):
    """An entry: from one tag up to another, mostly all of an element, and what markers call it."""

    end: int
    label: str


class Anchored(NamedTuple):
    """The entries that markers lead to.

    Attributes:
        entries: Index of the tag where an entry begins -> the entry.
        markers: Index of a link -> the label it names.
        back: Indexes of the links that lead back from an entry to its markers.
    """

    entries: dict[int, Entry]
    markers: dict[int, str]
    back: frozenset[int]


def anchored(tree: Tree, ranges: Sequence[tuple[int, int]]) -> Anchored:
    """Find markers and entries in the article's part of a page.

    Cost: linear.
    """
    places = _places(tree)
    links = list(_links(tree, ranges))
    anchors: dict[int, int] = {}  # link -> the anchor it leads to
    for index, target in links:
        place = places.get(target, -1)
        if place > index and (_is_marker(tree, index, target)):
            holder = _holder(tree, place)
            if holder is not None and holder > index:
                anchors[index] = place
    starts = _starts(tree, set(anchors.values()))
    named = {link: starts[place][0] for link, place in anchors.items()}
    entries = _labelled(tree, named, dict(starts.values()))
    back = frozenset(_ways_back(tree, [i for i, _ in links if i not in named], entries))
    return Anchored(entries, {link: entries[at].label for link, at in named.items()}, back)


def _starts(tree: Tree, places: set[int]) -> dict[int, tuple[int, int]]:
    """Say for each anchor where its entry begins and ends.

    An entry is all of the element that holds it; where an element holds several, one goes from its
    anchor to the next.
    """
    held: dict[int, list[int]] = {}
    for place in sorted(places):
        holder = _holder(tree, place)
        if holder is not None:
            held.setdefault(holder, []).append(place)
    found: dict[int, tuple[int, int]] = {}
    for holder, inside in held.items():
        end = tree.ends[holder]
        if len(inside) == 1:
            found[inside[0]] = (holder, end)
        else:
            found.update(zip(inside, zip(inside, [*inside[1:], end], strict=True), strict=True))
    return found


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


def _holder(tree: Tree, place: int) -> int | None:
    """Find the element that holds the entry an anchor marks: the nearest item or paragraph."""
    found = None
    for outer, _ in zip((place, *tree.ancestors(place)), range(_NEAREST), strict=False):
        name = tree.tags[outer].name
        if name in _HEADINGS:
            return None
        if name in _HOLDERS and (found is None or name == "li"):
            if not _is_small(tree, outer):
                return found
            found = outer
        if name in _LISTS or name == "li":
            break
    return found


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


def _labelled(tree: Tree, named: dict[int, int], ends: dict[int, int]) -> dict[int, Entry]:
    """Label the entries: as their markers show them, else by their place in the list."""
    shown: dict[int, str] = {}
    for link, start in named.items():
        match = _mark().fullmatch(tree.shown(link, 80))
        if match:
            shown.setdefault(start, match[1])
    entries: dict[int, Entry] = {}
    taken: set[str] = set()
    numbers = _numbers(tree, set(ends))
    for start in sorted({*ends, *numbers}):
        label = shown.get(start) or numbers.get(start, "")
        if not label or label in taken:  # two lists that both begin with 1
            label = tree.attributes(start).get("id", "") or f"{label or 'note'} {start}"
        taken.add(label)
        entries[start] = Entry(ends.get(start) or tree.ends[start], label)
    return entries


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


def _ways_back(tree: Tree, links: Sequence[int], entries: dict[int, Entry]) -> Iterator[int]:
    """Yield the links in entries that are only the way back to the text."""
    starts = sorted(entries)
    for index in links:
        at = bisect_right(starts, index) - 1
        if at >= 0 and index < entries[starts[at]].end and len(tree.shown(index, 40)) <= 20:
            yield index
