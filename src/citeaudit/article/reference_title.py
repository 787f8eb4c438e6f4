"""Where the title of an entry ends.

Most styles end it with a full stop, some with a comma, a few with a bracket, and titles hold all
three. So every mark is weighed: by itself, and by how much the parts it would leave to the title
look like what stands behind titles.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.reference_asides import GAP
from citeaudit.article.reference_signs import Sign, is_titled
from citeaudit.article.reference_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.reference_parts import Part

# How much a part belongs behind the title.
_BEHIND = {
    Sign.IN: 4.0,
    Sign.CONTAINER: 4.0,
    Sign.WORK: 4.0,
    Sign.EDITION: 3.0,
    Sign.DETAIL: 4.0,
    Sign.NUMBER: 2.0,
    Sign.DATE: 1.0,
    Sign.PERIOD: -1.5,
    Sign.PLACE: 2.0,
    Sign.IMPRINT: 4.0,
    Sign.PUBLISHER: 2.4,
}
# How well a mark ends a title; a comma by the mark that ended the authors.
_ENDING = {".": 1.5, "?": 1.0, "!": 1.0, "(": 1.25, "[": 1.25, GAP: 1.2, ";": 0.0}
_COMMA = {",": 1.0, ":": 1.0, ".": -1.5}
_COMMA_ELSE = -0.25
# The title of a page holds every mark but the full stop.
PAGE = "page"
_IN_PAGE = -4.0
_NO_MARK = -1.0
# Numbers need something before them that they count.
_FIRST = {Sign.NUMBER: -2.0, Sign.DETAIL: -0.5}
_COUNTED = (Sign.DATE, Sign.NUMBER, Sign.DETAIL, Sign.PLACE)


def title_end(text: str, parts: Sequence[Part], style: str, *, dated: bool) -> int:
    """Find the part the title ends with.

    Args:
        text: The entry, asides taken out.
        parts: What it holds behind its authors and their date; the title begins with the first.
        style: The mark that ended the authors: `.`, `,`, `:`, or nothing; or `PAGE`.
        dated: The date stood there, so that further ones may belong to the title.

    Returns:
        The index of the part.

    Cost: linear in the number of parts.
    """
    best, at, inside = -99.0, 0, 0.0
    titled = is_titled(text[parts[0].start : parts[0].end])
    for index, part in enumerate(parts):
        if index and (style != PAGE or parts[index - 1].mark == "."):
            inside -= _belongs_behind(text, parts, index, dated=dated, titled=titled)
        score = inside + _ends_title(part.mark, style)
        if index + 1 < len(parts):
            score += _FIRST.get(parts[index + 1].sign, 0.0)
        if score > best:
            best, at = score, index
    return at


def _ends_title(mark: str, style: str) -> float:
    if style == PAGE and mark not in (".", GAP, ""):
        return _IN_PAGE
    if mark == ",":
        return _COMMA.get(style, _COMMA_ELSE)
    return _ENDING.get(mark, _NO_MARK)


def _belongs_behind(
    text: str, parts: Sequence[Part], index: int, *, dated: bool, titled: bool
) -> float:
    part = parts[index]
    if part.sign is Sign.DATE:
        if index == len(parts) - 1:
            return 3.0
        return 0.2 if dated else _BEHIND[Sign.DATE]
    if part.sign is not Sign.NONE:
        return _BEHIND[part.sign]
    spoken = text[part.start : part.end].split()
    small = sum(1 for word in spoken if len(word) > 3 and word[0].islower())
    first = spoken[0] if spoken else ""
    joins = first in ("and", "et", "und", "y", "e") and not small
    if first[:1].islower() and not joins:
        return -2.0
    score = 0.0
    if small:
        score -= 0.5 if len(spoken) < 4 else 1.0 + 0.3 * min(small, 4)
    elif len(spoken) < 5 and not titled:
        score += 0.6  # a name behind a sentence
    if first.lower() in words("subtitle"):
        score -= 2.0
    if index + 1 < len(parts) and parts[index + 1].sign in _COUNTED and not joins:
        score += 0.5
    return score


def is_only_container(text: str, at: int) -> bool:
    """Say whether no title stands at `at`, as in physics: "Nano Lett. 2010, 10, 1012"."""
    head = _named_and_numbered().match(text, at)
    if head:
        if "." in head["name"] and not _is_shortened(head["name"]):
            return False
        return len(_digits().findall(text, at)) > 1 and not _long_word().search(text, head.end())
    return _no_title().match(text, at) is not None


def _is_shortened(name: str) -> bool:
    """Say whether a name is shortened word by word: "Appl. Phys. Lett.", not "Salt. J Med."."""
    spoken = name.rstrip(",").split()
    first = next(number for number, word in enumerate(spoken) if word.endswith("."))
    known = {word.strip(".,").lower() for word in spoken}
    return all(word.endswith(".") for word in spoken[first:]) and not known.isdisjoint(
        words("journal abbreviation")
    )


@cache
def _named_and_numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>(?:[^\W\d_a-z][\w&'’-]{0,6}\.\s?|[^\W\d_a-z][\w&'’-]*\s|(?:of|and|the|in|für|de|&)\s){0,8}"
        r"[^\W\d_a-z][\w&'’-]*[.,]*)\s(?:[Vv]ol\.?\s?|[Nn]o\.?\s?)?[A-Z]?\d"
    )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}(?<!pages)")


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Ii]n:?\s(?=[^\W\d_a-z‘“\"])|in\s[‘“\"]|[Pp]ersonal\s[Cc]omm|[Tt]o\s(?:appear|be\s)|[Uu]npublished|"
        r"[Ss]ubmitted|[Ii]n\spress|Proc(?:\.|eedings)\s)"
    )
