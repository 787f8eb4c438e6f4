"""What the document formats share: writing a block's prose, cutting it, marking addresses in it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Inline, InlineKind, Piece, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citeaudit.article.model import Block

_FAR = sys.maxsize  # finds a piece by its `at` alone
# GFM 6.9, extended autolinks: what may follow an address without being part of it.
_AFTER_ADDRESS = "?!.,:;*_~'\"\u2019\u201d"


class Writer:
    """Collects a block's prose run by run, and where each run stands in the document."""

    __slots__ = ("_parts", "_pieces", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands at `start` to `end` of the document."""
        if text:
            self._pieces.append(Piece(self.length, start, end))
            self._parts.append(text)
            self.length += len(text)

    def copy(self, prose: Prose, start: int, end: int) -> None:
        """Append a stretch of another prose. A piece that is not verbatim keeps its whole source.

        Cost: linear in the pieces of the stretch.
        """
        pieces = prose.pieces
        index = max(bisect_right(pieces, (start, _FAR)) - 1, 0)
        while index < len(pieces) and pieces[index].at < end:
            piece = pieces[index]
            index += 1
            after = pieces[index].at if index < len(pieces) else len(prose.text)
            first, last = max(start, piece.at), min(end, after)
            if after - piece.at == piece.end - piece.start:
                shift = piece.start - piece.at
                self.add(prose.text[first:last], first + shift, last + shift)
            else:
                self.add(prose.text[first:last], piece.start, piece.end)

    def prose(self, at: int = 0) -> Prose:
        """Hand out what was written; `at` is the place of a prose that is empty."""
        if not self._pieces:
            return Prose("", (Piece(0, at, at),))
        return Prose("".join(self._parts), tuple(self._pieces))


def cut(prose: Prose, start: int, end: int) -> Prose:
    """Cut a stretch out of a prose."""
    writer = Writer()
    writer.copy(prose, start, end)
    return writer.prose(prose.span(start, start).start)


def part_of(block: Block, start: int, end: int) -> Block:
    """Cut a part out of a block's prose, with the inlines that lie inside of it."""
    inlines = tuple(
        mark._replace(start=mark.start - start, end=mark.end - start)
        for mark in block.inlines
        if start <= mark.start and mark.end <= end
    )
    prose = cut(block.prose, start, end)
    return block._replace(span=block.prose.span(start, end), prose=prose, inlines=inlines)


def join(proses: Sequence[Prose]) -> Prose:
    """Join proses that stand one after the other, a line each."""
    if len(proses) == 1:
        return proses[0]
    writer = Writer()
    for prose in proses:
        if writer.length and prose.text:
            start = prose.pieces[0].start
            writer.add("\n", start, start)
        writer.copy(prose, 0, len(prose.text))
    return writer.prose(proses[0].pieces[0].start if proses else 0)


def complete(prose: Prose, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Add to a block's inlines what no parser marks: bare addresses and formulas; in order."""
    found = list(inlines)
    if "://" in prose.text:
        links = [(mark.start, mark.end) for mark in found if mark.kind is not InlineKind.HIDDEN]
        found += _unless_inside(links, bare_addresses(prose))
    if "$" in prose.text:
        found += _formulas(prose)
    found.sort(key=_place)
    return tuple(found)


def _place(inline: Inline) -> tuple[int, int, bool]:
    # Outer before inner; of two over the same text, the hiding one is the outer.
    return inline.start, -inline.end, inline.kind is not InlineKind.HIDDEN


def _unless_inside(taken: list[tuple[int, int]], marks: Iterable[Inline]) -> Iterator[Inline]:
    taken.sort()
    index, reach = 0, 0
    for mark in marks:
        while index < len(taken) and taken[index][0] <= mark.start:
            reach = max(reach, taken[index][1])
            index += 1
        if mark.start >= reach:
            yield mark


def bare_addresses(prose: Prose) -> Iterator[Inline]:
    """Find addresses that stand in prose without link markup (GFM 6.9, extended autolinks)."""
    for match in _address().finditer(prose.text):
        address = trim_address(match[0])
        start, end = match.start(), match.start() + len(address)
        yield Inline(InlineKind.LINK, start, end, prose.span(start, end), address)


def trim_address(address: str) -> str:
    """Cut off the punctuation that follows an address; a closing bracket stays if it was opened."""
    excess = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last == ")" and excess > 0:
            excess -= 1
        elif last not in _AFTER_ADDRESS:
            break
        end -= 1
    return address[:end]


@cache
def _address() -> re.Pattern[str]:
    # No white space, no quotes or square brackets, no full-width punctuation: `https://x.org/a[1]。`
    return re.compile(
        r"https?://[^\s<>\"\[\]{}|\u3000-\u3002\uff08\uff09\uff0c\uff1b\u3010\u3011]+"
    )


@cache
def _formula() -> re.Pattern[str]:
    # pandoc's rule for `$…$`: no space inside the dollars, no digit after; and no amount of money,
    # which starts with a digit. Bounded, so that lone dollars cost nothing.
    return re.compile(r"\$\$[^$]{1,500}\$\$|\$(?![\s\d$])[^$\n]{0,200}[^$\s]\$(?!\d)")


def _formulas(prose: Prose) -> Iterator[Inline]:
    for match in _formula().finditer(prose.text):
        yield Inline(InlineKind.MATH, *match.span(), prose.span(*match.span()))
