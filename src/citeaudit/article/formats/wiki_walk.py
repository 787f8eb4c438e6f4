"""The walk through a wikitext: headings, lists, tables, links and tags, without templates."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.formats.block_writer import Head
from citeaudit.article.formats.galley import Galley
from citeaudit.article.formats.wiki_templates import templates
from citeaudit.article.formats.wiki_tokens import Source, Token
from citeaudit.article.model import BlockKind, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_MATH = frozenset(("math", "chem", "ce"))
_CODE = frozenset(("pre", "syntaxhighlight", "source"))
_BEGIN_LINE = frozenset(("item", "heading", "table", "rule"))
_TABLE = frozenset(("table", "end", "row", "cell", "caption"))


class WikiWalk:
    """Goes through the tokens once; what spans several of them is ended when its end is met.

    Attributes:
        galley: Where the prose goes.
        hushed: Between asides nothing is shown, as in a list of references.
    """

    def __init__(self, text: str) -> None:
        self.galley = Galley(text)
        self.hushed = False
        self.source = Source(text)
        self.group = 0
        self.in_list = False
        self._at: dict[int, list[Callable[[], None]]] = {}
        self._jumps: dict[int, int] = {}
        self._skip = 0
        self._tables: list[int] = []
        self._cell = BlockKind.TABLE_CELL
        self._heading = False

    def run(self) -> None:
        """Read all tokens."""
        index = 0
        while index < len(self.source.tokens):
            for action in self._at.pop(index, ()):
                action()
            if index in self._jumps:
                index = self._jumps.pop(index)
            else:
                index = self._take(index, self.source.tokens[index])
        while self.galley.aside:
            self.galley.end_aside()
        self.galley.flush()

    def template(self, index: int, close: int) -> int:
        """Take the template that opens at a token; return the index of the next to be read."""
        return close + 1

    def reference(self, index: int, token: Token) -> int:
        """Take a tag of a reference; return the index of the next token to be read."""
        return index + 1

    def end_at(self, close: int, action: Callable[[], None]) -> None:
        """Do something where a token stands, instead of reading it."""
        self._at.setdefault(close, []).append(action)
        self._jumps[close] = close + 1

    def jump(self, index: int, target: int) -> None:
        """Go on elsewhere where a token is met."""
        self._jumps[index] = target

    def skip_to(self, at: int) -> None:
        """Take what stands before a place for no prose."""
        self._skip = max(self._skip, at)

    def put(self, start: int, end: int) -> None:
        """Write a stretch of the source as it stands."""
        start = max(start, self._skip)
        if self.galley.fresh:
            start = end - len(self.source.text[start:end].lstrip())
        if start < end:
            self.galley.put(self.source.text[start:end], start, end)

    def _take(self, index: int, token: Token) -> int:
        """Take one token; return the index of the next."""
        start, end = token.start, token.end
        match token.kind:
            case "{{":
                return self._opened(index, self.template)
            case "tag" | "empty":
                return self._tag(index, token)
            case _ if self.hushed and not self.galley.aside:
                return index + 1
            case "[[":
                return self._opened(index, self._link)
            case "[":
                return self._opened(index, self._address)
            case "||" if self._tables and not self.galley.aside:
                self._begin_cell(token)
            case "text" | "|" | "||" | "]]" | "}}" | "]":
                self.put(start, end)
            case "opaque":
                self._opaque(token)
            case "entity":
                self.galley.put(html.unescape(self.source.text[start:end]), start, end)
            case _:
                self._line(index, token)
        return index + 1

    def _opened(self, index: int, take: Callable[[int, int], int]) -> int:
        close = self.source.closers.get(index)
        if close is None:
            self.put(*self.source.span(index))
            return index + 1
        return take(index, close)

    # Lines

    def _line(self, index: int, token: Token) -> None:
        start, end = token.start, token.end
        match token.kind:
            case "heading":
                self.galley.begin(Head(BlockKind.HEADING, start, len(token.name)))
                self._heading = True
            case "equals" if not (self._heading and self._ends_line(end)):
                self.put(start, end)
            case "equals" | "rule":
                self.galley.flush(end)
                self._heading = False
            case "break":
                self._heading = self.in_list = False
                self.galley.pause(start, end)
            case "newline":
                self._newline(index, token)
            case "item" if not self.galley.aside:
                self._item(token)
            case kind if kind in _TABLE:
                self._table(token)

    def _ends_line(self, at: int) -> bool:
        line = self.source.text[at : at + 120].partition("\n")[0]
        return not line.partition("<!--")[0].strip()

    def _newline(self, index: int, token: Token) -> None:
        following = self.source.tokens[index + 1 : index + 2]
        # A list item is one line.
        ends = self.in_list or bool(following and following[0].kind in _BEGIN_LINE)
        self._heading = self.in_list = False
        if ends and not self.galley.aside:
            self.galley.flush()
        else:
            self.galley.put("\n", token.start, token.end)

    def _item(self, token: Token) -> None:
        marker = {"#": "1.", "*": "-"}.get(token.name[-1])
        self.in_list = True
        if marker is None:  # an indented line, a definition
            self.galley.begin(Head(BlockKind.PARAGRAPH, token.start))
            return
        self.galley.flush()
        before = self.galley.blocks[-1] if self.galley.blocks else None
        if not (
            before and before.kind is BlockKind.LIST_ITEM and self._follows(before.span, token)
        ):
            self.group += 1
        depth = len(token.name)
        self.galley.begin(Head(BlockKind.LIST_ITEM, token.start, depth, marker, self.group))

    def _follows(self, before: Span, token: Token) -> bool:
        """Say whether a list item stands right below the block before."""
        return self.source.text.count("\n", before.end, max(before.end, token.start)) <= 1

    # Tables

    def _table(self, token: Token) -> None:
        if token.kind == "table" and not self.galley.aside:
            self.galley.flush()
            self.group += 1
            self._tables.append(self.group)
        elif not self._tables or self.galley.aside:
            self.put(token.start, token.end)
        elif token.kind == "cell":
            self._cell = BlockKind.TABLE_HEAD if token.name == "!" else BlockKind.TABLE_CELL
            self._begin_cell(token)
        elif token.kind == "caption":
            self.galley.begin(Head(BlockKind.CAPTION, token.start))
        else:
            self.galley.flush()
            if token.kind == "end":
                self._tables.pop()

    def _begin_cell(self, token: Token) -> None:
        self.galley.begin(Head(self._cell, token.start, group=self._tables[-1]))
        attributes = _attributes().match(self.source.text, token.end)
        self.skip_to(attributes.end() if attributes else 0)

    # Links

    def _link(self, index: int, close: int) -> int:
        pipes = self.source.pipes.get(index, [])
        start = self.source.tokens[index].end
        name = self.source.text[start : start + 60].partition(":")[0]
        space = name.strip().lower()
        if space in templates().category:
            return close + 1
        if space not in templates().file:
            self._jumps[close] = close + 1
            return (pipes[0] if pipes else index) + 1
        if not pipes:
            return close + 1
        # The caption of a picture is its last part.
        head = Head(BlockKind.CAPTION, self.source.tokens[index].start)
        self.galley.begin_aside(head, self.galley.blocks)
        self.end_at(close, self.galley.end_aside)
        return pipes[-1] + 1

    def _address(self, index: int, close: int) -> int:
        token, whole = self.source.tokens[index], self.source.whole(index)
        match = _target().match(self.source.text, token.end)
        written = match[0] if match else ""
        after = token.end + len(written)
        target = f"https:{written}" if written.startswith("//") else written
        if not self.source.text[after : self.source.tokens[close].start].strip():
            self.galley.mark(InlineKind.LINK, target, Span(token.end, after), whole, target)
            return close + 1
        self.skip_to(after + 1)
        writer = self.galley.open_link(token.start)
        self.end_at(close, lambda: writer.close_link(InlineKind.LINK, whole.end, target, ""))
        return index + 1

    # Tags

    def _tag(self, index: int, token: Token) -> int:
        match token.name:
            case "ref":
                return self.reference(index, token)
            case "references" | "/references":
                self.hushed = token.name == "references" and token.kind == "tag"
            case _ if self.hushed and not self.galley.aside:
                pass
            case "br":
                self.galley.put("\n", token.start, token.end)
            case "blockquote" | "/blockquote":
                self.galley.flush()
                self.galley.quotes = int(token.name == "blockquote")
            case "sup" if token.kind == "tag":
                return self._superscript(index)
        return index + 1

    def _superscript(self, index: int) -> int:
        inner = self.source.tokens[index + 1 : index + 3]
        if [token.kind for token in inner] != ["text", "tag"] or inner[1].name != "/sup":
            return index + 1
        at, whole = Span(*inner[0][1:3]), Span(self.source.tokens[index].start, inner[1].end)
        self.galley.mark(InlineKind.SUPERSCRIPT, self.source.text[at.start : at.end], at, whole)
        return index + 3

    def _opaque(self, token: Token) -> None:
        start = self.source.text.find(token.rest, token.start)
        inner, whole = Span(start, start + len(token.rest)), Span(token.start, token.end)
        if token.name in _MATH:
            self.galley.mark(InlineKind.MATH, token.rest, inner, whole)
        elif token.name in {"nowiki", "code"}:
            self.galley.mark(InlineKind.CODE, token.rest, inner, whole)
        elif token.name in _CODE and not self.galley.aside:
            self.galley.code(token.rest, *inner)


@cache
def _attributes() -> re.Pattern[str]:
    # ` style="…" | ` before the text of a cell
    return re.compile(r"[^|\[\]{}<>\n]{0,300}=[^|\[\]{}<>\n]{0,300}\|(?!\|)")


@cache
def _target() -> re.Pattern[str]:
    return re.compile(r"[^\s\[\]<>\"]{1,2000}")
