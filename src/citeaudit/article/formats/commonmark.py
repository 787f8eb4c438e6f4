"""Markdown, read with pulldown-cmark's events, which carry the exact place of every run of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pyromark

from citeaudit.article.formats.block_writer import BlockWriter, Head
from citeaudit.article.formats.definitions import find_definitions, with_nearest
from citeaudit.article.formats.front_matter import find_metadata, without
from citeaudit.article.formats.offsets import code_points
from citeaudit.article.model import Block, BlockKind, Document, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.text import Text

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BACKSLASH = 0x5C
_LINE_ENDS = {"SoftBreak", "HardBreak"}
# Of each of these signs the parser makes a node.
_ENDLESS = tuple(sign * 32 for sign in "[]<&!")
_LEAF_BLOCKS = {"Heading", "TableCell", "CodeBlock", "HtmlBlock"}
_EMPHASES = ("Strong", "Emphasis", "Strikethrough")  # neither blocks nor inlines of ours
_ENDS_BLOCK = {"Paragraph", "Heading", "Item", "TableCell"}

# An event or a tag of the parser: a bare name, or a name with what belongs to it.
_Named: TypeAlias = "str | Mapping[str, Any]"


def read_commonmark(text: Text) -> Document:
    """Read CommonMark, and nothing that other dialects see in it."""
    content = text.content
    if content.startswith("\ufeff"):  # the parser would take it for a word
        content = " " + content[1:]
    try:
        raw = content.encode()
    except UnicodeEncodeError:  # lone surrogates, from a caller with a string of its own
        raw = content.encode("utf-8", "replace")
        content = raw.decode()
    metadata = find_metadata(content)
    shown = without(content, metadata)
    content = _tamed(shown)
    if content is not shown or metadata:
        raw = content.encode()
    walk = _Walk(content, raw, shown)
    for event, place in _PARSER.events_with_range(content, merge_text=True):
        walk.take(event, place["start"], place["end"])
    walk.flush()
    blocks = tuple(sorted([*metadata, *walk.blocks], key=_start) if metadata else walk.blocks)
    names = _PARSER.reference_definitions(content)
    definitions = find_definitions(content, blocks, names) if names else ()
    blocks = with_nearest(blocks, definitions)
    return Document(text, "markdown", _title(blocks), blocks, definitions)


def _tamed(content: str) -> str:
    """Put letters in place of endless runs of one sign, of each of which the parser makes a node.

    Nobody writes such a run as markup; what is shown is what was written.
    """
    if not any(run in content for run in _ENDLESS):
        return content
    return _endless().sub(_letters, content)


def _letters(run: re.Match[str]) -> str:
    return "x" * len(run[0])


@cache
def _endless() -> re.Pattern[str]:
    return re.compile("|".join(f"{re.escape(run)}+" for run in _ENDLESS))


def _start(block: Block) -> int:
    return block.span.start


def _title(blocks: tuple[Block, ...]) -> str:
    if blocks and blocks[0].kind is BlockKind.METADATA:
        for line in blocks[0].prose.text.splitlines():
            name, sign, value = line.partition(":" if line.startswith("title:") else "=")
            if sign and name.strip() == "title":  # YAML, or TOML
                return value.strip().strip("'\"")
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and not block.quoted]
    headings.sort(key=_is_below_first_level)
    return headings[0].prose.text.strip() if headings else ""


def _is_below_first_level(heading: Block) -> bool:
    return heading.level > 1


class _Walk:
    """Turns the parser's events into blocks; one for each document. Offsets taken are bytes."""

    def __init__(self, content: str, raw: bytes, shown: str) -> None:
        self.blocks: list[Block] = []
        self._content = content
        self._shown = shown  # the same, where `content` has letters in place of endless runs
        self._raw = raw
        self._at = code_points(raw)
        self._writer = BlockWriter()
        self._last = 0  # where the event before ended
        self._groups: list[int] = []
        self._group = 0
        self._notes: list[tuple[str, int]] = []
        self._links: list[dict[str, str]] = []
        self._quotes = 0
        self._in_head = False
        self._tokens: list[tuple[int, int, str]] | None = None

    def take(self, event: _Named, start: int, end: int) -> None:
        """Take the next event of the parser."""
        if isinstance(event, str):
            if event in _LINE_ENDS:
                self._ensure(start)
                self._writer.add("\n", self._at(start), self._at(end))
            self._last = end
            return
        ((name, value),) = event.items()
        if name == "Text":
            self._text(value, start, end)
        elif name == "Start":
            if value not in _EMPHASES:
                self._start(value, start)
            end = max(self._last, start)
        elif name == "End":
            if value not in _EMPHASES:
                self._finish(value if isinstance(value, str) else next(iter(value)), end)
        else:
            self._leaf(name, value, start, end)
        self._last = end

    def flush(self) -> None:
        """Finish the block that is being written."""
        note = self._context(0) if self._notes else None
        block = self._writer.finish(quoted=self._quotes > 0, as_note=note)
        if block:
            self.blocks.append(block)

    # Blocks

    def _start(self, tag: _Named, start: int) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in {"Link", "Image"}:
            self._ensure(start)
            self._links.append(value or {})
            self._writer.open_link(self._at(start))
        elif name == "Paragraph":
            head = self._writer.head
            # The first paragraph of a list item or note is the item itself.
            if head is None or not self._writer.empty or head.kind is BlockKind.PARAGRAPH:
                self._begin(self._context(start))
        elif name == "Item":
            depth, group = len(self._groups), self._groups[-1]
            marker = self._marker(start)
            self._begin(Head(BlockKind.LIST_ITEM, self._at(start), depth, marker, group))
        elif name in _LEAF_BLOCKS:
            self._begin(self._leaf_head(name, value or {}, self._at(start)))
        else:
            self._enter(name, value, start)

    def _leaf_head(self, name: str, value: dict[str, Any], start: int) -> Head:
        match name:
            case "Heading":
                return Head(BlockKind.HEADING, start, int(value["level"][1]))
            case "TableCell":
                kind = BlockKind.TABLE_HEAD if self._in_head else BlockKind.TABLE_CELL
                return Head(kind, start, group=self._groups[-1])
            case "CodeBlock":
                return Head(BlockKind.CODE, start)
            case _:
                return Head(BlockKind.HTML, start)

    def _enter(self, name: str, value: str | None, start: int) -> None:
        match name:
            case "List" | "Table":
                self.flush()
                self._group += 1
                self._groups.append(self._group)
            case "FootnoteDefinition":
                self.flush()
                self._group += 1
                self._notes.append((value or "", self._group))
                self._begin(self._context(start))
            case "BlockQuote":
                self.flush()
                self._quotes += 1
            case "TableHead":
                self._in_head = True

    def _finish(self, name: str, end: int) -> None:
        if name in _ENDS_BLOCK:
            self.flush()
            return
        match name:
            case "Link" | "Image":
                data = self._links.pop()
                kind = InlineKind.LINK if name == "Link" else InlineKind.IMAGE
                self._writer.close_link(kind, self._at(end), data["dest_url"], data["id"])
            case "HtmlBlock":
                self._writer.resolve_html()
                self.flush()
            case "CodeBlock":
                self._writer.reach(self._at(end))
                self.flush()
            case "List" | "Table":
                self.flush()
                self._groups.pop()
            case "FootnoteDefinition":
                self.flush()
                self._notes.pop()
            case "BlockQuote":
                self.flush()
                self._quotes -= 1
            case "TableHead":
                self._in_head = False

    def _context(self, start: int) -> Head:
        """Say what a paragraph is here: a note's, a list's, or one of its own."""
        at = self._at(start)
        if self._notes:
            marker, group = self._notes[-1]
            return Head(BlockKind.FOOTNOTE, at, 0, marker, group)
        return Head(BlockKind.PARAGRAPH, at, group=self._groups[-1] if self._groups else 0)

    def _marker(self, start: int) -> str:
        line = self._raw[start : start + 12].decode("ascii", "replace").lstrip()
        digits = len(line) - len(line.lstrip("0123456789"))
        return line[: digits + 1]

    def _begin(self, head: Head) -> None:
        self.flush()
        self._writer.begin(head)

    def _ensure(self, start: int) -> None:
        if self._writer.head is None:
            self._writer.begin(self._context(start))

    # Runs of text

    def _text(self, text: str, start: int, end: int) -> None:
        self._ensure(start)
        first = self._at(start)
        length = len(text) if text.isascii() else len(text.encode())
        verbatim = length == end - start and self._content.startswith(text, first)
        if verbatim and not self._escaped(start):
            self._writer.add(self._written(text, first), first, first + len(text))
        else:
            self._run(start, end)

    def _written(self, text: str, at: int) -> str:
        """Give what the author wrote where the parser was shown letters for an endless run."""
        if self._shown is self._content or not self._content.startswith(text, at):
            return text
        return self._shown[at : at + len(text)]

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
                if not isinstance(event, str) and "Text" in event
            ]
        index = bisect_left(self._tokens, (start, 0, ""))
        while index < len(self._tokens) and self._tokens[index][0] < end:
            first, last, text = self._tokens[index]
            at = self._at(first)
            text = self._written(text, at)
            if text and self._escaped(first):
                self._writer.add(text[0], at - 1, at + 1)
                text, at = text[1:], at + 1
            self._writer.add(text, at, self._at(last))
            self._last = last
            index += 1

    def _leaf(self, name: str, value: str, start: int, end: int) -> None:
        self._ensure(start)
        span = Span(self._at(start), self._at(end))
        match name:
            case "Html":
                self._writer.add(self._written(value, span.start), span.start, span.end)
            case "InlineHtml":
                self._writer.take_html(self._shown[span.start : span.end], span.start)
            case "Code":
                inner = self._content.find(value, span.start, span.end)
                at = span if inner < 0 else Span(inner, inner + len(value))
                value = value if inner < 0 else self._written(value, inner)
                self._writer.mark(InlineKind.CODE, value, at, span)
            case "FootnoteReference":
                written = self._content[span.start : span.end]
                self._writer.mark(InlineKind.NOTE, written, span, span, value)
