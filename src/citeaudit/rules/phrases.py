"""Phrases in a sentence: whole words, whatever the case and the marks between them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from citeaudit.rules.tables import read_sections

# Words of fewer letters stand in every sentence.
_FEWEST_LETTERS = 4


class _Phrases(NamedTuple):
    """A section as it is looked for: one of the anchors stands in every text with a phrase."""

    anchors: frozenset[str]
    flat: tuple[str, ...]


def find_phrase(text: str, section: str) -> str:
    """Find the phrase of `data/phrases.txt` that stands first in a text; empty if there is none.

    Cost: linear in the length of the text, for each phrase of the section; for most texts, which
    have none, for some words only.
    """
    lowered = text.lower()
    phrases = _phrases(section)
    if not any(anchor in lowered for anchor in phrases.anchors):
        return ""
    flat = f" {' '.join(_word().findall(lowered))} "
    found = [(flat.index(phrase), phrase) for phrase in phrases.flat if phrase in flat]
    return min(found)[1].strip() if found else ""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _phrases(section: str) -> _Phrases:
    """Prepare a section: each phrase is anchored in its word that most of the others have, too."""
    entries = read_sections("phrases.txt")[section]
    split = [entry.rstrip("*").split() for entry in entries]
    often = Counter(word for words in split for word in words if len(word) >= _FEWEST_LETTERS)
    anchors = frozenset(max(words, key=lambda word: (often[word], len(word))) for words in split)
    flat = (f" {entry[:-1]}" if entry.endswith("*") else f" {entry} " for entry in entries)
    return _Phrases(anchors, tuple(flat))
