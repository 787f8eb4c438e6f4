"""A title between quotation marks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citeaudit.article.fields.imprints import is_titled
from citeaudit.article.fields.signs import Sign, sign_at

_CLOSING = {
    "“": '”"“',
    '"': '"”“',
    "„": '“”"',
    "«": "»",
    "‹": "›",
    "‘": "’'",
    "'": "'’",
    "`": "'",
    "《": "》",
    "「": "」",
    "『": "』",
    "〈": "〉",
}
# These are apostrophes as well: they close only beside other punctuation.
_APOSTROPHES = "’'"
# Marks that open and close differently.
_NESTING = "«‹《「『〈"
_LONGEST = 600
_STOPS = ".,?!;…"
_BEHIND = (*_STOPS, ":", ")", "(", "]", "\x1f", "\n", " in ", " (", " [")
# What may follow a quoted title without punctuation between.
_GOES_ON_WITH = frozenset(("in", "in:", "ed", "ed.", "eds.", "edited", "trans.", "by", "dans"))


class Quoted(NamedTuple):
    """A quoted stretch: what stands between the marks, and where what follows it begins."""

    start: int
    end: int
    after: int


def read_quoted(text: str, at: int) -> Quoted | None:
    """Read a title in quotation marks that begins at `at`; nothing where it is not all quoted.

    Cost: linear in the length of the quotation, at most 600 characters.
    """
    closing = _CLOSING.get(text[at : at + 1])
    if not closing:
        return None
    start = at + (2 if text.startswith(("``", "''"), at) else 1)
    end = _close(text, start, closing)
    if text[at] in _NESTING:
        end = _close_outer(text, at) or end
    if end <= start:
        return None
    outside = end + 1
    while outside < len(text) and text[outside] in closing:
        outside += 1
    after = outside
    while after < len(text) and text[after] in " .,;\n":
        after += 1
    return Quoted(start, end, after) if _is_whole(text, end, outside, after) else None


def _close(text: str, start: int, closing: str) -> int:
    for at in range(start, min(len(text), start + _LONGEST)):
        if text[at] not in closing:
            continue
        if text[at] not in _APOSTROPHES:
            if not text[at + 1 : at + 2].isalnum():
                return at
        elif at + 1 == len(text) or text[at - 1] in _STOPS or text.startswith(_BEHIND, at + 1):
            return at
    return -1


def _close_outer(text: str, at: int) -> int:
    """Find the mark that closes a quotation around others, "« La « société » en crise »"; or 0."""
    depth = 0
    for mark in re.finditer(f"[{text[at]}{_CLOSING[text[at]][0]}]", text[at : at + _LONGEST]):
        depth += 1 if mark[0] == text[at] else -1
        if not depth:
            return at + mark.start()
    return 0


def _is_whole(text: str, end: int, outside: int, after: int) -> bool:
    """Say whether the title ends with its quotation.

    Not so: `"Smart" cities and their citizens`, `"What's the story"? Notes of a listener`, and
    `"Smart cities". An attempt at a definition`, whose stop stands outside.
    """
    if text[outside : outside + 1] in ("?", "!"):
        return False
    word = text[after : after + 12].partition(" ")[0]
    stopped = text[end - 1] in _STOPS
    if not stopped and text[outside : outside + 1] not in (".", ",", ";"):
        return word in _GOES_ON_WITH or not (word[:1].islower() or word.startswith(":"))
    if not stopped and text[outside : outside + 1] == ".":
        segment = _segment().match(text, after)
        titled = segment is not None and is_titled(segment[0])
        return titled or sign_at(text, after) is not Sign.NONE
    return True


@cache
def _segment() -> re.Pattern[str]:
    return re.compile(r"[^.,;:(\x1f]*")
