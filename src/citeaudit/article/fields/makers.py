"""Who made the work, and the date that stands behind them: the head of an entry."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.bodies import ON_PAPER, Web, read_body
from citeaudit.article.fields.dates import read_date
from citeaudit.article.fields.imprints import is_titled
from citeaudit.article.fields.names import read_names
from citeaudit.article.fields.signs import Sign, sign_at
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from citeaudit.article.fields.common import Names

_QUOTES = '"“«'
# How far from the start the date of an "author (2020)" entry is looked for.
_REACH = 400
_IMPRINT = (Sign.PLACE, Sign.IMPRINT, Sign.EDITION, Sign.DETAIL)
_YEAR = r"(?:1[5-9]|20)\d\d"
_JOINING = ("for ", "and ", "on ")
_UNDATED = r"n\.\s?d|s\.\s?d|o\.\s?J|[Ii]n\spress|[Ff]orthcoming|preparation"
_DATE_IN_BRACKETS = rf"[(\[][^()\[\]]{{0,30}}?(?:{_YEAR}|{_UNDATED})[^()\[\]]{{0,20}}[)\]]"


# The style of an entry that names its work by author and year alone: "Roe et al. 2025, Cureus".
SHORT = "short"


class Makers(NamedTuple):
    """The head of an entry.

    Attributes:
        authors: Where each author stands, half-open, in order.
        end: Where what follows the authors and their date begins.
        style: The mark behind them: `.`, `,`, `:`, or nothing; titles tend to end with the same.
        dated: A date, or that there is none ("n.d."), stands behind them.
        published: That date in ISO form.
    """

    authors: tuple[tuple[int, int], ...]
    end: int
    style: str = ""
    dated: bool = False
    published: str = ""


def read_makers(text: str, *, online: bool, web: Web = ON_PAPER) -> Makers:
    """Read the authors an entry starts with, and the date behind them.

    Args:
        text: The entry, asides taken out.
        online: The entry has an address: it may be no more than the title of a page, and words
            with capitals are names only if their form or a date behind them says so.
        web: What the address says of its maker.

    Cost: linear in the length of the head.
    """
    start = _beginning().match(text).end()  # type: ignore[union-attr]
    label = _label().match(text, start)
    start = label.end() if label else start
    if text.startswith(("“", '"'), start):
        return Makers((), start)
    if text.startswith("[", start):
        label = _author_and_date().match(text, start)
        if label:
            published = read_date(label["date"])
            return Makers((label.span("name"),), label.end(), dated=True, published=published)
    short = _short().match(text, start)
    if short and all(len(word) < 4 or not word.islower() for word in text[short.end() :].split()):
        authors = tuple(name.span() for name in _family().finditer(text, start, short.end("names")))
        return Makers(authors, short.end(), SHORT, dated=True, published=short["year"])
    names = read_names(text, start)
    if names and not names.sure and _is_title(text, names, online=online):
        names = None
    head = _before_quote(text, start, names) or _named(text, start, names, online=online, web=web)
    authors, end, style = head
    date = _date().match(text, end) if authors else None
    if not date:
        return Makers(authors, end, style)
    return Makers(authors, date.end(), date["mark"][-1:], dated=True, published=read_date(date[0]))


_Head = tuple[tuple[tuple[int, int], ...], int, str]


def _named(text: str, start: int, names: Names | None, *, online: bool, web: Web) -> _Head:
    if not names:
        date = (_bracketed() if online else _dated()).search(text, start, start + _REACH)
        body = read_body(text, start, date.start() if date else -1, online=online, web=web)
        if not body:
            return (), start, ""
        semicolon = text.find("; ", start, body[0])
        more = read_names(text, semicolon + 2) if semicolon > 0 else None
        if more:
            return ((start, semicolon), *more.spans), more.end, more.mark
        return ((start, body[0]),), body[1], "."
    joins = names.mark in (",", ";") or text.startswith(_JOINING, names.end)
    group = _group().match(text, names.end) if joins else None
    if group and _is_group(group[1], names):
        return (*names.spans, group.span(1)), group.end(), "."
    return names.spans, names.end, names.mark


def _is_group(name: str, names: Names) -> bool:
    """Say whether a group joins the authors: "…; the ABC Investigators.", "… for the X Group."."""
    parts = name.lower().split()
    bodies = words("organisation")
    if names.mark == ";" or parts[0] in ("for", "and", "on"):
        return not bodies.isdisjoint(parts)
    name = name.partition(" (")[0]
    return names.mark == "," and name.lower().rpartition(" ")[2] in bodies and is_titled(name)


def _before_quote(text: str, start: int, names: Names | None) -> _Head | None:
    """Take all that stands before a quoted title for its authors, where it looks like names."""
    at = names.end if names else start
    if text[at : at + 1] in _QUOTES or not any(quote in text for quote in _QUOTES):
        return None
    lead = _lead().match(text, at)
    if not lead or not is_titled(lead[1]) or any(c.isdigit() for c in lead[1]):
        return None
    if names:
        few = len(lead[1].split()) < 5
        return ((*names.spans, lead.span(1)), lead.end(), ",") if few else None
    return (lead.span(1),), lead.end(), ","


def _is_title(text: str, names: Names, *, online: bool) -> bool:
    """Say whether words that look like names are a title: "James Stratchey. London: …"."""
    start, end = names.spans[0]
    inverted = "," in text[start:end]
    if online and not (inverted and names.mark == "."):
        return text[names.end : names.end + 1] not in _QUOTES and not _date().match(text, names.end)
    return not inverted and sign_at(text, names.end) in _IMPRINT


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\s•*·\x1f.:,]|_(?=[^\W_])|[-–](?![-–—])|\[cite:[^\]]*\]"
        # "[Website] Title", and the links back of an encyclopedia: "^ a b Roe, J."
        r"|[(\[](?:PDF|HTML|Website|Web(?:\s?page)?|Article|Blog|Online|Video|Book|Study)[)\]]"
        r"|[\^↑](?:\s[a-z]{1,2}(?=\s)){0,40}"
        r"|(?:Interview|Podcast|Webinar)[,:]\s)*"
    )


@cache
def _short() -> re.Pattern[str]:
    name = r"[^\W\d_a-z][\w'’-]+"
    return re.compile(
        rf"(?P<names>(?:{name}\s(?={name}\set\sal))?{name}(?:(?:,\s|,?\s(?:&|and)\s){name})*)(?:,?\set\sal\.?)?"
        rf",?\s\(?(?P<year>{_YEAR})[a-z]?\)?(?:,\s(?=[^.?!:]{{3,80}}$)|\.?$)"
    )


@cache
def _label() -> re.Pattern[str]:
    # "Roe & Doe 2001: J. Roe, B. Doe, …": what the text cites the work by, and then its authors
    name = r"[^\W\d_a-z][\w'’-]+"
    return re.compile(
        rf"(?P<first>{name})(?:(?:,\s|\s?/\s?|\s&\s|\sand\s|\set\s|\sund\s){name})*+(?:\set\sal\.?)?"
        rf",?\s\(?{_YEAR}[a-z]?\)?\s?[:,\t]\s*(?=(?:[^\W\d_a-z][\w-]*\.?\s?){{0,3}}(?i:(?P=first))\b)"
    )


@cache
def _family() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)*")


@cache
def _author_and_date() -> re.Pattern[str]:
    # "[Jane Roe' 2025-01-30] Title"
    return re.compile(r"\[(?P<name>[^\[\]\d]{3,60}?)['’,]?\s(?P<date>\d{4}-\d\d-\d\d)\]\s+")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_DATE_IN_BRACKETS}|(?:\d{{1,2}}\s)?(?:[^\W\d]{{3,10}}\.?\s)?{_YEAR}[a-z]?"
        rf"(?:\s?[-–/]\s?\d{{2,4}})?(?:\s\[\d{{4}}\])?)(?:,?\s[A-Z][a-z]{{2,8}}\s\d{{1,2}}\b)?"
        r"(?P<mark>[.,:;]*)(?:\s+|(?=[“‘„«]))(?:[–—-]\s+)?"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"[,.]?\s(?={_DATE_IN_BRACKETS}[.,:]?\s|(?<=,\s){_YEAR}[,.])")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[,.]?\s(?={_DATE_IN_BRACKETS}[.,:]?\s)")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"([^{_QUOTES}\x1f]{{3,300}})[,.]\s+(?=[{_QUOTES}])")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"((?:(?:and|for|on behalf of)\s)?(?:[Tt]he\s)?[A-Z][^.\x1f]{3,140})\.\s+")
