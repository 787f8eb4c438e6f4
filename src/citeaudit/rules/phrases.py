"""Phrases in a sentence: whole words, whatever the case and the marks between them."""

from __future__ import annotations

import re
from functools import cache

from citeaudit.rules.tables import read_sections


def find_phrase(text: str, section: str) -> str:
    """Find the phrase of `data/phrases.txt` that stands first in a text; empty if there is none.

    Cost: linear in the length of the text, for each phrase of the section.
    """
    flat = _flat(text)
    found = [(flat.index(phrase), phrase) for phrase in _phrases(section) if phrase in flat]
    return min(found)[1].strip() if found else ""


def _flat(text: str) -> str:
    return f" {' '.join(_word().findall(text.lower()))} "


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _phrases(section: str) -> tuple[str, ...]:
    return tuple(
        f" {entry[:-1]}" if entry.endswith("*") else f" {entry} "
        for entry in read_sections("phrases.txt")[section]
    )
