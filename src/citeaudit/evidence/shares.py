"""Percentages in a text: those of a claim, and those of the page that it is cited to."""

from __future__ import annotations

import re

_MOST = 100
# Digits, one decimal sign and more digits, and what makes them a percentage.
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s{0,2}(?:%|percent\b|per cent\b)")


def find_shares(text: str) -> list[str]:
    """Name the percentages of a text as numbers, in its order: `4.5` for "4,5 percent".

    Cost: linear in the length of the text.
    """
    return [match[1].replace(",", ".") for match in _SHARE.finditer(text)]


def shares_in(text: str) -> tuple[str, ...] | None:
    """Name the percentages of a text, each once, in rising order.

    Returns:
        `("4.5", "32")` for "32 % against 4,5 percent"; `None` for a text with too many to keep.
    """
    found = set(find_shares(text))
    return tuple(sorted(found, key=float)) if len(found) <= _MOST else None
