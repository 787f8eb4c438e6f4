"""The site in the title of a page: "Title - Site", "Site | Title", "Title (Site)"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citeaudit.article.fields.imprints import is_titled
from citeaudit.article.fields.words import words

_LONGEST = 10  # words in the name of a site, slogan included
_MOST_DIVIDERS = 3
# What stands between a title and a site, and seldom within a title.
_SURE = ("|", "::")


class Page(NamedTuple):
    """Where the title proper stands, and the name of the site, if the title holds it."""

    title: tuple[int, int]
    site: tuple[int, int] | None


def read_page(text: str, start: int, end: int, url: str) -> Page:
    """Part the title of a page from the name of its site.

    Args:
        text: The entry.
        start: Where the title begins.
        end: Where it ends.
        url: The address, whose host tells what the site may be called.

    Cost: linear in the length of the title.
    """
    host = host_of(url)
    lone = _host_alone().match(text, start if start < end else 0)
    if lone and (start == end or lone.end() == end):
        return Page((end, end), lone.span("host"))
    marks = list(_divider().finditer(text, start, end))
    site: tuple[int, int] | None = None
    cut = end
    for mark in reversed(marks[-_MOST_DIVIDERS:]):
        name = text[mark.end() : cut]
        divides = mark[0].strip() in _SURE and not site and len(name.split()) <= _LONGEST
        if not (divides or is_named(name, host)):
            break
        cut, site = mark.start(), (mark.end(), end)
    if site:
        return Page((start, cut), site)
    if marks and is_named(text[start : marks[0].start()], host):
        return Page((marks[0].end(), end), (start, marks[0].start()))
    bracket = _bracket().search(text, start, end)
    if bracket and bracket.end() == end and is_named(bracket[1], host):
        return Page((start, bracket.start()), bracket.span(1))
    return Page((start, end), None)


def host_of(url: str) -> str:
    """Give the host of an address without "www." and hyphens, in small letters."""
    host = url.partition("://")[2].partition("/")[0].lower()
    return host.removeprefix("www.").replace("-", "")


def is_named(name: str, host: str) -> bool:
    """Say whether a name is that of a host: in full, by a word of it, or by its initials."""
    spoken = _word().findall(name.lower())
    if not host or not spoken or len(spoken) > _LONGEST or not is_titled(name.strip()):
        return False
    joined = "".join(spoken)
    initials = "".join(word[0] for word in spoken if word not in words("small word"))
    for label in host.split(".")[:-1]:
        if label in spoken or (len(label) > 4 and label in joined):
            return True
        for short in (initials, joined if name.strip().isupper() else ""):
            if short == label or (len(short) > 2 and label.startswith(short)):
                return True
        known = sum(len(word) for word in spoken if len(word) > 1 and word in label)
        if len(label) > 3 and known >= 0.6 * len(label):
            return True
    return " ".join(spoken) in words("site")


@cache
def _host_alone() -> re.Pattern[str]:
    # what stands for a title: "epa.gov", "www.site.example, accessed …"
    return re.compile(r"\s*(?P<host>(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12})(?=[\s,;:)]|$)")


@cache
def _divider() -> re.Pattern[str]:
    return re.compile(r"\s+(?:[-–—|•·]|--|::)\s+|,\s+(?=[A-Z][\w.]{1,20}$)")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\s\(([^()]{2,60})\)$")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
