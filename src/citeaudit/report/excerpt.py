"""The sentence a claim stands in, as a reader sees it, with its markers marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import InlineKind
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from citeaudit.article.model import Article, Block, Claim, Piece, Prose

# A quotation helps to find the place; it is not the article. Longer ones lose their middle.
_LONGEST = 480
_HEAD, _TAIL = 260, 180
_SPACE = re.compile(r"\s+")
_MARK, _HIDDEN = 1, 2


class Run(NamedTuple):
    """A stretch of a quotation; `marked` is a citation."""

    text: str
    marked: bool


def excerpt(article: Article, claim: Claim) -> tuple[Run, ...]:
    """Quote a claim's focus with the markers that belong to it, on one line, made printable.

    Cost: linear in the length of the focus, of which at most some hundred characters are used.
    """
    block = article.blocks[claim.block]
    start = _offset(block.prose, claim.focus.start)
    end = max(_offset(block.prose, claim.focus.end - 1) + 1, start)
    marks = [
        (citation.start, citation.end)
        for citation in (article.citations[index] for index in claim.citations)
        if citation.block == claim.block and citation.end > start
    ]
    # The marker may follow the full stop that ends the sentence.
    end = max([end, *(mark_end for _, mark_end in marks)])
    if end - start <= _LONGEST:
        return _runs(block, start, end, marks)
    head = _runs(block, start, start + _HEAD, marks)
    return (*head, Run(" … ", marked=False), *_runs(block, end - _TAIL, end, marks))


def _runs(block: Block, start: int, end: int, marks: list[tuple[int, int]]) -> tuple[Run, ...]:
    flags = bytearray(end - start)
    for mark_start, mark_end in marks:
        _flag(flags, mark_start - start, mark_end - start, _MARK)
    for inline in block.inlines:
        if inline.kind is InlineKind.HIDDEN:
            _flag(flags, inline.start - start, inline.end - start, _HIDDEN)
    characters = zip(block.prose.text[start:end], flags, strict=False)
    runs = []
    for flag, group in groupby(characters, key=_flag_of):
        if flag != _HIDDEN:
            text = _SPACE.sub(" ", "".join(character for character, _ in group))
            runs.append(Run(on_one_line(text), flag == _MARK))
    return tuple(runs)


def _flag(flags: bytearray, start: int, end: int, value: int) -> None:
    start, end = max(start, 0), min(end, len(flags))
    if start < end:
        flags[start:end] = bytes([value]) * (end - start)


def _flag_of(pair: tuple[str, int]) -> int:
    return pair[1]


def _offset(prose: Prose, place: int) -> int:
    """Lead a place in the document to the prose; the way back from `Prose.span`."""
    index = max(bisect_right(prose.pieces, place, key=_start) - 1, 0)
    piece = prose.pieces[index]
    following = prose.pieces[index + 1].at if index + 1 < len(prose.pieces) else len(prose.text)
    return min(max(piece.at + place - piece.start, piece.at), following)


def _start(piece: Piece) -> int:
    return piece.start
