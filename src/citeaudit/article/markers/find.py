"""Find the markers of a document, and what each leads to.

Each style of citation is one function of `_STYLES`; where two styles claim the same place, the
first of the table has it. Names with years are citations only where no numbers are.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from citeaudit.article.markers.author_dates import author_dates
from citeaudit.article.markers.citing import Body, Found, read_body
from citeaudit.article.markers.flattened_styles import bare_numbers, parentheses
from citeaudit.article.markers.named_styles import (
    address_links,
    keys,
    native_keys,
    notes,
    undefined_notes,
)
from citeaudit.article.markers.numeric_styles import brackets, cite_tags, number_links, raised
from citeaudit.article.model import Block, Citation, CitationStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Document

_STYLES: tuple[Callable[[Body], Iterator[tuple[int, Found]]], ...] = (
    notes,
    native_keys,
    number_links,
    cite_tags,
    brackets,
    keys,
    undefined_notes,
    raised,
    address_links,
    parentheses,
    bare_numbers,
)
_NUMBERED = frozenset(
    (
        CitationStyle.BRACKET,
        CitationStyle.SUPERSCRIPT,
        CitationStyle.PARENTHESIS,
        CitationStyle.BARE,
    )
)
_NEXT = 2  # characters between a link and the marker that belongs to it


def find_citations(document: Document, listed: Listed) -> tuple[Citation, ...]:
    """Find all markers outside of reference lists, in document order.

    Returns:
        The citations; a label the lists do not have leads to `None`.

    Cost: linear in the length of the document.
    """
    body = read_body(document, listed)
    found: dict[int, list[Found]] = defaultdict(list)
    for style in _STYLES:
        for index, citation in style(body):
            found[index].append(citation)
    if not any(c.style in _NUMBERED for citations in found.values() for c in citations):
        for index, citation in author_dates(body):
            found[index].append(citation)
    citations: list[Citation] = []
    for index, block in body.blocks:
        if index in found:
            citations += _settle(index, block, found.pop(index))
    return tuple(citations)


def _settle(index: int, block: Block, found: list[Found]) -> Iterator[Citation]:
    """Sort out the claims of several styles on one block: the first style has the place."""
    kept: list[Found] = []
    reach = -1
    order = sorted(range(len(found)), key=lambda i: (found[i].start, i))
    for i in order:
        citation = found[i]
        if citation.start >= reach:
            kept.append(citation)
            reach = max(citation.end, citation.start + 1)
    for citation, following in zip_longest(kept, kept[1:]):
        if following and _is_said_again(citation, following):
            continue
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


def _is_said_again(link: Found, marker: Found) -> bool:
    """Say whether a marker right behind a link leads to the same: `[the trial](url) [3]`."""
    return (
        link.style is CitationStyle.LINK
        and marker.style is not CitationStyle.LINK
        and marker.start - link.end <= _NEXT
        and set(link.targets) <= set(marker.targets)
    )
