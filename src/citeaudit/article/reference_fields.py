"""Turn one entry of a reference list into fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MAX = 4_000


@dataclass(frozen=True, slots=True)
class Fields:
    """What an entry says, part by part; empty where it says nothing.

    `spans` holds, by the name of the field, where it stands in the entry's prose.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def parse_fields(text: str, targets: Sequence[str] = ()) -> Fields:
    """Read the fields of an entry.

    Args:
        text: The entry as a reader sees it, without its label.
        targets: The addresses its links lead to, in order.

    Cost: linear; nothing beyond the first 4,000 characters is read.
    """
    text = text[:_MAX]
    spans: dict[str, tuple[int, int]] = {}
    address = _address().search(text)
    url = address[0].rstrip(".,;") if address else ""
    if address:
        spans["url"] = (address.start(), address.start() + len(url))
    quoted = _quoted().search(text)
    head = address.start() if address else len(text)
    if quoted:
        spans["title"] = quoted.span(1)
    elif text[:head].strip(" .-:\n"):
        start = len(text) - len(text.lstrip())
        spans["title"] = (start, len(text[:head].rstrip(" .-:,\n(")))
    site = _site().match(text, quoted.end()) if quoted else None
    if site:
        spans["container"] = site.span(1)
    accessed = _accessed().search(text)
    between = text[quoted.end() if quoted else 0 : head]
    start, end = spans.get("title", (0, 0))
    return Fields(
        title=text[start:end],
        container=site[1] if site else "",
        published=read_date(between),
        accessed=read_date(text[accessed.end() : accessed.end() + 40]) if accessed else "",
        url=targets[0] if targets else url,
        spans=spans,
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"]+")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[\"“]([^\"“”]{3,400}?)[.,]?[\"”]")


@cache
def _site() -> re.Pattern[str]:
    return re.compile(r"[.,]?\s*([^,\s]+)")


@cache
def _accessed() -> re.Pattern[str]:
    return re.compile(r"\b[Aa]ccessed:?\s")
