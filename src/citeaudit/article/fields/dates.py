"""Dates as references write them, kept exactly as precise as the text was.

Every date holds a year of four digits, so years are looked for, and then what stands around them.
Nothing is filled in: "May 2020" is `2020-05`; "03/04/2020", which is in March for some readers and
in April for others, is `2020`; the 31st of February is no date at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# How far from its year the rest of a date may stand: "30 September to the 1st of ".
_REACH = 30
_TO = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "/", "&", "and", "to", "et")
# Words and marks within a date that say nothing.
_GLUE = ("of", "de", "del", "do", "the", "st", "nd", "rd", "th", "er", "\u00ba")


class Dated(NamedTuple):
    """A date in a text, half-open, and what it says in ISO form: `2024`, `2024-12`, `2024-12-21`.

    `iso` is empty for what looks like a date and is none: the 31st of February.
    """

    start: int
    end: int
    iso: str


def names_month(word: str) -> bool:
    """Say whether a word in small letters is the name of a month."""
    return word in _months()


def month_names() -> frozenset[str]:
    """Give the names of the months and their abbreviations, in small letters."""
    return frozenset(_months())


def read_date(text: str) -> str:
    """Read the first date of a text in ISO form, or nothing."""
    return next((date.iso for date in find_dates(text) if date.iso), "")


def find_dates(text: str) -> Iterator[Dated]:
    """Find the dates of a text, in order, without overlap.

    A range has the precision its ends share, and its first year: "3-5 May 2020" is `2020-05`,
    "May-June 2020" is `2020`, "1998-99" is `1998`. Seasons have no month.

    Cost: linear in the length of the text.
    """
    last = 0
    for match in _year().finditer(text):
        start, end = match.span()
        if start >= last:
            left = text[max(last, start - _REACH) : start]
            date = (left and _before(match[0], left, start)) or _after(match[0], text, end)
            last = date.end
            yield date


@cache
def _year() -> re.Pattern[str]:
    # Neither part of a longer number or word, nor a decade; "c1998" and "1998b" are years.
    return re.compile(r"(?:1[5-9]|20)\d\d(?<![0-9A-Zabd-z]\d{4})(?!\d|s\b|-[A-Za-z])")


def _before(year: str, left: str, at: int) -> Dated | None:
    """Read the date that ends in a year at `at`; nothing if no month stands before it."""
    if left[-1] in "./-":
        numbers = _numbers_before().search(left)
        if numbers:
            iso = _of_numbers(year, int(numbers[1]), numbers[2], int(numbers[3]))
            return Dated(at - len(left) + numbers.start(), at + 4, iso)
    if not _may_hold_month(left):
        return None
    words, kinds = _take_apart(left)
    form = _form_before().search(kinds)
    if not form:
        return None
    start = len(left)
    for word in reversed(words[form.start() :]):
        start = left.rfind(word, 0, start)
    return Dated(at - len(left) + start, at + 4, _of_words(year, words[form.start() :]))


def _after(year: str, text: str, at: int) -> Dated:
    """Read the date that starts with a year, which ends at `at`."""
    mark = text[at : at + 1]
    numbers = _numbers_after().match(text, at) if mark and mark in "-/.年 " else None
    if numbers:
        month, day = numbers[2] or numbers[4] or numbers[5], numbers[3] or numbers[6]
        return Dated(at - 4, numbers.end(), _of_numbers_after(year, month, day))
    word = _word_after().match(text, at)
    if word and word[1].lower() in _months():
        right = text[at : at + _REACH]
        words, kinds = _take_apart(right)
        form = _form_after().match(kinds)
        if form:
            end = 0
            for part in words[: form.end()]:
                end = right.index(part, end) + len(part)
            return Dated(at - 4, at + end, _of_words(year, words[: form.end()]))
    other = _other_year().match(text, at)
    return Dated(at - 4, other.end() if other else at, year)


@cache
def _numbers_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\d./-])(\d\d?)([./-])\s?(\d\d?)\2\s?$")


def _of_numbers(year: str, first: int, mark: str, second: int) -> str:
    """Read two numbers before a year: day and month between full stops, else what is certain."""
    if mark == "." or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else year


@cache
def _numbers_after() -> re.Pattern[str]:
    # "2024-12-21", "2024/12/21"; "2024-12"; "2024年12月21日", also with spaces between.
    return re.compile(
        r"([-/.])(\d\d?)\1(\d\d?)(?!\d)|-(0[1-9]|1[0-2])(?![\w-])"
        r"|\s?年(?:\s?(\d\d?)\s?月(?:\s?(\d\d?)\s?日)?)?"
    )


def _of_numbers_after(year: str, month: str | None, day: str | None) -> str:
    # "2011-12" is December to some, and a year that ends in 2012 to others.
    if not month or (not day and int(month) == (int(year) + 1) % 100):
        return year
    return _iso(year, int(month), int(day) if day else None)


@cache
def _word_after() -> re.Pattern[str]:
    return re.compile(r"[,;]?\s([^\W\d_]{3,10})")


@cache
def _other_year() -> re.Pattern[str]:
    # "1998-99", "1998/1999", "1998b"; what follows in "1998-2" is no year.
    return re.compile(r"[a-z]?\s?[-\u2010-\u2015/]\s?(?:1[5-9]|20)?\d\d(?!\d)|[a-z](?!\w)")


def _may_hold_month(left: str) -> bool:
    """Say whether a month can stand before a year: cheaper than taking the words apart."""
    bare = left.rstrip(" ,.\u00a0\n")
    word = bare[bare.rfind(" ") + 1 :].lstrip("([")
    return word[:1].isdigit() or word.lower() in _kinds() or "-" in word or "/" in word


def _take_apart(text: str) -> tuple[list[str], str]:
    """Give words, numbers and marks, and a letter for each.

    M is a month, N a day, - what joins a range, _ says nothing, x is anything else.
    """
    kinds = _kinds()
    words = _word().findall(text)
    return words, "".join([kinds.get(word.lower(), "x") for word in words])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\d+|[^\W\d_]+|[^\w\s.]")


@cache
def _form_before() -> re.Pattern[str]:
    # "3-5 May", "30 June-2 July", "May 3-5,", "May-June", "5-May-"
    form = r"(?:N - M -|N (?:- N )?M (?:- (?:N )?M )?|M N (?:- (?:M )?N )?|M (?:- M )?)(?:, )?$"
    return re.compile(form.replace(" ", "_*"))


@cache
def _form_after() -> re.Pattern[str]:
    # ", May 3", "; Jan-Feb"; the number before a bracket or a colon is a volume.
    return re.compile(r"[,;]?M(?:-M)?(?:N(?:-N)?(?![(:]))?")


def _of_words(year: str, words: Sequence[str]) -> str:
    months = {_months()[word.lower()] for word in words if word.lower() in _months()}
    days = [int(word) for word in words if word.isdigit()]
    if len(months) > 1:
        return year
    return _iso(year, months.pop(), days[0] if len(days) == 1 else None)


@cache
def _months() -> dict[str, int]:
    sections = read_sections("months.txt")
    return {name: int(number) for number, names in sections.items() for name in names}


@cache
def _kinds() -> dict[str, str]:
    days = {str(day): "N" for day in range(1, 32)} | {f"{day:02}": "N" for day in range(1, 10)}
    marks = {mark: mark for mark in ",;(:"} | dict.fromkeys(_TO, "-")
    return dict.fromkeys(_GLUE, "_") | marks | days | dict.fromkeys(_months(), "M")


def _iso(year: str, month: int, day: int | None = None) -> str:
    if not 1 <= month <= 12:
        return ""
    if day is None:
        return f"{year}-{month:02}"
    number = int(year)
    leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    if not 1 <= day <= _DAYS[month - 1] or (month == 2 and day == 29 and not leap):
        return ""
    return f"{year}-{month:02}-{day:02}"
