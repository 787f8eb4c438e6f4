"""What markers call entries by: how labels and addresses compare, how numbers are listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from functools import cache, lru_cache
from typing import TypeVar, cast

_WIDEST_RANGE = 200
RANGE_SIGNS = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d~\uff5e"

# What may stand between the brackets of a numeric marker: digits, commas, ranges, `^`. Bounded, so
# that a hostile run of digits is not read over and over.
NUMBERS = r"[0-9０-９][0-9０-９\s,，、;；^" + re.escape(RANGE_SIGNS) + r"]{0,300}"


def normalise(label: str) -> str:
    """Bring a label into the form in which labels compare: `01` and `１` are `1`."""
    if label.isascii():
        if label.isdigit() and label[0] != "0":
            return label
    else:
        label = unicodedata.normalize("NFKC", label)
    label = label.strip().strip("^").casefold()
    if label.isdigit():
        return label.lstrip("0") or "0"
    return label


@cache
def _part() -> re.Pattern[str]:
    sign = f"[{re.escape(RANGE_SIGNS)}]"
    return re.compile(rf"\^?([0-9]{{1,6}})\^?(?:\s*{sign}{{1,2}}\s*\^?([0-9]{{1,6}})\^?)?")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"[,;\u3001]\s*|\s+")


@lru_cache(maxsize=2048)
def parse_numbers(written: str) -> tuple[str, ...]:
    """Read `1, 3-5` as the labels 1, 3, 4, 5; nothing where it is not a list of numbers.

    A reversed range, and one of more than 200, is read as its two ends. Markers repeat: equal ones
    share their labels.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    labels: list[str] = []
    at = 0
    while at < len(text):
        part = _part().match(text, at)
        if not part:
            return ()
        labels += _spelled_out(part[1], part[2])
        at = part.end()
        if at < len(text):
            between = _separator().match(text, at)
            if not between:
                return ()
            at = between.end()
    return tuple(labels)


def _spelled_out(first: str, last: str | None) -> list[str]:
    if last is None:
        return [first]
    low, high = int(first), int(last)
    if not 0 <= high - low <= _WIDEST_RANGE:
        return [first, last]
    return [first, *map(str, range(low + 1, high)), last] if high > low else [first]


def plain_url(url: str) -> str:
    """Bring an address into the form in which a link and an entry compare.

    Assistants put `utm_source` behind the link in the text and leave it off the list, or the other
    way round; a fragment is a place on the same page.
    """
    address = url.partition("://")[2].lower()
    if not address:
        return url
    path, _, query = address.partition("#")[0].partition("?")
    path = path.removeprefix("www.").rstrip("/")
    if not query:
        return path
    kept = "&".join(part for part in query.split("&") if not part.startswith("utm_"))
    return f"{path}?{kept}" if kept else path


_T = TypeVar("_T", bound=Hashable)


def shared(values: _T) -> _T:
    """Let equal values be one object: documents have many markers and claims, of few kinds."""
    return cast("_T", _first_of(values))


@lru_cache(maxsize=2048)
def _first_of(values: Hashable) -> Hashable:
    return values
