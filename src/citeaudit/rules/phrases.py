"""The phrases that rules look for in a sentence."""

from __future__ import annotations

from functools import cache

from citeaudit.policy.phrases import Phrases
from citeaudit.rules.tables import read_sections


def find_phrase(text: str, section: str) -> str:
    """Find the phrase of `data/phrases.txt` that stands first in a text; empty if there is none."""
    return _phrases(section).first_in(text)


@cache
def _phrases(section: str) -> Phrases:
    return Phrases.of(read_sections("phrases.txt")[section])
