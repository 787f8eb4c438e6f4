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
        # All at once first: few words have one of them.
        if word.endswith(tuple(endings)):
            return next((kind,) for part, kind in endings.items() if word.endswith(part))
        if word.startswith(tuple(beginnings)):
            return next((kind,) for part, kind in beginnings.items() if word.startswith(part))
    return ()


def split_name(name: str) -> tuple[str, ...]:
    """Split a host's name into words: `harborpharmacy` into `harbor`, `pharmacy`.

    Longer words of the lexicon win over more and shorter ones; what lies between them stays whole.

    Cost: linear in the length of the name, some 10 µs.
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
    words, lengths, *_ = _load()
    found: dict[int, list[int]] = {}
    for at in range(len(part) - 1):
        if part[at : at + 2] in words:
            found.setdefault(at + 2, []).append(at)
        for length in lengths.get(part[at : at + 3], ()):
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
    # How long the longer words are that may be parts of a name, by their first three letters.
    lengths: dict[str, list[int]]
    endings: dict[str, str]
    beginnings: dict[str, str]
    what: dict[str, str]


@cache
def _load() -> _Lexicon:
    what: dict[str, str] = {}
    words: dict[str, Kinds] = {}
    endings: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    kind = ""
    for line in lines("data/lexicon.txt"):
        if line[0] == "[":
            kind, _, said = line[1:].partition("] ")
            what[kind] = said
            continue
        for word in line.split():
            if word[0] == "*":
                endings.setdefault(word[1:], kind)
            elif word[-1] == "*":
                beginnings.setdefault(word[:-1], kind)
            else:
                words[word] = (*words.get(word, ()), kind)
    lengths: dict[str, list[int]] = {}
    for word in words:
        if 2 < len(word) <= _LONGEST_WORD:
            found = lengths.setdefault(word[:3], [])
            if len(word) not in found:
                found.append(len(word))
    return _Lexicon(words, lengths, endings, beginnings, what)
