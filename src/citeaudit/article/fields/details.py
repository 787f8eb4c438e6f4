"""Volume, issue and pages: the numbers behind the name of a journal or book.

Numbers that are named ("vol. 12", "pp. 1-9") are read first. The others count in the order in which
every style puts them: volume, issue in brackets or behind a comma, pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Place: TypeAlias = "tuple[int, int]"

_LONGEST_VOLUME = 7
_DASH = r"\s?[-\u2010-\u2015_]{1,2}\s?"


def read_details(
    text: str, start: int, end: int, dates: Sequence[Place], *, book: bool
) -> dict[str, Place]:
    """Find volume, issue and pages in a stretch of an entry.

    Args:
        text: The entry, asides taken out.
        start: Where the stretch begins: behind the title.
        end: Where it ends.
        dates: Where dates stand, which are none of these.
        book: It is no journal, so that a lone number is no volume.

    Returns:
        Where each of `volume`, `issue`, `pages` that was found stands.

    Cost: linear in the length of the stretch.
    """
    found: dict[str, Place] = {}
    taken = list(dates)
    stretch = text[start:end]
    holds_letters = stretch.lower() != stretch.upper()
    for match in _named().finditer(text, start, end) if holds_letters else ():
        name = match.lastgroup
        if name and name not in found:
            found[name] = match.span(name)
        taken.append(match.span())
    if len(found) < 3:
        _read_unnamed(text, start, end, found, taken, book=book)
    return found


def _read_unnamed(
    text: str, start: int, end: int, found: dict[str, Place], taken: list[Place], *, book: bool
) -> None:
    numbers = [
        match
        for match in _number().finditer(text, start, end)
        if not any(begin < match.end() and match.start() < stop for begin, stop in taken)
    ]
    for match in numbers:
        if match["last"]:
            if "pages" not in found:
                found["pages"] = match.start("first"), match.end("last")
        elif "volume" not in found and not book and len(match["first"]) <= _LONGEST_VOLUME:
            found["volume"] = match.span("first")
            if match["issue"] and "issue" not in found:
                found["issue"] = match.span("issue")
        elif "volume" in found and "pages" not in found and match.start() > found["volume"][0]:
            found["pages"] = match.span("first")


@cache
def _named() -> re.Pattern[str]:
    pages = rf"(?:[A-Za-z]|[A-Z]{{2,3}}(?=\d{{4}}))?\d+(?:{_DASH}[A-Za-z]?\d+)?"
    return re.compile(
        r"(?<![^\W\d_])(?:"
        r"(?:[Vv]ol(?:ume)?s?|v|[Bb]d|[Tt]ome|t)[.:]?\s?(?P<volume>\d+[A-Z]?|[IVXLC]+)"
        r"|(?:[Nn]os?|[Nn]umber|[Ii]ssue|[Nn][°º]|[Nn]r|n|[Hh]eft|H)[.:]?\s?"
        r"(?P<issue>\d+(?:[-–/]\d+)?)"
        rf"|(?:(?:[Pp]{{1,2}}|[Pp]ages?|[Pp]gs?|Seiten)[.:]?\s?|S(?:\.\s?|\s))(?P<pages>{pages})"
        r"|(?:[Cc]h(?:ap(?:ter)?)?s?|[Ss]ec|[Kk]ap)\.?\s?\d+"
        r")(?!\w)"
    )


@cache
def _number() -> re.Pattern[str]:
    # "12", "12(3)", "12 (Suppl. 1)", "45-67", "e0123", "e2023644", "CD001903", "S12-S19"
    return re.compile(
        rf"(?<![\w$€£])(?P<first>(?:[A-Za-z]|[A-Z]{{2,3}}(?=\d{{5}}))?\d{{1,8}}[A-Za-z]?)(?![\w%])"
        rf"(?:{_DASH}(?P<last>[A-Za-z]?\d{{1,6}})(?!\w))?"
        r"(?:\s?\((?P<issue>(?!(?:1[5-9]|20)\d\d\))\d[\w\s–/.-]{0,12}|[Ss]uppl[\w\s.]{0,8})\))?"
    )
