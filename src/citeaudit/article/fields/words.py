"""The words that show what a part of a reference is."""

from __future__ import annotations

from functools import cache

from citeaudit.article.wordlist import read_sections


@cache
def words(section: str) -> frozenset[str]:
    """Give the entries of a section of `data/reference_words.txt`."""
    return frozenset(_sections()[section])


@cache
def phrases(*sections: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the entries of some sections, each with its section, by their first words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in sections:
        for entry in _sections()[section]:
            found.setdefault(entry.split()[0], []).append((entry, section))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in found.items()
    }


@cache
def _sections() -> dict[str, list[str]]:
    return read_sections("reference_words.txt")
