"""The learned model: what pages of unlisted hosts are, learned from labelled pages of other hosts.

It is a softmax regression over the features of `features.py` and the sums of `words.py`, made by
`make model` and kept in `data/model.bin`: a line of JSON, the hashes of its features in ascending
order, and for each feature one byte a type: its weight in quanta, plus 128. Nothing is unpacked
when the file is read: a feature is looked up when a page has it. Spread into lanes of two bytes,
its weights are one integer, and to add up a page's features is to add integers.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache
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
_LANE = 2
_BITS = 8 * _LANE
# As many features as can be added up before one lane could run into the next.
_MOST = 257
# Where the first six bits of a hash begin in it: more of them would cost more than they save
# where few pages are typed.
_FIRST_BITS = 26


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
        # Where the hashes with each first bits begin: that shortens the search.
        self._starts = [bisect_left(hashes, first << _FIRST_BITS) for first in range(65)]
        # By name, the features that the model knows and some page had.
        self._lanes: dict[str, int] = {}
        self._read = struct.Struct(f"<{len(self.types)}H").unpack
        if len(weights) != len(self.types) * len(hashes):
            raise ValueError("the model's table has not the size its header says")

    def _spread(self, name: str) -> int:
        """Give the weights of a feature in lanes; 0 for one that the model does not know.

        What it does not know is not remembered: hardly anything of it is asked for twice.
        """
        hashed = crc32(name.encode())
        first = hashed >> _FIRST_BITS
        end = self._starts[first + 1]
        at = bisect_left(self._hashes, hashed, self._starts[first], end)
        if at == end or self._hashes[at] != hashed:
            return 0
        size = len(self.types)
        lanes = bytearray(_LANE * size)
        lanes[::_LANE] = self._table[at * size : (at + 1) * size]
        found = self._lanes[name] = int.from_bytes(lanes, "little")
        return found

    def scores(self, found: Sequence[int], sums: Mapping[SourceType, float]) -> list[float]:
        """Give each type's logarithmic odds, up to a constant.

        Args:
            found: The weights of the page's features, in lanes.
            sums: What its words speak for, as `words.weigh` gives it.
        """
        scale = self._quantum / math.sqrt(len(found) or 1)
        zero = ZERO * len(found)
        scores = [
            (lane - zero) * scale + bias
            for lane, bias in zip(self._added(found), self.bias, strict=True)
        ]
        for source_type, value in sums.items():
            weights = self._words[source_type]
            scores = [a + value * b for a, b in zip(scores, weights, strict=True)]
        return scores

    def _added(self, found: Sequence[int]) -> Sequence[int]:
        """Add up features: by type, what is in their lanes."""
        added = self._read(sum(found[:_MOST]).to_bytes(_LANE * len(self.types), "little"))
        if len(found) <= _MOST:
            return added
        return [a + b for a, b in zip(added, self._added(found[_MOST:]), strict=True)]

    def known(self, names: Iterable[str]) -> dict[str, int]:
        """Give the weights, in lanes, of those features that the model knows."""
        kept, spread = self._lanes.get, self._spread
        return {name: found for name in names if (found := kept(name) or spread(name))}

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
        top, temperature, exp = max(scores), self.temperature, math.exp
        powers = [exp((score - top) / temperature) for score in scores]
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
