"""The learned model: what pages of unlisted hosts are, learned from labelled pages of other hosts.

It is a softmax regression over the features of `features.py` and the sums of `words.py`, made by
`make model` and kept in `data/model.bin`: a line of JSON, the hashes of its features in ascending
order, and for each feature one byte a type: its weight in quanta, plus 128. Nothing is unpacked
when the file is read: a feature is looked up when a page has it. Spread into lanes of three bytes,
its weights are one integer, and to add up a page's features is to add integers.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from citeaudit.sources.features import features
from citeaudit.sources.likeliest import Verdict, likeliest, sides_of
from citeaudit.sources.model import SourceType
from citeaudit.sources.tables import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citeaudit.sources.addresses import Address

FILE = "data/model.bin"
ZERO = 128
_LANE = 3
_BITS = 8 * _LANE
# Features that are kept spread: more than the pages of many articles have.
_KEPT = 1 << 16


class Model:
    """The tables of `data/model.bin`, as `parse` reads them.

    Args:
        header: Its first line.
        hashes: Of its features, in ascending order.
        weights: For each feature one byte a type.
    """

    def __init__(self, header: Mapping[str, Any], hashes: array[int], weights: memoryview) -> None:
        self.types = tuple(map(SourceType, header["types"]))
        self._sides = sides_of(self.types)
        self.bias: tuple[float, ...] = tuple(header["bias"])
        self.temperature: float = header["temperature"]
        self._quantum: float = header["quantum"]
        # What a sum of words for one type says of every type.
        self._words: dict[SourceType, list[float]] = dict(
            zip(self.types, header["words"], strict=True)
        )
        self._hashes = hashes
        self._table = weights
        self._lanes = lru_cache(maxsize=_KEPT)(self._spread)
        if len(weights) != len(self.types) * len(hashes):
            raise ValueError("the model's table has not the size its header says")

    def _spread(self, name: str) -> int:
        """Give the weights of a feature in lanes; 0 for one that the model does not know."""
        hashed = crc32(name.encode())
        at = bisect_left(self._hashes, hashed)
        if at == len(self._hashes) or self._hashes[at] != hashed:
            return 0
        size = len(self.types)
        lanes = bytearray(_LANE * size)
        lanes[::_LANE] = self._table[at * size : (at + 1) * size]
        return int.from_bytes(lanes, "little")

    def scores(self, found: Sequence[int], sums: Mapping[SourceType, float]) -> list[float]:
        """Give each type's logarithmic odds, up to a constant.

        Args:
            found: The weights of the page's features, in lanes.
            sums: What its words speak for, as `words.weigh` gives it.
        """
        total = sum(found).to_bytes(_LANE * len(self.types), "little")
        scale = self._quantum / math.sqrt(len(found) or 1)
        zero = ZERO * len(found)
        scores = [
            (low + 256 * middle + 65536 * high - zero) * scale + bias
            for low, middle, high, bias in zip(
                total[::3], total[1::3], total[2::3], self.bias, strict=True
            )
        ]
        for source_type, value in sums.items():
            weights = self._words[source_type]
            scores = [a + value * b for a, b in zip(scores, weights, strict=True)]
        return scores

    def known(self, names: Iterable[str]) -> dict[str, int]:
        """Give the weights, in lanes, of those features that the model knows."""
        lanes = self._lanes
        return {name: found for name in names if (found := lanes(name))}

    def judge(self, address: Address, title: str, sums: Mapping[SourceType, float]) -> Verdict:
        """Type a page.

        Args:
            address: Where it is; must have a host.
            title: Its title, or nothing.
            sums: What its words speak for, as `words.weigh` gives it.

        Cost: linear in address and title; some 100 µs.
        """
        found = self.known(features(address, title))
        scores = self.scores(tuple(found.values()), sums)
        top = max(scores)
        powers = [math.exp((score - top) / self.temperature) for score in scores]
        total = sum(powers)
        best, worth = likeliest([power / total for power in powers], self._sides)
        at = _BITS * best
        reasons = [((lanes >> at & 255) - ZERO, name) for name, lanes in found.items()]
        return Verdict(self.types[best], powers[best] / total, worth, tuple(reasons))


@cache
def load() -> Model | None:
    """Read the model; nothing if its file is missing or of another form.

    Cost: one to two milliseconds, once.
    """
    try:
        return parse(read_bytes(FILE))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def parse(content: bytes) -> Model:
    """Read a model from the bytes of its file."""
    start = content.find(b"\n") + 1
    header = json.loads(content[:start])
    end = start + 4 * header["features"]
    hashes = array("I")
    hashes.frombytes(content[start:end])
    if sys.byteorder == "big":
        hashes.byteswap()
    return Model(header, hashes, memoryview(content)[end:])  # a view: the table is not copied
