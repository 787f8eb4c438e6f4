"""Reference lists without a heading, which show themselves by their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.labels import normalise
from citeaudit.article.lists.cutting import cut_block, cut_inline
from citeaudit.article.lists.entries import Entry, continues, links_of, marker_label, read_label
from citeaudit.article.lists.list_headings import opens_note
from citeaudit.article.lists.listing import Alias, Origin, Section
from citeaudit.article.lists.records import cites_by_key
from citeaudit.article.markers.marker_text import link_markers, numeric_brackets, superscripts
from citeaudit.article.model import Block, BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Definition, Document

_MAY_BE_ENTRY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_OPENING = ("[", "\uff3b", "\u3010", " ")
_FEWEST = 3  # entries of a numbered list that has nothing but its form to show for itself


def marked_entries(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield the entries that the format itself marks as such: one section for each run of them."""
    places = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.ENTRY]
    yield from _runs(document, places, Origin.ENTRIES)


def footnotes(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield the definitions of native footnotes: one section for each run of them.

    In a document that cites by key, or whose format marks entries, notes are remarks; only one
    with an address is an entry.
    """
    notes = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.FOOTNOTE]
    marked = any(block.kind is BlockKind.ENTRY for block in document.blocks)
    if notes and (marked or cites_by_key(document)):
        notes = [i for i in notes if _is_source(document.blocks[i])]
    yield from _runs(document, notes, Origin.NOTES)


def _is_source(note: Block) -> bool:
    cites = any(mark.kind is InlineKind.KEY for mark in note.inlines)
    return bool(links_of(note)) and not cites


def _runs(document: Document, places: Sequence[int], origin: Origin) -> Iterator[Section]:
    blocks = document.blocks
    entries: list[Entry] = []
    used: list[int] = []
    for index in places:
        block = blocks[index]
        between = blocks[used[-1] + 1 : index] if used else ()
        if any(other.kind is not BlockKind.CODE for other in between):
            yield Section(entries, set(used), origin, _start(document, entries, used[0]))
            entries, used = [], []
        if entries and blocks[used[-1]].group == block.group:
            entries[-1].extend(block)
        else:
            # "[^1^]: …" is cited as "[^1^]", and its label is 1
            label = block.marker.strip("^") or block.marker
            entries.append(Entry(label, block.span, block.prose, links_of(block)))
        used.append(index)
    if entries:
        yield Section(entries, set(used), origin, _start(document, entries, used[0]))


def _start(document: Document, entries: Sequence[Entry], first: int) -> int:
    """Say where a list stands; entries written at their markers are shown below everything."""
    before = document.blocks[first - 1].span.end if first else 0
    start = entries[0].span.start
    return start if start >= before else len(document.text.content)


def labelled_runs(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield runs of paragraphs that start with `[n]`, half of them or more with an address."""
    run: list[Entry] = []
    used: set[int] = set()
    for index, block in enumerate(document.blocks):
        entries = _run_entries(block, run) if index not in taken else []
        if entries:
            run += entries
            used.add(index)
        elif run and index not in taken and continues(block):
            run[-1].extend(block)
            used.add(index)
        else:
            yield from _run_section(run, used)
            run, used = [], set()
    yield from _run_section(run, used)


def _run_entries(block: Block, run: Sequence[Entry]) -> list[Entry]:
    if block.kind not in _MAY_BE_ENTRY or block.prose.text[:1] not in _OPENING:
        return []
    label = read_label(block.prose.text[:80])
    if not label or not label.bracketed or not block.prose.text[label.end :].strip():
        return []
    return cut_block(block, run[-1].label if run else "")


def _run_section(run: list[Entry], used: set[int]) -> Iterator[Section]:
    if run and 2 * sum(entry.has_address for entry in run) >= len(run):
        yield Section(run, used, Origin.ENTRIES, run[0].span.start)


def inline_lists(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield paragraphs that are a list in one line: "Sources: [1] https://… [2] https://…"."""
    for index, block in enumerate(document.blocks):
        if index in taken or block.kind is not BlockKind.PARAGRAPH:
            continue
        start = opens_note(block.prose.text[:80])
        entries = cut_inline(block, start) if start else []
        if len(entries) > 1 and all(entry.has_address for entry in entries):
            yield Section(entries, {index}, Origin.ENTRIES, block.span.start)


def numbered_end(document: Document, taken: set[int]) -> Iterator[Section]:
    """Yield the last list if it is numbered, all addresses, and markers in the text name it."""
    blocks = document.blocks
    last = len(blocks) - 1
    while last >= 0 and blocks[last].kind is not BlockKind.LIST_ITEM:
        last -= 1
    if last < 0 or last in taken or not marker_label(blocks[last].marker):
        return
    used = {i for i, block in enumerate(blocks) if block.group == blocks[last].group}
    entries = [entry for i in sorted(used) for entry in cut_block(blocks[i])]
    if len(entries) < _FEWEST or not all(entry.has_address and entry.label for entry in entries):
        return
    if body_labels(document, taken | used) & {normalise(entry.label) for entry in entries}:
        yield Section(entries, used, Origin.ENTRIES, entries[0].span.start)


def body_labels(document: Document, taken: set[int]) -> set[str]:
    """Collect the labels of the numeric brackets outside of the lists and of quotations."""
    return {
        normalise(label)
        for index, block in enumerate(document.blocks)
        if index not in taken and not block.quoted
        for bracket in numeric_brackets(block)
        for label in bracket.labels
    }


def raised_labels(document: Document, taken: set[int]) -> set[str]:
    """Collect the numbers that are raised, or links within the page: `[1](#ref-1)`."""
    found: set[str] = set()
    for index, block in enumerate(document.blocks):
        if index in taken or block.quoted:
            continue
        for raised in superscripts(block):
            found.update(map(normalise, raised.labels))
        for marker, target, _ in link_markers(block):
            if target.startswith("#"):
                found.update(map(normalise, marker.labels))
    return found


def definition_runs(
    document: Document, sections: Sequence[Section]
) -> tuple[list[list[Definition]], list[Alias]]:
    """Pick the numeric link definitions that are sources: not those a list entry goes through.

    Returns:
        One run for each time the labels start again; and the entries that stand for a definition,
        because their own link goes through it, or repeats it: `1. [Title][1]`.
    """
    entries = {
        (normalise(label), link.target): entry
        for section in sections
        for entry in section.entries
        for link in entry.links
        for label in (entry.label, link.label)
    }
    runs: list[list[Definition]] = []
    aliases: list[Alias] = []
    seen: set[str] = set()
    for definition in document.definitions:
        label = normalise(definition.label)
        if not label.isdigit() or definition.url.startswith("#"):
            continue
        entry = entries.get((label, definition.url))
        if entry:
            aliases.append(Alias(label, definition.span.start, entry))
            continue
        if label in seen or not runs:
            runs.append([])
            seen = set()
        seen.add(label)
        runs[-1].append(definition)
    return runs, aliases
