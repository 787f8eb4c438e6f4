"""Link definitions of a Markdown text: `[1]: https://… "title"`.

The parser keeps the first of each label. Chat exports restart at `[1]:` after every answer, so the
lines that lie in no block are read as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Definition
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Block, Inline


@cache
def _line() -> re.Pattern[str]:
    # `[label]: <url> "title"` on a line of its own; the title is optional.
    return re.compile(
        r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]+)>?"
        r"(?:[ \t]+[\"'(]([^\n]*)[\"')])?[ \t]*\r?$",
        re.MULTILINE,
    )


def find_definitions(
    content: str, blocks: Sequence[Block], known: Iterable[str]
) -> tuple[Definition, ...]:
    """Read the definitions outside of all blocks, labels restarting included, in document order.

    Args:
        content: The document.
        blocks: Its blocks, in order; a definition lies in none of them.
        known: The labels the parser found; a line with another label is no definition.
    """
    labels = {_fold(label) for label in known}
    starts = [block.span.start for block in blocks]
    found = []
    for match in _line().finditer(content):
        label, url, title = match[1], match[2], match[3] or ""
        index = bisect_right(starts, match.start()) - 1
        inside = index >= 0 and match.start() < blocks[index].span.end
        if not inside and _fold(label) in labels:
            start = match.start() + match[0].index("[")
            found.append(Definition(label, url, title, Span(start, start + len(match[0].strip()))))
    return tuple(found)


def with_nearest(blocks: Sequence[Block], definitions: Sequence[Definition]) -> tuple[Block, ...]:
    """Lead each `[text][1]` to the next definition of its label below, else the last above.

    The parser leads all of them to the first, which is the wrong one where labels start again.
    """
    places: dict[str, list[Definition]] = {}
    for definition in definitions:
        places.setdefault(_fold(definition.label), []).append(definition)
    restarted = {label: found for label, found in places.items() if len(found) > 1}
    if not restarted:
        return tuple(blocks)
    return tuple(
        block._replace(inlines=tuple(_led(mark, restarted) for mark in block.inlines))
        if any(mark.label for mark in block.inlines)
        else block
        for block in blocks
    )


def _led(mark: Inline, places: dict[str, list[Definition]]) -> Inline:
    found = places.get(_fold(mark.label)) if mark.label else None
    if not found:
        return mark
    below = bisect_left(found, mark.span.start, key=_start)
    return mark._replace(target=found[min(below, len(found) - 1)].url)


def _start(definition: Definition) -> int:
    return definition.span.start


def _fold(label: str) -> str:
    return " ".join(label.split()).casefold()
