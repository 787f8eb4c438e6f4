"""MediaWiki: `<ref>` and the templates around it, headings, lists, tables and links.

mwparserfromhell, the kept-up parser, has no positions and takes 86 ms to import, so the tokens are
our own. A template shows what `data/wikitext.txt` says; nothing is transcluded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.block_writer import Head
from citeaudit.article.formats.comments import markup_comments
from citeaudit.article.formats.wiki_notes import WikiNotes
from citeaudit.article.formats.wiki_templates import (
    full_citation_label,
    is_citation,
    read_citation,
    short_citation,
    split_parameters,
    templates,
)
from citeaudit.article.formats.wiki_walk import WikiWalk
from citeaudit.article.model import BlockKind, Document, InlineKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.article.formats.wiki_templates import Parameter
    from citeaudit.article.formats.wiki_tokens import Token
    from citeaudit.article.model import Block, Comment, Reference
    from citeaudit.text import Text


class MediaWikiReader(Reader):
    """Wikitext, as Wikipedia and its kin keep it: `.wikitext`, `.wiki`, `.mediawiki`."""

    def read(self, text: Text) -> Document:
        """Take a wikitext apart into blocks.

        Cost: linear; about a second for two million characters.
        """
        walk = _Walk(text.content)
        walk.run()
        notes = sorted(walk.galley.notes, key=_is_remark)
        blocks = (*walk.galley.blocks, *notes)
        records = tuple(walk.records.values())
        return Document(text, "mediawiki", "", blocks, records=records, as_shown=True)

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find HTML comments that are addressed to citeaudit."""
        return markup_comments(document)


READER = MediaWikiReader()


def _is_remark(note: Block) -> bool:
    return note.kind is BlockKind.FOOTNOTE


class _Walk(WikiWalk):
    """The walk with references and templates."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.records: dict[str, Reference] = {}
        self._notes = WikiNotes()
        low = text.lower()
        self._cites_short = "{{sfn" in low or "{{harv" in low

    def reference(self, index: int, token: Token) -> int:
        """Read `<ref>text</ref>`, which defines a reference and names it, or `<ref name=… />`."""
        close = self.source.closers.get(index)
        if close is None and token.kind == "tag":
            return index + 1  # never closed
        label, remark = self._notes.label(token.rest)
        whole = self.source.span(index) if close is None else self.source.whole(index)
        if not self.hushed or self.galley.aside:
            self.galley.note(label, whole)
        if close is None:
            return index + 1
        if close == index + 1 or not self._notes.define(label):
            return close + 1
        shortened = any(self._is_short(i) for i in range(index, min(close, index + 4)))
        kind = BlockKind.FOOTNOTE if remark or shortened else BlockKind.ENTRY
        self.galley.begin_note(label, whole, kind)
        self.end_at(close, self.galley.end_aside)
        return index + 1

    def _is_short(self, index: int) -> bool:
        opens = self.source.tokens[index].kind == "{{"
        return opens and self.source.name(index) in templates().short

    def template(self, index: int, close: int) -> int:
        """Do what a template of this name does."""
        name, known = self.source.name(index), templates()
        if name in known.list:
            return self._list(index, close)
        if self.hushed and not self.galley.aside:
            return close + 1
        if is_citation(name):
            return self._citation(index, close)
        if name in known.short:
            label = short_citation(self._parameters(index))
            self.galley.cite([label] if label else [], self.source.whole(index))
            return close + 1
        if name in known.note:
            return self._note(index, close)
        if name in known.reuse:
            return self._reuse(index, close)
        if name in known.show:
            return self._show(index, close, name)
        if self.source.stands_alone(index) and not self.galley.aside:
            return self._box(index, close)
        if self.source.has_refs(index):  # what is cited is shown
            self.jump(close, close + 1)
            pipes = self.source.pipes.get(index, [])
            return (pipes[0] if pipes else index) + 1
        return close + 1

    def _parameters(self, index: int) -> list[Parameter]:
        places = [self.source.between(*part) for part in self.source.parts(index)]
        return split_parameters(self.source.text, places)

    def _citation(self, index: int, close: int) -> int:
        """Write a citation out, and keep its fields for the reference it is."""
        whole, parameters = self.source.whole(index), self._parameters(index)
        if self._cites_short and self.in_list and not self.galley.aside:
            # The full citation of a short one: an entry, called by its names and year.
            self.group += 1
            label = full_citation_label(parameters)
            self.galley.begin(Head(BlockKind.ENTRY, whole.start, 0, label, self.group))
        label = self.galley.label
        reference = read_citation(parameters, label, whole)
        if label:
            self.records.setdefault(label, reference)
        url = reference.url if reference.raw.endswith(reference.url) else ""
        self.galley.put(reference.raw.removesuffix(url), *whole)
        self.galley.mark(InlineKind.LINK, url, whole, whole, url)
        return close + 1

    def _note(self, index: int, close: int) -> int:
        """Read a template that makes a note of its first parameter."""
        settings = {p.name: p.value for p in self._parameters(index) if not p.name.isdigit()}
        is_entry = self.source.name(index).startswith("tag:")
        group = settings.get("group", "" if is_entry else "note").strip("\"'")
        name = settings.get("name", "").strip("\"'")
        label, remark = self._notes.label(f' group="{group}" name="{name}"')
        whole = self.source.whole(index)
        self.galley.note(label, whole)
        texts = [part for part in self.source.parts(index) if not self._setting(part[0])]
        if not texts or not self._notes.define(label):
            return close + 1
        self.galley.begin_note(label, whole, BlockKind.FOOTNOTE if remark else BlockKind.ENTRY)
        left, right = texts[0]
        self.end_at(right, self.galley.end_aside)
        self.jump(right, close + 1)
        return left + 1

    def _reuse(self, index: int, close: int) -> int:
        for parameter in self._parameters(index):
            if parameter.name.isdigit() and parameter.value:
                label, _ = self._notes.label(f' name="{parameter.value}"')
                self.galley.note(label, self.source.whole(index))
        return close + 1

    def _list(self, index: int, close: int) -> int:
        """Read the references that `{{reflist|refs=…}}` defines."""
        if not self.source.has_refs(index):
            return close + 1
        self.galley.flush()
        self.hushed = True
        self.end_at(close, self._end_list)
        return index + 1

    def _end_list(self) -> None:
        self.hushed = False

    def _show(self, index: int, close: int, name: str) -> int:
        """Show the parameters of a template that are text, one behind the other."""
        if name in templates().quote:
            self.galley.flush()
            self.galley.quotes += 1
            self.end_at(close, self._end_quote)
        parts = self._wanted(index, templates().show[name])
        for (left, right), (following, _) in zip(parts, [*parts[1:], (close, 0)], strict=True):
            if following != close:
                self.end_at(right, self._putter(" ", self.source.tokens[right].start))
            self.jump(right, following + (following != close))
            setting = self._setting(left)
            if setting:
                self.end_at(left + 1, self._skipper(setting.end()))
                self.jump(left + 1, left + 1)
        self.jump(close, close + 1)
        return parts[0][0] + 1 if parts else close

    def _wanted(self, index: int, names: tuple[str, ...]) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        number = 0
        for part in self.source.parts(index):
            setting = self._setting(part[0])
            number += not setting
            if (setting[1].lower() if setting else str(number)) in names:
                parts.append(part)
        return parts

    def _box(self, index: int, close: int) -> int:
        """Read the parameters of a box, such as an infobox, as the cells of a table."""
        self.galley.flush()
        self.group += 1
        for pipe in self.source.pipes[index]:
            setting = self._setting(pipe)
            start = setting.end() if setting else self.source.tokens[pipe].end
            head = Head(BlockKind.TABLE_CELL, start, group=self.group)
            self.end_at(pipe, self._beginner(head))
        self.end_at(close, self.galley.flush)
        return self.source.pipes[index][0]

    def _setting(self, pipe: int) -> re.Match[str] | None:
        """Read the name of a parameter behind a pipe: ` name = `."""
        return _setting().match(self.source.text, self.source.tokens[pipe].end)

    def _beginner(self, head: Head) -> Callable[[], None]:
        def begin() -> None:
            self.skip_to(head.start)
            self.galley.begin(head)

        return begin

    def _skipper(self, at: int) -> Callable[[], None]:
        return lambda: self.skip_to(at)

    def _putter(self, shown: str, at: int) -> Callable[[], None]:
        return lambda: self.galley.put(shown, at, at)

    def _end_quote(self) -> None:
        self.galley.flush()
        self.galley.quotes -= 1


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(r"\s*([^\W_][\w .-]{0,40}?)\s*=\s*")
