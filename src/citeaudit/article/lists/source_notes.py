"""Links that are citations by their place: in notes of sources, in brackets, behind the full stop.

"Sources: FDA: https://…" below a text, lines of addresses alone, `([WHO](…), [CDC](…))`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.lists.list_headings import opens_note
from citeaudit.article.model import BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Block, Inline

_MAY_HAVE_NOTE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_IN_NOTES = frozenset(("accessed", "and", "et", "retrieved", "on", "in", "for", "und", "von"))
_LONGEST_NAME = 120  # characters that may stand before the address of one source


def links_apart(block: Block, *, in_brackets_only: bool = False) -> frozenset[int]:
    """Say where the links start that are no words of a sentence, but set apart from it.

    Args:
        block: The block.
        in_brackets_only: Leave out notes of sources and links behind the full stop, which may be
            "Read more".

    Cost: linear in the length of the block.
    """
    links = [mark for mark in block.inlines if mark.kind is InlineKind.LINK]
    if not links:
        return frozenset()
    text = _masked(block.prose.text, links)
    if in_brackets_only:
        reaches = [match.span() for match in _in_brackets().finditer(text)]
        apart = set()
    else:
        note = note_start(block)
        reaches = [match.span() for match in _apart().finditer(text)]
        apart = {link.start for link in links if link.start >= note}
    at = 0
    for link in links:
        while at < len(reaches) and reaches[at][1] <= link.start:
            at += 1
        inside = at < len(reaches) and reaches[at][0] <= link.start
        if inside or _is_marker(block.prose.text[link.start : link.end]):
            apart.add(link.start)
    return frozenset(apart)


_MASK = "\x01"


def _masked(text: str, links: Sequence[Inline]) -> str:
    """Put one character in place of every link, length kept."""
    parts: list[str] = []
    done = 0
    for link in links:
        if link.start >= done:
            parts += text[done : link.start], _MASK * (link.end - link.start)
            done = link.end
    return "".join((*parts, text[done:]))


_LINKS = f"{_MASK}(?:[ \t,;&|/\u00b7]{{0,9}}{_MASK})*"
_WORDS = r"(?:[A-Za-z]{2,9}[.:]?[ \t])?"
# "(… , …)", "[see …]"
_BRACKETED = rf"[(\[\uff08][ \t]?{_WORDS}{_LINKS}[ \t]?[)\]\uff09]"


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(_BRACKETED)


@cache
def _apart() -> re.Pattern[str]:
    # In brackets, and behind a full stop, at the end of a line: "It works. … …"
    behind = rf"(?<=[.!?\"\u201d)\u3002])[ \t]{{1,3}}{_LINKS}\.?[ \t]*(?=\n|$)"
    return re.compile(f"{_BRACKETED}|{behind}")


@cache
def _marker() -> re.Pattern[str]:
    # `[1](…)`, `[¹](…)`, `[PubMed+1](…)`, `[oai_citation:0‡Site](…)`
    return re.compile(r"[\W\d_\u00b9\u00b2\u00b3\u2070-\u2079]*$|.{1,40}\+\d{1,2}$|oai_citation:")


def _is_marker(shown: str) -> bool:
    return _marker().match(shown.strip()) is not None


def note_start(block: Block) -> int:
    """Say where in a block's prose the note of its sources begins: at its end if there is none.

    Cost: linear in the length of the block.
    """
    text = block.prose.text
    if block.kind not in _MAY_HAVE_NOTE:
        return len(text)
    links = [mark for mark in block.inlines if mark.kind is InlineKind.LINK]
    if not links:
        return len(text)
    below = _lines_below(text, links)
    opening = _opening(text, below, links)
    return opening if opening is not None else below


def _lines_below(text: str, links: Sequence[Inline]) -> int:
    """Say where the lines begin that are nothing but addresses; the text's end if none are."""
    at = len(text)
    used = len(links)
    while at > 0:
        start = text.rfind("\n", 0, at - 1) + 1 if at > 1 else 0
        first = used
        while first and links[first - 1].start >= start:
            first -= 1
        if not _is_only_links(text, start, at, links[first:used]):
            break
        at, used = start, first
    return at


def _is_only_links(text: str, start: int, end: int, links: Sequence[Inline]) -> bool:
    if not links:
        return False
    for link in links:
        if text[start : link.start].strip(_SEPARATORS) or not _is_address(text, link):
            return False
        start = link.end
    return not text[start:end].strip(_SEPARATORS)


_AROUND_NAME = " \t:\u2013\u2014-,("
_SEPARATORS = " \t\n,;|/&()[]<>-\u2022\u00b7\u2013."


def _is_address(text: str, link: Inline) -> bool:
    return "://" in text[link.start : link.end] or text[link.start : link.end].startswith("www.")


def _opening(text: str, below: int, links: Sequence[Inline]) -> int | None:
    """Find the words that open the note, on the line above the lines of addresses."""
    line = text.rfind("\n", 0, max(below - 1, 0)) + 1
    if text.find(":", line, below) < 0 and text.find("\uff1a", line, below) < 0:
        return None
    for start in _openings(text, line, below):
        reach = start + opens_note(text[start : start + 80])
        if reach == start:
            continue
        named = [link for link in links if link.start >= reach]
        linked = sum(link.end - link.start for link in named)
        if not named or len(text) - reach - linked > _LONGEST_NAME * len(named):
            continue
        if not _goes_on(text[named[-1].end :]):
            return start
    return None


def _goes_on(rest: str) -> bool:
    """Say whether a sentence goes on behind the last link: then it is no note."""
    words = rest.strip(_SEPARATORS).split()
    return any(word.isalpha() and word.islower() and word not in _IN_NOTES for word in words)


def _openings(text: str, line: int, below: int) -> Iterator[int]:
    """Yield where a note may open: at a line's start, or behind a sentence or a bracket."""
    yield line
    for match in _after_sentence().finditer(text, line, below):
        yield match.end()


@cache
def _after_sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?)\]\u3002]\s+[(\[]?|[\u2014(\[]\s*")


def names_before(block: Block, start: int) -> Iterator[tuple[int, str]]:
    """Give for each link of the note that starts at `start` its place and the name before it.

    "Sources: FDA: https://… ; RAND: https://…" names "FDA" and "RAND".
    """
    text = block.prose.text
    at = start + opens_note(text[start : start + 80])
    for link in block.inlines:
        if link.kind is InlineKind.LINK and link.start >= start:
            name = re.split(r"[;\n]", text[at : link.start])[-1]
            yield link.start, name.strip(_AROUND_NAME) if len(name) <= _LONGEST_NAME else ""
            at = link.end
