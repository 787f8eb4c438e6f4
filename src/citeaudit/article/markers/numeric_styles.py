"""Styles of citation that name an entry by its number.

A number in brackets is a citation only where the document proves the style: its list has such
labels, or it has no list at all and several numeric brackets stand where citations do.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.labels import NUMBERS, parse_numbers, plain_url
from citeaudit.article.markers.citing import (
    ANY,
    DEFINED_FIRST,
    Body,
    Found,
    resolved,
    with_targets,
)
from citeaudit.article.markers.marker_text import (
    Marker,
    ends_sentence,
    link_markers,
    superscripts,
    visible,
)
from citeaudit.article.model import Block, CitationStyle, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
_FEWEST_LED = 3  # labels that the list has, before others at the ends of sentences are believed


def number_links(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[1](url)` and `[host][4]`: links that name an entry by its number."""
    for index, block in body.blocks:
        marks = {mark.start: mark for mark in block.inlines if mark.kind is InlineKind.LINK}
        for marker, url, through in link_markers(block):
            span = marks[marker.start].span
            origins = DEFINED_FIRST if through else ANY
            targets = tuple(body.target(label, span.start, origins) for label in marker.labels)
            if targets == (None,) and not url.startswith("#"):
                targets = (body.urls.get(plain_url(url)),)
            if any(target is not None for target in targets):
                yield (
                    index,
                    Found(
                        marker.start,
                        marker.end,
                        CitationStyle.LINK,
                        marker.labels,
                        targets,
                        1.0,
                        span,
                    ),
                )


def brackets(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[1]`, `[0, 1, 2]`, `[^1^]` where the document proves the style."""
    candidates = [item for item in body.brackets if not _is_year(body, item[2])]
    known = [bool(resolved(body, marker)) for _, _, marker in candidates]
    if body.highest < 0:
        yield from _unlisted(candidates)
        return
    proven = 2 * sum(known) >= len(known)
    led = {n for _, _, marker in candidates for n in marker.labels if n in body.labels}
    for (index, block, marker), is_known in zip(candidates, known, strict=True):
        # A list that was cut off answers to few of the markers; the others stand as they do.
        alike = len(led) >= _FEWEST_LED and ends_sentence(block.prose.text, marker)
        if proven or is_known or alike:
            style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
            far = not is_known and min(map(int, marker.labels)) > 2 * body.highest + 10
            confidence = 1.0 if is_known else 0.5 if far else 0.9
            yield index, with_targets(body, block, marker, style, confidence)


def _is_year(body: Body, marker: Marker) -> bool:
    return any(1800 <= int(label) <= 2100 and label not in body.labels for label in marker.labels)


def _unlisted(
    candidates: Sequence[tuple[int, Block, Marker]],
) -> Iterator[tuple[int, Found]]:
    """Yield brackets at sentence ends; without a list, several prove the style, not the targets."""
    at_ends = [c for c in candidates if ends_sentence(c[1].prose.text, c[2])]
    different = {label for _, _, marker in at_ends for label in marker.labels}
    if len(at_ends) < 2 or len(different) < 2:
        return
    for index, _, marker in at_ends:
        nothing = (None,) * len(marker.labels)
        style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
        yield index, Found(marker.start, marker.end, style, marker.labels, nothing, 0.8)


def raised(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield superscripts whose numbers the list has, unless the document cites otherwise."""
    if body.highest < 0:
        return
    candidates = [
        (index, block, marker)
        for index, block in body.blocks
        for marker in superscripts(block)
        if resolved(body, marker) == len(marker.labels)
    ]
    if not candidates:
        return
    otherwise = sum(bool(resolved(body, marker)) for _, _, marker in body.brackets)
    otherwise += sum(1 for _ in number_links(body)) + body.noted
    if len(candidates) > otherwise:
        for index, block, marker in candidates:
            yield index, with_targets(body, block, marker, CitationStyle.SUPERSCRIPT, 0.9)


def cite_tags(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[cite: 1, 2]` and `[citation:1]` of assistants, and `[ref. 3]` the list answers to."""
    for index, block in body.blocks:
        for match in visible(block, _cite_tag()):
            labels = parse_numbers(match[2])
            marker = Marker(*match.span(), labels)
            if labels and (not match[1] or resolved(body, marker) == len(labels)):
                yield index, with_targets(body, block, marker, CitationStyle.BRACKET, 1.0)


@cache
def _cite_tag() -> re.Pattern[str]:
    # The first words leave no doubt.
    sure = r"cite:|citation:"
    plain = r"(?i:(refs?|references?|sources?|citations?|quellen?|fuentes?|fonte|bron)\b[.:]?)"
    return re.compile(rf"[\[(](?:{sure}|{plain})\s*({NUMBERS})[\])]")
