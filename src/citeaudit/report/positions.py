"""Lines and columns: 1-based, in code points. Nowhere else in the house do they exist."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citeaudit.text import Span, Text

_LINE_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """A span as editors count: 1-based, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a document, for turning spans into places.

    Cost: linear once, then logarithmic a look-up.
    """

    def __init__(self, text: Text) -> None:
        self._content = text.content
        self._bytes: array[int] | None = None
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text.content))]

    def place(self, span: Span) -> Place:
        """Count a span's lines and columns."""
        return Place(*self._position(span.start), *self._position(span.end))

    def place_in_bytes(self, span: Span) -> Place:
        """Count a span's columns in bytes of UTF-8, as reviewdog does.

        Cost: for a document that is not ASCII, linear the first time.
        """
        if self._content.isascii():
            return self.place(span)
        return Place(*self._position_in_bytes(span.start), *self._position_in_bytes(span.end))

    def line(self, number: int) -> str:
        """Give the text of a line by its 1-based number, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._content)
        return self._content[start:end].rstrip("\r\n")

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _position_in_bytes(self, offset: int) -> tuple[int, int]:
        if self._bytes is None:
            self._bytes = array("Q", accumulate(map(_width, self._content), initial=0))
        line = bisect_right(self._starts, offset)
        return line, self._bytes[offset] - self._bytes[self._starts[line - 1]] + 1


def _width(character: str) -> int:
    return len(character.encode("utf-8", "surrogatepass"))
