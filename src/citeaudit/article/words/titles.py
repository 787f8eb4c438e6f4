"""Texts written like titles: "Mechanisms of Insulin Resistance"."""

from __future__ import annotations

# In letters and words: how long words are that a title writes with a capital, and how many it has.
_SHORT = 3
_FEWEST_CAPITALS = 3
_MARKS = "()[]“”\"'‘’.,:;!*_#"


def is_written_as_title(text: str) -> bool:
    """Say whether all longer words of a text begin with a capital. Cost: linear, mostly a word."""
    capitals = 0
    for written in text.split():
        word = written.strip(_MARKS)
        if len(word) <= _SHORT or not word[0].isalpha():
            continue
        if word[0].islower():
            return False
        capitals += 1
    return capitals >= _FEWEST_CAPITALS and not text.isupper()
