"""Metadata in a Markdown text: a mapping between lines of `---` (YAML), or `+++` (TOML).

The parser would take any two such lines for metadata, and the section between two rules (`---` as
chat assistants draw them) would be lost to the reader.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Block, BlockKind, Piece, Prose
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_metadata(content: str) -> list[Block]:
    """Find the blocks of metadata: at the beginning, and, rarer, further down.

    Further down a block stands below a blank line, and all of it must look like a mapping.

    Cost: linear in the length of the text; next to nothing where no line is `---`.
    """
    if "---" not in content and "+++" not in content:
        return []
    found: list[Block] = []
    beginning = len(content) - len(content.lstrip("\ufeff \t\r\n"))
    reach = 0
    for opening, closing in pairwise(_marked_lines(content)):
        start, end = opening.start, closing.end
        first = start == beginning
        if start < reach or not _are_pair(opening, closing, first=first):
            continue
        written = content[opening.end + 1 : closing.start]
        if (first or _is_below_blank(content, start)) and _is_mapping(written, sure=first):
            reach = end
            prose = Prose(written, (Piece(0, opening.end + 1, closing.start),))
            found.append(Block(BlockKind.METADATA, Span(start, end), prose))
    return found


def without(content: str, blocks: Sequence[Block]) -> str:
    """Blank out blocks of a text, line ends kept, so that all else stays where it is."""
    if not blocks:
        return content
    parts: list[str] = []
    done = 0
    for start, end in (block.span for block in blocks):
        parts += content[done:start], _shown().sub(" ", content[start:end])
        done = end
    return "".join((*parts, content[done:]))


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]")


@cache
def _line() -> re.Pattern[str]:
    # "---", "...", "+++", or the fence of a code block and what stands behind it
    return re.compile(
        r"^(?:(---|\.\.\.|\+\+\+)[ \t]*\r?$|[ ]{0,3}(`{3,}|~{3,})([^\n]*))", re.MULTILINE
    )


class _Mark(NamedTuple):
    start: int
    end: int
    fence: str


def _marked_lines(content: str) -> Iterator[_Mark]:
    """Yield the lines that may fence metadata, outside of code."""
    fence = ""
    for match in _line().finditer(content):
        if match[2]:
            # Words behind it name a language: it opens a block, or is a line of one.
            if not fence:
                fence = "" if match[2][0] == "`" and "`" in match[3] else match[2]
            elif match[2].startswith(fence) and not match[3].strip():
                fence = ""
        elif not fence:
            yield _Mark(match.start(), match.end(), match[1])


def _are_pair(opening: _Mark, closing: _Mark, *, first: bool) -> bool:
    if opening.fence == "+++":
        return first and closing.fence == "+++"
    return opening.fence == "---" and closing.fence != "+++"  # "..." only closes


def _is_below_blank(content: str, at: int) -> bool:
    return content[max(0, at - 4) : at].replace("\r", "").endswith("\n\n")


@cache
def _key() -> re.Pattern[str]:
    # "title:", "date: 2024-01-01"; names as files of this kind use them, no sentence
    return re.compile(r"[\"']?[A-Za-z_][\w.-]*(?: [\w.-]+)?[\"']?[ \t]*[:=](?:\s|$)")


def _is_mapping(written: str, *, sure: bool) -> bool:
    """Say whether lines are a YAML mapping: keys, and what is indented or listed below them."""
    rows = [row for row in written.splitlines() if row.strip() and row[0] != "#"]
    if not rows or not _key().match(rows[0]):
        return False
    if sure:
        return True
    keys = [row for row in rows if row[0] not in " \t-]}"]
    return all(_key().match(key) and key[0].islower() for key in keys)
