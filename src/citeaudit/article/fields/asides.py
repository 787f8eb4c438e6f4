"""What an entry says about finding the work rather than about the work: addresses, dates of access.

These parts are found first and taken out, so that none of them is read as a title or as pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import trim_address
from citeaudit.article.fields.dates import Dated, find_dates
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Stands for what was taken out: white space to a pattern, and the end of any title.
GAP = "\x1f"
_WEB = ("http://", "https://", "ftp://")
# No white space, no quotes or brackets but round ones, no full-width punctuation.
_IN_ADDRESS = r"[^\s<>\"“”«»\[\]{}|\u3000-\u3011\uff08\uff09\uff0c\uff1b]"
_HINTS = ("PMID", "PMC", "ISBN", "ISSN", "rXiv", "[PubMed", "[Cross", "[Google")
_MOST_WORDS_BEFORE = 5
_LONGEST_WORD = 60
_AROUND_WORDS = ' \n\t\u00a0([<{"“”,.:;)]>}' + GAP


class Asides(NamedTuple):
    """An entry without its asides.

    Attributes:
        text: Of the same length as the entry, with gaps where something was taken out.
        url: The address of the work; empty if there is none.
        url_span: Where it stands in the entry, if it does.
        dates: All dates but that of access.
        accessed: The date of access.
    """

    text: str
    url: str
    url_span: tuple[int, int] | None
    dates: list[Dated]
    accessed: Dated | None


def take_out_asides(text: str, targets: Sequence[str]) -> Asides:
    """Find the address, the identifiers and the date of access of an entry, and take them out.

    Args:
        text: The entry as a reader sees it.
        targets: Where its links lead, in order.

    Cost: linear in the length of the text.
    """
    gaps = list(_addresses(text))
    url, span = _address_of_work(text, gaps, targets)
    gaps += _identifiers(text)
    rated = _rating().search(text) if text.rstrip(" *").endswith("%)") else None
    if rated:
        gaps.append(rated.span())
    flat = _without(text, [(_before_address(text, start), end) for start, end in gaps])
    dates, accessed = [], None
    for date in find_dates(flat):
        cue = _cue_of_access(flat, date.start)
        if cue is None and _is_access(flat, date):
            cue = date.start
        if cue is None:
            dates.append(date)
        elif not accessed:
            accessed = date
            flat = _without(flat, [(cue, date.end)])
    return Asides(flat, url, span, dates, accessed)


def _without(text: str, gaps: Sequence[tuple[int, int]]) -> str:
    for start, end in gaps:
        text = f"{text[:start]}{GAP * (end - start)}{text[end:]}"
    return text


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if "://" in text or "www." in text:
        for match in _address().finditer(text):
            end = match.start() + len(trim_address(match[0]))
            yield match.start(), _mended(text, match.start(), end, match.end())


def _address_of_work(
    text: str, found: list[tuple[int, int]], targets: Sequence[str]
) -> tuple[str, tuple[int, int] | None]:
    """Choose the address of the work: where its first link leads, else the first one written."""
    target = next((target for target in targets if target.lower().startswith(_WEB)), "")
    if not found and not target:
        found += _without_scheme(text)
    for start, end in found:
        url = "".join(text[start:end].split())
        if url.startswith(target):
            return url, (start, end)
    at = text.find(target) if target else -1
    return target, (at, at + len(target)) if at >= 0 else None


def _without_scheme(text: str) -> list[tuple[int, int]]:
    """Find an address that starts with its host: "doi.org/10.1/x", "clinicaltrials.gov/study/1"."""
    slash = text.find("/")
    while slash > 0:
        host, begin = _word_before(text, slash)
        if "." in host and _host().fullmatch(host):
            path = _path().match(text, slash)
            return [(begin, slash + len(trim_address(path[0] if path else "/")))]
        slash = text.find("/", slash + 1)
    return []


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?:[Hh][Tt]{{2}}[Pp][Ss]?://|ftp://|www\.(?=\w)){_IN_ADDRESS}*")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,12}")


@cache
def _path() -> re.Pattern[str]:
    return re.compile(rf"/{_IN_ADDRESS}*")


def _mended(text: str, start: int, end: int, stop: int) -> int:
    """Find the end of an address that was broken by a space, as print conversions leave it."""
    if end - start <= len("https://www."):
        piece = _rest_of_host().match(text, stop)
    elif text[end - 1] in "/-_=&?" or text.startswith(" /", end):
        piece = _piece().match(text, stop) or _next_line().match(text, stop)
    else:
        piece = _file().match(text, stop) if end == stop else None
    return start + len(trim_address(text[start : piece.end()])) if piece else end


@cache
def _rest_of_host() -> re.Pattern[str]:
    return re.compile(rf"\s(?=[\w-]+\.){_IN_ADDRESS}+")


@cache
def _piece() -> re.Pattern[str]:
    # What cannot be a word: "8334a8326dd9", "Sovereign_Credibility.pdf", "/~ian/"
    return re.compile(
        rf"\s(?!10\.)(?=/|{_IN_ADDRESS}{{0,80}}?(?:[_=%~]|\.(?:pdf|s?html?|php|aspx?)\b|[a-z]\d[a-z\d]{{6}}))"
        rf"{_IN_ADDRESS}+"
    )


@cache
def _next_line() -> re.Pattern[str]:
    # The rest of a path on a line of its own: "therapies/ketogenic-diet"
    return re.compile(rf"\n(?!and/or\b)[a-z0-9][\w-]{{0,80}}/{_IN_ADDRESS}*")


@cache
def _file() -> re.Pattern[str]:
    return re.compile(r"\s[\w-]{1,80}(?:/[\w-]{1,80}){0,8}\.(?:pdf|s?html?|php|aspx?)\b")


def _identifiers(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("10.")
    while at >= 0:
        doi = _doi().match(text, at)
        if doi:
            yield doi.span()
        at = text.find("10.", doi.end() if doi else at + 1)
    if any(hint in text for hint in _HINTS):
        for match in _identifier().finditer(text):
            yield match.span()


@cache
def _doi() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])10\.\d{4,9}/[^\s\"“”]+")


@cache
def _identifier() -> re.Pattern[str]:
    return re.compile(
        r"\bPM(?:C?ID:?\s?(?:PMC)?|C)\d+|\b[ep]?ISSN:?\s?[\dXx-]{8,9}"
        r"|\bISBN(?:-1[03])?:?\s?[\dXx][\dXx -]{8,16}"
        r"|\b[aA]r[xX]iv:\s?[\w./-]+(?:\s?\[[\w.-]+\])?"
        r"|\[(?:PubMed|Cross[Rr]ef|Google Scholar|PMC free article|Free Full Text|Web of Science)\]"
    )


def _before_address(text: str, start: int) -> int:
    """Find where the words that lead to an address begin: "Available from:", "[online] URL"."""
    at, begin = start, start
    for _ in range(_MOST_WORDS_BEFORE):
        word, at = _word_before(text, at)
        if word in words("finding"):
            begin = at
        elif word not in words("to an address"):
            break
    return begin


def _cue_of_access(text: str, at: int) -> int | None:
    """Find where the words begin that make a date at `at` one of access; nothing without them."""
    word, at = _word_before(text, at)
    while word in words("to a date"):
        word, at = _word_before(text, at)
    return at if word in words("access") else None


def _is_access(text: str, date: Dated) -> bool:
    """Say whether a date is that of access by what stands around it.

    "（2024年5月1日閲覧）", and in GB/T 7714 "[EB/OL]. (2021-02-03)[2023-05-01]".
    """
    behind = text[date.end : date.end + 6].lstrip(" に")
    if behind.startswith(tuple(words("behind an access"))):
        return True
    in_brackets = text[date.start - 1 : date.start] == "[" and behind[:1] == "]"
    return in_brackets and "/OL]" in text[: date.start]


@cache
def _rating() -> re.Pattern[str]:
    # how much of an answer comes from a source: "**(42%)**"
    return re.compile(r"\s[*]{0,2}\(\d{1,3}%\)[*]{0,2}\s*$")


def _word_before(text: str, at: int) -> tuple[str, int]:
    """Give the word before `at`, in small letters and without punctuation, and where it begins."""
    low = max(0, at - _LONGEST_WORD)
    bare = text[low:at].rstrip(_AROUND_WORDS)
    word = bare.split()[-1].lstrip(_AROUND_WORDS) if bare else ""
    return word.lower(), low + len(bare) - len(word)
