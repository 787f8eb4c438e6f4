"""Labels that are words: `[Roe 2020]` or `[WHO]` before an entry, where the text cites by them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.blocks import cut
from citeaudit.article.labels import normalise
from citeaudit.article.lists.listing import Origin
from citeaudit.article.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from citeaudit.article.lists.entries import Entry
    from citeaudit.article.lists.listing import Section
    from citeaudit.article.model import Document

_FEWEST = 2  # labels that the text cites by


def read_word_labels(document: Document, section: Section, taken: Collection[int]) -> None:
    """Give the entries of a list the words in brackets they start with as labels.

    Only where none has another label, most start so, and two or more are cited by these words.

    Args:
        document: The document.
        section: One of its lists; its entries are changed.
        taken: Indexes of the blocks that belong to lists.

    Cost: linear in the length of the document, where a list starts so.
    """
    if section.origin is not Origin.ENTRIES or any(entry.label for entry in section.entries):
        return
    found = [_label().match(entry.prose.text) for entry in section.entries]
    labels = {normalise(match[1]) for match in found if match}
    if len(labels) < _FEWEST or 2 * sum(map(bool, found)) < len(found):
        return
    if len(labels & _cited(document, taken)) < _FEWEST:
        return
    for entry, match in zip(section.entries, found, strict=True):
        if match:
            _label_entry(entry, match)


def _label_entry(entry: Entry, match: re.Match[str]) -> None:
    text = entry.prose.text
    year = _year().search(match[1])
    # "[Roe 2020] Title. Journal." says author and year nowhere else.
    start = 0 if year and year[0] not in text[match.end() :] else match.end()
    entry.begin(match[1], cut(entry.prose, start, len(text)))


def _cited(document: Document, taken: Collection[int]) -> set[str]:
    """Collect what stands in brackets in the text."""
    return {
        normalise(part)
        for index, block in enumerate(document.blocks)
        if index not in taken and block.kind is not BlockKind.CODE and "[" in block.prose.text
        for match in _bracket().finditer(block.prose.text)
        for part in match[1].split(";")
    }


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\s*\[([^\W\d_][^\[\]\n]{0,60})\]:?\s+(?=\S)")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:1[89]|20)\d\d")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\[([^\[\]\n]{1,200})\]")
