"""Writes one block of a Markdown document: its prose, its inlines, the HTML in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import Writer, complete
from citeaudit.article.formats.markup import Tag, tags
from citeaudit.article.model import Block, BlockKind, Inline, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Prose

# Elements that stand apart from the text around them, though nothing stands between.
_CELLS_AND_LINES = frozenset(
    ("td", "th", "tr", "li", "dt", "dd", "p", "div", "summary", "h1", "h2", "h3", "h4")
)
_VERBATIM = (BlockKind.CODE, BlockKind.METADATA)


class Head(NamedTuple):
    """What is known of a block when it begins: `start` in code points, the rest as in `Block`."""

    kind: BlockKind
    start: int
    level: int = 0
    marker: str = ""
    group: int = 0


class _Effect:
    """An HTML element that is open and hides or raises its content."""

    __slots__ = ("between_blocks", "depth", "first", "kind", "name", "start")

    def __init__(self, name: str, kind: InlineKind, first: int, start: int) -> None:
        self.name = name
        self.kind = kind
        self.depth = 1
        self.first = first  # in the document
        self.start = start  # in the prose of the block being written
        self.between_blocks = False  # holds for the blocks that follow


class BlockWriter:
    """Takes runs of text, links and tags; gives a block. Offsets are code points."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self._writer = Writer()
        self._inlines: list[Inline] = []
        self._links: list[tuple[int, int]] = []
        self._effects: list[_Effect] = []
        self._end = 0

    @property
    def empty(self) -> bool:
        """Whether the block has no prose yet."""
        return not self._writer.length

    def begin(self, head: Head) -> None:
        """Begin a block; the one before must have been finished."""
        self.head = head
        self._end = head.start

    def add(self, text: str, start: int, end: int) -> None:
        """Append a run of text that stands at `start` to `end` of the document."""
        self._writer.add(text, start, end)
        self._end = max(self._end, end)

    def reach(self, end: int) -> None:
        """Let the block reach at least to `end`, markup included."""
        self._end = max(self._end, end)

    def mark(self, kind: InlineKind, text: str, at: Span, span: Span, target: str = "") -> None:
        """Append a marked run of text: at `at` the text, at `span` with its markup."""
        begin = self._writer.length
        self.add(text, at.start, at.end)
        self.reach(span.end)
        self._inlines.append(Inline(kind, begin, self._writer.length, span, target))

    def mark_keys(self, text: str, span: Span, keys: Sequence[str]) -> None:
        """Append a marker that names keys, shown as `text`."""
        begin = self._writer.length
        self.add(text, *span)
        for key in keys:
            self._inlines.append(Inline(InlineKind.KEY, begin, self._writer.length, span, key))

    @property
    def length(self) -> int:
        """How much prose is written."""
        return self._writer.length

    def mark_from(self, kind: InlineKind, start: int, span: Span) -> None:
        """Mark the prose from an offset on, if there is any."""
        if start < self._writer.length:
            self._inlines.append(Inline(kind, start, self._writer.length, span))

    def open_link(self, start: int) -> None:
        """Begin a link or an image."""
        self._links.append((start, self._writer.length))

    def close_link(self, kind: InlineKind, end: int, target: str, label: str) -> None:
        """End the link or image begun last."""
        if self._links:
            start, begin = self._links.pop()
            span = Span(start, end)
            self._inlines.append(Inline(kind, begin, self._writer.length, span, target, label))
            self.reach(end)

    def take_html(self, html: str, start: int) -> None:
        """Take inline HTML: tags vanish, and may hide or raise what follows."""
        for tag in tags(html):
            self._apply(tag, start + tag.start, start + tag.end)
        self.reach(start + len(html))

    def resolve_html(self) -> None:
        """Turn what was written, a block of HTML, into what it shows."""
        source, self._writer = self._writer.prose(), Writer()
        at = 0
        for tag in tags(source.text):
            self._copy(source, at, tag.start)
            self._apply(tag, *source.span(tag.start, tag.end))
            if tag.name in _CELLS_AND_LINES:
                self._writer.add("\n", *source.span(tag.start, tag.end))
            at = tag.end
        self._copy(source, at, len(source.text))
        if not self._writer.prose().text.strip():
            self._writer = Writer()
        for effect in self._effects:
            effect.between_blocks = True

    def _copy(self, source: Prose, start: int, end: int) -> None:
        """Copy text of a block of HTML, entities resolved."""
        if "&" in source.text:
            start = self._resolve_entities(source, start, end)
        self._writer.copy(source, start, end)

    def _resolve_entities(self, source: Prose, start: int, end: int) -> int:
        from html import unescape  # noqa: PLC0415 (few documents need it)

        for entity in _entity().finditer(source.text, start, end):
            self._writer.copy(source, start, entity.start())
            self._writer.add(unescape(entity[0]), *source.span(*entity.span()))
            start = entity.end()
        return start

    def finish(self, *, quoted: bool, as_note: Head | None) -> Block | None:
        """End the block.

        Args:
            quoted: It stands in a block quotation.
            as_note: The head of the note it stands in: whatever is inside belongs to the note.

        Returns:
            The block; nothing if it has no text.
        """
        self._end_effects()
        head, written = self.head, not self.empty
        if head is None:
            return None
        prose = self._writer.prose()
        inlines, end = self._inlines, self._end
        self.head, self._writer, self._inlines, self._links = None, Writer(), [], []
        if not written:
            return None
        span = Span(head.start, end)
        if head.kind in _VERBATIM:
            return Block(head.kind, span, prose, quoted=quoted)
        return _block(as_note or head, span, prose, inlines, quoted=quoted)

    def _apply(self, tag: Tag, start: int, end: int) -> None:
        if tag.name == "br":
            self._writer.add("\n", start, end)
        top = self._effects[-1] if self._effects else None
        if top and top.name == tag.name:
            top.depth += -1 if tag.closing else 1
            if not top.depth:
                self._mark_effect(self._effects.pop(), end)
        elif tag.effect:
            self._effects.append(_Effect(tag.name, tag.effect, start, self._writer.length))

    def _mark_effect(self, effect: _Effect, end: int) -> None:
        if self._writer.length > effect.start:
            span = Span(min(effect.first, end), end)
            self._inlines.append(Inline(effect.kind, effect.start, self._writer.length, span))

    def _end_effects(self) -> None:
        """End what was opened in this block; what was opened between blocks goes on."""
        if not self._effects:
            return
        for effect in self._effects:
            if self.head:
                effect.first = max(effect.first, self.head.start)
            self._mark_effect(effect, self._end)
            effect.start = 0
        self._effects = [effect for effect in self._effects if effect.between_blocks]


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&#?[A-Za-z0-9]{1,31};")


def _block(head: Head, span: Span, prose: Prose, inlines: list[Inline], *, quoted: bool) -> Block:
    marks = complete(prose, inlines)
    return Block(head.kind, span, prose, marks, head.level, head.marker, head.group, quoted)
