"""Cut the blocks of a reference list into entries."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from citeaudit.article.blocks import cut, join
from citeaudit.article.lists.entries import (
    Entry,
    Label,
    links_of,
    marker_label,
    number_of,
    read_label,
)
from citeaudit.article.model import Block, BlockKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Inline

WIDEST_GAP = 3  # numbers a list may leave out without ceasing to count
_FEWEST_LINES = 2  # of a paragraph, before each is taken for an entry
_NO_LABEL = Label("", 0, bracketed=False)


def cut_block(block: Block, previous: str = "") -> list[Entry]:
    """Cut one block into entries, by the labels its lines start with, else by its addresses.

    Args:
        block: A paragraph, list item or note of a reference list.
        previous: The label of the entry before it.

    Returns:
        At least one entry, unless the block has no text. An entry before the first label of a
        labelled paragraph is the rest of the entry of the block before; its label is empty.

    Cost: linear in the length of the block.
    """
    text = block.prose.text
    lines = list(_lines(text))
    links = links_of(block)
    starts = _labels(block, lines, previous)
    if not starts:
        by_line = block.kind is BlockKind.HTML  # `<li>…</li>` stands on a line of its own
        by_line = by_line or _are_entries(block, lines)
        firsts = [line[0] for line in lines] if by_line else _by_address(block, lines, links)
        starts = [(start, _NO_LABEL) for start in firsts]
    elif starts[0][0] > 0:
        starts.insert(0, (0, _NO_LABEL))
    entries = []
    used = 0
    for (start, label), (after, _) in pairwise([*starts, (len(text), _NO_LABEL)]):
        first = used
        while used < len(links) and links[used].start < after:
            used += 1
        entries.append(_entry(block, (start, after), label, links[first:used]))
    return entries


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _labels(
    block: Block, lines: Sequence[tuple[int, int]], previous: str
) -> list[tuple[int, Label]]:
    """Find the lines that start with a label.

    A number without brackets counts only in a sequence, since any line may start with one.
    """
    text = block.prose.text
    own = block.marker if block.kind is BlockKind.FOOTNOTE else marker_label(block.marker)
    read = [read_label(text[start:end]) for start, end in lines]
    if own and read and not (read[0] and read[0].bracketed):
        read[:1] = [Label(own, 0, bracketed=False)]
    numbers = [number_of(label.label) if label else None for label in read]
    found: list[tuple[int, Label]] = []
    before = number_of(previous)
    for index, label in enumerate(read):
        if label is None:
            continue
        number = numbers[index]
        sure = label.bracketed or (index == 0 and bool(own))
        if sure or _counts(number, before, numbers[index + 1 : index + 5]):
            found.append((lines[index][0], label))
            before = number
    return found


def _counts(number: int | None, before: int | None, following: Sequence[int | None]) -> bool:
    """Say whether a number goes on with the one before, or is gone on with below."""
    if number is None:
        return False
    follows = number == 1 if before is None else 0 < number - before <= WIDEST_GAP
    return follows or number + 1 in following


def _are_entries(block: Block, lines: Sequence[tuple[int, int]]) -> bool:
    """Say whether each line of a paragraph is a whole entry: "Roe J. Title. Journal. 2020."."""
    if block.kind is not BlockKind.PARAGRAPH or len(lines) < _FEWEST_LINES:
        return False
    return all(_is_whole(block.prose.text[start:end]) for start, end in lines)


def _is_whole(line: str) -> bool:
    """Say whether a line begins as entries do, has a year, and ends as they do."""
    line = line.strip()
    ends = line[-1:] == "." or line[-1:].isdigit() or "://" in line.rpartition(" ")[2]
    begins = line[:1].isalpha() and not line[0].islower()
    return begins and ends and _year().search(line) is not None


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def _by_address(
    block: Block, lines: Sequence[tuple[int, int]], links: Sequence[Inline]
) -> list[int]:
    """Find where unlabelled entries start: after each line that has an address, if several do."""
    with_address = []
    used = 0
    for _, end in lines:
        first = used
        while used < len(links) and links[used].start < end:
            used += 1
        with_address.append(used > first)
    if block.kind is not BlockKind.PARAGRAPH or sum(with_address) < 2:
        return [0] if lines else []
    return [
        start for index, (start, _) in enumerate(lines) if index == 0 or with_address[index - 1]
    ]


def _entry(block: Block, place: tuple[int, int], label: Label, links: Sequence[Inline]) -> Entry:
    start, after = place
    text = block.prose.text
    end = start + len(text[start:after].rstrip())
    first = min(start + label.end, end)
    head, tail = block.prose.span(start, end)
    # The list item's own marker, and markup around a link at either end, belong to the entry.
    if start == 0:
        head = block.span.start
    if after == len(text):
        tail = max(tail, block.span.end)
    if links:
        head, tail = min(head, links[0].span.start), max(tail, links[-1].span.end)
    prose = cut(block.prose, first, end)
    return Entry(label.label, Span(head, tail), prose, links, bracketed=label.bracketed)


def cut_inline(block: Block, start: int) -> list[Entry]:
    """Cut entries that stand in one line: `[1] https://… [2] https://…`, from `start` on."""
    text = block.prose.text
    places = [match for match in _label_within().finditer(text, start) if read_label(match[0])]
    links = links_of(block)
    entries = []
    for match, after in zip_longest(places, places[1:]):
        end = after.start() if after else len(text)
        label = Label(match[1], len(match[0]), bracketed=True)
        within = [link for link in links if match.start() <= link.start < end]
        entries.append(_entry(block, (match.start(), end), label, within))
    return entries


@cache
def _label_within() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)\[([0-9]{1,3})\]:?[ \u00a0]*(?=\S)")


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
    links = [link for cell in body for link in links_of(cell)]
    span = Span(row[0].span.start, row[-1].span.end)
    return Entry(first if labelled else "", span, join([cell.prose for cell in body]), links)


def drop_first_line(block: Block) -> Block:
    """Take the first line, a heading, off a paragraph."""
    text = block.prose.text
    skip = text.index("\n", len(text) - len(text.lstrip())) + 1
    prose = cut(block.prose, skip, len(block.prose.text))
    inlines = tuple(
        mark._replace(start=mark.start - skip, end=mark.end - skip)
        for mark in block.inlines
        if mark.start >= skip
    )
    span = Span(prose.pieces[0].start, block.span.end)
    return Block(block.kind, span, prose, inlines)


def split_run_on(entries: Sequence[Entry]) -> list[Entry]:
    """Cut entries that go on with another number in mid-line: `… 2016 310. Douglass F. …`.

    Only where no entry of its own has that number, one has its neighbour, and what follows starts
    as an entry does.
    """
    taken = {number_of(entry.label) for entry in entries}
    found: list[Entry] = []
    for entry in entries:
        cuts = _run_on(entry, taken)
        found += _split(entry, cuts) if cuts else [entry]
    return found


def _run_on(entry: Entry, taken: set[int | None]) -> list[tuple[int, str]]:
    """Find where an entry goes on with a number the list lacks: its place, and the number."""
    if entry.bracketed:
        return []
    cuts: list[tuple[int, str]] = []
    for match in _number_within().finditer(entry.prose.text):
        number = int(match[1])
        if number not in taken and {number - 1, number + 1} & taken:
            taken.add(number)
            cuts.append((match.start(1), match[1]))
    return cuts


@cache
def _number_within() -> re.Pattern[str]:
    return re.compile(r" ([1-9]\d{0,3})\. (?=[A-Z\u00c0-\u00de])")


def _split(entry: Entry, cuts: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    prose, links = entry.prose, entry.links
    places = [(0, entry.label), *cuts, (len(prose.text), "")]
    used = 0
    for (start, label), (after, _) in pairwise(places):
        first = start + len(label) + 2 if start else 0
        end = start + len(prose.text[start:after].rstrip())
        head = prose.span(start, start).start if start else entry.span.start
        tail = entry.span.end if after == len(prose.text) else prose.span(start, end).end
        begun = used
        while used < len(links) and (links[used].span.start < tail or after == len(prose.text)):
            used += 1
        yield Entry(label, Span(head, max(head, tail)), cut(prose, first, end), links[begun:used])
