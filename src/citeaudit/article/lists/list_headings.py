"""The headings of reference lists, in the languages of `data/list_headings.txt`."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from citeaudit.article.wordlist import read_sections

_LONGEST = 60
_LONGEST_OPENING = 30


class Trust(Enum):
    """How much a heading alone says about what stands below it."""

    SURE = "sure"
    OPEN = "open"  # "Sources", "Notes": the entries must look like references


@cache
def _headings() -> dict[str, Trust]:
    found: dict[str, Trust] = {}
    sections = read_sections("list_headings.txt")
    for trust in Trust:
        for heading in sections[trust.value]:
            found.setdefault(heading, trust)
    return found


@cache
def _ornament() -> re.Pattern[str]:
    # "## 7. References:" and "📚 References {#refs .unnumbered}" are named "references".
    return re.compile(r"\{[^{}]*\}\s*$|[\W\d_]+")


def names_list(heading: str) -> Trust | None:
    """Say whether a heading names a reference list, and how surely.

    Args:
        heading: Its text as a reader sees it; numbers, colons, ornaments do not matter.
    """
    return _headings().get(plain_heading(heading))


def plain_heading(heading: str) -> str:
    """Give the words of a heading, lower case, without ornament; nothing for a long line."""
    line = heading.strip()
    if len(line) > _LONGEST:
        return ""
    return " ".join(_ornament().sub(" ", line).split()).lower()


def opens_note(line: str) -> int:
    """Say how far the words reach that open a note of sources, colon included: "Sources: …".

    Returns:
        The offset behind the colon; 0 where the line opens none.
    """
    colon = line[:_LONGEST_OPENING].replace("\uff1a", ":").find(":")
    return colon + 1 if colon > 0 and plain_heading(line[:colon]) in _openings() else 0


@cache
def _openings() -> frozenset[str]:
    return frozenset(read_sections("list_headings.txt")["note"])


def opens_trailer(text: str) -> bool:
    """Say whether a paragraph is what follows an article: copyright, disclaimer, date of change."""
    return text[:_LONGEST].lstrip(" *_(").lower().startswith(_trailers())


@cache
def _trailers() -> tuple[str, ...]:
    return tuple(read_sections("list_headings.txt")["trailer"])
