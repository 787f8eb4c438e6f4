"""Markdown, read with pulldown-cmark's events, which carry the exact place of every run of text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

import pyromark

from citeaudit.article.blocks import Writer, complete
from citeaudit.article.definitions import find_definitions
from citeaudit.article.markup import Tag, tags
from citeaudit.article.model import Block, BlockKind, Document, Inline, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.text import Text

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_CONTINUATION = bytes(range(0x80, 0xC0))
_BACKSLASH = 0x5C
_CHUNK = 256
_LINES = {"SoftBreak", "HardBreak"}
_LEAVES = {"Paragraph", "Heading", "TableCell", "CodeBlock", "HtmlBlock", "MetadataBlock"}


class MarkdownReader:
    """CommonMark with tables, footnotes and YAML front matter."""

    def read(self, text: Text) -> Document:
        """Take a Markdown text apart into blocks.

        Cost: linear; about a millisecond for 20 kB.
        """
        content = text.content
        if content.startswith("\ufeff"):  # the parser would take it for a word
            content = " " + content[1:]
        try:
            raw = content.encode()
        except UnicodeEncodeError:  # lone surrogates, from a caller with a string of its own
            raw = content.encode("utf-8", "replace")
            content = raw.decode()
        walk = _Walk(content, raw)
        for event, place in _PARSER.events_with_range(content, merge_text=True):
            walk.take(event, place["start"], place["end"])
        walk.close()
        blocks = tuple(walk.blocks)
        names = _PARSER.reference_definitions(content)
        definitions = find_definitions(content, blocks, names) if names else ()
        return Document(text, "markdown", _title(blocks), blocks, definitions)


READER = MarkdownReader()


def _title(blocks: tuple[Block, ...]) -> str:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and not block.quoted]
    for block in blocks[:1]:
        if block.kind is BlockKind.METADATA:
            for line in block.prose.text.splitlines():
                if line.startswith("title:"):
                    return line[6:].strip().strip("'\"")
    for heading in headings:
        if heading.level == 1:
            return heading.prose.text.strip()
    return headings[0].prose.text.strip() if headings else ""


def _code_points(raw: bytes) -> Callable[[int], int]:
    """Return the function from byte offsets to code points; constant cost by checkpoints."""
    if raw.isascii():
        return int
    seen = [0]
    for at in range(0, len(raw), _CHUNK):
        seen.append(seen[-1] + len(raw[at : at + _CHUNK].translate(None, _CONTINUATION)))

    def code_point(at: int) -> int:
        rest = raw[at - at % _CHUNK : at]
        return seen[at // _CHUNK] + len(rest.translate(None, _CONTINUATION))

    return code_point


class _Open(NamedTuple):
    """The block that is being written."""

    kind: BlockKind
    start: int
    level: int = 0
    marker: str = ""
    group: int = 0


class _Effect:
    """An HTML element that is open and hides or raises its content."""

    __slots__ = ("block", "depth", "first", "kind", "name", "start")

    def __init__(self, tag: Tag, first: int, start: int, *, block: bool) -> None:
        self.name = tag.name
        self.kind = tag.effect or InlineKind.HIDDEN
        self.depth = 1
        self.first = first  # in the document
        self.start = start  # in the prose of the block being written
        self.block = block  # opened between blocks: holds for the blocks that follow


class _Walk:
    """Turns the parser's events into blocks; one for each document."""

    def __init__(self, content: str, raw: bytes) -> None:
        self.blocks: list[Block] = []
        self._content = content
        self._raw = raw
        self._at = _code_points(raw)
        self._writer = Writer()
        self._inlines: list[Inline] = []
        self._links: list[tuple[dict[str, Any], int, int]] = []
        self._effects: list[_Effect] = []
        self._open: _Open | None = None
        self._end = 0  # of the block being written, in bytes
        self._last = 0  # where the event before ended, in bytes
        self._groups: list[int] = []
        self._group = 0
        self._notes: list[tuple[str, int]] = []
        self._quotes = 0
        self._head = False
        self._tokens: list[tuple[int, int, str]] | None = None

    def take(self, event: Any, start: int, end: int) -> None:
        """Take the next event of the parser, at `start` to `end` in bytes."""
        if isinstance(event, str):
            if event in _LINES:
                self._write("\n", start, end)
        else:
            for name, value in event.items():
                if name == "Text":
                    self._text(value, start, end)
                elif name == "Start":
                    self._start(value, start)
                elif name == "End":
                    self._finish(value if isinstance(value, str) else next(iter(value)), end)
                else:
                    self._leaf(name, value, start, end)
        self._last = max(self._last, start if "Start" in event else end)

    def close(self) -> None:
        """Finish the last block."""
        self._flush()

    # Blocks

    def _start(self, tag: Any, start: int) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in {"Link", "Image"}:
            self._ensure(start)
            self._links.append((value, start, self._writer.length))
        elif name == "Paragraph":
            if self._open is None or self._writer.length or self._open.kind is BlockKind.PARAGRAPH:
                self._begin(self._context(start))
        elif name in _LEAVES:
            self._begin(self._leaf_block(name, value, start))
        elif name == "Item":
            marker = self._marker(start)
            self._begin(
                _Open(BlockKind.LIST_ITEM, start, len(self._groups), marker, self._groups[-1])
            )
        else:
            self._container(name, value, start)

    def _leaf_block(self, name: str, value: Any, start: int) -> _Open:
        match name:
            case "Heading":
                return _Open(BlockKind.HEADING, start, int(value["level"][1]))
            case "TableCell":
                kind = BlockKind.TABLE_HEAD if self._head else BlockKind.TABLE_CELL
                return _Open(kind, start, group=self._groups[-1])
            case "CodeBlock":
                return _Open(BlockKind.CODE, start)
            case "HtmlBlock":
                return _Open(BlockKind.HTML, start)
            case _:
                return _Open(BlockKind.METADATA, start)

    def _container(self, name: str, value: Any, start: int) -> None:
        if name in {"List", "Table", "FootnoteDefinition"}:
            self._flush()
            self._group += 1
        match name:
            case "List" | "Table":
                self._groups.append(self._group)
            case "FootnoteDefinition":
                self._notes.append((value, self._group))
                self._begin(self._context(start))
            case "BlockQuote":
                self._flush()
                self._quotes += 1
            case "TableHead":
                self._head = True

    def _finish(self, name: str, end: int) -> None:
        match name:
            case "Link" | "Image":
                self._link(name, end)
            case "HtmlBlock":
                self._html_block()
                self._flush()
            case "CodeBlock" | "MetadataBlock":
                self._end = end
                self._flush()
            case "List" | "Table":
                self._flush()
                self._groups.pop()
            case "FootnoteDefinition":
                self._flush()
                self._notes.pop()
            case "BlockQuote":
                self._flush()
                self._quotes -= 1
            case "TableHead":
                self._head = False
            case "Paragraph" | "Heading" | "Item" | "TableCell":
                self._flush()

    def _context(self, start: int) -> _Open:
        """Say what a paragraph is here: a note's, a list's, or one of its own."""
        if self._notes:
            marker, group = self._notes[-1]
            return _Open(BlockKind.FOOTNOTE, start, 0, marker, group)
        return _Open(BlockKind.PARAGRAPH, start, group=self._groups[-1] if self._groups else 0)

    def _marker(self, start: int) -> str:
        line = self._raw[start : start + 12].lstrip()
        if line[:1].isdigit():
            digits = len(line) - len(line.lstrip(b"0123456789"))
            return line[: digits + 1].decode("ascii", "replace")
        return line[:1].decode("ascii", "replace")

    def _begin(self, opened: _Open) -> None:
        self._flush()
        self._open = opened
        self._end = opened.start

    def _ensure(self, start: int) -> None:
        if self._open is None:
            self._begin(self._context(start))

    def _flush(self) -> None:
        opened, writer = self._open, self._writer
        self._close_effects()
        if opened and writer.length:
            prose = writer.prose()
            inlines: tuple[Inline, ...] = ()
            kind = opened.kind
            if kind is not BlockKind.CODE and kind is not BlockKind.METADATA:
                inlines = complete(prose, self._inlines)
                if self._notes:  # a list inside of a note belongs to the note
                    kind, opened = BlockKind.FOOTNOTE, self._context(opened.start)
            span = Span(self._at(opened.start), self._at(max(self._end, opened.start)))
            self.blocks.append(
                Block(
                    kind,
                    span,
                    prose,
                    inlines,
                    opened.level,
                    opened.marker,
                    opened.group,
                    self._quotes > 0,
                )
            )
        if opened:
            self._open = None
            self._writer = Writer()
            self._inlines = []
            self._links = []

    # Runs of text

    def _write(self, text: str, start: int, end: int) -> None:
        self._ensure(start)
        self._writer.add(text, self._at(start), self._at(end))
        self._end = max(self._end, end)

    def _text(self, text: str, start: int, end: int) -> None:
        self._ensure(start)
        first, last = self._at(start), self._at(end)
        if not self._escaped(start) and self._content[first:last] == text:
            self._writer.add(text, first, last)
        else:
            self._run(start, end)
        self._end = max(self._end, end)

    def _escaped(self, start: int) -> bool:
        # The backslash belongs to no event; one that is text of its own was the event before.
        return start > self._last and self._raw[start - 1] == _BACKSLASH

    def _run(self, start: int, end: int) -> None:
        """Write a merged run that is not verbatim, token by token."""
        if self._tokens is None:
            events = _PARSER.events_with_range(self._content, merge_text=False)
            self._tokens = [
                (place["start"], place["end"], event["Text"])
                for event, place in events
                if "Text" in event and not isinstance(event, str)
            ]
        index = bisect_left(self._tokens, (start, 0, ""))
        while index < len(self._tokens) and self._tokens[index][0] < end:
            first, last, text = self._tokens[index]
            at, after = self._at(first), self._at(last)
            if text and self._escaped(first):
                self._writer.add(text[0], at - 1, at + 1)
                text, at = text[1:], at + 1
            self._writer.add(text, at, after)
            self._last = last
            index += 1

    def _leaf(self, name: str, value: str, start: int, end: int) -> None:
        first, last = self._at(start), self._at(end)
        if name == "Html":
            self._write(value, start, end)
        elif name == "InlineHtml":
            self._ensure(start)
            for tag in tags(value):
                self._apply(tag, first + tag.start, first + tag.end, block=False)
            self._end = max(self._end, end)
        elif name == "Code":
            self._ensure(start)
            inner = self._content.find(value, first, last)
            at = (first, last) if inner < 0 else (inner, inner + len(value))
            self._marked(InlineKind.CODE, value, at, Span(first, last), end)
        elif name == "FootnoteReference":
            self._ensure(start)
            written = self._content[first:last]
            self._marked(InlineKind.NOTE, written, (first, last), Span(first, last), end, value)

    def _marked(
        self,
        kind: InlineKind,
        text: str,
        at: tuple[int, int],
        span: Span,
        end: int,
        target: str = "",
    ) -> None:
        begin = self._writer.length
        self._writer.add(text, *at)
        self._inlines.append(Inline(kind, begin, self._writer.length, span, target))
        self._end = max(self._end, end)

    def _link(self, name: str, end: int) -> None:
        if not self._links:
            return
        data, start, begin = self._links.pop()
        kind = InlineKind.LINK if name == "Link" else InlineKind.IMAGE
        span = Span(self._at(start), self._at(end))
        self._inlines.append(
            Inline(kind, begin, self._writer.length, span, data["dest_url"], data["id"])
        )
        self._end = max(self._end, end)

    # HTML

    def _html_block(self) -> None:
        """Rewrite a block of HTML as what it shows: the text between the tags."""
        source, self._writer = self._writer.prose(), Writer()
        at = 0
        for tag in tags(source.text):
            self._writer.copy(source, at, tag.start)
            self._apply(tag, *source.span(tag.start, tag.end), block=True)
            at = tag.end
        self._writer.copy(source, at, len(source.text))
        if not self._shown():
            self._writer = Writer()

    def _shown(self) -> bool:
        return bool(self._writer.length and self._writer.prose().text.strip())

    def _apply(self, tag: Tag, start: int, end: int, *, block: bool) -> None:
        if tag.name == "br":
            self._writer.add("\n", start, end)
        top = self._effects[-1] if self._effects else None
        if tag.closing:
            if top and top.name == tag.name:
                top.depth -= 1
                if not top.depth:
                    self._mark_effect(self._effects.pop(), end)
        elif top and top.name == tag.name:
            top.depth += 1
        elif tag.effect:
            self._effects.append(_Effect(tag, start, self._writer.length, block=block))

    def _mark_effect(self, effect: _Effect, end: int) -> None:
        if self._writer.length > effect.start:
            span = Span(min(effect.first, end), end)
            self._inlines.append(Inline(effect.kind, effect.start, self._writer.length, span))

    def _close_effects(self) -> None:
        """End what was opened in this block; what was opened between blocks goes on."""
        end = self._at(self._end)
        for effect in self._effects:
            if self._open:
                effect.first = max(effect.first, self._at(self._open.start))
            self._mark_effect(effect, end)
            effect.start = 0
        self._effects = [effect for effect in self._effects if effect.block]
