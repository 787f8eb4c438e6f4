"""Prices that are told, and words such as "cheap" that only describe a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

_BEFORE = 3
_PRICES = frozenset(("cost", "costs", "fee", "fees", "price", "prices"))
# In words: how near a price stands what says that it moves.
_NEAR_A_PRICE = 4


def read_costs(wording: Wording) -> Iterator[Hit]:
    """Find what is said of prices: "proved cheaper than", not "the prospect of cheaper tests"."""
    hits = wording.hits("cost")
    if any(not _describes(wording, hit) for hit in hits):
        yield from hits


def _describes(wording: Wording, hit: Hit) -> bool:
    tokens = wording.tokens
    if tokens[hit.end - 1] not in nearby("dear or cheap"):
        return False
    if tokens[hit.end : hit.end + 1] == ["than"]:
        return False
    said = nearby("said to be dear")
    return said.isdisjoint(tokens[max(0, hit.start - _BEFORE) : hit.start])


def prices_elsewhere(wording: Wording, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Find sums and prices that move where neither document nor sentence is about health.

    "Production costs are falling", but not "monetary policy" or "government spending".
    """
    moves = nearby("up") | nearby("down")
    for hit in hits:
        near = wording.tokens[max(0, hit.start - _NEAR_A_PRICE) : hit.end + _NEAR_A_PRICE]
        moved = wording.tokens[hit.end - 1] in _PRICES and not moves.isdisjoint(near)
        if hit.section == "number" or moved:
            yield hit
