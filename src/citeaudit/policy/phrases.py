"""Phrases in a sentence: whole words, whatever the case and the marks between them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words of fewer letters stand in every sentence.
_FEWEST_LETTERS = 4


class Phrases(NamedTuple):
    """A list of phrases as it is looked for: one of the anchors stands in every text with one.

    `of` makes it of entries in lower case, words apart by one space; a final `*` stands for any
    ending of the last word.
    """

    anchors: frozenset[str]
    flat: tuple[str, ...]

    @classmethod
    def of(cls, entries: Iterable[str]) -> Phrases:
        """Prepare a list: each phrase is anchored in its word that most of the others have, too."""
        entries = tuple(entries)
        split = [entry.rstrip("*").split() for entry in entries]
        often = Counter(word for words in split for word in words if len(word) >= _FEWEST_LETTERS)
        anchors = frozenset(
            max(words, key=lambda word: (often[word], len(word))) for words in split
        )
        flat = (f" {entry[:-1]}" if entry.endswith("*") else f" {entry} " for entry in entries)
        return cls(anchors, tuple(flat))

    def first_in(self, text: str) -> str:
        """Find the phrase that stands first in a text; empty if there is none.

        Cost: linear in the length of the text, for each phrase of the list; for most texts, which
        have none, for some words only.
        """
        found = self.all_in(text)
        return found[0] if found else ""

    def all_in(self, text: str) -> tuple[str, ...]:
        """Find the phrases that stand in a text, in its order; the cost is that of one."""
        lowered = text.lower()
        if not any(anchor in lowered for anchor in self.anchors):
            return ()
        flat = f" {' '.join(_word().findall(lowered))} "
        found = sorted((flat.index(phrase), phrase) for phrase in self.flat if phrase in flat)
        return tuple(phrase.strip() for _, phrase in found)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
