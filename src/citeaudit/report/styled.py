"""Text in runs of style. rich's own is richer, and takes longer to import than half of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Stretch(NamedTuple):
    """A stretch of text of one style; the style is named as rich names it."""

    text: str
    style: str = ""


class Styled:
    """A line or a paragraph: runs of style in order."""

    __slots__ = ("runs",)

    def __init__(self, text: str = "", style: str = "") -> None:
        self.runs: list[Stretch] = [Stretch(text, style)] if text else []

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(run.text for run in self.runs)

    def append(self, text: str, style: str = "") -> Styled:
        """Add text of a style at the end."""
        if text:
            self.runs.append(Stretch(text, style))
        return self

    def extend(self, other: Styled) -> Styled:
        """Add another text at the end, styles kept."""
        self.runs += other.runs
        return self

    def cut(self, places: Iterable[int]) -> list[Styled]:
        """Cut into lines at rising places; white space at the end of a line is dropped.

        Cost: linear in the length of the text.
        """
        lines = [Styled()]
        ends = iter(places)
        end = next(ends, -1)
        at = 0
        for text, style in self.runs:
            start = 0
            while 0 <= end < at + len(text):
                lines[-1].append(text[start : end - at], style)
                lines.append(Styled())
                start = end - at
                end = next(ends, -1)
            lines[-1].append(text[start:], style)
            at += len(text)
        for line in lines:
            line._strip_end()
        return lines

    def stretches(self, style: str) -> Iterator[tuple[int, int]]:
        """Yield where runs of a style begin and end."""
        at = 0
        for run in self.runs:
            if run.style == style:
                yield at, at + len(run.text)
            at += len(run.text)

    def _strip_end(self) -> None:
        while self.runs:
            text, style = self.runs.pop()
            if kept := text.rstrip():
                self.runs.append(Stretch(kept, style))
                return
