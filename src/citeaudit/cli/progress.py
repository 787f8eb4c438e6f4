"""A bar that says how far a long check has come; on a terminal, and only there."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from citeaudit.report.cells import set_cell_size
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from typing import TextIO

# What is over by then needs no bar; and nobody reads faster than that.
_PATIENCE = 0.5
_PAUSE = 0.1
_BAR = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts documents, and draws the count where somebody can see it.

    Args:
        total: How many documents there are.
        stream: Where to draw.
        hidden: Draw nothing.
    """

    def __init__(self, total: int, stream: TextIO, *, hidden: bool) -> None:
        self._total = total
        self._done = 0
        self._stream = stream
        self._hidden = hidden or not stream.isatty() or os.environ.get("TERM") == "dumb"
        self._next = time.monotonic() + _PATIENCE
        self._drawn = False

    def step(self, path: str) -> None:
        """Count one more document as done, and draw, but not too often."""
        self._done += 1
        now = time.monotonic()
        if self._hidden or now < self._next:
            return
        self._next = now + _PAUSE
        self._write(_CLEAR + self._line(path))
        self._drawn = True

    def clear(self) -> None:
        """Make room for other words."""
        if self._drawn:
            self._write(_CLEAR)
            self._drawn = False

    def _line(self, path: str) -> str:
        full = _BAR * self._done // self._total
        bar = f"[{'#' * full}{'.' * (_BAR - full)}] {self._done}/{self._total} "
        encoding = self._stream.encoding or "utf-8"
        writable = on_one_line(path).encode(encoding, "backslashreplace").decode(encoding)
        return set_cell_size(f"{bar}{writable}", self._width() - 1).rstrip()

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except OSError:
            return 80

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
