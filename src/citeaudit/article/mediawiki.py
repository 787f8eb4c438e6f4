"""MediaWiki: `<ref>` and the templates around it, headings, lists, tables and links.

mwparserfromhell, the kept-up parser, has no positions and takes 86 ms to import, so the tokens are
our own. A template shows what `data/wikitext.txt` says; nothing is transcluded.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from citeaudit.article.base import Reader
from citeaudit.article.block_writer import Head
from citeaudit.article.galley import Galley
from citeaudit.article.model import BlockKind, Document, InlineKind
from citeaudit.article.wiki_notes import WikiNotes
from citeaudit.article.wiki_templates import (
    full_citation_label,
    is_citation,
    read_citation,
    short_citation,
    split_parameters,
    templates,
)
from citeaudit.article.wiki_tokens import Token, pair, tokens
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.article.model import Reference
    from citeaudit.text import Text

_CODE = frozenset(("pre", "syntaxhighlight", "source", "code"))
_MATH = frozenset(("math", "chem", "ce"))
_UNSHOWN = frozenset(("gallery", "score", "templatedata", "timeline", "graph", "mapframe"))


class MediaWikiReader(Reader):
    """Wikitext, as Wikipedia and its kin keep it: `.wikitext`, `.wiki`, `.mediawiki`."""

    def read(self, text: Text) -> Document:
        """Take a wikitext apart into blocks.

        Cost: linear; about a second for two million characters.
        """
        walk = _Walk(text.content)
        walk.run()
        blocks = (*walk.galley.blocks, *walk.galley.notes)
        records = tuple(walk.records)
        return Document(text, "mediawiki", "", blocks, records=records, as_shown=True)


READER = MediaWikiReader()


class _Walk:
    """Goes through the tokens once; what spans several of them is ended when its end is met."""

    def __init__(self, source: str) -> None:
        self.records: list[Reference] = []
        self.galley = Galley(source)
        self._source = source
        self._tokens = tokens(source)
        self._closers, self._pipes, self._refs = pair(self._tokens)
        self._at: dict[int, list[Callable[[], None]]] = {}  # to be done at a token, instead of it
        self._jumps: dict[int, int] = {}
        self._notes = WikiNotes()
        self._skip = 0  # what stands before this place is no prose
        self._group = 0
        self._tables: list[int] = []
        self._in_list = False
        self._heading = False
        self._raised: list[tuple[int, int]] = []
        self._cites_short = "{{sfn" in source.lower() or "{{harv" in source.lower()

    def run(self) -> None:
        """Read all tokens."""
        index = 0
        while index < len(self._tokens):
            for action in self._at.pop(index, ()):
                action()
            if index in self._jumps:
                index = self._jumps.pop(index)
            else:
                index = self._take(index, self._tokens[index])
        while self.galley.aside:
            self.galley.end_aside()
        self.galley.flush()

    def _take(self, index: int, token: Token) -> int:
        """Take one token; return the index of the next."""
        start, end = token.start, token.end
        match token.kind:
            case "text" | "|" | "||" | "]]" | "}}" | "]":
                self._put(start, end)
            case "{{":
                return self._template(index)
            case "[[":
                return self._link(index)
            case "[":
                return self._address(index)
            case "tag" | "empty":
                return self._tag(index, token)
            case "opaque":
                self._opaque(token)
            case "entity":
                self.galley.put(html.unescape(self._source[start:end]), start, end)
            case _:
                self._line(index, token)
        return index + 1

    def _put(self, start: int, end: int) -> None:
        start = max(start, self._skip)
        if self.galley.fresh:
            start = end - len(self._source[start:end].lstrip())
        if start < end:
            self.galley.put(self._source[start:end], start, end)

    # Lines: headings, lists, tables, paragraphs

    def _line(self, index: int, token: Token) -> None:
        start, end = token.start, token.end
        match token.kind:
            case "heading":
                self.galley.begin(Head(BlockKind.HEADING, start, len(token.name)))
                self._heading = True
            case "equals" if not self._heading or not self._ends_line(end):
                self._put(start, end)
            case "equals" | "rule":
                self.galley.flush(end)
                self._heading = False
            case "break":
                self._heading = False
                self.galley.pause(start, end)
            case "newline":
                self._newline(index, token)
            case "item":
                self._item(token)
            case "table" | "end" | "row" | "cell" | "caption":
                self._table(index, token)

    def _ends_line(self, at: int) -> bool:
        return not self._source[at : at + 120].partition("\n")[0].partition("<!--")[0].strip()

    def _newline(self, index: int, token: Token) -> None:
        self._heading = False
        following = self._tokens[index + 1].kind if index + 1 < len(self._tokens) else ""
        if following in {"item", "heading", "table", "rule"} and not self.galley.aside:
            self.galley.flush()
        elif self._in_list and not self.galley.aside:
            self.galley.flush()  # an item is one line
        else:
            self.galley.put("\n", token.start, token.end)
        self._in_list = False

    def _item(self, token: Token) -> None:
        if self.galley.aside:
            return
        before = self.galley.blocks[-1] if self.galley.blocks else None
        if before is None or before.kind is not BlockKind.LIST_ITEM or not self._follows(token):
            self._group += 1
        marker = {"#": "1.", "*": "-"}.get(token.name[-1], "")
        depth = len(token.name)
        kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
        group = self._group if marker else 0
        self.galley.begin(Head(kind, token.start, depth if marker else 0, marker, group))
        self._in_list = True

    def _follows(self, token: Token) -> bool:
        """Say whether a list item stands right below the block before."""
        between = self._source[self.galley.blocks[-1].span.end : token.start]
        return between.count("\n") <= 1

    def _table(self, index: int, token: Token) -> None:
        if token.kind == "table":
            self.galley.flush()
            self._group += 1
            self._tables.append(self._group)
        elif not self._tables:
            self._put(token.start, token.end)
        elif token.kind == "end":
            self.galley.flush()
            self._tables.pop()
        elif token.kind == "caption":
            self.galley.begin(Head(BlockKind.CAPTION, token.start))
        elif token.kind == "cell":
            kind = BlockKind.TABLE_HEAD if token.name == "!" else BlockKind.TABLE_CELL
            self.galley.begin(Head(kind, token.start, group=self._tables[-1]))
            attributes = _cell().match(self._source, token.end)
            self._skip = max(self._skip, attributes.end() if attributes else 0)
        else:
            self.galley.flush()

    # Links

    def _link(self, index: int) -> int:
        close = self._closers.get(index)
        if close is None:
            self._put(*self._tokens[index][1:3])
            return index + 1
        pipes = self._pipes.get(index, [])
        target = self._source[self._tokens[index].end : self._tokens[index + 1].end]
        space = target.partition(":")[0].strip().lower()
        if space in templates().category:
            return close + 1
        if space in templates().file:
            return self._picture(index, close, pipes)
        self._jumps[close] = close + 1
        return (pipes[0] if pipes else index) + 1

    def _picture(self, index: int, close: int, pipes: list[int]) -> int:
        """Read the caption of a picture, its last part."""
        self._jumps[close] = close + 1
        if not pipes:
            return close + 1
        head = Head(BlockKind.CAPTION, self._tokens[index].start)
        self.galley.begin_aside(head, self.galley.blocks)
        self._do_at(close, self.galley.end_aside)
        return pipes[-1] + 1

    def _address(self, index: int) -> int:
        close = self._closers.get(index)
        token = self._tokens[index]
        if close is None:
            self._put(token.start, token.end)
            return index + 1
        whole = Span(token.start, self._tokens[close].end)
        match = _target().match(self._source, token.end)
        target = match[0] if match else ""
        after = token.end + len(target)
        if not self._source[after : self._tokens[close].start].strip():
            self.galley.mark(InlineKind.LINK, target, Span(token.end, after), whole, target)
            return close + 1
        self._skip = after + 1
        writer = self.galley.open_link(token.start)
        self._do_at(
            close, lambda: writer.close_link(InlineKind.LINK, whole.end, _absolute(target), "")
        )
        self._jumps[close] = close + 1
        return index + 1

    def _do_at(self, index: int, action: Callable[[], None]) -> None:
        self._at.setdefault(index, []).append(action)

    # Tags

    def _tag(self, index: int, token: Token) -> int:
        if token.name == "ref":
            return self._ref(index, token)
        match token.name:
            case "br":
                self.galley.put("\n", token.start, token.end)
            case "references":
                self._notes.defining = token.kind == "tag"
            case "/references":
                self._notes.defining = False
            case "blockquote" | "/blockquote":
                self.galley.flush()
                self.galley.quotes = int(token.name[0] != "/")
            case "sup" if token.kind == "tag":
                return self._superscript(index, token)
        return index + 1

    def _superscript(self, index: int, token: Token) -> int:
        after = index + 2
        inner = self._tokens[index + 1] if after < len(self._tokens) else token
        if inner.kind != "text" or self._tokens[after].name != "/sup":
            return index + 1
        shown = self._source[inner.start : inner.end]
        whole = Span(token.start, self._tokens[after].end)
        self.galley.mark(InlineKind.SUPERSCRIPT, shown, Span(inner.start, inner.end), whole)
        return after + 1

    def _opaque(self, token: Token) -> None:
        start = self._source.find(token.rest, token.start)
        inner, whole = Span(start, start + len(token.rest)), Span(token.start, token.end)
        if token.name in _MATH:
            self.galley.mark(InlineKind.MATH, token.rest, inner, whole)
        elif token.name == "nowiki":
            self.galley.put(token.rest, *inner)
        elif token.name == "code":
            self.galley.mark(InlineKind.CODE, token.rest, inner, whole)
        elif token.name not in _UNSHOWN and not self.galley.aside:
            self.galley.code(token.rest, *inner)

    def _ref(self, index: int, token: Token) -> int:
        """Read `<ref>text</ref>`, which defines a reference and names it, or `<ref name=… />`."""
        close = self._closers.get(index)
        if close is None and token.kind == "tag":
            return index + 1  # never closed
        label, remark = self._notes.label(token.rest)
        end = self._tokens[index if close is None else close].end
        whole = Span(token.start, end)
        if not self._notes.defining:
            self.galley.note(label, whole)
        if close is None:
            return index + 1
        if self._notes.is_defined(label) or close == index + 1:
            return close + 1
        self._notes.define(label)
        short = any(self._is_short(i) for i in range(index, min(close, index + 4)))
        kind = BlockKind.FOOTNOTE if remark or short else BlockKind.ENTRY
        self.galley.begin_note(label, whole, kind)
        self._do_at(close, self.galley.end_aside)
        self._jumps[close] = close + 1
        return index + 1

    def _is_short(self, index: int) -> bool:
        return self._tokens[index].kind == "{{" and self._name(index) in templates().short

    # Templates

    def _name(self, index: int) -> str:
        """Give the name of a template, as the tables have it."""
        if index + 1 >= len(self._tokens):
            return ""
        name = self._source[self._tokens[index].end : self._tokens[index + 1].end]
        return " ".join(name.split("<!--")[0].replace("_", " ").split()).lower()

    def _parameters(self, index: int) -> list[Span]:
        """Find what stands between the pipes of a template."""
        edges = [*self._pipes.get(index, ()), self._closers[index]]
        return [
            Span(self._tokens[left].end, self._tokens[right].start)
            for left, right in pairwise(edges)
        ]

    def _template(self, index: int) -> int:
        close = self._closers.get(index)
        if close is None:
            self._put(*self._tokens[index][1:3])
            return index + 1
        name, known = self._name(index), templates()
        if is_citation(name):
            return self._citation(index, close)
        if name in known.short:
            return self._short(index, close, name)
        if name in known.note:
            return self._remark(index, close)
        if name in known.reuse:
            return self._reuse(index, close)
        if name in known.list:
            return self._listed(index, close)
        if name in known.show:
            return self._shown(index, close, name)
        if self._stands_alone(index):
            return self._cells(index, close)
        if self._refs[close] > self._refs[index]:  # what is cited is shown
            self._jumps[close] = close + 1
            pipes = self._pipes.get(index, [])
            return (pipes[0] if pipes else index) + 1
        return close + 1

    def _citation(self, index: int, close: int) -> int:
        """Write a citation out, and keep its fields for the reference it is."""
        whole = Span(self._tokens[index].start, self._tokens[close].end)
        parameters = split_parameters(self._source, self._parameters(index))
        label = self.galley.label
        if self._cites_short and not self.galley.aside and self._in_list:
            label = full_citation_label(parameters)
            if label:
                self._group += 1
                self.galley.begin(Head(BlockKind.ENTRY, whole.start, 0, label, self._group))
        reference = read_citation(parameters, label, whole)
        if label and all(record.label != label for record in self.records[-1:]):
            self.records.append(reference)
        shown, url = reference.raw, reference.url
        if url and shown.endswith(url):
            self.galley.put(shown.removesuffix(url), *whole)
            self.galley.mark(InlineKind.LINK, url, whole, whole, url)
        else:
            self.galley.put(shown, *whole)
        return close + 1

    def _short(self, index: int, close: int, name: str) -> int:
        whole = Span(self._tokens[index].start, self._tokens[close].end)
        label = short_citation(split_parameters(self._source, self._parameters(index)))
        self.galley.cite([label] if label else [], whole)
        return close + 1

    def _remark(self, index: int, close: int) -> int:
        """Read a template that makes a note of its first parameter."""
        pipes = self._pipes.get(index, [])
        edges = [*pipes, close]
        texts = [
            (left, right)
            for left, right in pairwise(edges)
            if not _setting().match(self._source, self._tokens[left].end)
        ]
        if not texts:
            return close + 1
        left, right = texts[0]
        label, _ = self._notes.label(' group="note"')
        whole = Span(self._tokens[index].start, self._tokens[close].end)
        self.galley.note(label, whole)
        self.galley.begin_note(label, whole)
        self._do_at(right, self.galley.end_aside)
        self._jumps[right] = close + 1
        return left + 1

    def _reuse(self, index: int, close: int) -> int:
        whole = Span(self._tokens[index].start, self._tokens[close].end)
        for parameter in split_parameters(self._source, self._parameters(index)):
            if parameter.name.isdigit() and parameter.value:
                label, _ = self._notes.label(f' name="{parameter.value}"')
                self.galley.note(label, whole)
        return close + 1

    def _listed(self, index: int, close: int) -> int:
        """Read the references that `{{reflist|refs=…}}` defines."""
        if self._refs[close] == self._refs[index]:
            return close + 1
        self._notes.defining = True
        self.galley.flush()

        def end() -> None:
            self._notes.defining = False

        self._do_at(close, end)
        self._jumps[close] = close + 1
        self._skip = self._tokens[close].start  # between the references nothing is shown
        return index + 1

    def _shown(self, index: int, close: int, name: str) -> int:
        """Show the parameters of a template that are text."""
        wanted = templates().show[name]
        edges = [*self._pipes.get(index, ()), close]
        parts: list[tuple[int, int]] = []
        number = 0
        for left, right in pairwise(edges):
            setting = _setting().match(self._source, self._tokens[left].end)
            number += not setting
            if (setting[1].lower() if setting else str(number)) in wanted:
                parts.append((left, right))
        if name in templates().quote:
            self.galley.flush()
            self.galley.quotes += 1
            self._do_at(close, self._end_quote)
        self._jumps[close] = close + 1
        return self._through(parts, close)

    def _through(self, parts: list[tuple[int, int]], close: int) -> int:
        """Walk through parts of a template only; return where the first begins."""
        starts = [left + 1 for left, _ in parts]
        for (_, right), following in zip(parts, [*starts[1:], close], strict=True):
            if right != close and following != right + 1:
                self._jumps[right] = following
            elif right != close:
                self._do_at(right, lambda: self.galley.put(" ", 0, 0))
                self._jumps[right] = following
        for left, _ in parts:
            setting = _setting().match(self._source, self._tokens[left].end)
            if setting:
                self._do_at(left + 1, self._skipper(setting.end()))
        return starts[0] if starts else close

    def _skipper(self, at: int) -> Callable[[], None]:
        def skip() -> None:
            self._skip = max(self._skip, at)

        return skip

    def _end_quote(self) -> None:
        self.galley.flush()
        self.galley.quotes -= 1

    def _stands_alone(self, index: int) -> bool:
        """Say whether a template is a box: it begins a line and goes over several."""
        start, pipes = self._tokens[index].start, self._pipes.get(index, [])
        if not pipes or self.galley.aside or self._tables:
            return False
        begins = not self._source[max(0, start - 80) : start].rpartition("\n")[2].strip()
        return (
            begins
            and self._tokens[pipes[0] - 1].kind in {"text", "newline", "comment"}
            and ("\n" in self._source[self._tokens[index].end : self._tokens[pipes[0]].end])
        )

    def _cells(self, index: int, close: int) -> int:
        """Read the parameters of a box, such as an infobox, as the cells of a table."""
        self.galley.flush()
        self._group += 1
        group = self._group
        for pipe in self._pipes[index]:
            setting = _setting().match(self._source, self._tokens[pipe].end)
            start = setting.end() if setting else self._tokens[pipe].end
            head = Head(BlockKind.TABLE_CELL, start, group=group)
            self._do_at(pipe, self._beginner(head, start))
            self._jumps[pipe] = pipe + 1
        self._do_at(close, self.galley.flush)
        self._jumps[close] = close + 1
        return self._pipes[index][0]

    def _beginner(self, head: Head, at: int) -> Callable[[], None]:
        def begin() -> None:
            self._skip = max(self._skip, at)
            self.galley.begin(head)

        return begin


@cache
def _setting() -> re.Pattern[str]:
    # " name = " before a value
    return re.compile(r"\s*([^\W_][\w .-]{0,40}?)\s*=\s*")


@cache
def _cell() -> re.Pattern[str]:
    # ` style="…" | ` before the text of a cell
    return re.compile(r"[^|\[\]{}<>\n]{0,300}=[^|\[\]{}<>\n]{0,300}\|(?!\|)")


@cache
def _target() -> re.Pattern[str]:
    return re.compile(r"[^\s\[\]<>\"]{1,2000}")


def _absolute(target: str) -> str:
    return f"https:{target}" if target.startswith("//") else target
