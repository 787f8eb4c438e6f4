"""The learned model: what pages of unlisted hosts are, learned from labelled pages of other hosts.

It is a softmax regression over the features of `features.py` and the sums of `words.py`, made by
`make model` and kept in `data/model.bin`: a line of JSON, the hashes of its features, and for each
feature one byte a type: its weight in quanta, plus 128. Spread into lanes of three bytes, a
feature's weights are one integer, and to add up a page's features is to add integers.
"""

from __future__ import annotations

import json
import math
import struct
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from citeaudit.sources.features import features
from citeaudit.sources.model import SourceType
from citeaudit.sources.tables import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.sources.addresses import Address

FILE = "data/model.bin"
ZERO = 128
_LANE = 3
# A label is given from this probability on. Of thirty types it is far ahead of nearly all others,
# and where it is wrong, the right one is mostly of the same worth (`benchmarks/sources.md`).
_ENOUGH = 0.25
# To lend weight to what has none does more harm than to know nothing of it.
_ENOUGH_TO_LEND = 0.5
LENDING = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.GUIDELINE,
        SourceType.REGULATOR,
        SourceType.MEDICAL_REFERENCE,
    }
)


class Verdict(NamedTuple):
    """The likeliest type, how likely it is, and the features that spoke for it, by weight."""

    type: SourceType
    confidence: float
    reasons: tuple[tuple[float, str], ...] = ()

    @property
    def suffices(self) -> bool:
        """It is likely enough to be given."""
        return self.confidence >= (_ENOUGH_TO_LEND if self.type in LENDING else _ENOUGH)


class Model(NamedTuple):
    """The tables of `data/model.bin`."""

    types: tuple[SourceType, ...]
    rows: dict[int, int]
    lanes: bytes
    quantum: float
    bias: tuple[float, ...]
    # What a sum of words for one type says of every type.
    words: dict[SourceType, tuple[float, ...]]
    temperature: float

    def scores(self, found: Sequence[int], sums: Mapping[SourceType, float]) -> list[float]:
        """Give each type's logarithmic odds, up to a constant."""
        size = _LANE * len(self.types)
        total = sum(
            int.from_bytes(self.lanes[row : row + size], "little")
            for row in (at * size for at in found)
        ).to_bytes(size, "little")
        scale = self.quantum / math.sqrt(len(found) or 1)
        zero = ZERO * len(found)
        scores = [
            (low + 256 * middle + 65536 * high - zero) * scale + bias
            for low, middle, high, bias in zip(
                total[::3], total[1::3], total[2::3], self.bias, strict=True
            )
        ]
        for source_type, value in sums.items():
            weights = self.words[source_type]
            scores = [a + value * b for a, b in zip(scores, weights, strict=True)]
        return scores

    def judge(self, address: Address, title: str, sums: Mapping[SourceType, float]) -> Verdict:
        """Type a page.

        Args:
            address: Where it is; must have a host.
            title: Its title, or nothing.
            sums: What its words speak for, as `words.weigh` gives it.

        Cost: linear in address and title; some 150 µs.
        """
        known = self.rows
        hashed = ((known.get(crc32(name.encode())), name) for name in features(address, title))
        found = {row: name for row, name in hashed if row is not None}
        scores = self.scores(tuple(found), sums)
        top = max(scores)
        shares = [math.exp((score - top) / self.temperature) for score in scores]
        best = shares.index(1.0)
        at = _LANE * best
        size = _LANE * len(self.types)
        reasons = tuple((self.lanes[row * size + at] - ZERO, name) for row, name in found.items())
        return Verdict(self.types[best], 1 / sum(shares), reasons)


@cache
def load() -> Model | None:
    """Read the model; nothing if its file is missing or of another form.

    Cost: some 5 ms, once.
    """
    try:
        return parse(read_bytes(FILE))
    except (OSError, ValueError, KeyError, struct.error):
        return None


def parse(content: bytes) -> Model:
    """Read a model from the bytes of its file."""
    head, _, body = content.partition(b"\n")
    header = json.loads(head)
    types = tuple(map(SourceType, header["types"]))
    count = header["features"]
    hashes = struct.unpack_from(f"<{count}I", body)
    weights = body[4 * count :]
    if len(weights) != len(types) * count:
        raise ValueError("the model's table has not the size its header says")
    lanes = bytearray(_LANE * len(weights))
    lanes[::_LANE] = weights
    return Model(
        types,
        dict(zip(hashes, range(count), strict=True)),
        bytes(lanes),
        header["quantum"],
        tuple(header["bias"]),
        {name: tuple(row) for name, row in zip(types, header["words"], strict=True)},
        header["temperature"],
    )
