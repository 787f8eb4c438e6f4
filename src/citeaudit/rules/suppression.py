"""Takes out what the author asked not to be told, and finds out which comments asked in vain."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.rules.ignore_comments import parse_ignore
from citeaudit.rules.ignores import Ignore, Verb
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Article, Block
    from citeaudit.rules.base import Finding

_NOWHERE_HELP = "put it into a block or before one"


class Suppressed(NamedTuple):
    """A finding that the author asked not to be told, and why."""

    finding: Finding
    reason: str


class Settled(NamedTuple):
    """Findings after the author's comments.

    Attributes:
        kept: What is told, in the order it came.
        suppressed: What is not.
        ignores: The comments, in document order, with what was in vain.
    """

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    ignores: tuple[Ignore, ...]


class _Stretch(NamedTuple):
    """A part of the document, and the comment (by its index) that holds there."""

    start: int
    end: int
    ignore: int


def suppress(
    article: Article, findings: Iterable[Finding], ran: frozenset[str], today: str
) -> Settled:
    """Take out what comments ask for.

    Args:
        article: The article with its comments.
        findings: What all rules found.
        ran: Names of the rules that ran: a comment about another is not in vain.
        today: ISO date of the run; without it a comment is never over.

    Returns:
        The findings that are left, those that are not, and what became of each comment. Where two
        comments cover a finding, the one that reaches further did it.

    Cost: linear in comments and blocks, logarithmic a finding.
    """
    places = _Places(article)
    ignores = [places.checked(parse_ignore(comment)) for comment in article.comments]
    covers, vain = _stretches(ignores, places, today)
    used: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        cover = covers.get(finding.name)
        index = cover.at(finding.span.start) if cover else None
        if index is None:
            kept.append(finding)
        else:
            used.add((index, finding.name))
            suppressed.append(Suppressed(finding, ignores[index].reason))
    for index, ignore in enumerate(ignores):
        if ignore.holds(today) and ignore.verb is not Verb.ENABLE:
            vain[index] = [
                name for name in ignore.rules if name in ran and (index, name) not in used
            ]
    settled = (replace(one, unused=tuple(vain.get(index, ()))) for index, one in enumerate(ignores))
    return Settled(tuple(kept), tuple(suppressed), tuple(settled))


def _stretches(
    ignores: Sequence[Ignore], places: _Places, today: str
) -> tuple[dict[str, _Cover], dict[int, list[str]]]:
    """Say where each rule is silent; and which ends of ranges end none."""
    found: dict[str, list[_Stretch]] = {}
    disabled: dict[str, list[tuple[int, int]]] = {}  # where, and by which comment
    vain: dict[int, list[str]] = {}

    def close(name: str, end: int) -> None:
        for start, index in disabled.pop(name, ()):
            if ignores[index].holds(today):
                found.setdefault(name, []).append(_Stretch(start, end, index))

    for index, ignore in enumerate(ignores):
        for name in ignore.rules:
            if ignore.verb is Verb.DISABLE:
                disabled.setdefault(name, []).append((ignore.span.start, index))
            elif ignore.verb is Verb.ENABLE:
                if name not in disabled:
                    vain.setdefault(index, []).append(name)
                close(name, ignore.span.start)
            elif ignore.holds(today):
                reach = places.reach(ignore)
                found.setdefault(name, []).append(_Stretch(*reach, index))
    for name in list(disabled):
        close(name, sys.maxsize)
    return {name: _Cover(stretches) for name, stretches in found.items()}, vain


class _Cover:
    """Answers which comment covers a place, if any."""

    def __init__(self, stretches: list[_Stretch]) -> None:
        stretches.sort(key=_start)
        self._starts = [one.start for one in stretches]
        self._furthest: list[_Stretch] = []  # of all that begin up to here
        for one in stretches:
            last = self._furthest[-1] if self._furthest else one
            self._furthest.append(one if one.end > last.end else last)

    def at(self, place: int) -> int | None:
        """Give the index of the comment that covers a place."""
        count = bisect_right(self._starts, place)
        if not count or self._furthest[count - 1].end <= place:
            return None
        return self._furthest[count - 1].ignore


def _start(stretch: _Stretch) -> int:
    return stretch.start


class _Places:
    """Knows which blocks a comment stands in or before."""

    def __init__(self, article: Article) -> None:
        self._content = article.text.content
        self._blocks = sorted(article.blocks, key=_block_start)
        self._starts = [block.span.start for block in self._blocks]
        self._lines = [0, *(match.end() for match in _line_end().finditer(self._content))]
        self._outermost: list[Block] = []  # of all that begin up to here, the one that ends last
        self._groups: dict[int, int] = {}  # where each list or table ends
        for block in self._blocks:
            last = self._outermost[-1] if self._outermost else block
            self._outermost.append(block if block.span.end > last.span.end else last)
            end = max(self._groups.get(block.group, 0), block.span.end)
            self._groups[block.group] = end

    def checked(self, ignore: Ignore) -> Ignore:
        """Refuse a comment that has nothing to hold for."""
        if ignore.verb is Verb.IGNORE and not ignore.problem and not any(self.reach(ignore)):
            return replace(ignore, rules=(), problem="no block follows it", help=_NOWHERE_HELP)
        return ignore

    def reach(self, ignore: Ignore) -> Span:
        """Give the stretch that `ignore` and `ignore-file` hold for; empty if there is none."""
        if ignore.verb is Verb.IGNORE_FILE:
            return Span(0, sys.maxsize)
        first, last = ignore.span
        count = bisect_right(self._starts, first)
        around = self._around(count, first) or self._before(count, ignore.span)
        if around:
            end = around.span.end
            if last > end:  # in Word a comment may be attached to several blocks
                end = self._outermost[bisect_left(self._starts, last) - 1].span.end
            return Span(around.span.start, end)
        return self._after(bisect_left(self._starts, first))

    def _around(self, count: int, place: int) -> Block | None:
        """Find the block a place is in, the inner one of two."""
        for block in (self._blocks[count - 1], self._outermost[count - 1]) if count else ():
            if place < block.span.end:
                return block
        return None

    def _before(self, count: int, span: Span) -> Block | None:
        """Find the block on whose last line a comment stands, with nothing after it."""
        if not count or not _rest_of_line().match(self._content, span.end):
            return None
        line = self._lines[bisect_right(self._lines, span.start) - 1]
        block = self._outermost[count - 1]
        return block if block.span.end > line else None

    def _after(self, index: int) -> Span:
        """Give the block that begins next; the whole of a list or table that does."""
        if index == len(self._blocks):
            return Span(0, 0)
        block = self._blocks[index]
        before = self._blocks[index - 1].group if index else 0
        if block.group and block.group != before:
            return Span(block.span.start, self._groups[block.group])
        return block.span


def _block_start(block: Block) -> int:
    return block.span.start


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n|\n|\r")


@cache
def _rest_of_line() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(?:[\r\n]|\Z)")
