"""Cut the blocks of a reference list into entries: the label as written, and the prose behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import cut, join
from citeaudit.article.labels import normalise
from citeaudit.article.model import Block, BlockKind, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Inline, Prose

_CONTINUES = ("url", "http", "doi", "available", "retrieved", "accessed", "link:", "pmid", "www.")


class Entry(NamedTuple):
    """An entry of a list, before its fields are known.

    Attributes:
        bracketed: The label stood in brackets, as markers do: `[3]`.
    """

    label: str
    span: Span
    prose: Prose
    links: tuple[Inline, ...]
    bracketed: bool = False

    @property
    def has_address(self) -> bool:
        """Whether it names an address or an identifier."""
        text = self.prose.text.lower()
        return bool(self.links) or any(mark in text for mark in ("http", "www.", "doi", "pmid"))

    @property
    def resembles(self) -> bool:
        """Whether it looks like a reference: an address, an identifier or a year."""
        return self.has_address or bool(_year().search(self.prose.text))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class Label(NamedTuple):
    """The label at the start of a line, and where the entry behind it begins."""

    label: str
    end: int
    bracketed: bool


@cache
def _bracketed() -> re.Pattern[str]:
    # "[0] ", "［1］", "[^3]: ", "[@key] ", "(4) ", "[12]. "
    return re.compile(
        r"\s*(?:[\[\uff3b\u3010]\s*\^?(@?[^\s\[\]\uff3d\u3011]{1,60})\^?\s*[\]\uff3d\u3011]|\(([0-9]{1,4})\))"
        r"[:.)]?(?=[\s\u00a0\"\u201c\w\[<*]|$)[\s\u00a0]*"
    )


@cache
def _numbered() -> re.Pattern[str]:
    # "12. ", "12) ", and "92  Name" as conversions from print leave it
    return re.compile(
        r"\s*([0-9]{1,4})(?:[.)][\s\u00a0]+|[\s\u00a0]+(?=[A-Z\u00c0-\u00de\"\u201c]))(?=\S)"
    )


def read_label(line: str, previous: str = "") -> Label | None:
    """Read the label a line starts with.

    A plain number counts only where it follows the one before it, since any sentence may start
    with a number.
    """
    match = _bracketed().match(line)
    if match:
        label = match[1] or match[2]
        if label[0] == "@" or any(letter.isdigit() for letter in label):
            return Label(label, match.end(), bracketed=match[1] is not None)
    match = _numbered().match(line)
    if match:
        before = normalise(previous)
        follows = before.isdigit() and int(match[1]) == int(before) + 1
        if follows or (not previous and int(match[1]) <= 1):
            return Label(match[1], match.end(), bracketed=False)
    return None


def marker_label(marker: str) -> str:
    """Read the label of a list item's own marker: `0` for `0.`, nothing for a bullet."""
    label = marker.strip(" .)")
    return label if label.isdigit() else ""


def cut_block(block: Block, previous: str = "") -> list[Entry]:
    """Cut one block into entries, by the labels its lines start with, else by its addresses.

    Args:
        block: A paragraph, list item or note of a reference list.
        previous: The label of the entry before it.

    Returns:
        At least one entry, unless the block has no text. An entry before the first label of a
        labelled paragraph is the rest of the entry of the block before; its label is empty.
    """
    lines = list(_lines(block.prose.text))
    own = block.marker if block.kind is BlockKind.FOOTNOTE else marker_label(block.marker)
    starts: list[tuple[int, Label]] = []
    for index, (start, end) in enumerate(lines):
        label = read_label(block.prose.text[start:end], previous)
        if index == 0 and own and not (label and label.bracketed):
            label = Label(own, 0, bracketed=False)
        if label:
            starts.append((start, label))
            previous = label.label
    if not starts:
        starts = [(start, Label("", 0, bracketed=False)) for start in _by_address(block, lines)]
    elif starts[0][0] > 0:
        starts.insert(0, (0, Label("", 0, bracketed=False)))
    return [
        _entry(block, start, starts[i + 1][0] if i + 1 < len(starts) else None, label)
        for i, (start, label) in enumerate(starts)
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _by_address(block: Block, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Where unlabelled entries start: after each line with an address, if several lines have one."""
    links = _links(block)
    with_address = [
        any(link.start < end and start < link.end for link in links) for start, end in lines
    ]
    if block.kind is not BlockKind.PARAGRAPH or sum(with_address) < 2:
        return [0] if lines else []
    return [
        start for index, (start, _) in enumerate(lines) if index == 0 or with_address[index - 1]
    ]


def _links(block: Block) -> list[Inline]:
    return [mark for mark in block.inlines if mark.kind is InlineKind.LINK]


def _entry(block: Block, start: int, after: int | None, label: Label) -> Entry:
    text = block.prose.text
    end = len(text) if after is None else after
    end = start + len(text[start:end].rstrip())
    first = min(start + label.end, end)
    written = block.prose.span(start, end)
    links = tuple(link for link in _links(block) if first <= link.start < end)
    # The list item's own marker, and markup around a link at either end, belong to the entry.
    head = block.span.start if start == 0 else min(written.start, *_starts(links, written.start))
    tail = max(written.end, *_ends(links, written.end))
    if after is None:
        tail = max(tail, block.span.end)
    return Entry(
        label.label, Span(head, tail), cut(block.prose, first, end), links, label.bracketed
    )


def _starts(links: Sequence[Inline], default: int) -> list[int]:
    return [link.span.start for link in links] or [default]


def _ends(links: Sequence[Inline], default: int) -> list[int]:
    return [link.span.end for link in links] or [default]


def extend(entry: Entry, block: Block) -> Entry:
    """Add a further block (a second paragraph, an indented address) to an entry."""
    return entry._replace(
        span=Span(entry.span.start, max(entry.span.end, block.span.end)),
        prose=join((entry.prose, block.prose)),
        links=(*entry.links, *_links(block)),
    )


def continues(block: Block) -> bool:
    """Say whether a block by itself goes on with the entry before: an address or an access note."""
    return block.prose.text.lstrip(" \t(<").lower().startswith(_CONTINUES)


def cut_rows(cells: Sequence[Block], content: str) -> list[Entry]:
    """Cut a table into entries, one a row; a first cell that is a label is the entry's label."""
    rows: list[list[Block]] = []
    for cell in cells:
        between = content[rows[-1][-1].span.end : cell.span.start] if rows else "\n"
        if "\n" in between:
            rows.append([])
        rows[-1].append(cell)
    return [_row(row) for row in rows if row[0].kind is BlockKind.TABLE_CELL]


def _row(row: Sequence[Block]) -> Entry:
    first = row[0].prose.text.strip().strip("[]().")
    labelled = len(row) > 1 and first.isdigit()
    body = row[1:] if labelled else row
    links = tuple(link for cell in body for link in _links(cell))
    span = Span(row[0].span.start, row[-1].span.end)
    return Entry(first if labelled else "", span, join([cell.prose for cell in body]), links)
