"""Link definitions of a Markdown text: `[1]: https://… "title"`.

The parser keeps the first of each label. Chat exports restart at `[1]:` after every answer, so the
lines that lie in no block are read as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Definition
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Block


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


def _fold(label: str) -> str:
    return " ".join(label.split()).casefold()
