"""Where the title of an entry ends.

Most styles end it with a full stop, some with a comma, a few with a bracket, and titles hold all
three. So every mark is weighed: by itself, by what follows it, and by how much the parts it would
leave to the title look like what stands behind titles. `data/title_weights.txt` tells the weights.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.signs import Sign, is_titled
from citeaudit.article.fields.words import words
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.fields.parts import Part

# The title of a page holds every mark but the full stop.
PAGE = "page"
_IN_PAGE = -4.0
_MARKS = {GAP: "gap", "": "end", "!": "?", "…": ".", "。": "."}
_JOINING = ("and", "et", "und", "y", "e", "&")
_IN_BOOKS = (Sign.IMPRINT, Sign.PUBLISHER, Sign.EDITION, Sign.IN, Sign.PLACE)
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
    first = text[parts[0].start : parts[0].end]
    titled = is_titled(first)
    last_stop = max((i for i, part in enumerate(parts[:-1]) if part.mark == "."), default=-1)
    for index, part in enumerate(parts):
        after = parts[index - 1].mark
        following = parts[index + 1].sign if index + 1 < len(parts) else None
        if index and (style != PAGE or after == "."):
            if part.sign is Sign.NONE:
                looks = _looks(text[part.start : part.end], titled=titled)
                inside -= _weight_of_words(*looks, after, following)
            else:
                inside -= _weight_of_part(part.sign, after, following, dated=dated)
        stops = index < last_stop if index + 2 < len(parts) else None
        score = inside + _weight_of_mark(part.mark, style, following, stops=stops)
        if not index and " " not in first:
            score += _weights()["one word"]
        if score > best:
            best, at = score, index
    return at


def _looks(said: str, *, titled: bool) -> tuple[str, str]:
    """Tell what words that no list knows look like, and what the first of them is."""
    spoken = said.split()
    start = spoken[0] if spoken else ""
    small = any(len(word) > 3 and word[0].islower() for word in spoken)
    if start in _JOINING and not small:
        first = "joined"
    elif start[:1].islower():
        first = "small letter"
    else:
        first = "subtitle" if start.lower() in words("subtitle") else ""
    if small:
        return "few words" if len(spoken) < 4 else "words", first
    if len(spoken) > 4:
        return "name of many words", first
    return "titled name" if titled else "name", first


@cache
def _weight_of_words(looks: str, first: str, after: str, following: Sign | None) -> float:
    """Weigh words that no list knows for standing behind the title."""
    shown = [first]
    if first != "small letter":
        shown = ["after a comma" if after == "," else first, looks]
        if first == "joined":
            shown.append(first)
        elif following in _COUNTED and "name" in looks:
            shown.append("name before a number")
        if following in (Sign.IMPRINT, Sign.PUBLISHER):
            shown.append("before an imprint")
    return sum(_weights().get(name, 0.0) for name in set(shown))


@cache
def _weight_of_part(sign: Sign, after: str, following: Sign | None, *, dated: bool) -> float:
    """Weigh a part that shows what it is for standing behind the title."""
    if sign is Sign.DATE:
        shown = ["last date" if following is None else "second date" if dated else "date"]
    else:
        shown = [sign.value, f"{sign.value} after {after}"]
    if sign is Sign.CONTAINER and following in _IN_BOOKS:
        shown.append("container of a book")
    return sum(_weights().get(name, 0.0) for name in shown)


@cache
def _weight_of_mark(mark: str, style: str, following: Sign | None, *, stops: bool | None) -> float:
    """Weigh a mark for ending the title; `stops` says whether more full stops end parts, if any."""
    mark = _MARKS.get(mark, mark)
    if style == PAGE and mark not in (".", "gap", "end"):
        return _IN_PAGE
    shown = [mark, f"{mark} style {style}"]
    if following:
        shown += [f"before {following.value}", f"{mark} before {following.value}"]
    if mark == "." and stops is not None:
        shown.append("stops follow" if stops else "no stops follow")
    return sum(_weights().get(name, 0.0) for name in shown)


@cache
def _weights() -> dict[str, float]:
    lines = [line for section in read_sections("title_weights.txt").values() for line in section]
    return {name: float(weight) for weight, _, name in (line.partition(" ") for line in lines)}


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
