"""The cells of a table whose column is headed as one of citations: "Reference(s)", "Source"."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from citeaudit.article.labels import NUMBERS, parse_numbers
from citeaudit.article.markers.marker_text import Marker
from citeaudit.article.model import Block, BlockKind
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.markers.citing import Body

_CELLS = (BlockKind.TABLE_HEAD, BlockKind.TABLE_CELL)


def reference_cells(body: Body) -> Iterator[tuple[int, Block, Marker]]:
    """Yield the numbers in the first or last column, where its head says that they cite.

    Numbers are all of the cell ("2, 13"), or stand before a name ("9 Smith et al., 2003").

    Cost: linear in the length of the tables.
    """
    cells = [item for item in body.blocks if item[1].kind in _CELLS]
    for _, table in groupby(cells, key=lambda item: item[1].group):
        head, *rows = _rows(list(table), body.content)
        if not rows or head[0][1].kind is not BlockKind.TABLE_HEAD:
            continue
        sides = [side for side in {0, -1} if _names_citations(head[side][1])]
        for row in rows:
            for side in sides:
                index, block = row[side]
                marker = _numbers(block)
                if marker and _is_outermost(block, side, body.content):
                    yield index, block, marker


def _rows(cells: Sequence[tuple[int, Block]], content: str) -> list[list[tuple[int, Block]]]:
    rows: list[list[tuple[int, Block]]] = []
    end = 0
    for index, cell in cells:
        if not rows or "\n" in content[end : cell.span.start]:
            rows.append([])
        rows[-1].append((index, cell))
        end = cell.span.end
    return rows


def _names_citations(head: Block) -> bool:
    words = re.split(r"[\W\d_]+", head.prose.text.lower())
    return not _column_words().isdisjoint(words)


@cache
def _column_words() -> frozenset[str]:
    return frozenset(read_sections("list_headings.txt")["column"])


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"\s*(" + NUMBERS + r")\s*$|([0-9]{1,3}) (?=[^\W\d_].*\b(?:19|20)[0-9]{2}\b)")


def _numbers(cell: Block) -> Marker | None:
    match = _leading().match(cell.prose.text)
    labels = parse_numbers(match[match.lastindex or 0]) if match else ()
    return Marker(*match.span(match.lastindex or 0), labels) if match and labels else None


def _is_outermost(cell: Block, side: int, content: str) -> bool:
    """Say whether the cell is the first, or the last, of its row: empty cells are no blocks."""
    if side == 0:
        start = content.rfind("\n", 0, cell.span.start) + 1
        return content.count("|", start, cell.span.start) <= 1
    end = content.find("\n", cell.span.end)
    return content.count("|", cell.span.end, end if end >= 0 else len(content)) <= 1
