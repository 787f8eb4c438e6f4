"""Turn one entry of a reference list into fields.

An entry is read from the outside in: addresses and dates of access are taken out, then the authors
at its head are read, then the title, and from what is left the journal, book or site, its numbers,
the publisher and the date.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.asides import take_out_asides
from citeaudit.article.fields.bodies import Web
from citeaudit.article.fields.details import read_details
from citeaudit.article.fields.makers import read_makers
from citeaudit.article.fields.site import host_of, read_page
from citeaudit.article.fields.source import read_source
from citeaudit.article.fields.title import read_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.fields.dates import Dated

# No reference is longer; a hostile one may be.
_MOST = 4_000
_NOWHERE: Mapping[str, tuple[int, int]] = MappingProxyType({})


class Fields(NamedTuple):
    """What an entry says, part by part; empty where it says nothing.

    Attributes:
        authors: As written, in order.
        container: Journal, book or site as the entry names it.
        published: ISO date as precise as the text was (`2024`, `2024-12`, `2024-12-21`).
        accessed: The same for the date of access.
        url: The address as written, without the punctuation around it.
        spans: Where each other part stands in the entry, half-open, by the name of its field.
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
    spans: Mapping[str, tuple[int, int]] = _NOWHERE


def parse_fields(text: str, targets: Sequence[str] = ()) -> Fields:
    """Read the fields of an entry.

    Args:
        text: The entry as a reader sees it, without its label.
        targets: Where its links lead, in order; the first web address is that of the work.

    Returns:
        The fields. What cannot be told is left empty; nothing raises, whatever stands there.

    Cost: linear; nothing beyond the first 4,000 characters is read.
    """
    asides = take_out_asides(text[:_MOST], targets)
    flat = asides.text
    online = bool(asides.url)
    web = Web(host_of(asides.url), undated=bool(asides.accessed) and not asides.dates)
    makers = read_makers(flat, online=online, web=web)
    authors, (start, end), parts, quoted = read_title(flat, makers, online=online)
    source = read_source(flat, parts, named=online or quoted, authored=bool(authors))
    if online and not authors and not source.container:
        page = read_page(text, start, end, asides.url)
        (start, end), source = page.title, source._replace(container=page.site)
    behind = source.container[1] if source.container else end
    dates = [date for date in asides.dates if date.iso and not _is_counted(flat, date)]
    spans: dict[str, tuple[int, int]] = {}
    if parts:
        taken = [(date.start, date.end) for date in dates]
        book = source.publisher is not None
        spans = read_details(flat, behind, parts[-1].end, taken, book=book)
    found = {"title": (start, end), "container": source.container, "publisher": source.publisher}
    spans |= {name: place for name, place in found.items() if place and place[0] < place[1]}
    words = {name: text[begin:stop] for name, (begin, stop) in spans.items()}
    if asides.url_span:
        spans["url"] = asides.url_span
    return Fields(
        authors=tuple(text[begin:stop] for begin, stop in authors),
        published=makers.published or _published(dates, start, end, page=online and not authors),
        accessed=asides.accessed.iso if asides.accessed else "",
        url=asides.url,
        spans=spans,
        **words,
    )


def _is_counted(text: str, date: Dated) -> bool:
    """Say whether what looks like a year counts pages or volumes: "76(11):1862-1869"."""
    before = text[max(0, date.start - 3) : date.start].rstrip()
    if before.endswith(":"):
        return before[:-1].endswith(")") or before[-2:-1].isdigit()
    # "2018;2018:1857413", but "eds. The Book; 2010:45-67"
    year = text[max(0, date.start - 6) : date.start].rstrip(" ;")[-4:]
    return before.endswith(";") and year.isdigit() and text.startswith(":", date.end)


def _published(dates: Sequence[Dated], start: int, end: int, *, page: bool) -> str:
    """Choose the first date behind the title, else the first before it, else the one within.

    The title of a page names other dates than its own.
    """
    behind = [date.iso for date in dates if date.start >= end]
    before = [date.iso for date in dates if date.end <= start]
    within = [] if page else [date.iso for date in dates]
    return next(iter(behind or before or within), "")
