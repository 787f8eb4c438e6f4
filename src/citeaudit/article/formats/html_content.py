"""Which parts of a page are its article: what is around it is left out, its references are not."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from citeaudit.article.formats.html_tokens import words
from citeaudit.article.lists.list_headings import names_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.formats.html_tree import Tree

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary"))
_MOST = 0.6  # of a page's prose: what holds so much is the article, or holds it


def content(tree: Tree) -> list[tuple[int, int]]:
    """Find the parts of a page that are its article, as ranges of tags in order."""
    root = _root(tree)
    start, end = (root, tree.ends[root]) if root is not None else (0, len(tree.tags))
    ranges = [(start, end)]
    for index in _lists_outside(tree, start, end):
        if index >= ranges[-1][1]:
            ranges.append((index, tree.ends[index]))
    return ranges


def _root(tree: Tree) -> int | None:
    """Find the element that holds the article: what is called so, else where the prose is."""
    bodies = [i for i in tree.elements() if tree.tags[i].name == "body"]
    root = bodies[0] if bodies else None
    whole = _prose(tree, root)
    for name in ("main", "article"):
        found = [i for i in tree.elements() if _is_called(tree, i, name)]
        best = max(found, key=tree.prose, default=None)
        if best is not None and tree.prose(best) >= _MOST * whole:
            root, whole = best, max(tree.prose(best), 1)
    if root is None or tree.tags[root].name != "body":
        return root
    return _densest(tree, root)


def _is_called(tree: Tree, index: int, name: str) -> bool:
    tag = tree.tags[index]
    return tag.name == name or (name == "main" and tree.attributes(index).get("role") == "main")


def _prose(tree: Tree, root: int | None) -> int:
    if root is None:
        return sum(tree.prose(i) for i in tree.elements() if tree.parents[i] < 0)
    return tree.prose(root)


def _densest(tree: Tree, root: int) -> int:
    """Go down as long as one element holds most of the prose."""
    index, end = root + 1, tree.ends[root]
    while index < end:
        if index in tree.ends:
            # Less than all of it, so that a heading beside the text is not lost for nothing.
            if tree.prose(index) >= 0.9 * tree.prose(root) > 0 and _may_hold(tree, index):
                root, end = index, tree.ends[index]
            elif tree.prose(index) < 0.9 * tree.prose(root):
                index = tree.ends[index] - 1
        index += 1
    return root


def _may_hold(tree: Tree, index: int) -> bool:
    return tree.tags[index].name in {"div", "section", "main", "article", "td", "table", "center"}


def _lists_outside(tree: Tree, start: int, end: int) -> Iterator[int]:
    """Yield what stands behind the article and is called, or headed, as a reference list."""
    for index in tree.elements(end):
        if is_list(tree, index):
            around = index
            for outer in tree.ancestors(index):
                if outer < end and tree.ends[outer] >= end:
                    break
                around = outer
            yield around


def is_list(tree: Tree, index: int) -> bool:
    """Say whether an element is called a reference list, or is the heading of one."""
    tag = tree.tags[index]
    if tag.name in _HEADINGS:
        return names_list(tree.shown(index)) is not None
    return bool(tag.written and tree.names(index) & words("footnotes"))


class Surroundings:
    """Tells what of the article's part of a page is not the article."""

    def __init__(self, tree: Tree, ranges: list[tuple[int, int]]) -> None:
        self._tree = tree
        self._whole = sum(tree.text_between(*part) for part in ranges)
        lists = (i in tree.ends and is_list(tree, i) for i in range(len(tree.tags)))
        self._lists = list(accumulate(lists, initial=0))

    def has(self, index: int) -> bool:
        """Say whether an element is not the article.

        What holds half of the text is no ornament, whatever it is called; and what holds a
        reference list belongs to the article.
        """
        tree, name = self._tree, self._tree.tags[index].name
        if name in words("drop"):
            return True
        named = tree.names(index)
        if not (name in words("around") or named & words("names") or named & words("roles")):
            return False
        if 2 * tree.text_between(index, tree.ends[index]) >= self._whole > 0:
            return False
        return self._lists[tree.ends[index]] == self._lists[index]
