"""The name of a journal or book: where it begins behind "In", and where it ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.fields.dates import month_names
from citeaudit.article.fields.names import read_names
from citeaudit.article.fields.signs import Sign, sign_at
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.fields.parts import Part

NAMED = (Sign.NONE, Sign.CONTAINER)
COUNTED = (Sign.NUMBER, Sign.DETAIL)
_BEHIND = (*COUNTED, Sign.DATE, Sign.PLACE)
_LONGEST_PLACE = 25
_MOST_EDITORS = 8
# How far behind "In" the editors of a book end.
_REACH = 300


def read_behind_in(text: str, parts: Sequence[Part], index: int) -> tuple[int, int] | None:
    """Read the name behind "In", past the names of editors.

    Args:
        text: The entry, asides taken out.
        parts: What stands behind its title.
        index: The part that begins with "In".

    Cost: linear in the length of the parts.
    """
    lead = _in().match(text, parts[index].start)
    start = lead.end() if lead else parts[index].start
    start = _behind_editors(text, start)
    for later in range(index, len(parts)):
        if start < parts[later].end:
            last = _last_of_book(text, parts, later)
            name = read_name(text, parts, later, max(start, parts[later].start), book=True)
            if name and last > later and name[1] >= parts[later].end - 1:
                return trim_name(text, name[0], parts[last].end)
            return name
    return None


def _behind_editors(text: str, start: int) -> int:
    """Find what stands behind editors at `start`: "J. Roe and B. Doe (eds.), The Book"."""
    role = _role_in_brackets().search(text, start, start + _REACH)
    if role and _are_names(text[start : role.start()]):
        return role.end()
    names = read_names(text, start)
    role = _role().search(text, names.spans[-1][1], names.end) if names else None
    if not names or not role:
        return start
    if sign_at(text, names.end) in _BEHIND:
        return start  # "The Book, J. Roe and B. Doe, eds., vol. 2"
    # "The Book, ed. Jane Roe", not "Jane Roe, ed., The Book" or "Jane Roe (ed.) The Book"
    if text[role.end() :].lstrip(".").startswith((",", ")", "]")):
        return names.end
    others = read_names(text, names.end)
    several = others and others.sure and len(others.spans) > 1
    return start if others and others.mark != ":" and (several or not names.sure) else names.end


def _are_names(said: str) -> bool:
    """Say whether words hold nothing that stands in small letters, but for what joins names."""
    return all(word[0].isupper() or len(word) < 4 or not word.isalpha() for word in said.split())


def _last_of_book(text: str, parts: Sequence[Part], index: int) -> int:
    """Find the last part of the title of a book, which has a subtitle behind a full stop.

    "The self. An introduction. London: Sage" has one, "The self. Elm, 1999" names a publisher.
    """
    last = index
    while last + 1 < len(parts) and parts[last + 1].sign is Sign.NONE:
        last += 1
    behind = parts[last + 1].sign if last + 1 < len(parts) else None
    subtitle = len(text[parts[last].start : parts[last].end].split()) > 2 or parts[last].mark == "."
    return last if subtitle and behind in (Sign.IMPRINT, Sign.PLACE) else index


def read_name(
    text: str, parts: Sequence[Part], index: int, start: int, *, book: bool = False
) -> tuple[int, int] | None:
    """Read a name that begins in a part, and goes on over commas and shortened words.

    The number of a book is part of its name, that of a volume of a journal is not.
    """
    last = index
    while last + 1 < len(parts) and _goes_on(text, parts[last], parts[last + 1]):
        last += 1
    behind = parts[last + 1].sign if last + 1 < len(parts) else None
    if behind is Sign.EDITION:
        last = _before_editors(text, parts, index, last)
    if not _conference().search(text, start, parts[last].end):
        if behind in (Sign.PLACE, Sign.DATE) and last > index and _is_place(text, parts, last):
            last -= 1  # one that no list names: "Salt Meeting, White Plains, NY, June 1990"
    else:
        while last > index and _is_place(text, parts, last):
            last -= 1
    end = parts[last].end
    numbered = book and (behind not in (Sign.DATE, *COUNTED) or parts[last].mark == ".")
    number = (_number_of_book() if numbered else _number()).search(text, start, end)
    bracket = _bracket().search(text, start, end)
    date = _date().search(text, start, end) if _digit().search(text, start, end) else None
    issue = _issue().search(text, start, end)
    cuts = [match.start() for match in (number, bracket, date, issue) if match]
    return trim_name(text, start, min([end, *cuts]))


def _before_editors(text: str, parts: Sequence[Part], index: int, last: int) -> int:
    """Find the last part before the names of editors: "Salt, J. Roe, and B. Doe, eds."."""
    for at in range(max(index + 1, last - _MOST_EDITORS), last + 1):
        names = read_names(text, parts[at].start)
        if names and names.sure and names.end >= parts[last].end:
            return at - 1
    return last


def _is_place(text: str, parts: Sequence[Part], index: int) -> bool:
    """Say whether a part behind a name may be a place that no list names."""
    part = parts[index]
    short = parts[index - 1].mark == "," and part.end - part.start < _LONGEST_PLACE
    return short and part.sign is Sign.NONE and text[part.start].isupper()


def _goes_on(text: str, part: Part, following: Part) -> bool:
    """Say whether a name goes on with the part that follows one of its parts."""
    shortened = _shortened().match(text, part.end) is not None
    joins = shortened or (following.sign in NAMED and _joins(text, part, following))
    return joins and not _within().match(text, following.start)


def _joins(text: str, part: Part, following: Part) -> bool:
    """Say whether a name goes on behind a part: behind a comma or a shortened word."""
    if part.mark == ",":
        return True
    said = text[part.start : part.end]
    word = said.rpartition(" ")[2].lower()
    if part.mark != ".":
        return False
    if "Proc" in text[max(0, part.start - 6) : part.end] and len(said) < _LONGEST_PLACE:
        return True  # "Proc. Intern. Conference"
    shortened = (
        ". " in said and text[following.start : following.end].rstrip(" 0123456789").isalpha()
    )
    return shortened or len(word) < 6 or word in words("journal abbreviation")


def trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out the marks around a name; nothing where no more is left."""
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
def _issue() -> re.Pattern[str]:
    return re.compile(r"(?<=\w):?\s(?i:special\sissue)\b")


@cache
def _conference() -> re.Pattern[str]:
    return re.compile(r"\b(?:Proc(?:s|eedings)?|Conf(?:erence)?|Workshop|Symposium|Congress)\b")


@cache
def _within() -> re.Pattern[str]:
    # what a volume is a part of, or what is a part of it
    return re.compile(r"(?i:special\sissue|lecture\snotes|lncs|lnai)\b")


@cache
def _shortened() -> re.Pattern[str]:
    # "Aliment. Pharmacol. Ther., vol. 48": the stop before the comma is that of a shortened word
    return re.compile(r"(?:\.\s[A-Z][\w-]{0,12}){1,5}\.,")


@cache
def _role_in_brackets() -> re.Pattern[str]:
    return re.compile(
        r"\s[(\[](?:[Gg]en\.\s|sous\sla\s)?(?i:eds?|éds?|hrsg|hrg|hgg?|dirs?|orgs?|coords?|a\scura\sdi)\.?[)\]]"
        r"[,.:]?\s+"
    )


@cache
def _number() -> re.Pattern[str]:
    # what counts a journal's volumes: " 12", " 12(3)", ", vol. 3", " A27 (2010)"
    return re.compile(
        r",?\s(?:[Vv]ol(?:ume)?\.?\s|[Nn]o\.?\s|n°\s?|v\.\s)?(?:[A-Z]?\d+(?:[./]\d+)?[A-Z]?(?<!version\s\d\.\d)|[IVXL]+\b(?!:\s))"
        r"(?=\s?(?:[:;,]|\((?![A-Z]{2}))|\s\d|\s?$|\spp)|,?\s(?:pp?|S)\.\s?[A-Z]?-?\d"
    )


@cache
def _number_of_book() -> re.Pattern[str]:
    # "In Salt, vol. 3. London" counts volumes, "In Salt Systems 5. London" is the name of the book
    return re.compile(
        r",?\s(?:[Vv]ol(?:ume)?\.?|[Nn]o\.?|[Bb]d\.)\s\d+(?!\d*:\s[^\W\d])"
        r"|,?\s(?:pp?|S)\.\s?[A-Z]?-?\d"
    )


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _date() -> re.Pattern[str]:
    # "J Imag Med 2019 Oct 5", "The Salt, 4 May", but not "Proceedings of the 2019 Workshop"
    month = rf"(?=[^\W\d]{{3}})(?:{'|'.join(sorted(month_names(), key=len, reverse=True))})\b\.?"
    return re.compile(
        rf",?\s(?:(?:1[5-9]|20)\d\d(?:\s{month}(?:\s\d{{1,2}})?)?"
        rf"|\d{{1,2}}\s{month}(?:\s\d{{4}})?|{month}-{month}(?:\s\d{{4}})|{month}(?:\s\d{{1,2}}|\(\d{{1,2}}\)))(?=[;:,.)]|$)",
        re.IGNORECASE,
    )


@cache
def _bracket() -> re.Pattern[str]:
    # what is no part of a name: "(Seattle, Washington", "(1995)"
    return re.compile(r"\s\((?=[^()]*,|\d+[a-z]?\))")
