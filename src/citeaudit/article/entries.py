"""Cut the blocks of a reference list into entries: the label as written, the prose behind it."""

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

_WIDEST_GAP = 3  # numbers a list may leave out without ceasing to count
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

    @property
    def is_mostly_address(self) -> bool:
        """Whether it is little more than an address or a link, as in a bare list of sources."""
        linked = sum(link.end - link.start for link in self.links)
        return 2 * linked >= len(self.prose.text.strip()) > 0


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


def read_label(line: str) -> Label | None:
    """Read the label a line starts with: `[3]`, `(3)`, `3.`, or a plain number."""
    match = _bracketed().match(line)
    if match:
        label = match[1] or match[2]
        if label[0] == "@" or any(letter.isdigit() for letter in label):
            return Label(label, match.end(), bracketed=match[1] is not None)
    match = _numbered().match(line)
    return Label(match[1], match.end(), bracketed=False) if match else None


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
    starts = _labels(block, lines, previous)
    if not starts:
        starts = [(start, Label("", 0, bracketed=False)) for start in _by_address(block, lines)]
    elif starts[0][0] > 0:
        starts.insert(0, (0, Label("", 0, bracketed=False)))
    return [
        _entry(block, start, starts[i + 1][0] if i + 1 < len(starts) else None, label)
        for i, (start, label) in enumerate(starts)
    ]


def _labels(
    block: Block, lines: Sequence[tuple[int, int]], previous: str
) -> list[tuple[int, Label]]:
    """Find the lines that start with a label.

    A number without brackets counts only in a sequence, since any line may start with one.
    """
    text = block.prose.text
    own = block.marker if block.kind is BlockKind.FOOTNOTE else marker_label(block.marker)
    read = [read_label(text[start:end]) for start, end in lines]
    if own and not (read and read[0] and read[0].bracketed):
        read[:1] = [Label(own, 0, bracketed=False)]
    numbers = [_number(label) for label in read]
    found: list[tuple[int, Label]] = []
    before = _number(Label(previous, 0, bracketed=False))
    for index, label in enumerate(read):
        if label is None:
            continue
        number = numbers[index]
        follows = number == 1 if before is None else 0 < (number or 0) - before <= _WIDEST_GAP
        leads = any(
            number is not None and after == number + 1 for after in numbers[index + 1 :][:4]
        )
        if label.bracketed or (index == 0 and own) or follows or leads:
            found.append((lines[index][0], label))
            before = number
    return found


def _number(label: Label | None) -> int | None:
    text = normalise(label.label) if label else ""
    return int(text) if text.isdigit() and len(text) <= 6 else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _by_address(block: Block, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Find where unlabelled entries start: after each line that has an address, if several do."""
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


def drop_first_line(block: Block) -> Block:
    """Take the first line, a heading, off a paragraph."""
    skip = block.prose.text.index("\n") + 1
    prose = cut(block.prose, skip, len(block.prose.text))
    inlines = tuple(
        mark._replace(start=mark.start - skip, end=mark.end - skip)
        for mark in block.inlines
        if mark.start >= skip
    )
    span = Span(prose.pieces[0].start, block.span.end)
    return Block(block.kind, span, prose, inlines)


def split_run_on(entries: Sequence[Entry]) -> list[Entry]:
    """Cut entries that go on with the next number in mid-line: `… 2016 310. Douglass F. …`.

    Only where no entry of its own has that number.
    """
    taken = {entry.label for entry in entries}
    found: list[Entry] = []
    for entry in entries:
        rest: Entry | None = entry
        while rest is not None:
            head, rest = _split(rest, taken)
            found.append(head)
    return found


def _split(entry: Entry, taken: set[str]) -> tuple[Entry, Entry | None]:
    number = _number(Label(entry.label, 0, bracketed=entry.bracketed))
    if number is None or entry.bracketed or str(number + 1) in taken:
        return entry, None
    text = entry.prose.text
    mark = f" {number + 1}. "
    at = text.find(mark)
    after = at + len(mark)
    if at < 0 or not text[after : after + 1].isupper():
        return entry, None
    head, tail = cut(entry.prose, 0, at), cut(entry.prose, after, len(text))
    start = entry.prose.span(at + 1, at + 1).start
    links = entry.links
    first = entry._replace(
        span=Span(entry.span.start, entry.prose.span(0, at).end),
        prose=head,
        links=tuple(link for link in links if link.span.start < start),
    )
    second = Entry(
        str(number + 1),
        Span(start, entry.span.end),
        tail,
        tuple(link for link in links if link.span.start >= start),
    )
    taken.add(second.label)
    return first, second
