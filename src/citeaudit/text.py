"""A document as decoded text: what every span of every room points into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from citeaudit.errors import InputError

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class Span(NamedTuple):
    """A stretch of a document: 0-based, half-open, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """One document, decoded.

    Attributes:
        path: The path as reports show it, with forward slashes.
        content: All of it, line ends as written, without a byte order mark.
        sha256: Hex digest of the bytes it was decoded from.
    """

    path: str
    content: str
    sha256: str

    @classmethod
    def decode(cls, raw: bytes, path: str) -> Text:
        """Decode a file's bytes: UTF-8, or UTF-16 where a byte order mark says so.

        Raises:
            InputError: The bytes are no text (a NUL, or a sequence the encoding does not know).
        """
        encoding, mark = "utf-8", b""
        for mark_bytes, name in _BYTE_ORDER_MARKS:
            if raw.startswith(mark_bytes):
                encoding, mark = name, mark_bytes
                break
        try:
            content = raw[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise InputError(
                path, f"not {encoding} text (byte {error.start + len(mark)})", "save it as UTF-8"
            ) from None
        if "\0" in content:
            raise InputError(path, "a binary file", "give the article as text")
        return cls(path, content, hashlib.sha256(raw).hexdigest())

    @classmethod
    def of(cls, content: str, path: str = "<text>") -> Text:
        """Wrap a string that is already decoded, as a library caller or a test has it."""
        return cls(path, content, hashlib.sha256(content.encode("utf-8", "replace")).hexdigest())

    @staticmethod
    def encode(content: str, like: bytes) -> bytes:
        """Encode a string as a file was, with its byte order mark: the way back from `decode`."""
        for mark, name in _BYTE_ORDER_MARKS:
            if like.startswith(mark):
                return mark + content.encode(name)
        return content.encode("utf-8")

    def __getitem__(self, span: Span) -> str:
        return self.content[span.start : span.end]
