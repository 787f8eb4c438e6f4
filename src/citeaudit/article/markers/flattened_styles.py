"""Numbers that cite without brackets, as conversions from print and chat exports leave them.

They look like any other number. They are citations only where the list is numbered, the document
does not cite otherwise, and such numbers cite a good part of the list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import NUMBERS, parse_numbers
from citeaudit.article.markers.citing import Body, Found, cites_in_brackets, resolved, with_targets
from citeaudit.article.markers.marker_text import Marker, visible
from citeaudit.article.markers.table_columns import reference_cells
from citeaudit.article.model import Block, BlockKind, CitationStyle
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST = 5  # different entries cited before such numbers are believed to be markers
_SHORTEST = 3  # the same for a short list, nearly all of which is cited
_CONFIDENCE = 0.7
_YEAR = 4  # digits
_SENTENCE_ENDS = (".", "!", "?")


class _Candidate(NamedTuple):
    place: int
    block: Block
    marker: Marker


def parentheses(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `(3)`, `(2–4)` where the list is numbered and no other style is in use."""
    if body.highest < 0 or cites_in_brackets(body):
        return
    yield from _if_proven(body, _in_parentheses_found(body), CitationStyle.PARENTHESIS)


def bare_numbers(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield ` 2.` and `.2`: digits at the end of a clause, as flattened superscripts leave them."""
    if body.highest < 0 or cites_in_brackets(body):
        return
    yield from _if_proven(body, _bare_found(body), CitationStyle.BARE)
    yield from _if_proven(body, _glued_found(body), CitationStyle.BARE)


def _if_proven(
    body: Body, candidates: Iterable[_Candidate], style: CitationStyle
) -> Iterator[tuple[int, Found]]:
    """Yield the candidates, if they cite a good part of the list; numbers past its end are none."""
    kept = [c for c in candidates if all(_may_be_label(body, n) for n in c.marker.labels)]
    cited = list(dict.fromkeys(n for c in kept for n in c.marker.labels if n in body.labels))
    if not _proves(cited, len(body.labels)):
        return
    for index, block, marker in kept:
        # The list may lack an entry; a number after a space that it lacks is only a number.
        if resolved(body, marker) or _is_glued(block.prose.text, marker.start):
            yield index, with_targets(body, block, marker, style, _CONFIDENCE)


def _proves(cited: list[str], listed: int) -> bool:
    """Say whether numbers are markers: they cite a good part of the list.

    Of a short list nearly all of it, and in its order: three numbers that are none do not do that.
    """
    if len(cited) < _FEWEST:
        in_order = cited == sorted(cited, key=int)
        return len(cited) >= _SHORTEST and in_order and 4 * len(cited) >= 3 * listed
    return 3 * len(cited) >= listed


def _may_be_label(body: Body, number: str) -> bool:
    return 0 < int(number) <= body.highest or number in body.labels


def _is_glued(text: str, start: int) -> bool:
    return text[start] == "(" or not text[start - 1 : start].isspace()


# (3)


def _in_parentheses_found(body: Body) -> Iterator[_Candidate]:
    for index, block in body.blocks:
        if block.kind is BlockKind.HEADING or "(" not in block.prose.text:
            continue
        for match in visible(block, _in_parentheses()):
            labels = parse_numbers(match[1])
            if labels and _ends_phrase(block.prose.text, match.start()):
                yield _Candidate(index, block, Marker(*match.span(), labels))


@cache
def _in_parentheses() -> re.Pattern[str]:
    return re.compile(r"\(\s?(" + NUMBERS + r")\)")


def _ends_phrase(text: str, start: int) -> bool:
    """Tell `disparities (16)` from the `(1)` and `(2)` that count the parts of a sentence."""
    before = text[max(0, start - 12) : start].rstrip()
    if before[-1:] in _SENTENCE_ENDS:
        # "et al. (16) found" is a marker, "2. (1) First" is none
        after = text.find(")", start) + 1
        return not text[after : after + 2].strip().isupper()
    if not before or before[-1] in ",:;(":
        return False
    return before.rpartition(" ")[2].lower() not in _words("numbered")


# 3


def _bare_found(body: Body) -> Iterator[_Candidate]:
    for index, block in body.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for match in visible(block, _bare()):
            start, end = match.span(match.lastindex or 0)
            labels = parse_numbers(match[match.lastindex or 0])
            if labels and _follows_prose(block.prose.text, start):
                yield _Candidate(index, block, Marker(start, end, labels))
    for index, block, marker in reference_cells(body):
        yield _Candidate(index, block, marker)


def _glued_found(body: Body) -> Iterator[_Candidate]:
    """Find digits at the end of a word, "a matching scene13.": one such word proves nothing."""
    for index, block in body.blocks:
        if block.kind is not BlockKind.HEADING:
            for match in visible(block, _glued()):
                yield _Candidate(index, block, Marker(*match.span(1), parse_numbers(match[1])))


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z)]{3})([0-9]{1,3}(?:, ?[0-9]{1,3}){0,12})(?=[.,;:](?:\s|$)|$)")


@cache
def _bare() -> re.Pattern[str]:
    # "through diet 2." and, from print, "a test.1-3 Then", "their trials.28 29 Some", "Doe et al7."
    more = r"(?:, ?| ?[\u2013-] ?)[0-9]{1,3}"
    numbers = rf"([0-9]{{1,3}}(?:{more}){{0,12}})"
    spaced = rf"([0-9]{{1,3}}(?:{more}| [0-9]{{1,3}}){{0,12}})"
    clause_ends = r"(?=[.,;:](?:\s|$)|$)"
    after_word = rf"(?<=[^\W_] ){numbers}{clause_ends}"
    after_sign = rf"(?<=[)\"\u201d\u2019%] ){numbers}{clause_ends}"
    after_stop = rf"(?<=[a-z)\]\"\u201d\u2019][.,;:]){spaced}(?=\s|$)"
    after_year = rf"(?<=\s(?:19|20)[0-9]{{2}}\.){numbers}(?=\s|$)"
    after_quote = rf"(?<=[.,;:][\"\u201d\u2019]){spaced}(?=\s|$)"
    after_name = rf"(?<=\bet al){numbers}(?=[.,;:)\s]|$)"
    return re.compile(
        "|".join((after_word, after_sign, after_stop, after_year, after_quote, after_name))
    )


def _follows_prose(text: str, start: int) -> bool:
    """Tell "through diet 2." from "type 2.", "on day 5.", "10 000."."""
    if not text[start - 1].isspace():
        return True  # after a full stop without a space
    words = text[max(0, start - 32) : start].split()
    word, before = words[-1].strip("(-"), words[-2] if len(words) > 1 else ""
    if word.replace(",", "").isdigit():
        return len(word) == _YEAR and word[:2] in {"19", "20"}  # "between 2001 and 2023 1."
    if before.lower() in _words("determiner"):
        return len(word) > 2  # "throughout the day 5.", "after the first dose 15."
    if len(word) > 2:
        return word.lower() not in _words("counted")
    return _is_short_ending(word, before)


def _is_short_ending(word: str, before: str) -> bool:
    """Say whether a word of a letter or two ends a phrase: "vitamin C 9.", "at 4 °C 1."."""
    if before[-1:].isdigit() or any(letter.isdigit() for letter in word):
        return True
    if len(word) == 1:
        return word != "B" and before.lower() in _words("lettered")
    return word.isupper() or word[0] == "\u00b0"


@cache
def _words(section: str) -> frozenset[str]:
    lines = read_sections("counted_words.txt")[section]
    return frozenset(word for line in lines for word in line.split())
