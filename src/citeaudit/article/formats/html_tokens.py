"""The tags and texts of an HTML page, with their places.

The standard library's parser gives a line and a column, is quadratic in unclosed tags on the
Pythons we run on, and takes 11 ms to import; a faster one in C has no positions. So the few rules
of the HTML standard that matter are here.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tag(NamedTuple):
    """A tag, or a stretch of text (`name` empty), at its place.

    Attributes:
        name: In lower case; of a closing tag with a slash before it.
        written: The attributes as written.
    """

    name: str
    start: int
    end: int
    written: str = ""


@cache
def words(section: str) -> frozenset[str]:
    """Load a section of `data/html.txt` as words."""
    return frozenset(word for line in read_sections("html.txt")[section] for word in line.split())


@cache
def _rest_of_tag() -> re.Pattern[str]:
    # attributes up to `>`, which may stand in quotes
    return re.compile(r"[^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>")


@cache
def _tag_name() -> re.Pattern[str]:
    return re.compile(r"/?[A-Za-z][^\s/>]{0,60}")


def tags(html: str) -> Iterator[Tag]:
    """Cut a page into tags and texts; comments, scripts and styles are left out.

    Cost: linear. What is never closed reaches to the end, as in a browser.
    """
    at, size = 0, len(html)
    while at < size:
        start = _next_markup(html, at)
        if start > at:
            yield Tag("", at, start)
        if start == size:
            return
        match = _tag_name().match(html, start + 1)
        if not match:
            at = _end_of_comment(html, start)
            continue
        rest = _rest_of_tag().match(html, match.end())
        if not rest:
            return
        name = match[0].lower()
        yield Tag(name, start, rest.end(), html[match.end() : rest.end() - 1])
        at = _end_of_raw(html, name, rest.end()) if name in words("raw") else rest.end()


def _next_markup(html: str, at: int) -> int:
    while True:
        at = html.find("<", at)
        if at < 0:
            return len(html)
        following = html[at + 1 : at + 2]
        if following.isalpha() or following in {"!", "?"}:
            return at
        if following == "/" and html[at + 2 : at + 3].strip():
            return at
        at += 1


def _end_of_comment(html: str, at: int) -> int:
    close = "-->" if html.startswith("<!--", at) else ">"
    end = html.find(close, at + 4 if close == "-->" else at)
    return len(html) if end < 0 else end + len(close)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _end_of_raw(html: str, name: str, at: int) -> int:
    """Find the end of an element whose content is no HTML."""
    match = _closing(name).search(html, at)
    return match.start() if match else len(html)


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")


def attributes(tag: Tag) -> dict[str, str]:
    """Read a tag's attributes; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _attribute().finditer(tag.written):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found
