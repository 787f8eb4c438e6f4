"""The word lists that read a claim, as one index that a sentence is walked through once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citeaudit.article.wordlist import read_sections

_FILES = ("kinds.txt", "certainty.txt", "hype.txt", "health.txt")
# Words (one apostrophe inside), numbers, and the marks that bound a clause or carry meaning.
# Hyphens separate: "low-risk" is read as "low risk". No two branches share a first character.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*|[%$€£,;:()/—–=<>]")


class Hit(NamedTuple):
    """An entry found: its first token, one past its last, and the list it is from."""

    start: int
    end: int
    section: str


# By first word: the words that follow, and the section. Longer entries come first.
_Index = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _index() -> _Index:
    index: _Index = {}
    for name in _FILES:
        for section, entries in read_sections(name).items():
            for entry in entries:
                _add(index, entry, section)
    for entries_of_word in index.values():
        if len(entries_of_word) > 1:
            entries_of_word.sort(key=_length, reverse=True)
    return index


def _length(entry: tuple[tuple[str, ...], str]) -> int:
    return len(entry[0])


def _add(index: _Index, entry: str, section: str) -> None:
    first, *rest = entry.split(" ")
    following = tuple(rest)
    forms: tuple[str, ...] = (first,)
    if first[-1] == "~":
        forms = verb_forms(first[:-1])
    elif rest and rest[-1][-1] == "+":
        _add(index, entry[:-1], section)
        following = (*following[:-1], f"{following[-1][:-1]}s")
    elif first[-1] == "+":
        forms = (first[:-1], f"{first[:-1]}s")
    for form in forms:
        index.setdefault(form, []).append((following, section))


def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """Inflect a regular English verb: base, third person, past, participle."""
    if verb[-1] == "e":
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "x", "sh", "ch")):
        return verb, f"{verb}es", f"{verb}ed", f"{verb}ing"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"


def tokens_of(text: str) -> list[str]:
    """Take a sentence apart: lower-case words, numbers and the marks that matter."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def find_entries(tokens: list[str]) -> dict[str, list[Hit]]:
    """Find the entries of all word lists in a sentence, by section, each list in order.

    Of several entries of one section at one word the longest counts. An entry of a section
    `plain …` hides what begins inside it, so that "diagnosed with" is no diagnosis.

    Cost: linear in the number of tokens.
    """
    found: dict[str, list[Hit]] = {}
    index = _index()
    hidden_to = -1
    for at, token in enumerate(tokens):
        entries = index.get(token)
        if entries is None:
            continue
        for following, section in entries:
            end = at + 1 + len(following)
            if end <= hidden_to or (following and tuple(tokens[at + 1 : end]) != following):
                continue
            if section.startswith("plain"):
                hidden_to = end
                continue
            hits = found.setdefault(section, [])
            if not hits or hits[-1].start != at:
                hits.append(Hit(at, end, section))
    return found
