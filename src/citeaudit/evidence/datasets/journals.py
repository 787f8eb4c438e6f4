"""How journals are found: by ISSN, and by a name in one form."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from citeaudit.evidence.datasets.base import Row
from citeaudit.sources.identifiers import issn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Shorter names ("Pain", "Gut", "Brain") are words of any sentence: they need an ISSN.
_SHORTEST_NAME = 6


def journal_rows(title: str, names: Iterable[str], numbers: Iterable[str]) -> Iterator[Row]:
    """Give a journal under each of its ISSNs and names."""
    value = {"title": title}
    for number in numbers:
        if issn(number):
            yield Row(f"issn:{issn(number)}", value)
    for key in {name_key(name) for name in names}:
        if key:
            yield Row(key, value)


def name_key(name: str) -> str:
    """Give a journal's name, or an abbreviation, as it is looked up; empty for a short one.

    Case, full stops, accents, "the" and "&" do not matter.
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    words = [word for word in "".join(kept).split() if word != "the"]
    folded = " ".join(words)
    return f"title:{folded}" if len(folded) >= _SHORTEST_NAME else ""
