"""What the styles of citation share: the text outside of the lists, and what labels lead to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise, plain_url, shared
from citeaudit.article.lists.listing import Origin
from citeaudit.article.markers.marker_text import Marker, numeric_brackets, readable
from citeaudit.article.model import Block, BlockKind, CitationStyle, InlineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Document
    from citeaudit.text import Span

ANY = (Origin.ENTRIES, Origin.DEFINITIONS, Origin.NOTES, Origin.LINKS)
NOTES_FIRST = (Origin.NOTES, Origin.ENTRIES, Origin.DEFINITIONS)
_NATIVE = (InlineKind.KEY, InlineKind.NOTE)
DEFINED_FIRST = (Origin.DEFINITIONS, Origin.ENTRIES, Origin.NOTES)


class Found(NamedTuple):
    """A citation as one style sees it."""

    start: int
    end: int
    style: CitationStyle
    labels: tuple[str, ...]
    targets: tuple[int | None, ...]
    confidence: float
    span: Span | None = None  # where the marker is more than its prose: a link


class Body(NamedTuple):
    """The document outside of its lists, and the labels of the lists."""

    content: str
    blocks: tuple[tuple[int, Block], ...]
    brackets: tuple[tuple[int, Block, Marker], ...]
    listed: Listed
    labels: frozenset[str]
    places: dict[tuple[Origin, str], list[tuple[int, int]]]
    urls: dict[str, int]
    highest: int
    noted: int  # entries that native markers name
    remarks: dict[str, tuple[str, ...]]  # notes that are no entries, and what they name in turn

    def target(self, label: str, at: int, origins: Sequence[Origin] = ANY) -> int | None:
        """Say which reference a label leads to, seen from an offset of the document.

        A label that several lists have (lists by chapter, chat answers that restart) is the one
        of the next list below, else of the last above.
        """
        name = normalise(label)
        for origin in origins if name in self.labels else ():
            places = self.places.get((origin, name))
            if places:
                below = bisect_left(places, (at, 0))
                return places[min(below, len(places) - 1)][1]
        return None

    def is_link(self, index: int) -> bool:
        """Say whether a reference is only a link in the text."""
        return self.listed.origins[self.listed.references[index].section] is Origin.LINKS


def read_body(document: Document, listed: Listed) -> Body:
    """Take the blocks outside of the lists, and index the labels and addresses of the entries."""
    places: dict[tuple[Origin, str], list[tuple[int, int]]] = {}
    urls: dict[str, int] = {}
    # A format that marks its entries marks what cites them too: other links are only links.
    marked = any(block.kind is BlockKind.ENTRY for block in document.blocks)
    for reference in listed.references:
        if reference.label:
            origin = listed.origins[reference.section]
            start = listed.sections[reference.section].start if listed.sections else 0
            known = places.setdefault((origin, normalise(reference.label)), [])
            if not known or known[-1][0] != start:  # of two in one list, the first
                known.append((start, reference.index))
        address = plain_url(reference.url)
        if "." in address and not marked:  # not one that was cut off: "https://www"
            urls.setdefault(address, reference.index)
    for label, start, index in listed.aliases:
        places.setdefault((Origin.DEFINITIONS, label), []).append((start, index))
    for known in places.values():
        known.sort()
    labels = frozenset(label for _, label in places)
    blocks = tuple(
        (index, block)
        for index, block in enumerate(document.blocks)
        if index not in listed.blocks and readable(block)
    )
    brackets = tuple(
        (index, block, marker) for index, block in blocks for marker in numeric_brackets(block)
    )
    highest = max((int(label) for label in labels if _is_number(label)), default=-1)
    remarks = _remarks(document, listed)
    noted = len({normalise(m.target) for _, b in blocks for m in b.inlines if m.kind in _NATIVE})
    content = document.text.content
    return Body(content, blocks, brackets, listed, labels, places, urls, highest, noted, remarks)


def _remarks(document: Document, listed: Listed) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FOOTNOTE and index not in listed.blocks:
            names = tuple(m.target for m in block.inlines if m.kind in _NATIVE)
            label = normalise(block.marker)
            found[label] = found.get(label, ()) + names
    return found


def _is_number(label: str) -> bool:
    return label.isdigit() and len(label) <= 6


def resolved(body: Body, marker: Marker) -> int:
    """Count the labels of a marker that the lists have."""
    return sum(normalise(label) in body.labels for label in marker.labels)


def cites_in_brackets(body: Body) -> bool:
    """Say whether the document cites in brackets; other numbers and names are then no markers.

    Or in its format's own way: native markers name half of the entries or more.
    """
    if body.noted and 2 * body.noted >= len(body.labels):
        return True
    return any(resolved(body, marker) for _, _, marker in body.brackets)


def with_targets(
    body: Body, block: Block, marker: Marker, style: CitationStyle, confidence: float
) -> Found:
    """Make a citation of a marker: say where each of its labels leads."""
    origins = NOTES_FIRST if style is CitationStyle.FOOTNOTE else ANY
    at = block.prose.span(marker.start, marker.start).start
    targets = tuple(body.target(label, at, origins) for label in marker.labels)
    return Found(marker.start, marker.end, style, marker.labels, shared(targets), confidence)
