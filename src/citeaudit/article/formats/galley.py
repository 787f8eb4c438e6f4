"""Prose on its way into blocks: paragraphs, and the notes that interrupt them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.formats.block_writer import BlockWriter, Head
from citeaudit.article.model import BlockKind, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Block

_NOTES = (BlockKind.FOOTNOTE, BlockKind.ENTRY)


class _Effect:
    """Something that marks the prose within an element: where it began, there and here."""

    __slots__ = ("first", "kind", "start")

    def __init__(self, kind: InlineKind, first: int, start: int) -> None:
        self.kind = kind
        self.first = first
        self.start = start


class Galley:
    """Takes runs of text as a format's reader meets them; gives blocks.

    Attributes:
        blocks: What is finished, in document order.
        notes: What was written at its marker; it is shown below everything.
        muted: Nothing is prose here.
        around: What a paragraph is that begins here; its `start` does not matter.
        quotes: How many quotations are open.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.muted = False
        self.around: Head | None = None
        self.quotes = 0
        self._writer = BlockWriter()
        self._effects: list[_Effect] = []
        # What an aside interrupts: the block that is open, and where it goes.
        self._outer: list[tuple[BlockWriter, list[Block]]] = []
        self._into = self.blocks

    @property
    def aside(self) -> bool:
        """Whether a paragraph is interrupted."""
        return bool(self._outer)

    @property
    def fresh(self) -> bool:
        """Whether nothing is written yet of the block to come."""
        return self._writer.head is None or self._writer.empty

    @property
    def label(self) -> str:
        """The label of the note or entry that is being written, if one is."""
        head = self._writer.head or self.around
        return head.marker if head and head.kind in _NOTES else ""

    def begin(self, head: Head) -> None:
        """Begin a block of its own; what was open is finished."""
        self.flush()
        self._writer.begin(head)

    def flush(self, end: int = 0) -> None:
        """Finish the block that is open, markup up to `end` included."""
        for effect in self._effects:
            self._mark_effect(effect, max(end, effect.first))
            effect.start = 0
        self._writer.reach(end)
        block = self._writer.finish(quoted=self.quotes > 0 and not self._outer, as_note=None)
        if block and block.prose.text.strip():
            self._into.append(block)

    def pause(self, start: int, end: int) -> None:
        """End a paragraph; within a note or an entry it is only a new line."""
        if self._outer or (self.around and self.around.kind in _NOTES):
            self.put("\n", start, end)
        else:
            self.flush()

    def put(self, shown: str, start: int, end: int) -> None:
        """Write what stands at a place of the source as it is shown; no white space at first."""
        if shown and not self.muted and not (self.fresh and shown.isspace()):
            self._open(start)
            self._writer.add(shown, start, end)

    def mark(self, kind: InlineKind, shown: str, at: Span, whole: Span, target: str = "") -> None:
        """Write a run that is something beside prose: at `at` the text, at `whole` the markup."""
        if shown and not self.muted:
            self._open(whole.start)
            self._writer.mark(kind, shown, at, whole, target)

    def cite(self, keys: Sequence[str], whole: Span) -> None:
        """Write a marker that names keys."""
        if keys and not self.muted:
            self._open(whole.start)
            self._writer.mark_keys(f"[{', '.join(keys)}]", whole, keys)

    def open_link(self, start: int) -> BlockWriter:
        """Begin a link, and give the block that it is to be closed in."""
        self._open(start)
        self._writer.open_link(start)
        return self._writer

    def open_effect(self, kind: InlineKind, start: int) -> None:
        """Begin what marks all prose up to its end, in this block and in those that follow."""
        self._effects.append(_Effect(kind, start, self._writer.length))

    def close_effect(self, end: int) -> None:
        """End the effect that was begun last."""
        if self._effects:
            self._mark_effect(self._effects.pop(), end)

    def _mark_effect(self, effect: _Effect, end: int) -> None:
        self._writer.mark_from(effect.kind, effect.start, Span(effect.first, end))

    def code(self, shown: str, start: int, end: int) -> None:
        """Write a block of code."""
        if not self.muted:
            self.begin(Head(BlockKind.CODE, start))
            self._writer.add(shown, start, end)
            self.flush()

    def note(self, label: str, whole: Span) -> None:
        """Write the marker of a note."""
        self.mark(InlineKind.NOTE, f"[{label}]", whole, whole, label)

    def begin_note(self, label: str, whole: Span, kind: BlockKind = BlockKind.FOOTNOTE) -> None:
        """Interrupt the paragraph by the text of a note."""
        group = -len(self.notes) - len(self._outer) - 1
        self.begin_aside(Head(kind, whole.start, 0, label, group), self.notes)
        self._writer.reach(whole.end)

    def begin_aside(self, head: Head, into: list[Block]) -> None:
        """Interrupt the paragraph by a block of its own."""
        self._outer.append((self._writer, self._into))
        self._writer, self._into = BlockWriter(), into
        self._writer.begin(head)

    def end_aside(self) -> None:
        """Go on with the paragraph that was interrupted."""
        if self._outer:
            self.flush()
            self._writer, self._into = self._outer.pop()

    def _open(self, start: int) -> None:
        if self._writer.head is None:
            head = self.around or Head(BlockKind.PARAGRAPH, start)
            self._writer.begin(head if head.kind in _NOTES else head._replace(start=start))
