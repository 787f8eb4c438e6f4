"""Find the reference lists of a document and the entries in them.

A list stands under a heading that says so, or shows itself by its form: labelled entries with
addresses, footnotes, link definitions. `data/list_headings.txt` holds the headings.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.entries import (
    Entry,
    continues,
    cut_block,
    cut_rows,
    extend,
    marker_label,
    read_label,
)
from citeaudit.article.labels import normalise
from citeaudit.article.list_headings import Trust, names_list
from citeaudit.article.marker_text import numeric_brackets
from citeaudit.article.model import Block, BlockKind, Reference
from citeaudit.article.reference_fields import parse_fields
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Definition, Document

_TABLE = {BlockKind.TABLE_CELL, BlockKind.TABLE_HEAD}
_NO_ENTRY = {BlockKind.CODE, BlockKind.METADATA, BlockKind.HEADING, BlockKind.CAPTION}
_BELOW_ALL = 7  # the level of a heading that is only a paragraph: every real heading ends its list


class Origin(Enum):
    """What a list is made of, and so which markers lead to it."""

    ENTRIES = "entries"
    NOTES = "notes"  # native footnotes: `[^1]`
    DEFINITIONS = "definitions"  # link definitions: `[text][1]`


class Listed(NamedTuple):
    """The reference lists of a document.

    Attributes:
        references: All entries, in document order.
        sections: Span of each list.
        blocks: Indexes of the blocks that belong to a list, its heading included.
        origins: What each section is made of.
    """

    references: tuple[Reference, ...]
    sections: tuple[Span, ...]
    blocks: frozenset[int]
    origins: tuple[Origin, ...]


class _Section(NamedTuple):
    entries: list[Entry]
    blocks: set[int]
    origin: Origin
    start: int


def find_references(document: Document) -> Listed:
    """Find the entries of all reference lists.

    Returns:
        The references with their fields; nothing where the document has no list.

    Cost: linear in the length of the document.
    """
    taken: set[int] = set()
    sections: list[_Section] = []
    for find in (_headed, _footnotes, _labelled_runs, _numbered_end):
        for section in find(document, taken):
            sections.append(section)
            taken |= section.blocks
    sections = [_with_positions(document, section, sections, taken) for section in sections]
    definitions = _definitions(document, sections)
    listed = [(s.start, s.origin, s.entries, s.blocks) for s in sections]
    return _number(document, listed, definitions, frozenset(taken))


# Lists under a heading


def _headed(document: Document, taken: set[int]) -> Iterator[_Section]:
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        block = blocks[index]
        level = block.level if block.kind is BlockKind.HEADING else _BELOW_ALL
        trust = _heading(block)
        index += 1
        if trust is None:
            continue
        end = _section_end(blocks, index, level)
        section = _Run(document, trust, pseudo=level == _BELOW_ALL).read(index - 1, end)
        if section:
            yield section
            index = max(section.blocks) + 1


def _heading(block: Block) -> Trust | None:
    if block.kind is BlockKind.HEADING:
        return names_list(block.prose.text)
    if block.kind is BlockKind.PARAGRAPH:
        return names_list(block.prose.text.partition("\n")[0])
    return None


def _section_end(blocks: Sequence[Block], start: int, level: int) -> int:
    for index in range(start, len(blocks)):
        if blocks[index].kind is BlockKind.HEADING and blocks[index].level <= level:
            return index
    return len(blocks)


class _Run:
    """Reads the blocks below a heading as entries."""

    def __init__(self, document: Document, trust: Trust, *, pseudo: bool) -> None:
        self._document = document
        self._trust = trust
        self._pseudo = pseudo
        self._entries: list[Entry] = []
        self._used: set[int] = set()
        self._shape: BlockKind | None = None  # LIST_ITEM, or PARAGRAPH for labelled ones
        self._strict = False  # after an interruption, entries must look like references
        self._subheading: int | None = None

    def read(self, heading: int, end: int) -> _Section | None:
        blocks = self._document.blocks
        self._first_lines(blocks[heading])
        index = heading + 1
        while index < end:
            block = blocks[index]
            if block.kind in _TABLE:
                index = self._table(index, end)
                continue
            if block.kind is BlockKind.HEADING:
                self._strict, self._subheading = True, index
            elif not self._take(index, block):
                if self._pseudo:
                    break
                self._strict = True
            index += 1
        return self._section(heading)

    def _section(self, heading: int) -> _Section | None:
        looking = sum(entry.resembles for entry in self._entries)
        enough = bool(self._entries) and (
            self._trust is Trust.SURE or 2 * looking >= len(self._entries)
        )
        if self._pseudo and not looking:
            enough = False
        if not enough:
            return None
        start = self._document.blocks[heading].span.start
        return _Section(self._entries, self._used | {heading}, Origin.ENTRIES, start)

    def _first_lines(self, heading: Block) -> None:
        """Entries may stand in the very paragraph that names the list."""
        if heading.kind is BlockKind.HEADING or "\n" not in heading.prose.text:
            return
        entries = cut_block(heading)
        kept = [e for e in entries if e.label or names_list(e.prose.text) is None]
        if kept and not kept[0].label:
            first = kept[0].prose.text.partition("\n")
            if names_list(first[0]) is not None:
                rest = Block(heading.kind, heading.span, heading.prose, heading.inlines)
                kept = [*_without_first_line(rest), *kept[1:]]
        self._entries += kept
        if kept:
            self._shape = BlockKind.PARAGRAPH if kept[0].label else None

    def _take(self, index: int, block: Block) -> bool:
        """Read a block as an entry or the rest of one; say whether it was either."""
        if block.kind in _NO_ENTRY or block.kind is BlockKind.FOOTNOTE:
            return not self._pseudo or block.kind is BlockKind.FOOTNOTE
        if self._entries and self._goes_on(block):
            self._entries[-1] = extend(self._entries[-1], block)
            self._used.add(index)
            return True
        entries = cut_block(block, self._entries[-1].label if self._entries else "")
        if not entries or not self._fits(block, entries):
            return False
        if self._entries and not entries[0].label and len(entries) > 1 and entries[1].label:
            entries = entries[1:]
        self._entries += entries
        self._used.add(index)
        if self._subheading is not None:
            self._used.add(self._subheading)
            self._subheading = None
        return True

    def _goes_on(self, block: Block) -> bool:
        if block.kind is BlockKind.LIST_ITEM:
            return block.level > 1 and self._shape is BlockKind.LIST_ITEM and not self._pseudo
        if block.group:
            return self._shape is BlockKind.LIST_ITEM
        return continues(block) and bool(self._entries[-1].label)

    def _fits(self, block: Block, entries: Sequence[Entry]) -> bool:
        labelled = any(entry.label for entry in entries)
        resembles = any(entry.resembles for entry in entries)
        if block.kind is BlockKind.LIST_ITEM:
            fits = not self._strict or resembles
            shape = BlockKind.LIST_ITEM
        elif self._shape is BlockKind.LIST_ITEM:
            return labelled and resembles and not self._pseudo
        elif self._shape is BlockKind.PARAGRAPH:
            return labelled
        else:
            sure = resembles if self._trust is Trust.SURE else any(e.has_address for e in entries)
            fits = labelled or sure
            shape = BlockKind.PARAGRAPH if labelled else None
        if fits and not self._entries:
            self._shape = shape
        return fits

    def _table(self, index: int, end: int) -> int:
        blocks = self._document.blocks
        after = index
        while after < end and blocks[after].kind in _TABLE:
            after += 1
        entries = cut_rows(blocks[index:after], self._document.text.content)
        if entries and 2 * sum(entry.has_address for entry in entries) >= len(entries):
            self._entries += entries
            self._used.update(range(index, after))
        return after


def _without_first_line(block: Block) -> list[Entry]:
    from citeaudit.article.blocks import cut  # noqa: PLC0415

    skip = block.prose.text.index("\n") + 1
    prose = cut(block.prose, skip, len(block.prose.text))
    inlines = tuple(
        mark._replace(start=mark.start - skip, end=mark.end - skip)
        for mark in block.inlines
        if mark.start >= skip
    )
    span = Span(prose.pieces[0].start, block.span.end)
    return cut_block(Block(block.kind, span, prose, inlines))


# Lists without a heading


def _footnotes(document: Document, taken: set[int]) -> Iterator[_Section]:
    """Yield the definitions of native footnotes: one section for each run of them."""
    entries: list[Entry] = []
    used: set[int] = set()
    group = 0
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.FOOTNOTE:
            if entries and block.kind is not BlockKind.CODE:
                yield _Section(entries, used, Origin.NOTES, entries[0].span.start)
                entries, used, group = [], set(), 0
            continue
        if group == block.group and entries:
            entries[-1] = extend(entries[-1], block)
        else:
            entries.append(_note(block))
        group = block.group
        used.add(index)
    if entries:
        yield _Section(entries, used, Origin.NOTES, entries[0].span.start)


def _note(block: Block) -> Entry:
    links = tuple(mark for mark in block.inlines if mark.kind.name == "LINK")
    return Entry(block.marker, block.span, block.prose, links)


def _labelled_runs(document: Document, taken: set[int]) -> Iterator[_Section]:
    """Yield runs of paragraphs that start with `[n]` and hold addresses."""
    run: list[Entry] = []
    used: set[int] = set()
    for index, block in enumerate(document.blocks):
        entries = _run_entries(block, run) if index not in taken else []
        if entries:
            run += entries
            used.add(index)
        elif run and continues(block) and index not in taken:
            run[-1] = extend(run[-1], block)
            used.add(index)
        else:
            yield from _run_section(run, used)
            run, used = [], set()
    yield from _run_section(run, used)


def _run_entries(block: Block, run: Sequence[Entry]) -> list[Entry]:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return []
    label = read_label(block.prose.text[:80])
    if not label or not label.bracketed or not block.prose.text[label.end :].strip():
        return []
    return cut_block(block, run[-1].label if run else "")


def _run_section(run: list[Entry], used: set[int]) -> Iterator[_Section]:
    if run and 2 * sum(entry.has_address for entry in run) >= len(run):
        yield _Section(run, used, Origin.ENTRIES, run[0].span.start)


def _numbered_end(document: Document, taken: set[int]) -> Iterator[_Section]:
    """Yield the last list if it is numbered, all addresses, and markers in the text name it."""
    blocks = document.blocks
    last = len(blocks) - 1
    while last >= 0 and blocks[last].kind is not BlockKind.LIST_ITEM:
        last -= 1
    if last < 0 or last in taken or not marker_label(blocks[last].marker):
        return
    used = {i for i, block in enumerate(blocks) if block.group == blocks[last].group}
    entries = [e for i in sorted(used) for e in cut_block(blocks[i])]
    labels = {normalise(entry.label) for entry in entries}
    if len(entries) < 3 or not all(entry.has_address and entry.label for entry in entries):
        return
    cited = set(_body_labels(document, taken | used))
    if cited & labels:
        yield _Section(entries, used, Origin.ENTRIES, entries[0].span.start)


def _body_labels(document: Document, taken: set[int]) -> Iterator[str]:
    for index, block in enumerate(document.blocks):
        if index not in taken:
            for bracket in numeric_brackets(block):
                yield from map(normalise, bracket.labels)


# From entries to references


def _with_positions(
    document: Document, section: _Section, sections: Sequence[_Section], taken: set[int]
) -> _Section:
    """Number the entries of the one unlabelled list, where the markers prove that they count."""
    if section.origin is not Origin.ENTRIES or any(e.label for s in sections for e in s.entries):
        return section
    if len(sections) != 1:
        return section
    cited = {int(label) for label in _body_labels(document, taken) if label.isdigit()}
    first = 0 if 0 in cited else 1
    count = len(section.entries)
    if not cited or max(cited) >= first + count or 3 * len(cited) < count:
        return section
    numbered = [e._replace(label=str(i)) for i, e in enumerate(section.entries, first)]
    return section._replace(entries=numbered)


def _definitions(document: Document, sections: Sequence[_Section]) -> list[list[Definition]]:
    """Pick the runs of numeric link definitions no list has an entry for."""
    known = {normalise(entry.label) for section in sections for entry in section.entries}
    runs: list[list[Definition]] = []
    seen: set[str] = set()
    for definition in document.definitions:
        label = normalise(definition.label)
        if not label.isdigit() or label in known or definition.url.startswith("#"):
            continue
        if label in seen or not runs:
            runs.append([])
            seen = set()
        seen.add(label)
        runs[-1].append(definition)
    return runs


def _number(
    document: Document,
    listed: Sequence[tuple[int, Origin, list[Entry], set[int]]],
    definitions: Sequence[list[Definition]],
    blocks: frozenset[int],
) -> Listed:
    sections: list[tuple[int, Origin, list[Entry] | list[Definition]]] = [
        (start, origin, entries) for start, origin, entries, _ in listed
    ]
    sections += [(run[0].span.start, Origin.DEFINITIONS, run) for run in definitions]
    sections.sort(key=lambda section: section[0])
    references: list[Reference] = []
    spans: list[Span] = []
    for number, (start, _, members) in enumerate(sections):
        for member in members:
            index = len(references)
            if isinstance(member, Entry):
                references.append(_reference(document, member, index, number))
            else:
                references.append(_defined(document, member, index, number))
        end = max(reference.span.end for reference in references[-len(members) :])
        spans.append(Span(start, end))
    origins = tuple(origin for _, origin, _ in sections)
    return Listed(tuple(references), tuple(spans), blocks, origins)


def _reference(document: Document, entry: Entry, index: int, section: int) -> Reference:
    raw = document.text[entry.span]
    fields = parse_fields(entry.prose.text, [link.target for link in entry.links])
    spans = {name: entry.prose.span(*place) for name, place in fields.spans.items()}
    at = raw.find(fields.url) if fields.url else -1
    if at >= 0:
        spans["url"] = Span(entry.span.start + at, entry.span.start + at + len(fields.url))
    return Reference(
        index=index,
        label=entry.label,
        span=entry.span,
        raw=raw,
        title=fields.title,
        authors=fields.authors,
        container=fields.container,
        volume=fields.volume,
        issue=fields.issue,
        pages=fields.pages,
        publisher=fields.publisher,
        published=fields.published,
        accessed=fields.accessed,
        url=fields.url,
        spans=spans,
        section=section,
    )


def _defined(document: Document, definition: Definition, index: int, section: int) -> Reference:
    raw = document.text[definition.span]
    spans = {}
    for name, value in (("url", definition.url), ("title", definition.title)):
        at = raw.find(value) if value else -1
        if at >= 0:
            start = definition.span.start + at
            spans[name] = Span(start, start + len(value))
    return Reference(
        index,
        definition.label,
        definition.span,
        raw,
        title=definition.title,
        url=definition.url,
        spans=spans,
        section=section,
    )
