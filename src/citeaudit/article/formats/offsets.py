"""From the byte offsets of a parser to code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CONTINUATION = bytes(range(0x80, 0xC0))
_CHUNK = 256


def code_points(raw: bytes) -> Callable[[int], int]:
    """Return the function that leads from an offset in UTF-8 bytes to one in code points.

    Cost: linear once, for checkpoints every 256 bytes; then constant for each call.
    """
    if raw.isascii():
        return int
    seen = [0]
    for at in range(0, len(raw), _CHUNK):
        seen.append(seen[-1] + len(raw[at : at + _CHUNK].translate(None, _CONTINUATION)))

    def code_point(at: int) -> int:
        rest = raw[at - at % _CHUNK : at]
        return seen[at // _CHUNK] + len(rest.translate(None, _CONTINUATION))

    return code_point
