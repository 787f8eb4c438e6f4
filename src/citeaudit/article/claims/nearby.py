"""Words that count only near another one: `data/nearby.txt`, as sets."""

from __future__ import annotations

from functools import cache

from citeaudit.article.claims.lexicon import verb_forms
from citeaudit.article.wordlist import read_sections


def nearby(section: str) -> frozenset[str]:
    """Give the words of a section."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    sections: dict[str, frozenset[str]] = {}
    for section, entries in read_sections("nearby.txt").items():
        words: set[str] = set()
        for entry in entries:
            words.update(verb_forms(entry[:-1]) if entry[-1] == "~" else (entry,))
        sections[section] = frozenset(words)
    return sections
