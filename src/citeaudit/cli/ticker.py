"""How far a run online is: one line on a terminal, register by register."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from citeaudit.evidence.lookup import Progress

_PAUSE = 0.1
_CLEAR = "\r\x1b[K"


class Ticker:
    """Shows how many questions each register has settled, where somebody can see it.

    Args:
        stream: Where to draw.
        hidden: Draw nothing.
    """

    def __init__(self, stream: TextIO, *, hidden: bool) -> None:
        self._stream = stream
        self._hidden = hidden or not stream.isatty() or os.environ.get("TERM") == "dumb"
        self._next = 0.0
        self._drawn = False
        self._state: dict[str, Progress] = {}

    def show(self, progress: Progress) -> None:
        """Take a step into account, and draw, but not too often."""
        self._state[progress.register] = progress
        now = time.monotonic()
        if self._hidden or now < self._next:
            return
        self._next = now + _PAUSE
        self._write(_CLEAR + self._line())
        self._drawn = True

    def clear(self) -> None:
        """Make room for other words."""
        if self._drawn:
            self._write(_CLEAR)
            self._drawn = False

    def _line(self) -> str:
        open_first = sorted(self._state.values(), key=lambda one: one.done >= one.asked)
        shown = " · ".join(f"{one.register} {one.done}/{one.asked}" for one in open_first)
        return f"looking up: {shown}"[: self._width() - 1]

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except OSError:
            return 80

    def _write(self, text: str) -> None:
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
