"""Whether a title is a guideline's own, or that of a work about guidelines."""

from __future__ import annotations

from functools import cache

from citeaudit.sources.tables import lines

_REACH = 4  # in words: how far before "guideline" a word of looking at one may stand


def names_guideline(title: str) -> str:
    """Give the words by which a title calls itself a guideline; empty if it does not.

    "Guideline for the management of X" and "2023 ACC guideline" are guidelines; "Adherence to the
    guideline", "X in recent guidelines" are not.
    """
    lowered = title[:600].lower()
    names, about = _tables()
    named = next((name for name in names if name in lowered), "")
    if named:
        return named
    words = "".join(c if c.isalnum() else " " for c in lowered).split()
    for at, word in enumerate(words):
        if word in ("guideline", "guidelines"):
            before = words[max(at - _REACH, 0) : at]
            return "" if any(other in about for other in before) else "guideline"
    return ""


@cache
def _tables() -> tuple[tuple[str, ...], frozenset[str]]:
    """Read what a guideline calls itself, and the words of works that look at guidelines."""
    tables: dict[str, list[str]] = {"names": [], "about": []}
    for line in lines("data/guideline_titles.txt"):
        section, _, entry = line.partition(": ")
        tables[section].append(entry)
    return tuple(tables["names"]), frozenset(word for e in tables["about"] for word in e.split())
