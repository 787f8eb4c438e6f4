"""The parts of an entry behind its authors, cut at punctuation, and what each shows to be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.dates import names_month
from citeaudit.article.fields.names import read_names
from citeaudit.article.fields.signs import Sign, sign_at
from citeaudit.article.fields.words import words

_STOPS = ".?!…。"
_NUMERALS = frozenset("IVX0123456789")
_ELLIPSES = ("...", "…", "....")
# Where a full stop ends a part of fewer characters, more of it may follow.
_SHORT = 7
_MOST_PARTS = 60
_MOST_EDITORS = 6
_BEFORE_NAMES = frozenset(("and", "by", "of", "in", "in:", "In", "In:", "&", "et", "und", "with"))


class Part(NamedTuple):
    """A part, half-open, without the mark that ends it.

    Attributes:
        mark: `.`, `?`, `,`, `;`, `(`, `[` (what opens behind it), a gap, or nothing at the end.
    """

    start: int
    end: int
    mark: str
    sign: Sign


def cut(text: str, start: int) -> list[Part]:
    """Cut an entry into parts from `start` to its end or the first gap.

    Cost: linear in the length of the text; at most 60 parts are cut.
    """
    parts: list[Part] = []
    begin = at = start
    sign = sign_at(text, begin)
    edited = False
    while len(parts) < _MOST_PARTS:
        match = _mark().search(text, at)
        if not match:
            break
        here, at = match.start(), match.end()
        mark = match["mark"][0]
        if mark == GAP:
            return [*parts, Part(begin, here, GAP, sign)] if here > begin else parts
        shortened = match["mark"] == "." and abbreviates(text, here, begin)
        if match["mark"] in _ELLIPSES or (shortened and not _may_end(text, here, begin)):
            continue
        following = sign_at(text, at)
        if shortened and following is not Sign.CONTAINER:
            continue
        if mark in "([":
            following = _in_bracket(text, at, following)
            if following is Sign.NONE:
                at = _closing(text, at)
                continue
        elif mark in _STOPS and _goes_on(text, match, begin, following, first=not parts):
            continue
        if here <= begin:
            begin, sign = (at, following) if mark not in "([" else (begin, sign)
            continue
        if mark == "(" and following is Sign.EDITION and parts and not edited:
            edited = True
            sign = _mark_editors(text, parts, begin, here, sign)
        end = match.end("mark") if mark in "?!…" else here
        if at == len(text) or text[at] == GAP:
            mark = text[at : at + 1]
        parts.append(Part(begin, end, mark, sign))
        begin, sign = at, following
    if text[begin:].strip(" .\n)" + GAP):
        parts.append(Part(begin, len(text), "", sign))
    return parts


def _may_end(text: str, here: int, begin: int) -> bool:
    """Say whether an abbreviation may end a part: "Salt in the U.S. Food Research, 63, 136"."""
    return text[here - 2] == "." and here - begin >= _SHORT


def _goes_on(text: str, stop: re.Match[str], begin: int, following: Sign, *, first: bool) -> bool:
    """Say whether a full stop ends nothing."""
    here, at = stop.start(), stop.end()
    if not first and here - begin < _SHORT and _is_short(text[begin:here], text, at):
        return True
    begins = text[at : at + 1]
    if (
        begins in _NUMERALS
        and following not in (Sign.IN, Sign.EDITION)
        and _numeral().match(text, at)
    ):
        return True
    return following is Sign.NONE and begins.islower()


def _is_short(piece: str, text: str, after: int) -> bool:
    """Say whether a part is the beginning of a shortened name: "Nutr. Rev. 2012"."""
    if not piece[:1].isupper() or not piece.isalpha() or piece.lower() in words("country"):
        return False
    following = _short_name().match(text, after)
    return following is not None and (len(piece) < 5 or following[0][-2] == ".")


def abbreviates(text: str, at: int, start: int) -> bool:
    """Say whether the full stop at `at` belongs to an abbreviation or an initial in a title."""
    begin = max(text.rfind(" ", start, at), text.rfind("(", start, at), start - 1) + 1
    word = text[begin:at]
    before = text[max(start, begin - 40) : begin].rstrip().rpartition(" ")[2]
    if len(word) == 1 and not word.isdigit():
        if not word.isupper():
            return text[at + 2 : at + 3].isdigit()
        if word in "IVX" and before[-3:-1].islower() and before.endswith("."):
            return False  # "Salt in integral operators. I. Acta …"
        if not before or before.endswith(".") or before in _BEFORE_NAMES:
            return True
        if _initial().match(text, at + 1):
            return True
        return before[0].isupper() and before.lower() not in words("no name")
    if word.isdigit():
        return len(word) < 3 and before.islower()  # "im 19. Jahrhundert"
    if "." in word and word.replace(".", "").isalpha():
        return len(word) < 6  # "Ph.D. thesis"
    return word.lower() in words("abbreviation") or (len(word) < 5 and names_month(word.lower()))


def _in_bracket(text: str, inside: int, sign: Sign) -> Sign:
    """Tell what a bracket behind a title holds; nothing where it belongs to the title."""
    close = _closing(text, inside)
    following = text[close : close + 2].lstrip()[:1]
    content = text[inside : close - 1]
    if following in ("", ".", ",", ";", ":", GAP) and _ends_in_year().search(content):
        return Sign.PUBLISHER if sign is Sign.NONE else sign
    if _years().fullmatch(content):
        return Sign.NONE
    if content.lower() in words("kind of file"):
        return Sign.EDITION
    if following.isalpha() or content[:3].lower() == "in ":
        return Sign.NONE
    if sign is Sign.CONTAINER and " " not in content and "." not in content:
        return Sign.NONE  # "(VetPop2014)"
    if sign is Sign.NONE and following in (".", ","):
        parts = {part.strip(".,)]").lower() for part in content.split()}
        return Sign.NONE if parts.isdisjoint(words("kind")) else Sign.EDITION
    return sign


def _closing(text: str, inside: int) -> int:
    """Find the end of a bracket whose content begins at `inside`."""
    close = text.find(")" if text[inside - 1] == "(" else "]", inside)
    return close + 1 if close >= 0 else inside


def _mark_editors(text: str, parts: list[Part], begin: int, here: int, sign: Sign) -> Sign:
    """Find the parts that name editors, before which the title ends: "…, Jane Roe (ed.)"."""
    starts = [part.start for part in parts[1:]] + [begin]
    for number in range(max(0, len(starts) - _MOST_EDITORS), len(starts)):
        names = read_names(text, starts[number])
        if names and names.end >= here:
            for index in range(number + 1, len(parts)):
                if parts[index].sign is not Sign.IN:
                    parts[index] = parts[index]._replace(sign=Sign.EDITION)
            return sign if sign is Sign.IN else Sign.EDITION
    return sign


@cache
def _mark() -> re.Pattern[str]:
    # A mark with the quotes and brackets that close behind it, and the space behind them. It begins
    # with a plain set of characters, which is what makes the search for it fast.
    return re.compile(
        rf"(?P<mark>\s(?=[Ii]n:\s)|[.?!…,;(\[。{GAP}](?:"
        rf"(?<=[.?!…])[.?!…]*(?=['\"”’»)\]*_|]*(?:\s|$))|(?<=[?!])(?=[A-Z][a-z])"
        rf"|(?<=[,;])(?=['\"”’]?\s)|(?<=\s[(\[])(?=\S)|(?<=\[)(?=[A-Z](?:/OL)?\])|(?<=[。{GAP}])))"
        rf"['\"”’»)\]*_|]*[^\S{GAP}]*"
    )


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"(?:[IVX]{1,4}|\d{1,2})[.:]\s+[^\W\d_a-z]")


@cache
def _initial() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d_a-z]\.\s")


@cache
def _short_name() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_a-z]\w{0,7}(?:\.\s|\.?\s?\d)")


@cache
def _years() -> re.Pattern[str]:
    # "The Four Texts (1798, 1799, 1805)"
    return re.compile(r"\d{4}(?:(?:,|,?\s(?:and|&))\s\d{4})+")


@cache
def _ends_in_year() -> re.Pattern[str]:
    return re.compile(r"^[^\W\d_a-z][^()\x1f]{1,80},\s(?:1[5-9]|20)\d\d$")
