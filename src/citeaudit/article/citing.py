"""What the styles of citation share: the text outside of the lists, and what labels lead to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise, plain_url
from citeaudit.article.listing import Origin
from citeaudit.article.marker_text import Marker, numeric_brackets, readable
from citeaudit.article.model import Block, CitationStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Document
    from citeaudit.article.reference_list import Listed
    from citeaudit.text import Span

ANY = (Origin.ENTRIES, Origin.DEFINITIONS, Origin.NOTES)
NOTES_FIRST = (Origin.NOTES, Origin.ENTRIES, Origin.DEFINITIONS)
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

    blocks: tuple[tuple[int, Block], ...]
    brackets: tuple[tuple[int, Block, Marker], ...]
    listed: Listed
    labels: dict[str, list[int]]
    urls: dict[str, int]
    highest: int

    def target(self, label: str, at: int, origins: Sequence[Origin] = ANY) -> int | None:
        """Say which reference a label leads to, seen from an offset of the document.

        A label that several lists have (lists by chapter, chat answers that restart) is the one
        of the next list below, else of the last above.
        """
        candidates = self.labels.get(normalise(label), [])
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        for origin in origins:
            fitting = [i for i in candidates if self._origin(i) is origin]
            below = [i for i in fitting if self._section(i).start >= at]
            if fitting:
                if below:
                    return below[0]
                last = self.listed.references[fitting[-1]].section
                return next(i for i in fitting if self.listed.references[i].section == last)
        return None

    def _origin(self, index: int) -> Origin:
        return self.listed.origins[self.listed.references[index].section]

    def is_link(self, index: int) -> bool:
        """Say whether a reference is only a link in the text."""
        return self._origin(index) is Origin.LINKS

    def _section(self, index: int) -> Span:
        return self.listed.sections[self.listed.references[index].section]


def read_body(document: Document, listed: Listed) -> Body:
    """Take the blocks outside of the lists, and index the labels and addresses of the entries."""
    labels: dict[str, list[int]] = defaultdict(list)
    urls: dict[str, int] = {}
    for reference in listed.references:
        if reference.label:
            labels[normalise(reference.label)].append(reference.index)
        if reference.url:
            urls.setdefault(plain_url(reference.url), reference.index)
    blocks = tuple(
        (index, block)
        for index, block in enumerate(document.blocks)
        if index not in listed.blocks and readable(block)
    )
    brackets = tuple(
        (index, block, marker) for index, block in blocks for marker in numeric_brackets(block)
    )
    highest = max((int(label) for label in labels if _is_number(label)), default=-1)
    return Body(blocks, brackets, listed, dict(labels), urls, highest)


def _is_number(label: str) -> bool:
    return label.isdigit() and len(label) <= 6


def resolved(body: Body, block: Block, marker: Marker) -> int:
    """Count the labels of a marker that the lists have."""
    at = block.span.start
    return sum(body.target(label, at) is not None for label in marker.labels)


def with_targets(
    body: Body, block: Block, marker: Marker, style: CitationStyle, confidence: float
) -> Found:
    """Make a citation of a marker: say where each of its labels leads."""
    origins = NOTES_FIRST if style is CitationStyle.FOOTNOTE else ANY
    at = block.prose.span(marker.start, marker.start).start
    targets = tuple(body.target(label, at, origins) for label in marker.labels)
    return Found(marker.start, marker.end, style, marker.labels, targets, confidence)
