r"""LaTeX: sections, lists, tables, notes and captions, `\cite` and its family, `\bibitem`.

A source is not run, only read: what a macro of the author's own does is not known, so its
arguments are prose. Spans must be exact, and no kept-up parser has them at a fair price
(pylatexenc recurses at 0.1 MB a second), so the tokens are our own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.block_writer import Head
from citeaudit.article.formats.comments import line_comments
from citeaudit.article.formats.tex_commands import commands
from citeaudit.article.formats.tex_galley import TexGalley
from citeaudit.article.formats.tex_tokens import Source, Token
from citeaudit.article.model import BlockKind, Document, InlineKind, Named
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.article.model import Comment
    from citeaudit.text import Text

_LOWEST = 6  # headings of boxes with a title: "\begin{theorem}[Title]"
_ANY = 9  # arguments of a command in the preamble
_CAPTIONS = frozenset(("caption", "subcaption", "captionof"))


class LatexReader(Reader):
    """LaTeX sources: `.tex`."""

    def read(self, text: Text) -> Document:
        """Take a LaTeX text apart into blocks.

        Cost: linear; about a second for two million characters.
        """
        walk = _Walk(text.content)
        walk.run()
        blocks = (*walk.galley.blocks, *walk.galley.notes)
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        title = walk.title or (headings[0].prose.text if headings else "")
        nocite = tuple(walk.nocite)
        return Document(
            text, "latex", " ".join(title.split()), blocks, nocite=nocite, as_shown=True
        )

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find comments of TeX that are addressed to citeaudit."""
        return line_comments(document)


READER = LatexReader()


class _Walk:
    """Goes through the tokens once; what ends with a brace is done when the brace is met."""

    def __init__(self, text: str) -> None:
        self.nocite: list[Named] = []
        self.title = ""
        self._known = commands()
        self._source = Source(text, self._known.code)
        self._tokens = self._source.tokens
        self._closers = self._source.closers
        self.galley = TexGalley(text)
        self.galley.muted = "\\begin{document}" in text  # the preamble
        self._at_close: dict[int, list[Callable[[], None]]] = {}
        self._silent: set[int] = set()
        self._groups: list[tuple[str, int]] = []
        self._group = self._notes = 0
        self._stop = len(self._tokens)

    def run(self) -> None:
        """Read all tokens."""
        index = 0
        while index < self._stop:
            after = index + 1
            if index not in self._silent:
                after = self._take(index, self._tokens[index])
            for action in self._at_close.pop(index, ()):
                action()
            index = after
        while self.galley.aside:
            self.galley.end_aside()
        self.galley.flush()

    def _take(self, index: int, token: Token) -> int:
        """Take one token; return the index of the next."""
        start, end = token.start, token.end
        match token.kind:
            case "begin":
                return self._begin(index, token)
            case "command":
                return self._command(index, token)
            case "$" | "$$":
                return self._formula(index)
            case "address":
                return self._link(index, token)
            case "end":
                self._end(index, token)
            case "text":
                self.galley.text(start, end)
            case "break":
                self.galley.pause(start, end)
            case "code":
                self._code(token)
            case "row" | "&":
                self._separate(token)
            case "char":
                self.galley.put(token.name, start, end)
            case "~" | "[" | "]":
                self.galley.put(token.kind.replace("~", " "), start, end)
        return index + 1

    def _code(self, token: Token) -> None:
        """Write code: in line, or, between `begin` and `end`, a block of its own."""
        whole, inner = Span(*token[1:3]), Span(token.held, token.held + len(token.name))
        if token.held > token.start:
            self.galley.mark(InlineKind.CODE, token.name, inner, whole)
        else:
            self.galley.code(token.name, *whole)

    def _formula(self, index: int) -> int:
        opening, close = self._tokens[index], self._closers.get(index)
        if close is None:
            self.galley.put(opening.kind if opening.kind == "$" else "", *opening[1:3])
            return index + 1
        closing = self._tokens[close]
        inner = Span(opening.end, closing.start)
        self.galley.formula(inner, Span(opening.start, closing.end), self._known.symbol)
        return close + 1

    def _link(self, index: int, token: Token) -> int:
        address = _escape().sub(r"\1", token.name.strip())
        written = self._source.text[token.start + 1 : token.start + 5]
        shown = self._source.argument(index + 1, "{") if written == "href" else None
        inner = Span(token.held, token.held + len(token.name))
        target = f"https://doi.org/{address}" if written.startswith("doi") else address
        if shown is None or self.galley.muted:
            whole = Span(token.start, token.end)
            self.galley.mark(InlineKind.LINK, address, inner, whole, target)
            return index + 1
        writer, end = self.galley.open_link(token.start), self._tokens[self._closers[shown]].end
        self._when_closed(shown, lambda: writer.close_link(InlineKind.LINK, end, target, ""))
        return shown + 1

    # Commands

    def _command(self, index: int, token: Token) -> int:
        name, known = token.name, self._known
        if name in known.nocite:
            keys, after = self._source.keys(index)
            self.nocite += [Named(key, self._span(index, after)) for key in keys]
            return after
        if name == "title" or (name in known.heading and not self.galley.muted):
            head = Head(BlockKind.HEADING, token.start, known.heading[name])
            return self._argument_block(index, head)
        if self.galley.muted:
            return self._source.after_arguments(index, _ANY)
        if name in known.cite:
            keys, after = self._source.keys(index)
            self.galley.cite(keys, self._span(index, after))
            return after
        return self._in_text(index, token)

    def _in_text(self, index: int, token: Token) -> int:
        name, known = token.name, self._known
        if name in known.symbol:
            self.galley.put(known.symbol[name], token.start, token.end)
            return index + 1
        if name in known.note:
            return self._note(index)
        if name in _CAPTIONS:
            return self._argument_block(index, Head(BlockKind.CAPTION, token.start))
        match name:
            case "item":
                return self._item(index, token)
            case "bibitem":
                return self._bibitem(index, token)
            case "textsuperscript":
                return self._superscript(index)
            case "(" | "[":
                return self._formula(index)
            case "par":
                self.galley.pause(token.start, token.end)
            case "iffalse":
                return self._end_of_condition(index)
        return self._source.after_arguments(index, known.drop.get(name, 0))

    def _end_of_condition(self, index: int) -> int:
        r"""Find what follows `\\iffalse … \\fi`, a way to comment out."""
        while index < self._stop and self._tokens[index].name != "fi":
            index += 1
        return index + 1

    def _span(self, index: int, after: int) -> Span:
        return Span(self._tokens[index].start, self._tokens[after - 1].end)

    def _when_closed(self, opening: int, action: Callable[[], None]) -> None:
        self._at_close.setdefault(self._closers[opening], []).append(action)

    def _argument_block(self, index: int, head: Head) -> int:
        """Write a command's argument as a block of its own."""
        place = self._source.after_arguments(index, 0)
        argument = self._source.argument(place, "{")
        if argument is None:
            return place
        self.galley.begin(head)
        muted, self.galley.muted = self.galley.muted, False
        end = self._tokens[self._closers[argument]].end

        def close() -> None:
            self.galley.flush(end)
            self.galley.muted = muted
            if self._tokens[index].name == "title" and self.galley.blocks:
                self.title = self.galley.blocks[-1].prose.text

        self._when_closed(argument, close)
        return argument + 1

    def _note(self, index: int) -> int:
        place = self._source.after_arguments(index, 0)
        argument = self._source.argument(place, "{")
        if argument is None:
            return place
        self._notes += 1
        label, whole = f"note {self._notes}", self._span(index, self._closers[argument] + 1)
        self.galley.note(label, whole)
        self.galley.begin_note(label, whole)
        self._when_closed(argument, self.galley.end_aside)
        return argument + 1

    def _item(self, index: int, token: Token) -> int:
        name, group = self._groups[-1] if self._groups else ("", 0)
        marker = "1." if "enum" in name else "-"
        depth = max(len(self._groups), 1)
        self.galley.begin(Head(BlockKind.LIST_ITEM, token.start, depth, marker, group))
        label = self._source.argument(index + 1, "[")
        if label is not None:
            self._silent |= {label, self._closers[label]}
        return index + 1

    def _bibitem(self, index: int, token: Token) -> int:
        keys, after = self._source.keys(index)
        self.galley.flush()
        self._group += 1
        label = keys[0] if keys else ""
        self.galley.around = Head(BlockKind.ENTRY, token.start, 0, label, self._group)
        return after

    def _superscript(self, index: int) -> int:
        argument = self._source.argument(index + 1, "{")
        if argument is None or "\\" in self._source.inside(argument):
            return index + 1
        close = self._closers[argument]
        inner = Span(self._tokens[argument].end, self._tokens[close].start)
        shown, whole = self._source.inside(argument), self._span(index, close + 1)
        self.galley.mark(InlineKind.SUPERSCRIPT, shown, inner, whole)
        return close + 1

    # Environments

    def _begin(self, index: int, token: Token) -> int:
        name, known = token.name, self._known
        if name == "document":
            self.galley.muted = False
        if self.galley.muted or name == "document":
            return index + 1
        if name in known.math:
            return self._display(index, token)
        self.galley.flush()
        self.galley.quotes += name in known.quote
        if name in known.lists or name in known.table:
            self._group += 1
            self._groups.append((name, self._group))
            self._set_around(token.start)
        title = self._source.argument(index + 1, "[")
        if title is not None and self._is_title(name, title):
            self.galley.begin(Head(BlockKind.HEADING, token.start, _LOWEST))
            self._silent.add(self._closers[title])
            self._when_closed(title, self.galley.flush)
            return title + 1
        count = known.table.get(name, known.arguments.get(name, 0))
        return self._source.after_arguments(index, count)

    def _is_title(self, name: str, option: int) -> bool:
        """Tell the title of a theorem or box from the options of a float: words, no settings."""
        known = self._known
        if name in known.lists or name in known.table or name in known.arguments:
            return False
        inner = self._source.inside(option)
        return " " in inner.strip() and "=" not in inner

    def _display(self, index: int, token: Token) -> int:
        """Take a displayed formula into the paragraph it stands in."""
        text = self._source.text
        end = text.find(f"\\end{{{token.name}}}", token.end)
        end = len(text) if end < 0 else end
        after = index + 1
        while after < self._stop and self._tokens[after].start < end:
            after += 1
        after = min(after + 1, self._stop)
        whole = self._span(index, after)
        self.galley.formula(Span(token.end, end), whole, self._known.symbol)
        return after

    def _end(self, index: int, token: Token) -> None:
        if self.galley.muted or (self.galley.aside and token.name != "document"):
            return
        while self.galley.aside:
            self.galley.end_aside()
        self.galley.flush(token.end if token.name not in self._known.lists else 0)
        if token.name == "document":
            self._stop = index + 1
        self.galley.quotes -= token.name in self._known.quote and self.galley.quotes > 0
        if token.name == "thebibliography":
            self.galley.around = None
        if self._groups and self._groups[-1][0] == token.name:
            self._groups.pop()
            self._set_around(token.end)

    def _set_around(self, start: int) -> None:
        """Say what a run of text is that begins here: a cell, the rest of an item, a paragraph."""
        name, group = self._groups[-1] if self._groups else ("", 0)
        kind = BlockKind.TABLE_CELL if name in self._known.table else BlockKind.PARAGRAPH
        self.galley.around = Head(kind, start, group=group)

    def _separate(self, token: Token) -> None:
        """End a line, or a cell of a table."""
        in_table = bool(self._groups) and self._groups[-1][0] in self._known.table
        if in_table and not self.galley.aside:
            self.galley.flush()
        else:
            self.galley.put("&" if token.kind == "&" else "\n", token.start, token.end)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\([%&#_~$])")
