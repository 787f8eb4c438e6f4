"""What the words of names and titles are about, and how a host's name falls into words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from citeaudit.sources.tables import lines

_LONGEST_WORD = 16
# Shorter words with an ending are exceptions, not members ("this" is no inflammation).
_SHORTEST_WITH_ENDING = 6
_NOT_LETTERS = re.compile(r"[^a-z]+")

Kinds = tuple[str, ...]


@lru_cache(maxsize=8192)
def kinds_of(word: str) -> Kinds:
    """Give what a word is about: `condition`, `place`, `seller`, …; nothing for most words.

    Source: `data/lexicon.txt`.
    """
    words, _, endings, beginnings, _ = _load()
    found = words.get(word) or (words.get(word[:-1]) if word.endswith("s") else None)
    if found:
        return found
    if len(word) > _SHORTEST_WITH_ENDING:
        for part, kind in endings:
            if word.endswith(part):
                return (kind,)
        for part, kind in beginnings:
            if word.startswith(part):
                return (kind,)
    return ()


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str, ...]:
    """Split a host's name into words: `harborpharmacy` into `harbor`, `pharmacy`.

    Longer words of the lexicon win over more and shorter ones; what lies between them stays whole.

    Cost: linear in the length of the name, some 15 µs; remembered.
    """
    return tuple(word for part in _NOT_LETTERS.split(name) if part for word in _split(part))


def _split(part: str) -> list[str]:
    """Maximise the squared lengths of known words (dynamic programming over end positions)."""
    found = _words_in(part)
    best, start = [0], [0]
    for end in range(1, len(part) + 1):
        score, begin = best[end - 1], end - 1
        for at in found.get(end, ()):
            value = best[at] + (end - at - 1) ** 2
            if value > score:
                score, begin = value, at
        best.append(score)
        start.append(begin)
    return _pieces(part, start)


def _words_in(part: str) -> dict[int, list[int]]:
    """Give, by the end of known words, where they start."""
    words, lengths = _load().words, _load().lengths
    found: dict[int, list[int]] = {}
    for at in range(len(part) - 1):
        for length in lengths.get(part[at : at + 2], ()):
            if part[at : at + length] in words and at + length <= len(part):
                found.setdefault(at + length, []).append(at)
    return found


def _pieces(part: str, start: list[int]) -> list[str]:
    found: list[str] = []
    end = unknown = len(part)
    while end:
        begin = start[end]
        if end - begin > 1:
            found += [part[end:unknown], part[begin:end]]
            unknown = begin
        end = begin
    found.append(part[:unknown])
    return [word for word in reversed(found) if word]


def what_is_kind(kind: str) -> str:
    """Say in words what a word of a kind is ("a person's name")."""
    return _load().what.get(kind, "no known word")


class _Lexicon(NamedTuple):
    words: dict[str, Kinds]
    # How long the words are that may be parts of a name, by their first two letters.
    lengths: dict[str, frozenset[int]]
    endings: tuple[tuple[str, str], ...]
    beginnings: tuple[tuple[str, str], ...]
    what: dict[str, str]


@cache
def _load() -> _Lexicon:
    what: dict[str, str] = {}
    words: dict[str, Kinds] = {}
    endings: list[tuple[str, str]] = []
    beginnings: list[tuple[str, str]] = []
    kind = ""
    for line in lines("data/lexicon.txt"):
        if line[0] == "[":
            kind, _, said = line[1:].partition("] ")
            what[kind] = said
            continue
        for word in line.split():
            if word[0] == "*":
                endings.append((word[1:], kind))
            elif word[-1] == "*":
                beginnings.append((word[:-1], kind))
            else:
                words[word] = (*words.get(word, ()), kind)
    lengths: dict[str, set[int]] = {}
    for word in words:
        if 1 < len(word) <= _LONGEST_WORD:
            lengths.setdefault(word[:2], set()).add(len(word))
    parts = {letters: frozenset(found) for letters, found in lengths.items()}
    return _Lexicon(words, parts, tuple(endings), tuple(beginnings), what)
