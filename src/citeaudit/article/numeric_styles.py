"""Styles of citation that name an entry by its number.

A bare number is a citation only where the document proves the style: its list has such labels, or
it has no list at all and several numeric brackets stand where citations do. Where a document cites
in brackets, other numbers are numbers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.citing import (
    ANY,
    DEFINED_FIRST,
    Body,
    Found,
    cites_in_brackets,
    resolved,
    with_targets,
)
from citeaudit.article.labels import NUMBERS, parse_numbers, plain_url
from citeaudit.article.marker_text import Marker, ends_sentence, link_markers, superscripts, visible
from citeaudit.article.model import Block, BlockKind, CitationStyle, InlineKind
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FEWEST_BARE = 5  # different entries cited before bare numbers are believed to be markers


@cache
def _counted() -> frozenset[str]:
    lines = read_sections("counted_words.txt")["counted"]
    return frozenset(word for line in lines for word in line.split())


def number_links(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[1](url)` and `[host][4]`: links that name an entry by its number."""
    for index, block in body.blocks:
        marks = {mark.start: mark for mark in block.inlines if mark.kind is InlineKind.LINK}
        for marker, url, through in link_markers(block):
            span = marks[marker.start].span
            origins = DEFINED_FIRST if through else ANY
            targets = tuple(body.target(label, span.start, origins) for label in marker.labels)
            if targets == (None,) and not url.startswith("#"):
                targets = (body.urls.get(plain_url(url)),)
            if any(target is not None for target in targets):
                yield (
                    index,
                    Found(
                        marker.start,
                        marker.end,
                        CitationStyle.LINK,
                        marker.labels,
                        targets,
                        1.0,
                        span,
                    ),
                )


def brackets(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[1]`, `[0, 1, 2]`, `[^1^]` where the document proves the style."""
    candidates = [item for item in body.brackets if not _is_year(body, item[2])]
    known = [bool(resolved(body, marker)) for _, _, marker in candidates]
    if body.highest < 0:
        yield from _unlisted(candidates)
        return
    proven = 2 * sum(known) >= len(known)
    for (index, block, marker), is_known in zip(candidates, known, strict=True):
        if proven or is_known:
            style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
            far = not is_known and min(map(int, marker.labels)) > 2 * body.highest + 10
            confidence = 1.0 if is_known else 0.5 if far else 0.9
            yield index, with_targets(body, block, marker, style, confidence)


def _is_year(body: Body, marker: Marker) -> bool:
    return any(1800 <= int(label) <= 2100 and label not in body.labels for label in marker.labels)


def _unlisted(
    candidates: Sequence[tuple[int, Block, Marker]],
) -> Iterator[tuple[int, Found]]:
    """Yield brackets at sentence ends; without a list, several prove the style, not the targets."""
    at_ends = [c for c in candidates if ends_sentence(c[1].prose.text, c[2])]
    different = {label for _, _, marker in at_ends for label in marker.labels}
    if len(at_ends) < 2 or len(different) < 2:
        return
    for index, _, marker in at_ends:
        nothing = (None,) * len(marker.labels)
        style = CitationStyle.FOOTNOTE if marker.note else CitationStyle.BRACKET
        yield index, Found(marker.start, marker.end, style, marker.labels, nothing, 0.8)


def raised(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield superscripts whose numbers the list has, unless the document cites otherwise."""
    if body.highest < 0:
        return
    candidates = [
        (index, block, marker)
        for index, block in body.blocks
        for marker in superscripts(block)
        if resolved(body, marker) == len(marker.labels)
    ]
    if not candidates:
        return
    otherwise = sum(bool(resolved(body, marker)) for _, _, marker in body.brackets)
    otherwise += sum(1 for _ in number_links(body))
    if len(candidates) > otherwise:
        for index, block, marker in candidates:
            yield index, with_targets(body, block, marker, CitationStyle.SUPERSCRIPT, 0.9)


def cite_tags(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[cite: 1, 2]`, as some assistants export it: the word leaves no doubt."""
    for index, block in body.blocks:
        if "[cite:" in block.prose.text:
            for match in visible(block, _cite_tag()):
                labels = parse_numbers(match[1])
                if labels:
                    marker = Marker(*match.span(), labels)
                    yield index, with_targets(body, block, marker, CitationStyle.BRACKET, 1.0)


@cache
def _cite_tag() -> re.Pattern[str]:
    return re.compile(r"\[cite:\s*(" + NUMBERS + r")\]")


def parentheses(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `(3)`, `(2–4)` where the list is numbered and no other style is in use."""
    if body.highest < 0 or cites_in_brackets(body):
        return
    yield from _if_proven(body, _in_parentheses(), CitationStyle.PARENTHESIS, _ends_phrase)


@cache
def _in_parentheses() -> re.Pattern[str]:
    return re.compile(r"\(\s?(" + NUMBERS + r")\)")


def _ends_phrase(text: str, start: int) -> bool:
    """Tell `disparities (16)` from the `(1)` and `(2)` that count the parts of a sentence."""
    before = text[max(0, start - 12) : start].rstrip()
    if before[-1:] in {".", "!", "?"}:
        # "et al. (16) found" is a marker, "2. (1) First" is none
        after = text.find(")", start) + 1
        return not text[after : after + 2].strip().isupper()
    return bool(before) and before[-1] not in ",:;(" and before.rpartition(" ")[2] not in _counted()


def bare_numbers(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield ` 2.` and `.2`: digits at the end of a clause, as flattened superscripts leave them."""
    if body.highest < 0 or cites_in_brackets(body):
        return
    yield from _if_proven(body, _bare(), CitationStyle.BARE, _follows_prose)


@cache
def _bare() -> re.Pattern[str]:
    # "through diet 2." and, from print, "a test.1-3 Then"
    numbers = r"([0-9]{1,3}(?:(?:, ?| ?[\u2013-] ?)[0-9]{1,3}){0,12})"
    after_word = r"(?<=[^\W\d_] )" + numbers + r"(?=[.,;:](?:\s|$)|$)"
    after_sign = r"(?<=[)\"\u201d\u2019%] )" + numbers + r"(?=[.,;:](?:\s|$)|$)"
    after_stop = r"(?<=[a-z)][.,;])" + numbers + r"(?=\s|$)"
    return re.compile(f"{after_word}|{after_sign}|{after_stop}")


def _follows_prose(text: str, start: int) -> bool:
    if not text[start - 1].isspace():
        return True  # after a full stop without a space
    words = text[max(0, start - 32) : start].lower().split()
    word = words[-1].strip("(-")
    if len(words) > 1 and words[-2] in {"the", "per", "a", "each", "every", "this"}:
        return len(word) > 2  # "throughout the day 5.", not "on day 5."
    return len(word) > 2 and word not in _counted()


def _if_proven(
    body: Body,
    pattern: re.Pattern[str],
    style: CitationStyle,
    fits: Callable[[str, int], bool],
) -> Iterator[tuple[int, Found]]:
    """Yield the matches whose numbers the list has, if they cite a good part of the list."""
    kept: list[tuple[int, Block, Marker]] = []
    for index, block in body.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for match in visible(block, pattern):
            labels = parse_numbers(match[match.lastindex or 0])
            marker = Marker(*match.span(), labels)
            if not labels or not fits(block.prose.text, match.start()):
                continue
            if resolved(body, marker) == len(labels):
                kept.append((index, block, marker))
    different = {label for _, _, marker in kept for label in marker.labels}
    if len(different) >= _FEWEST_BARE and 3 * len(different) >= len(body.labels):
        for index, block, marker in kept:
            yield index, with_targets(body, block, marker, style, 0.7)
