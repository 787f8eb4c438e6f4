"""Plain text: paragraphs between blank lines, headings guessed with care, lists by their marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import Writer, complete
from citeaudit.article.formats.base import Reader
from citeaudit.article.lists.list_headings import names_list
from citeaudit.article.model import Block, BlockKind, Document
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.text import Text

_LIST_MARK = re.compile(r"([-*+•‣◦·–]|\d{1,4}[.)])[ \t\u00a0]+(?=\S)")
_LONGEST_HEADING = 200
_SENTENCE_ENDS = tuple(".!;,。！；，")
_SMALL_WORD = 4  # title case leaves words up to this length alone


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    indent: int


class PlainReader(Reader):
    """Text without markup, as copied from a page or a mail."""

    def read(self, text: Text) -> Document:
        """Take a plain text apart into blocks.

        Cost: linear.
        """
        groups = list(_groups(text.content))
        blocks: list[Block] = []
        list_group = 0
        in_list = below_list_heading = False
        for index, lines in enumerate(groups):
            heading = _heading(lines, first=index == 0)
            if heading:
                blocks.append(heading)
                in_list = False
                below_list_heading = names_list(heading.prose.text) is not None
                continue
            for part in _hanging(lines) if below_list_heading else _parts(lines):
                mark = _LIST_MARK.match(part[0].text.lstrip())
                if mark and not in_list:
                    list_group += 1
                in_list = bool(mark)
                blocks.append(_block(part, mark[1] if mark else "", list_group if mark else 0))
        headings = (b.prose.text.strip() for b in blocks if b.kind is BlockKind.HEADING)
        title = next((heading for heading in headings if not names_list(heading)), "")
        return Document(text, "plain", title, tuple(blocks))


READER = PlainReader()


def _groups(content: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines."""
    lines: list[_Line] = []
    start = 0
    for written in content.splitlines(keepends=True):
        text = written.rstrip()
        indent = len(text) - len(text.lstrip("\ufeff \t\u00a0\u3000"))
        if indent < len(text):
            lines.append(_Line(start + indent, start + len(text), text[indent:], indent))
        elif lines:
            yield lines
            lines = []
        start += len(written)
    if lines:
        yield lines


def _parts(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Cut a run of lines where a list item begins."""
    part: list[_Line] = []
    for line in lines:
        if part and _LIST_MARK.match(line.text):
            yield part
            part = []
        part.append(line)
    yield part


def _hanging(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Cut entries that hang: only their first line stands at the margin."""
    margin = min(line.indent for line in lines)
    if lines[0].indent > margin or all(line.indent == margin for line in lines):
        yield from _parts(lines)
        return
    first = 0
    for index, line in enumerate(lines):
        if index and line.indent == margin:
            yield from _parts(lines[first:index])
            first = index
    yield from _parts(lines[first:])


def _block(lines: list[_Line], marker: str, group: int) -> Block:
    writer = Writer()
    skipped = 0
    if marker:
        rest = lines[0].text[len(marker) :]
        skipped = len(lines[0].text) - len(rest.lstrip())
    for index, line in enumerate(lines):
        if index:
            writer.add("\n", lines[index - 1].end, line.start)
        offset = 0 if index else skipped
        writer.add(line.text[offset:], line.start + offset, line.end)
    prose = writer.prose(lines[0].start)
    span = Span(lines[0].start, lines[-1].end)
    kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
    level = 1 if marker else 0
    quoted = all(line.text[0] == ">" for line in lines)  # as mail has it
    return Block(kind, span, prose, complete(prose, ()), level, marker, group, quoted)


def _heading(lines: list[_Line], *, first: bool) -> Block | None:
    line = lines[0]
    level, offset = 1 if first else 2, 0
    hashes = len(line.text) - len(line.text.lstrip("#"))
    if len(lines) == 2 and len(lines[1].text) >= 3 and not lines[1].text.strip("=-~"):
        level = 1 if lines[1].text[0] == "=" else 2  # underlined
    elif len(lines) > 1:
        return None
    elif 0 < hashes <= 6 and line.text[hashes : hashes + 1].isspace():  # Markdown in a .txt file
        level = hashes
        offset = len(line.text) - len(line.text[hashes:].lstrip())
    elif not (names_list(line.text) or _is_title(line.text)):
        return None
    writer = Writer()
    writer.add(line.text[offset:], line.start + offset, line.end)
    prose = writer.prose(line.start)
    span = Span(line.start, lines[-1].end)
    return Block(BlockKind.HEADING, span, prose, complete(prose, ()), level)


def _is_title(line: str) -> bool:
    """Say whether a line alone is written as a title: every long word with a capital."""
    if len(line) > _LONGEST_HEADING or line.endswith(_SENTENCE_ENDS) or "://" in line:
        return False
    if not line[0].isupper() or _LIST_MARK.match(line):
        return False
    long_words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > _SMALL_WORD]
    return bool(long_words) and all(word[0].isupper() for word in long_words)
