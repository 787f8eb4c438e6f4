"""Comments that are addressed to citeaudit: `<!-- citeaudit: … -->`, `% citeaudit: …`.

What looks like one and is shown to a reader, as in an example of code, is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from citeaudit.article.model import Comment, Piece
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.model import Block, Document

ADDRESS = "citeaudit:"


def markup_comments(document: Document) -> tuple[Comment, ...]:
    """Find comments between `<!--` and `-->`.

    Cost: linear in the length of the document; one search where nothing is addressed to us.
    """
    if ADDRESS not in document.text.content:
        return ()
    return tuple(_between_signs(document))


def line_comments(document: Document) -> tuple[Comment, ...]:
    """Find comments from `%` to the end of the line.

    Cost: linear in the length of the document; one search where nothing is addressed to us.
    """
    if ADDRESS not in document.text.content:
        return ()
    return tuple(_to_line_ends(document))


def _between_signs(document: Document) -> Iterator[Comment]:
    content, shown = document.text.content, _Shown(document.blocks)
    opening, at = _opening().search(content), 0
    while opening:
        at = opening.end()
        # The word, not the sign: of `\<!-- citeaudit:` the sign stands for another.
        if not shown.has(opening.start(1)):
            end = content.find("-->", at)
            if end < 0:
                return
            yield Comment(Span(opening.start(), end + 3), content[at:end].strip())
            at = end + 3
        opening = _opening().search(content, at)


def _to_line_ends(document: Document) -> Iterator[Comment]:
    content, shown = document.text.content, _Shown(document.blocks)
    for line in _line().finditer(content):
        if not shown.has(line.start(1)):
            yield Comment(Span(*line.span()), line[2].strip())


class _Shown:
    """Tells what of a document is shown to a reader character by character."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        stretches = sorted(stretch for block in blocks for stretch in _verbatim(block))
        self._starts = [start for start, _ in stretches]
        self._reach = list(accumulate((end for _, end in stretches), max))

    def has(self, place: int) -> bool:
        """Say whether a place of the document is shown."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and self._reach[index] > place


def _verbatim(block: Block) -> Iterator[tuple[int, int]]:
    end = Piece(len(block.prose.text), 0, 0)
    for piece, following in pairwise((*block.prose.pieces, end)):
        if following.at - piece.at == piece.end - piece.start:
            yield piece.start, piece.end


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"<!--\s*({ADDRESS})")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"%[ \t]*({ADDRESS})([^\r\n]*)")
