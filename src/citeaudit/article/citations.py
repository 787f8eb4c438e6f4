"""Find the markers of a document, and what each leads to.

A bare bracket is a citation only where the document proves the style: its list has such labels, or
it has no list at all and several numeric brackets stand where citations do. Each style is one
function in `_STYLES`; where two styles claim the same place, the first of the table has it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise
from citeaudit.article.listing import Origin
from citeaudit.article.marker_text import (
    Marker,
    ends_sentence,
    link_markers,
    numeric_brackets,
    readable,
    superscripts,
)
from citeaudit.article.model import Block, Citation, CitationStyle, InlineKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from citeaudit.article.model import Document
    from citeaudit.article.reference_list import Listed
    from citeaudit.text import Span

_ANY = (Origin.ENTRIES, Origin.DEFINITIONS, Origin.NOTES)
_NOTES_FIRST = (Origin.NOTES, Origin.ENTRIES, Origin.DEFINITIONS)
_DEFINED_FIRST = (Origin.DEFINITIONS, Origin.ENTRIES, Origin.NOTES)


class _Found(NamedTuple):
    """A citation as one style sees it."""

    start: int
    end: int
    style: CitationStyle
    labels: tuple[str, ...]
    targets: tuple[int | None, ...]
    confidence: float
    span: Span | None = None  # where the marker is more than its prose: a link


class _Body(NamedTuple):
    """The document outside of its lists, and the labels of the lists."""

    blocks: tuple[tuple[int, Block], ...]
    brackets: tuple[tuple[int, Block, Marker], ...]
    listed: Listed
    labels: dict[str, list[int]]
    urls: dict[str, int]
    highest: int

    def target(self, label: str, at: int, origins: Sequence[Origin] = _ANY) -> int | None:
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

    def _section(self, index: int) -> Span:
        return self.listed.sections[self.listed.references[index].section]


def find_citations(document: Document, listed: Listed) -> tuple[Citation, ...]:
    """Find all markers outside of reference lists, in document order.

    Returns:
        The citations; a label the lists do not have leads to `None`.

    Cost: linear in the length of the document.
    """
    body = _body(document, listed)
    found: dict[int, list[_Found]] = defaultdict(list)
    for style in _STYLES:
        for index, citation in style(body):
            found[index].append(citation)
    citations: list[Citation] = []
    for index, block in body.blocks:
        if index in found:
            citations += _settle(index, block, found[index])
    return tuple(citations)


def _body(document: Document, listed: Listed) -> _Body:
    labels: dict[str, list[int]] = defaultdict(list)
    urls: dict[str, int] = {}
    for reference in listed.references:
        if reference.label:
            labels[normalise(reference.label)].append(reference.index)
        if reference.url:
            urls.setdefault(_plain_url(reference.url), reference.index)
    blocks = tuple(
        (index, block)
        for index, block in enumerate(document.blocks)
        if index not in listed.blocks and readable(block)
    )
    brackets = tuple(
        (index, block, marker) for index, block in blocks for marker in numeric_brackets(block)
    )
    highest = max((int(label) for label in labels if _is_number(label)), default=-1)
    return _Body(blocks, brackets, listed, dict(labels), urls, highest)


def _is_number(label: str) -> bool:
    return label.isdigit() and len(label) <= 6


def _plain_url(url: str) -> str:
    return url.partition("://")[2].rstrip("/").lower() or url


def _settle(index: int, block: Block, found: list[_Found]) -> Iterator[Citation]:
    """Sort out the claims of several styles on one block: the first style has the place."""
    kept: list[_Found] = []
    reach = -1
    order = sorted(range(len(found)), key=lambda i: (found[i].start, i))
    for i in order:
        citation = found[i]
        if citation.start >= reach:
            kept.append(citation)
            reach = max(citation.end, citation.start + 1)
    for citation in kept:
        yield Citation(
            index,
            citation.start,
            citation.end,
            citation.span or block.prose.span(citation.start, citation.end),
            citation.style,
            citation.labels,
            citation.targets,
            citation.confidence,
        )


# The styles


def _notes(body: _Body) -> Iterator[tuple[int, _Found]]:
    """Yield native footnote markers; the parser has paired them with their notes."""
    for index, block in body.blocks:
        hidden = [(m.start, m.end) for m in block.inlines if m.kind is InlineKind.HIDDEN]
        for mark in block.inlines:
            if mark.kind is InlineKind.NOTE and not _inside(mark.start, hidden):
                target = body.target(mark.target, mark.span.start, _NOTES_FIRST)
                yield (
                    index,
                    _Found(
                        mark.start,
                        mark.end,
                        CitationStyle.FOOTNOTE,
                        (mark.target,),
                        (target,),
                        1.0,
                        mark.span,
                    ),
                )


def _inside(at: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


def _number_links(body: _Body) -> Iterator[tuple[int, _Found]]:
    """Yield `[1](url)` and `[host][4]`: links that name an entry by its number."""
    for index, block in body.blocks:
        marks = {mark.start: mark for mark in block.inlines if mark.kind is InlineKind.LINK}
        for marker, url, through in link_markers(block):
            span = marks[marker.start].span
            origins = _DEFINED_FIRST if through else _ANY
            targets = tuple(body.target(label, span.start, origins) for label in marker.labels)
            if targets == (None,) and not url.startswith("#"):
                targets = (body.urls.get(_plain_url(url)),)
            if any(target is not None for target in targets):
                yield (
                    index,
                    _Found(
                        marker.start,
                        marker.end,
                        CitationStyle.LINK,
                        marker.labels,
                        targets,
                        1.0,
                        span,
                    ),
                )


def _brackets(body: _Body) -> Iterator[tuple[int, _Found]]:
    """Yield `[1]`, `[0, 1, 2]`, `[^1^]` where the document proves the style."""
    candidates = [item for item in body.brackets if not _is_year(body, item[2])]
    known = [bool(_resolved(body, block, marker)) for _, block, marker in candidates]
    if body.highest < 0:
        yield from _unlisted(candidates)
        return
    proven = 2 * sum(known) >= len(known)
    for (index, block, marker), resolved in zip(candidates, known, strict=True):
        if proven or resolved:
            style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
            far = not resolved and min(map(int, marker.labels)) > 2 * body.highest + 10
            confidence = 1.0 if resolved else 0.5 if far else 0.9
            yield index, _with_targets(body, block, marker, style, confidence)


def _resolved(body: _Body, block: Block, marker: Marker) -> int:
    at = block.span.start
    return sum(body.target(label, at) is not None for label in marker.labels)


def _is_year(body: _Body, marker: Marker) -> bool:
    return any(1800 <= int(label) <= 2100 and label not in body.labels for label in marker.labels)


def _unlisted(
    candidates: Sequence[tuple[int, Block, Marker]],
) -> Iterator[tuple[int, _Found]]:
    """Yield brackets at sentence ends; without a list, several prove the style, not the targets."""
    at_ends = [c for c in candidates if ends_sentence(c[1].prose.text, c[2])]
    different = {label for _, _, marker in at_ends for label in marker.labels}
    if len(at_ends) < 2 or len(different) < 2:
        return
    for index, _, marker in at_ends:
        nothing = (None,) * len(marker.labels)
        style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
        yield index, _Found(marker.start, marker.end, style, marker.labels, nothing, 0.8)


def _raised(body: _Body) -> Iterator[tuple[int, _Found]]:
    """Yield superscripts whose numbers the list has, unless the document cites in brackets."""
    if body.highest < 0:
        return
    candidates = [
        (index, block, marker)
        for index, block in body.blocks
        for marker in superscripts(block)
        if _resolved(body, block, marker) == len(marker.labels)
    ]
    bracketed = sum(bool(_resolved(body, block, marker)) for _, block, marker in body.brackets)
    if len(candidates) > bracketed:
        for index, block, marker in candidates:
            yield index, _with_targets(body, block, marker, CitationStyle.SUPERSCRIPT, 0.9)


def _with_targets(
    body: _Body, block: Block, marker: Marker, style: CitationStyle, confidence: float
) -> _Found:
    origins = _NOTES_FIRST if style is CitationStyle.FOOTNOTE else _ANY
    at = block.prose.span(marker.start, marker.start).start
    targets = tuple(body.target(label, at, origins) for label in marker.labels)
    return _Found(marker.start, marker.end, style, marker.labels, targets, confidence)


_STYLES: tuple[Callable[[_Body], Iterator[tuple[int, _Found]]], ...] = (
    _notes,
    _number_links,
    _brackets,
    _raised,
)
