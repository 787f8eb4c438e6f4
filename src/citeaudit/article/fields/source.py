"""What the work stands in, and who brought it out: the parts of an entry behind its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.container import (
    COUNTED,
    NAMED,
    read_behind_in,
    read_name,
    trim_name,
)
from citeaudit.article.fields.signs import Sign
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.fields.parts import Part

# What may stand between a title and the journal: "Trans. Jane Roe. Salt 3 (1999)".
_BEFORE_NAMES = (Sign.EDITION, Sign.DATE)
_BOOK = (Sign.IMPRINT, Sign.PUBLISHER)


class Source(NamedTuple):
    """Where container and publisher stand; nothing where the entry names none."""

    container: tuple[int, int] | None
    publisher: tuple[int, int] | None


def read_source(text: str, parts: Sequence[Part], *, named: bool, authored: bool) -> Source:
    """Read the container and the publisher from the parts behind the title.

    Args:
        text: The entry, asides taken out.
        parts: What stands behind the title.
        named: A name is that of a container: the entry has an address, so that it is a site, or
            the title is quoted, so that it is part of a work.
        authored: The entry names authors; those that name none name the site or journal.

    Cost: linear in the length of the parts.
    """
    named = named or (len(parts) == 1 and not authored)
    container = _container(text, parts, named=named)
    publisher = _publisher(text, parts)
    if publisher and container and container[0] <= publisher[0] < container[1]:
        publisher = None
    return Source(container, publisher)


def _publisher(text: str, parts: Sequence[Part]) -> tuple[int, int] | None:
    for part in parts:
        if part.sign is Sign.IMPRINT:
            return trim_name(text, text.index(":", part.start) + 1, part.end)
    for index, part in enumerate(parts):
        if part.sign is Sign.PUBLISHER:
            return trim_name(text, part.start, part.end)
        if part.sign is Sign.PLACE:
            for beside in (index + 1, index - 1):
                if 0 <= beside < len(parts) and parts[beside].sign is Sign.NONE:
                    return trim_name(text, parts[beside].start, parts[beside].end)
    if parts and parts[0].sign is Sign.NONE and (len(parts) == 1 or parts[1].sign is Sign.DATE):
        return trim_name(text, parts[0].start, parts[0].end)
    return None


def _container(text: str, parts: Sequence[Part], *, named: bool) -> tuple[int, int] | None:
    for index, part in enumerate(parts):
        if part.sign is Sign.IN:
            return read_behind_in(text, parts, index)
    first = next((at for at, part in enumerate(parts) if part.sign not in _BEFORE_NAMES), 0)
    if not parts or parts[first].sign not in NAMED or _is_series(text, parts, first):
        return None
    if first and _is_of_book(text, parts, first):
        return None
    unknown = parts[first].sign is Sign.NONE
    if unknown and (first or not (named or _is_periodical(text, parts))):
        return None
    return read_name(text, parts, first, parts[first].start)


def _is_of_book(text: str, parts: Sequence[Part], index: int) -> bool:
    """Say whether a name behind an edition is that of a place or publisher: "Elm, 1999."."""
    sold = ": " in text[parts[index - 1].start : parts[index - 1].end]
    last = index + 2 == len(parts) and parts[index + 1].sign is Sign.DATE
    return sold or (last and not _is_counted(text, parts[index]))


def _is_counted(text: str, part: Part) -> bool:
    return any(c.isdigit() for c in text[part.start : part.end])


def _is_series(text: str, parts: Sequence[Part], index: int) -> bool:
    """Say whether a name is that of a series of books: "Series in Salt. London: Elm"."""
    name = text[parts[index].start : parts[index].end].lower().split()
    behind = parts[index + 1].sign if index + 1 < len(parts) else None
    return behind in (*_BOOK, Sign.PLACE) and not words("series").isdisjoint(name)


def _is_periodical(text: str, parts: Sequence[Part]) -> bool:
    """Say whether an unknown name is counted by volume or day, as books are not."""
    before = parts[0]
    for part in parts[1:]:
        if part.sign in COUNTED or part.sign is Sign.WORK:
            return True
        if part.sign in _BOOK or part.sign is Sign.PLACE:
            return False
        if part.sign is Sign.DATE:
            written = text[part.start : part.end]
            dated_to_the_month = any(letter.isalpha() for letter in written)
            return dated_to_the_month or ":" in written or before.mark == "." or len(parts) > 2
        before = part
    return len(parts) == 1 and (_is_counted(text, before) or before.mark == GAP)
