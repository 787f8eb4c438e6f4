"""HTML: a saved page or an export of a content management system, its article only."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.block_writer import Head
from citeaudit.article.formats.comments import markup_comments
from citeaudit.article.formats.galley import Galley
from citeaudit.article.formats.html_anchors import Anchored, anchored
from citeaudit.article.formats.html_content import Surroundings, content
from citeaudit.article.formats.html_tokens import words
from citeaudit.article.formats.html_tree import Tree
from citeaudit.article.model import BlockKind, Document, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.article.formats.html_tokens import Tag
    from citeaudit.article.model import Comment
    from citeaudit.text import Text

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
_LISTS = frozenset(("ol", "ul", "menu"))
_CELLS = {"td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_HEAD}
_CAPTIONS = frozenset(("caption", "figcaption"))


class HtmlReader(Reader):
    """A page: `.html`, `.htm`, `.xhtml`."""

    def read(self, text: Text) -> Document:
        """Take the article of a page apart into blocks.

        Cost: linear; about a second for three million characters.
        """
        tree = Tree(text.content)
        ranges = content(tree)
        walk = _Walk(tree, Surroundings(tree, ranges), anchored(tree, ranges))
        for start, end in ranges:
            walk.run(start, end)
        blocks = tuple(walk.galley.blocks)
        return Document(text, "html", _title(tree, walk), blocks, as_shown=True)

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find HTML comments that are addressed to citeaudit."""
        return markup_comments(document)


READER = HtmlReader()


def _title(tree: Tree, walk: _Walk) -> str:
    for block in walk.galley.blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return " ".join(block.prose.text.split())
    for index in tree.elements():
        if tree.tags[index].name == "title":
            start = tree.tags[index].end
            written = tree.html[start : start + 500].partition("<")[0]
            return " ".join(unescape(written).split())
    return ""


class _Walk:
    """Goes through the tags once; what an element does is undone where it ends."""

    def __init__(self, tree: Tree, surroundings: Surroundings, anchors: Anchored) -> None:
        self.galley = Galley(tree.html)
        self._tree = tree
        self._around = surroundings
        self._anchors = anchors
        self._at_end: dict[int, list[Callable[[], None]]] = {}
        self._lists: list[tuple[int, int]] = []  # group and, for numbered ones, the next number
        self._group = 0
        self._tables: list[int] = []
        self._verbatim = 0
        self._space = True  # white space here would follow other white space

    def run(self, start: int, end: int) -> None:
        """Read the tags of one part of the page."""
        index = start
        while index < end:
            self._end(index)
            tag = self._tree.tags[index]
            if not tag.name:
                self._text(tag)
            elif index in self._tree.ends:
                index = self._open(index, tag)
                continue
            elif tag.name[1:] in words("block"):
                self._part(tag.start)
            index += 1
        self._end(end)
        self.galley.flush()

    def _part(self, at: int) -> None:
        """End a paragraph; `<li><p>` is the item still."""
        self._space = True
        if not self.galley.fresh:
            self.galley.pause(at, at)

    def _end(self, index: int) -> None:
        for action in reversed(self._at_end.pop(index, ())):
            action()

    def _do_at_end(self, index: int, action: Callable[[], None]) -> None:
        self._at_end.setdefault(self._tree.ends[index], []).append(action)

    # Text

    def _text(self, tag: Tag) -> None:
        if self._verbatim:
            self._pieces(tag.start, tag.end)
            return
        at = self._behind_label(tag)
        for match in _spaces().finditer(self._tree.html, tag.start, tag.end):
            self._word(at, match.start())
            if not (self._space or self.galley.fresh):
                self.galley.put(" ", *match.span())
            self._space, at = True, match.end()
        self._word(at, tag.end)

    def _behind_label(self, tag: Tag) -> int:
        """Find where an entry begins that repeats its label: "1. Smith", "[1] Smith"."""
        label, html = self.galley.label, self._tree.html
        if not label or not self.galley.fresh or not html[tag.start : tag.end].strip():
            return tag.start
        match = _label().match(html, tag.start, tag.end)
        if match and match[1] == label and (match.end() == tag.end or not match[2].isspace()):
            return match.end()
        return tag.start

    def _word(self, start: int, end: int) -> None:
        if start < end:
            self._space = self._tree.html[end - 1] in " \n\t"
            self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> None:
        html, at = self._tree.html, start
        for match in _entity().finditer(html, start, end) if "&" in html[start:end] else ():
            shown = unescape(match[0])
            if shown != match[0]:
                self.galley.put(html[at : match.start()], at, match.start())
                self.galley.put(shown, *match.span())
                at = match.end()
        self.galley.put(html[at:end], at, end)

    # Elements

    def _open(self, index: int, tag: Tag) -> int:
        """Begin an element; return the index of the next tag to be read."""
        name, after = tag.name, index + 1
        if self._around.has(index) and index not in self._anchors.entries:
            self._space = False
            return self._tree.ends[index]
        if name in words("block"):
            self._part(tag.start)
        if tag.written and _hides(self._tree.attributes(index)):
            self._effect(index, InlineKind.HIDDEN)
        if index in self._anchors.entries:
            self._entry(index, tag)
        if name in words("block"):
            self._block(index, tag)
        elif name == "a":
            return self._link(index, tag)
        else:
            self._inline(index, tag)
        return after

    def _block(self, index: int, tag: Tag) -> None:
        name = tag.name
        if self._in_entry():
            return
        if name in _LEVELS:
            self.galley.begin(Head(BlockKind.HEADING, tag.start, _LEVELS[name]))
        elif name in _CELLS:
            group = self._tables[-1] if self._tables else 0
            self._around_here(self._tree.ends[index], Head(_CELLS[name], tag.start, group=group))
        elif name in _CAPTIONS:
            self._around_here(self._tree.ends[index], Head(BlockKind.CAPTION, tag.start))
        elif name == "li":
            self._item(index, tag)
        elif name in _LISTS:
            self._list(index)
        elif name == "table":
            self._group += 1
            self._tables.append(self._group)
            self._do_at_end(index, self._end_table)
        elif name == "blockquote":
            self.galley.quotes += 1
            self._do_at_end(index, self._end_quote)
        elif name == "pre":
            self._verbatim += 1
            self.galley.begin(Head(BlockKind.CODE, tag.start))
            self._do_at_end(index, self._end_pre)

    def _in_entry(self) -> bool:
        around = self.galley.around
        return around is not None and around.kind is BlockKind.FOOTNOTE

    def _around_here(self, end: int, head: Head) -> None:
        """Say what paragraphs are, up to a tag."""
        before, self.galley.around = self.galley.around, head

        def restore() -> None:
            self.galley.flush()
            self.galley.around = before

        self._at_end.setdefault(end, []).append(restore)

    def _entry(self, index: int, tag: Tag) -> None:
        self.galley.flush()
        self._group += 1
        end, label = self._anchors.entries[index]
        head = Head(BlockKind.FOOTNOTE, tag.start, 0, label, self._group)
        self._around_here(end, head)

    def _list(self, index: int) -> None:
        self._group += 1
        start = self._tree.attributes(index).get("start", "1")
        first = int(start) if start.isdigit() and len(start) < 6 else 1
        numbered = self._tree.tags[index].name == "ol"
        self._lists.append((self._group, first if numbered else -1))
        self._do_at_end(index, self._end_list)

    def _item(self, index: int, tag: Tag) -> None:
        group, number = self._lists.pop() if self._lists else (0, -1)
        value = self._tree.attributes(index).get("value", "")
        if number >= 0 and value.isdigit() and len(value) < 6:
            number = int(value)
        marker = f"{number}." if number >= 0 else "-"
        self._lists.append((group, number + 1 if number >= 0 else -1))
        depth = len(self._lists)
        # A second paragraph of an item shares its group.
        self._around_here(self._tree.ends[index], Head(BlockKind.PARAGRAPH, tag.start, group=group))
        self.galley.begin(Head(BlockKind.LIST_ITEM, tag.start, depth, marker, group))

    def _end_list(self) -> None:
        self._lists.pop()

    def _end_table(self) -> None:
        self.galley.flush()
        self._tables.pop()

    def _end_quote(self) -> None:
        self.galley.flush()
        self.galley.quotes -= 1

    def _end_pre(self) -> None:
        self._verbatim -= 1
        self.galley.flush()

    # Within a line

    def _inline(self, index: int, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self.galley.put("\n", tag.start, tag.end)
            self._space = True
        elif name == "sup":
            if not any(i in self._anchors.markers for i in range(index, self._near_end(index))):
                self._effect(index, InlineKind.SUPERSCRIPT)
        elif name in words("code") and not self._verbatim:
            self._effect(index, InlineKind.CODE)
        elif name == "math":
            self._effect(index, InlineKind.MATH)

    def _near_end(self, index: int) -> int:
        return min(self._tree.ends[index], index + 40)

    def _effect(self, index: int, kind: InlineKind) -> None:
        """Mark what an element holds, in this block and in those that follow within it."""
        self.galley.open_effect(kind, self._tree.tags[index].start)
        self._do_at_end(index, lambda: self.galley.close_effect(self._source_end(index)))

    def _source_end(self, index: int) -> int:
        return self._tree.tags[self._tree.ends[index] - 1].end

    def _link(self, index: int, tag: Tag) -> int:
        end = self._tree.ends[index]
        if index in self._anchors.markers:
            label = self._anchors.markers[index]
            whole = Span(tag.start, self._source_end(index))
            shown = self._tree.shown(index, 80) or label
            self.galley.mark(InlineKind.NOTE, shown, whole, whole, label)
            self._space = False
            return end
        if index in self._anchors.back:
            return end
        target = self._tree.attributes(index).get("href", "").strip()
        if target:
            writer, at = self.galley.open_link(tag.start), self._source_end(index)
            close = lambda: writer.close_link(InlineKind.LINK, at, target, "")  # noqa: E731
            self._do_at_end(index, close)
        return index + 1


def _hides(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes:
        return True
    style = "".join(attributes.get("style", "").lower().split())
    return "display:none" in style or "visibility:hidden" in style


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*[\[(]?(\w{1,6})([\])]?[.:)]?\s*)")


@cache
def _spaces() -> re.Pattern[str]:
    # A single space or line end stays as it stands.
    return re.compile(r"[ \t\r\n\f]{2,}|[\t\f]")


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
