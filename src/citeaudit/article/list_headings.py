"""The headings of reference lists, in the languages of `data/list_headings.txt`."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from citeaudit.article.wordlist import read_sections

_LONGEST = 60


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
    line = heading.strip()
    if not line or len(line) > _LONGEST:
        return None
    words = _ornament().sub(" ", line).split()
    return _headings().get(" ".join(words).lower())
