"""Dates as references write them, kept exactly as precise as the text was."""

from __future__ import annotations

import re
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str) -> str:
    """Read the first date in a text as an ISO date: `2024`, `2024-12`, `2024-12-21`, or nothing."""
    match = _date().search(text)
    if not match:
        return ""
    day, month, year = match[1], match[2], match[3] or match[4]
    if not month:
        return year
    number = _MONTHS.index(month[:3].lower()) + 1
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(_MONTHS)
    return re.compile(
        rf"(?:(?:\b(\d\d?)\.?\s)?\b((?:{months})[a-z]{{0,6}})\.?\s((?:1[5-9]|20)\d\d)\b)"
        r"|\b((?:1[5-9]|20)\d\d)\b",
        re.IGNORECASE,
    )
