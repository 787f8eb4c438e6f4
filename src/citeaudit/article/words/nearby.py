"""Words that count only near another one: `data/nearby.txt`, as sets."""

from __future__ import annotations

from functools import cache

from citeaudit.article.wordlist import read_sections
from citeaudit.article.words.lexicon import verb_forms


@cache
def nearby(section: str) -> frozenset[str]:
    """Give the words of a section, spelled out when it is first asked for."""
    words: set[str] = set()
    for entry in _sections()[section]:
        words.update(verb_forms(entry[:-1]) if entry[-1] == "~" else (entry,))
    return frozenset(words)


@cache
def _sections() -> dict[str, list[str]]:
    return read_sections("nearby.txt")
