"""What the finders of reference lists hand on: a section and what it is made of."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citeaudit.article.lists.entries import Entry


class Origin(Enum):
    """What a list is made of, and so which markers lead to it."""

    ENTRIES = "entries"
    NOTES = "notes"  # native footnotes: `[^1]`
    DEFINITIONS = "definitions"  # link definitions: `[text][1]`
    LINKS = "links"  # no list at all: the links in the text are the sources
    BELOW = "below"  # a short list below each text that it supports


class Section(NamedTuple):
    """A reference list: its entries in order, the indexes of its blocks, the words above it."""

    entries: list[Entry]
    blocks: set[int]
    origin: Origin
    start: int
    heading: str = ""


class Alias(NamedTuple):
    """A link definition that an entry stands for: its label leads to the entry."""

    label: str
    start: int
    entry: Entry
