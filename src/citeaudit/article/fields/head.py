"""The words an entry starts with, each told by a letter: the alphabet in which names are found."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 1_000
_QUOTES = "\"“„«‹‘'`《「『〈"
_OTHERS = frozenset(("al", "alii", "others"))
_AND = ("&", "&amp;", "and", "et", "und", "y", "e", "en", "og", "och", "ve")
_JUNIOR = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd")
# A word of names beside names, and of titles elsewhere.
_EITHER = frozenset(("A", "a", "Do", "Will", "An", "As", "No", "Not"))
_OF_NAMES = ("W", "U", "B", "I", "C")
_FULL_WIDTH = {
    "，": ",",
    "；": ";",
    "。": ".",
    "：": ":",
    "．": ".",
    "、": ",",
    "（": "(",
    "）": ")",
}
# A capital letter of any script, roughly: all letters but the small ones of Western Europe.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"


class Head(NamedTuple):
    """The words and marks an entry starts with.

    Attributes:
        kinds: A letter for each:

            W a word with a capital   I an initial, "J."       & and
            U a word in capitals      C one capital, "J"       o "al" of "et al."
            B a short one, "JA"       p a particle, "van"      r a role, "eds"
            H a Chinese word          J "Jr.", "III"           d "———", the author before
            9 a number                x anything else          q an opening quote

            The marks `.,;:()[]/-…` stand for themselves.
        places: Where each stands, half-open.
    """

    kinds: str
    places: list[tuple[int, int]]


def read_head(text: str, start: int) -> Head:
    """Read words up to the first that no list of names holds: in small letters, a number, a quote.

    Cost: linear in what is read, at most 1,000 words.
    """
    known = _known()
    kinds: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _token().finditer(text, start):
        token = match[0]
        kind = known.get(token.lower()) or match.lastgroup or _kind(token)
        if kind in "x&prJI" and token.isupper() and len(token) <= 2 and kind + token != "JII":
            kind = match.lastgroup or _kind(token)  # initials, not "am", "de" or "y"
        if kind == " ":
            continue
        if kind == "-" and text[match.start() - 1 : match.start()] not in ("", " ", "."):
            kind = "x"  # "COVID-19"
        if token in _EITHER:
            kind = _of_either(token, kinds, text[match.end() : match.end() + 3])
        kinds.append(kind)
        places.append(match.span())
        if kind in "xq9" or len(kinds) == _MOST_WORDS:
            break
    # "A" is an article, but an initial where others stand alone, too: "A Sá, W Li".
    joined = "".join(kinds)
    return Head(joined.replace("A", "C" if _alone().search(joined) else "x"), places)


def _of_either(token: str, kinds: Sequence[str], behind: str) -> str:
    """Tell what a word is that is one of names beside names, and one of titles elsewhere."""
    before = kinds[-1] if kinds else ""
    if token == "a":  # "and" in Czech and Slovak
        return "&" if before in _OF_NAMES and behind[1:2].isupper() else "x"
    if token == "A":
        starts = before in ("", ",", ".") and behind[1:2].isalpha()
        return "A" if starts and not _initials().match(behind) else "C"
    # "Minh N. Do."
    return "W" if before in ("I", "C") and behind[:1] in (".", ",") else "x"


def _kind(token: str) -> str:
    first = token[0]
    if first.isupper():
        if len(token) == 1:
            return "C"
        if token.replace("-", "").isupper():
            return "B" if len(token) <= 4 else "U"
        return "W"
    if first.isalpha():
        if token in _OTHERS:
            return "o"
        if token.islower():
            return "p" if len(token) < 7 and token[-2:-1] in "'’" else "x"  # "van't"
        if first >= "\u2e80":
            return "H" if len(token) <= 4 else "x"
        return "W"  # "d'Alembert", "al-Rahman"
    if first.isdigit():
        return "9"
    return "q" if first in _QUOTES else "x"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?P<d>[-\u2010-\u2015_]{2,})"
        r"|(?P<o>u\.\s?a\.|y\sotros|i\sin\.|a\skol\.|等)"
        rf"|(?P<I>{_CAPITAL}(?:-{_CAPITAL})?\.|{_CAPITAL}\s\.(?=\s)"
        r"|(?:Yu|Ya|Ye|Yo|Ts|Ch|Th|Ph|Zh|Kh|Sh|Gy|Sz|Cs|Ju|Fr|Wm)\.)"
        r"|[Ss]t\.(?=\s)|(?<=\.\s)[vd]\.(?=\s?[A-Z])|['’]t(?=\s)|&amp;|[^\W\d_]+(?:['’ʼ‐\-\u0300-\u036f´¨ˆ˜¸]+[^\W\d_]+)*|\d+|[^\w\s]|_"
    )


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"\s[A-Z]\.")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(r"[ABC]W[,;&/]&?[ABC]W|,A&")


@cache
def _known() -> dict[str, str]:
    kinds = {mark: mark for mark in ".,;:()[]/-…"} | _FULL_WIDTH
    kinds |= dict.fromkeys("–—", "-") | dict.fromkeys("*†‡§", " ")
    kinds |= dict.fromkeys(words("title word"), "x")
    kinds |= dict.fromkeys((*words("particle"), "'t", "’t", "v.", "d."), "p")
    kinds |= dict.fromkeys((*words("role"), "ed.", "hg."), "r")
    return kinds | dict.fromkeys(_AND, "&") | dict.fromkeys(_JUNIOR, "J")
