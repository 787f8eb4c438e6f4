"""The width of text on a terminal, in cells."""

from __future__ import annotations

import re

# Latin letters and the punctuation of prose take one cell each; all else is rich's business, which
# takes 5 ms to import.
_BEYOND_LATIN = re.compile("[^\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027]")


def cell_len(text: str) -> int:
    """Count the cells a text takes: two for a Chinese character, none for a combining mark."""
    if _is_latin(text):
        return len(text)
    from rich.cells import cell_len as any_script  # noqa: PLC0415

    return any_script(text)


def set_cell_size(text: str, width: int) -> str:
    """Cut or fill a text to a number of cells."""
    if _is_latin(text):
        return text[:width].ljust(width)
    from rich.cells import set_cell_size as any_script  # noqa: PLC0415

    return any_script(text, width)


def _is_latin(text: str) -> bool:
    return text.isascii() or not _BEYOND_LATIN.search(text)
