"""Bodies of answers: read as they come, decompressed here, never longer than was allowed.

httpx would decompress a chunk as a whole, whatever it grows to; `zlib` can be told where to stop.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import malformed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ENCODINGS = "gzip, deflate"
_DETECT_HEADER = 32 + zlib.MAX_WBITS


async def read_body(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> tuple[bytes, bool]:
    """Read a body.

    Args:
        chunks: As they come over the wire.
        encoding: The answer's `Content-Encoding`.
        limit: Bytes of the decompressed body that are read.

    Returns:
        The body, and whether it was cut off at the limit.

    Raises:
        Failure: It is compressed in another way than was offered, or broken.
    """
    inflate = _decoder(encoding)
    parts: list[bytes] = []
    left = limit + 1
    async for chunk in chunks:
        part = inflate(chunk, left)
        parts.append(part)
        left -= len(part)
        if left <= 0:
            break
    body = b"".join(parts)
    return body[:limit], len(body) > limit


class _Plain:
    def __call__(self, chunk: bytes, limit: int) -> bytes:
        return chunk[:limit]


class _Inflating:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_DETECT_HEADER)

    def __call__(self, chunk: bytes, limit: int) -> bytes:
        try:
            return self._stream.decompress(chunk, limit)
        except zlib.error:
            raise malformed("the answer is badly compressed") from None


def _decoder(encoding: str) -> _Plain | _Inflating:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip" | "deflate":
            return _Inflating()
        case _:
            raise malformed("the answer is compressed in a way that was not offered")
