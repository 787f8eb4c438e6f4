"""Lines on a page of a given width: wrapping for any script, colour where it is wanted.

Text from a document only ever enters as `Styled`, never as a string with markup: rich would read
`[@smith2020]` as a style and show nothing.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from citeaudit.report.cells import cell_len, set_cell_size
from citeaudit.report.printable import on_one_line
from citeaudit.report.styled import Styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.report.base import Canvas

_WORD = re.compile(r"\S+\s*")
_NARROWEST = 20


class Page:
    """Collects lines; `text()` is what they look like."""

    def __init__(self, canvas: Canvas) -> None:
        self.width = max(canvas.width, _NARROWEST)
        self.links = canvas.links
        self.color = canvas.color
        self._lines: list[Styled] = []

    def blank(self) -> None:
        """Leave a line free, but never two."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Styled())

    def add(self, text: Styled, *, first: Styled | str = "", rest: str = "") -> None:
        """Add a paragraph.

        Args:
            text: Its text, wrapped to the width of the page.
            first: What stands before its first line.
            rest: What stands before the others.
        """
        head = Styled(first) if isinstance(first, str) else first
        indent = cell_len(rest)
        start = cell_len(head.plain) - indent
        for number, line in enumerate(wrap(text, self.width - indent, start=start)):
            self._lines.append((Styled(rest) if number else Styled().extend(head)).extend(line))

    def text(self) -> str:
        """Return the page with its line ends; with escape codes only if colour was wanted."""
        if not self.color:
            return "".join(f"{line.plain}\n" for line in self._lines)
        # Only colour needs rich, which takes 40 ms to import and half of the time to render.
        from rich.console import Console  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        sheet = StringIO()
        console = Console(
            file=sheet,
            width=self.width,
            force_terminal=True,
            color_system="standard",
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )
        lines = (Text.assemble(*line.runs) for line in self._lines)
        console.print(Text("\n").join(lines), soft_wrap=True)
        return sheet.getvalue()


def said(text: str, style: str = "") -> Styled:
    """Make hostile text fit for a page: on one line, control characters shown."""
    return Styled(on_one_line(text), style)


def shortened(text: str, width: int) -> str:
    """Cut a text to a number of cells; what was cut off is told by an ellipsis."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…"


def wrap(text: Styled, width: int, *, start: int = 0, whole: str = "") -> list[Styled]:
    """Cut a text into lines at white space, and inside of words that no line can hold.

    Args:
        text: What to cut.
        width: In cells.
        start: How many cells of the first line are taken; negative where it is longer than others.
        whole: A style whose runs are kept on one line, spaces and all.

    Addresses are never cut: a broken one cannot be opened or copied. Width is counted in cells,
    so that Chinese and emoji come out right. An empty text is one empty line.

    Cost: linear in the length of the text.
    """
    plain = text.plain
    if plain.isascii() and start + len(plain) <= width:
        return text.cut(())
    for first, end in text.stretches(whole) if whole else ():
        plain = plain[:first] + plain[first:end].replace(" ", "_") + plain[end:]
    return text.cut(_breaks(plain, max(width, 1), start))


def _breaks(text: str, width: int, used: int) -> Iterator[int]:
    fresh = True  # nothing stands on the line yet
    used += len(text) - len(text.lstrip())  # carets stand where they stand by white space
    for match in _WORD.finditer(text):
        word = match[0].rstrip()
        cells = cell_len(word)
        if not fresh and used + cells > width and (cells <= width or "://" in word):
            yield match.start()
            used, fresh = 0, True
        if cells <= width or "://" in word:
            used, fresh = used + cells, False
        else:
            for at, character in enumerate(word, start=match.start()):
                step = cell_len(character)
                if not fresh and used + step > width:
                    yield at
                    used = 0
                used, fresh = used + step, False
        used += len(match[0]) - len(word)
