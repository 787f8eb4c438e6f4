"""A sentence as the word lists see it: what `kinds` and `certainty` read from."""

from __future__ import annotations

import re
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_sections
from citeaudit.article.words.lexicon import Hit, find_entries, tokens_of
from citeaudit.article.words.titles import is_written_as_title

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = frozenset((".", "!", "?", ";", ")", '"', "”", "’"))
_CRAFTS = frozenset(("craft", "craft weak"))
# So many parts and processes of the body are what a sentence is on, craft or no craft.
_MANY_INSIDE = 4
_DIGIT = re.compile(r"\d")


class Wording(NamedTuple):
    """A sentence in lower case, its words, and the entries found in it, by section.

    `is_title` marks a text whose longer words all begin with a capital.
    """

    text: str
    tokens: list[str]
    found: dict[str, list[Hit]]
    has_number: bool
    is_title: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence: a headline or a catchword does not."""
        return self.text.rstrip()[-1:] in _ENDS

    @property
    def is_craft(self) -> bool:
        """Whether it is on how research is done or goods are made.

        One word for that ("freezing", "stored") says little beside an illness or a patient, and
        one such as "laboratory" says little by itself.
        """
        if self.found.keys().isdisjoint(_CRAFTS):
            return False
        if len(self.found.get("physiology", ())) >= _MANY_INSIDE:
            return False
        words = 2 * len(self.found.get("craft", ())) + len(self.found.get("craft weak", ()))
        return words > 3 or (words > 1 and not self.has("condition", "person"))

    def words(self, hit: Hit) -> str:
        """Give back the words of an entry."""
        return intern(" ".join(self.tokens[hit.start : hit.end]))  # kept, and of few kinds

    def has(self, *sections: str) -> bool:
        """Say whether any of these lists has an entry in the sentence."""
        return not self.found.keys().isdisjoint(sections)

    def hits(self, section: str) -> list[Hit]:
        """List the entries of one list found in the sentence, in order."""
        return self.found.get(section, [])


# In words: what lies further on is not read. No sentence is so long, and frames look back as far
# as a sentence goes.
_LONGEST_SENTENCE = 1000


def read_wording(text: str) -> Wording:
    """Read a sentence, markers cut out, with all word lists. Cost: linear in its length."""
    is_title = is_written_as_title(text)
    text = text.lower()
    tokens = tokens_of(text)[:_LONGEST_SENTENCE]
    has_number = _DIGIT.search(text) is not None
    return Wording(text, tokens, find_entries(tokens), has_number, is_title)


# Of the words of articles about health 0.8 % and more are from these lists, of others 0.4 % and
# less (60 articles of ten generators, 2026-11-24).
_HEALTH_SHARE = 0.006
_SAMPLE = 8000  # characters
_FEW_WORDS = 150
_MARKS = ".,:;!?()[]“”\"'‘’"


def is_about_health(proses: Iterable[str]) -> bool:
    """Say whether a document is about health, by its share of words for it.

    Args:
        proses: The document's paragraphs; only the first 8,000 characters are looked at.
    """
    telling = _health_words()
    words: list[str] = []
    left = _SAMPLE
    for prose in proses:
        words += prose[:left].lower().split()
        left -= len(prose)
        if left <= 0:
            break
    if len(words) < _FEW_WORDS:  # too few for a share
        return any(word.strip(_MARKS) in telling for word in words)
    return sum(map(telling.__contains__, words)) > _HEALTH_SHARE * len(words)


@cache
def _health_words() -> frozenset[str]:
    sections = read_sections("health.txt")
    words: set[str] = set()
    for section in ("condition", "person", "intervention"):
        for entry in sections[section]:
            words.add(entry.rstrip("+"))
            if entry[-1] == "+":
                words.add(f"{entry[:-1]}s")
    return frozenset(words - {*sections["everyday"]})
