"""What the work stands in, and who brought it out: the parts of an entry behind its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.names import read_names
from citeaudit.article.fields.signs import Sign
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.fields.parts import Part

_NAMED = (Sign.NONE, Sign.CONTAINER)
_COUNTED = (Sign.NUMBER, Sign.DETAIL)
_BOOK = (Sign.IMPRINT, Sign.PUBLISHER)


class Source(NamedTuple):
    """Where container and publisher stand; nothing where the entry names none."""

    container: tuple[int, int] | None
    publisher: tuple[int, int] | None


def read_source(text: str, parts: Sequence[Part], *, online: bool) -> Source:
    """Read the container and the publisher from the parts behind the title.

    Args:
        text: The entry, asides taken out.
        parts: What stands behind the title.
        online: The entry has an address, so that a name alone is that of a site.

    Cost: linear in the length of the parts.
    """
    container = _container(text, parts, online=online)
    publisher = _publisher(text, parts)
    return Source(container, None if publisher == container else publisher)


def _publisher(text: str, parts: Sequence[Part]) -> tuple[int, int] | None:
    for part in parts:
        if part.sign is Sign.IMPRINT:
            return _trimmed(text, text.index(":", part.start) + 1, part.end)
    for index, part in enumerate(parts):
        if part.sign is Sign.PUBLISHER:
            return _trimmed(text, part.start, part.end)
        if part.sign is Sign.PLACE:
            for beside in (index + 1, index - 1):
                if 0 <= beside < len(parts) and parts[beside].sign is Sign.NONE:
                    return _trimmed(text, parts[beside].start, parts[beside].end)
    if len(parts) > 1 and parts[0].sign is Sign.NONE and parts[1].sign is Sign.DATE:
        return _trimmed(text, parts[0].start, parts[0].end)
    return None


def _container(text: str, parts: Sequence[Part], *, online: bool) -> tuple[int, int] | None:
    for index, part in enumerate(parts):
        if part.sign is Sign.IN:
            return _behind_in(text, parts, index)
    if not parts or parts[0].sign not in _NAMED:
        return None
    if parts[0].sign is Sign.NONE and not online and not _is_periodical(text, parts):
        return None
    return _name(text, parts, 0, parts[0].start)


def _is_periodical(text: str, parts: Sequence[Part]) -> bool:
    """Say whether an unknown name is counted by volume or day, as books are not."""
    before = parts[0]
    for part in parts[1:]:
        if part.sign in _COUNTED or part.sign is Sign.WORK:
            return True
        if part.sign in _BOOK or part.sign is Sign.PLACE:
            return False
        if part.sign is Sign.DATE:
            written = text[part.start : part.end]
            dated_to_the_month = any(letter.isalpha() for letter in written)
            return dated_to_the_month or ":" in written or before.mark == "." or len(parts) > 2
        before = part
    return len(parts) == 1


def _behind_in(text: str, parts: Sequence[Part], index: int) -> tuple[int, int] | None:
    """Read the name behind "In", past the names of editors."""
    lead = _in().match(text, parts[index].start)
    start = lead.end() if lead else parts[index].start
    names = read_names(text, start)
    if names and _role().search(text, names.spans[-1][1], names.end):
        start = names.end
    for later in range(index, len(parts)):
        if start < parts[later].end:
            return _name(text, parts, later, max(start, parts[later].start))
    return None


def _name(text: str, parts: Sequence[Part], index: int, start: int) -> tuple[int, int] | None:
    """Read a name that begins in a part, and goes on over commas and shortened words."""
    end = last = parts[index].end
    before = parts[index]
    for part in parts[index + 1 :]:
        if part.sign not in _NAMED or not _joins(text, before):
            short = last < end and before.mark == "," and end - before.start < 25
            if short and part.sign in (Sign.PLACE, Sign.DATE) and before.sign is Sign.NONE:
                end = last  # a place that no list names: "Proc. …, White Plains, NY, June 1990"
            break
        last, end, before = end, part.end, part
    number = _number().search(text, start, end)
    bracket = _bracket().search(text, start, end)
    date = _date().search(text, start, end)
    cuts = [match.start() for match in (number, bracket, date) if match]
    return _trimmed(text, start, min([end, *cuts]))


def _joins(text: str, part: Part) -> bool:
    """Say whether a name goes on behind a part: behind a comma or a shortened word."""
    if part.mark == ",":
        return True
    word = text[part.start : part.end].rpartition(" ")[2].lower()
    return part.mark == "." and (len(word) < 6 or word in words("journal abbreviation"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while end > start and text[end - 1] in ' .,;:(["”’»*_\n\x1f':
        end -= 1
    while start < end and text[start] in ' .,;:(["“‘«*_\n\x1f-–—|':
        start += 1
    return (start, end) if start < end else None


@cache
def _in() -> re.Pattern[str]:
    return re.compile(r"(?i:in|dans|e[mn]|[vw])\b\s?:?\s*")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r"\b(?i:eds?|éds?|editors?|hrsg|hg|dirs?|orgs?|coords?)\b")


@cache
def _number() -> re.Pattern[str]:
    # what counts a journal's volumes: " 12", " 12(3)", ", vol. 3", " A27 (2010)"
    return re.compile(
        r",?\s(?:[Vv]ol(?:ume)?\.?\s|[Nn]o\.?\s|n°\s?|v\.\s)?[A-Z]?\d+[A-Z]?(?=\s?[(:;,]|\s\d|\s?$|\spp)"
    )


@cache
def _date() -> re.Pattern[str]:
    # "J Imag Med 2019 Oct 5", but not "Proceedings of the 2019 Workshop"
    return re.compile(r",?\s(?:1[5-9]|20)\d\d(?:\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?(?=[;:,.)]|$)")


@cache
def _bracket() -> re.Pattern[str]:
    # what is no part of a name: "(Seattle, Washington", "(1995)"
    return re.compile(r"\s\((?=[^()]*,|\d+[a-z]?\))")
