"""Places as editors count them: lines and units of UTF-16 (or what was agreed on), from 0."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec

    from citeaudit.text import Span

# The protocol's line ends; `str.splitlines` knows more.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Places:
    """Leads from spans of a document to the editor's positions, and back.

    Cost: linear once, then in the length of a line.
    """

    def __init__(self, content: str, codec: PositionCodec) -> None:
        self._content = content
        self._codec = codec
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(content))]

    def range_of(self, span: Span) -> lsp.Range:
        """Give a span as the editor counts."""
        return lsp.Range(self.position_of(span.start), self.position_of(span.end))

    def position_of(self, offset: int) -> lsp.Position:
        """Give an offset as the editor counts."""
        line = bisect_right(self._starts, offset) - 1
        before = self._content[self._starts[line] : offset]
        return lsp.Position(line, self._codec.client_num_units(before))

    def offset_of(self, position: lsp.Position) -> int:
        """Give the editor's position as an offset; one behind the end of a line is its end."""
        if position.line >= len(self._starts):
            return len(self._content)
        start = self._starts[position.line]
        line = _LINE_END.split(self._content[start : self._end_of(position.line)], maxsplit=1)[0]
        units = 0
        for at, character in enumerate(line):
            if units >= position.character:
                return start + at
            units += self._codec.client_num_units(character)
        return start + len(line)

    def start_of_line(self, offset: int) -> int:
        """Give the offset at which the line of an offset starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _end_of(self, line: int) -> int:
        return self._starts[line + 1] if line + 1 < len(self._starts) else len(self._content)
