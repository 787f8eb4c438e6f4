"""Pandoc's citation syntax in the prose of a block: `[see @key, p. 3; @other]`, `@key [p. 3]`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import trim_address
from citeaudit.article.markers.marker_text import readable, visible
from citeaudit.article.model import Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.model import Block
    from citeaudit.text import Text


class KeyMarker(NamedTuple):
    """A marker that names keys: where it stands in the prose, and whether in brackets."""

    start: int
    end: int
    keys: tuple[str, ...]
    bracketed: bool


# pandoc manual, "Citation syntax": a letter, digit or `_`, then these and single punctuation marks
# inside; `//` for addresses; or anything in braces. A DOI may hold brackets, where pandoc ends it.
_KEY = (
    r"(?<![\w\\/])@(?:\{([^{}\n]{1,500})\}|(doi:10\.[^\s;,\[\]{}\"]{1,200})"
    r"|(\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*))"
)


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(rf"\[([^\[\]]{{2,2000}})\]|{_KEY}(?:[ \n]?\[(?!\^)([^\[\]]{{1,300}})\])?")


@cache
def _key() -> re.Pattern[str]:
    return re.compile(_KEY)


@cache
def _cross_reference() -> re.Pattern[str]:
    # Quarto's prefixes (quarto.org, "Cross references") and pandoc-crossref's.
    kinds = "fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau"
    return re.compile(rf"(?:{kinds})[-:]")


def key_markers(block: Block, text: Text) -> Iterator[KeyMarker]:
    """Find the markers of a block that name keys; mail addresses and escaped signs name none.

    Cost: linear.
    """
    if "@" not in block.prose.text or not readable(block):
        return
    inlines = tuple(mark for mark in block.inlines if not _may_hold_keys(mark, text))
    for match in visible(block._replace(inlines=inlines), _marker()):
        keys = tuple(_keys(block, text, match.start(), match.end()))
        end = match.end()
        if match[3] and not match[5]:
            end = match.start(3) + len(trim_address(match[3]))
        if keys:
            yield KeyMarker(match.start(), end, keys, match[1] is not None)


def _may_hold_keys(mark: Inline, text: Text) -> bool:
    """Say whether an inline is a caption, or an address that may be part of a key."""
    if mark.kind is InlineKind.LINK:
        return text[mark.span] == mark.target
    return mark.kind is InlineKind.IMAGE


def _keys(block: Block, text: Text, start: int, end: int) -> Iterator[str]:
    for match in _key().finditer(block.prose.text, start, end):
        written = text[block.prose.span(match.start(), match.start() + 1)]
        key = match[1] or match[3] or trim_address(match[2])
        if written == "@" and not _cross_reference().match(key):
            yield key


def key_inlines(block: Block, markers: Iterable[KeyMarker]) -> list[Inline]:
    """Make inlines of markers: one for each key, all over the whole marker."""
    return [
        Inline(
            InlineKind.KEY,
            marker.start,
            marker.end,
            block.prose.span(marker.start, marker.end),
            key,
        )
        for marker in markers
        for key in marker.keys
    ]
