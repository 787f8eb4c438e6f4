"""Reference lists that stand under a heading of `data/list_headings.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.lists.cutting import (
    WIDEST_GAP,
    cut_block,
    cut_rows,
    drop_first_line,
    split_run_on,
)
from citeaudit.article.lists.entries import Entry, continues, marker_label, number_of, read_label
from citeaudit.article.lists.list_headings import Trust, names_list, opens_trailer, plain_heading
from citeaudit.article.lists.listing import Origin, Section
from citeaudit.article.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Document

_TABLE = (BlockKind.TABLE_CELL, BlockKind.TABLE_HEAD)
_NO_ENTRY = (BlockKind.CODE, BlockKind.METADATA, BlockKind.HEADING, BlockKind.CAPTION)
_MAY_HEAD = (BlockKind.PARAGRAPH, BlockKind.HTML)
_LISTED_ELSEWHERE = (BlockKind.FOOTNOTE, BlockKind.ENTRY)
_BELOW_ALL = 7  # the level of a heading that is only a paragraph: every real heading ends its list


def headed_lists(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield the lists under a heading, a bold line, or a line such as "Sources:"."""
    blocks = document.blocks
    if any(block.kind is BlockKind.ENTRY for block in blocks):
        return  # where the format marks entries, "Further reading" is what it says
    index = 0
    while index < len(blocks):
        trust = _list_heading(blocks[index])
        index += 1
        if trust is None:
            continue
        heading = blocks[index - 1]
        level = heading.level if heading.kind is BlockKind.HEADING else _BELOW_ALL
        section = _Reader(document, trust, level).read(index - 1)
        if section:
            yield section
            index = max(index, max(section.blocks) + 1)


def _list_heading(block: Block) -> Trust | None:
    """Say whether a block, or the first or last line of a paragraph, is a heading of a list."""
    text = block.prose.text
    if block.kind is BlockKind.HEADING:
        return names_list(text)
    if block.kind in _MAY_HEAD:  # HTML: `<summary>References</summary>`
        text = text.strip()
        return names_list(text.partition("\n")[0]) or names_list(text.rpartition("\n")[2])
    if block.kind is BlockKind.LIST_ITEM and "\n" in text:
        return names_list(text.rpartition("\n")[2])
    return None


def _line_that_heads(block: Block) -> str:
    first, _, _ = block.prose.text.strip().partition("\n")
    return first if names_list(first) is not None else block.prose.text.rpartition("\n")[2]


class _Reader:
    """Reads the blocks below one heading as entries."""

    def __init__(self, document: Document, trust: Trust, level: int) -> None:
        self._document = document
        self._trust = trust
        self._level = level
        # Below a paragraph that serves as heading, the first block that does not fit ends the list.
        self._pseudo = level == _BELOW_ALL
        self._entries: list[Entry] = []
        self._used: set[int] = set()
        self._shape: BlockKind | None = None  # LIST_ITEM; PARAGRAPH for labelled ones
        self._strict = self._pseudo  # after an interruption, entries must look like references
        self._subheading: int | None = None
        self._depth = 1  # of the items that are entries; deeper ones go on with them
        self._titled = False  # entries are headings: "### [2] Title", with details below

    def read(self, heading: int) -> Section | None:
        """Read from the heading on; nothing if what stands there is no list."""
        blocks = self._document.blocks
        self._heading(heading, blocks[heading])
        index = heading + 1
        while index < len(blocks):
            block = blocks[index]
            if block.kind in _TABLE:
                index = self._table(index)
                continue
            if block.kind is BlockKind.HEADING:
                if block.level <= self._level:
                    break
                if not self._entitle(index, block):
                    self._strict, self._subheading, self._titled = True, index, False
            elif not self._take(index, block):
                if self._pseudo or (self._entries and _list_heading(block) is not None):
                    break
                self._strict = True
            index += 1
        return self._section(blocks[heading])

    def _section(self, heading: Block) -> Section | None:
        looking = sum(entry.resembles for entry in self._entries)
        bar = 0 if self._trust is Trust.SURE and not self._pseudo else len(self._entries)
        if not self._entries or 2 * looking < bar:
            return None
        entries = split_run_on(self._entries)
        name = plain_heading(_line_that_heads(heading))
        return Section(entries, self._used, Origin.ENTRIES, heading.span.start, name)

    def _heading(self, index: int, heading: Block) -> None:
        """Use up the heading; entries may stand in the very paragraph that names the list."""
        first, _, below = heading.prose.text.strip().partition("\n")
        if heading.kind is BlockKind.HEADING or not below:
            self._used.add(index)
        elif names_list(first) is not None:
            self._used.add(index)
            self._entries = cut_block(drop_first_line(heading))
            self._shape = BlockKind.PARAGRAPH if self._entries[0].label else None

    def _take(self, index: int, block: Block) -> bool:
        """Read a block as an entry or the rest of one; say whether it was either."""
        if block.kind in _LISTED_ELSEWHERE:
            return True
        if block.kind in _NO_ENTRY:
            return False
        if self._entries and (self._titled or self._goes_on(block)):
            self._entries[-1].extend(block)
        else:
            entries = self._cut(block)
            if not entries or not self._fits(block, entries):
                return False
            if len(entries) > 1 and not entries[0].label and self._is_rest(block):
                self._entries[-1].absorb(entries.pop(0))
            self._entries += entries
        self._used.add(index)
        if self._subheading is not None:
            self._used.add(self._subheading)
            self._subheading = None
        return True

    def _goes_on(self, block: Block) -> bool:
        if block.kind is BlockKind.LIST_ITEM:
            deeper = block.level > self._depth
            return deeper and self._shape is BlockKind.LIST_ITEM and not self._pseudo
        if block.group:
            return self._shape is BlockKind.LIST_ITEM
        return self._is_rest(block) and len(self._cut(block)) == 1

    def _is_rest(self, block: Block) -> bool:
        labelled = bool(self._entries and self._entries[-1].label)
        return labelled and not block.group and continues(block)

    def _cut(self, block: Block) -> list[Entry]:
        return cut_block(block, self._entries[-1].label if self._entries else "")

    def _fits(self, block: Block, entries: Sequence[Entry]) -> bool:
        labelled = any(entry.label for entry in entries)
        resembles = any(entry.resembles for entry in entries)
        if block.kind is BlockKind.LIST_ITEM:
            fits = resembles or not self._strict or self._counts_on(block)
            shape = BlockKind.LIST_ITEM
        elif self._shape is BlockKind.LIST_ITEM:
            fits, shape = labelled and resembles and not self._pseudo, self._shape
        elif self._shape is BlockKind.PARAGRAPH:
            fits, shape = labelled, self._shape
        elif labelled:
            fits, shape = resembles or not self._pseudo, BlockKind.PARAGRAPH
        elif self._trust is Trust.SURE:
            fits, shape = resembles and not opens_trailer(block.prose.text), None
        else:  # prose that happens to hold a link is no entry of "Sources"
            fits, shape = any(entry.is_mostly_address for entry in entries), None
        if fits and not self._entries:
            self._shape, self._depth = shape, max(block.level, 1)
        return fits

    def _entitle(self, index: int, heading: Block) -> bool:
        """Read a heading as an entry of its own if it counts as the next one."""
        label = read_label(heading.prose.text)
        number = number_of(label.label) if label else None
        if number is None or not self._is_next(number) or self._is_labelled(index + 1):
            return False
        self._entries += cut_block(heading, str(number - 1))
        self._titled = True
        self._used.add(index)
        return True

    def _is_next(self, number: int) -> bool:
        if not self._entries:
            return number <= 1
        return self._titled and number_of(self._entries[-1].label) == number - 1

    def _is_labelled(self, index: int) -> bool:
        """Say whether a block has a label of its own: then the heading above it is only one."""
        blocks = self._document.blocks
        if index >= len(blocks):
            return False
        label = read_label(blocks[index].prose.text[:80])
        return bool(marker_label(blocks[index].marker)) or bool(label and label.bracketed)

    def _counts_on(self, block: Block) -> bool:
        """Say whether an item goes on counting from the entry before."""
        before = number_of(self._entries[-1].label) if self._entries else None
        number = number_of(marker_label(block.marker))
        return before is not None and number is not None and 0 < number - before <= WIDEST_GAP

    def _table(self, index: int) -> int:
        blocks = self._document.blocks
        after = index
        while after < len(blocks) and blocks[after].kind in _TABLE:
            after += 1
        entries = cut_rows(blocks[index:after], self._document.text.content)
        if entries and 2 * sum(entry.has_address for entry in entries) >= len(entries):
            self._entries += entries
            self._used.update(range(index, after))
        return after
