"""Candidates for markers in a block's prose, before the document has proven what they are."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import NUMBERS, normalise, parse_numbers
from citeaudit.article.model import Block, BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Inline

_SILENT_BLOCKS = (BlockKind.CODE, BlockKind.METADATA)
_OPAQUE = (
    InlineKind.LINK,
    InlineKind.IMAGE,
    InlineKind.CODE,
    InlineKind.MATH,
    InlineKind.HIDDEN,
    InlineKind.NOTE,
    InlineKind.KEY,
)
_SENTENCE_ENDS = ".!?,;:)\u3002\uff0c\uff1b\uff01\uff1f\uff09"
_STOPS = (".", "!", "?", "]", "\u201d", '"')
_STATISTICS = ("ci", "cri", "iqr", "range", "interval", "=")
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_ENTRY_ANCHORS = ("ref", "cit", "note", "fn", "bib", "source", "quelle")
_SIGNS = ("+", "-", "\u207a", "\u207b", "\u2212")
_OPERATORS = ("+", "=", "/", "\u00d7", "\u2212", " - ", " \u2013 ")
_UNITS = frozenset("m cm mm km dm nm kg g s h l ml in ft yd mi hz v a w j n k c r x y z".split())  # noqa: SIM905


class Marker(NamedTuple):
    """A candidate: where it stands in the prose, and what it names."""

    start: int
    end: int
    labels: tuple[str, ...]
    note: bool = False  # written with a caret: `[^1]`


def readable(block: Block) -> bool:
    """Say whether a block is prose at all."""
    return block.kind not in _SILENT_BLOCKS


@cache
def _bracket() -> re.Pattern[str]:
    # [1], [[4,7]], [^1^], ［1］, 【2】, [3, p. 12]; what is inside is read by `parse_numbers`
    place = r"(?:(?:pp?|S|ch|chap|sec|fig|tab|table|\u00a7)\.?\s?[0-9\u2013-]{1,12})?"
    return re.compile(
        rf"(?:\[\[|[\[\uff3b\u3010])\s*(\^?)({NUMBERS}){place}(?:\]\]|[\]\uff3d\u3011])",
        re.IGNORECASE,
    )


def numeric_brackets(block: Block) -> Iterator[Marker]:
    """Find brackets that hold nothing but numbers; `[1]-[3]` is one marker.

    Leaves out code, formulas, hidden text, links and native notes, intervals such as
    "95% CI [12, 34]", and places of the document such as "Fig. [2]". Code that is nothing but
    `[[2]]` is a marker: no language has such an index.
    """
    text = block.prose.text
    if not readable(block) or ("[" not in text and text.isascii()):
        return
    found: Marker | None = None
    for match in visible(block, _bracket()):
        labels = parse_numbers(match[2])
        if not labels or _is_interval(text, match.start()) or _is_place(text, match.start()):
            continue
        end = _behind_pages(text, match.start(), match.end())
        marker = Marker(match.start(), end, labels, bool(match[1]))
        if found and text[found.end : marker.start].strip() in {"-", "\u2013", "\u2014", "\u2010"}:
            spelled = parse_numbers(f"{found.labels[-1]}-{labels[0]}")
            found = Marker(
                found.start, marker.end, (*found.labels[:-1], *spelled, *labels[1:]), marker.note
            )
            continue
        if found:
            yield found
        found = marker
    if found:
        yield found


def visible(block: Block, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find a pattern outside of what is no prose. Cost: linear."""
    closed = sorted((m.start, m.end) for m in block.inlines if _is_opaque(block, m))
    index, reach = 0, 0
    for match in pattern.finditer(block.prose.text):
        while index < len(closed) and closed[index][0] < match.end():
            reach = max(reach, closed[index][1])
            index += 1
        if reach <= match.start():
            yield match


def _is_opaque(block: Block, mark: Inline) -> bool:
    if mark.kind is not InlineKind.CODE:
        return mark.kind in _OPAQUE
    written = block.prose.text[mark.start : min(mark.end, mark.start + 40)]
    return not (written.startswith("[[") and _bracket().fullmatch(written))


def _is_interval(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start].rstrip(" :,").lower()
    return before.endswith(_STATISTICS) and not before.endswith(("orange", "vaccin"))


@cache
def _numbered_place() -> re.Pattern[str]:
    # "Fig. [2]", "Table [3]", "see Section [5]", "图[1]"; "at the table [3]" is none
    short = r"[Ff]igs?|[Tt]ab|[Ee]qs?|[Ss]ecs?|[Aa]bb|[Gg]l|[Kk]ap"
    words = (
        r"Fig(?:ure|ura|uur)s?|Table(?:s|au|aux)?|T[aá]bela|Tabla|Tabell[ae]|Tabel|Cuadro"
        r"|Equations?|Section|Appendix|Algorithm|Scheme|Box|Panel"
        r"|Abbildung|Tabelle|Gleichung|Abschnitt|Kapitel|Anhang"
    )
    return re.compile(
        rf"(?:\b(?:(?:{short})\.|{words}|Fig|Figs|Eq|Tab)|[\u56fe\u8868\u5f0f\u56f3])\s?$"
    )


def _is_place(text: str, start: int) -> bool:
    """Say whether the words before a bracket make it a place of the document."""
    return _numbered_place().search(text[max(0, start - 16) : start]) is not None


@cache
def _pages() -> re.Pattern[str]:
    return re.compile(r":\s?\d{1,4}(?:[\u2013-]\d{1,4})?(?=\s*(?:$|\n|\[|[A-Z\u00c0-\u00de]))")


def _behind_pages(text: str, start: int, end: int) -> int:
    """Find the end of a marker with the pages behind it: "It works.[4]: 12 It also …"."""
    if text[end : end + 1] != ":" or text[start - 1 : start] not in _STOPS:
        return end
    pages = _pages().match(text, end)
    return pages.end() if pages else end


def ends_sentence(text: str, marker: Marker) -> bool:
    """Say whether a marker stands where citations do: at the end of a sentence or clause."""
    after = text[marker.end : marker.end + 3].lstrip(" ")
    before = text[max(0, marker.start - 2) : marker.start].rstrip()
    return not after or after[0] in _SENTENCE_ENDS or before[-1:] in set(".!?\u3002\u201d")


@cache
def _raised() -> re.Pattern[str]:
    digits = f"[{_SUPERSCRIPTS}]"
    between = f"[{_SUPERSCRIPTS}\u207b\u02d2,\u2013\u2009 -]"
    carets = r"\^[0-9][0-9, \u2013-]{0,60}\^"  # as pandoc has it
    return re.compile(f"{digits}(?:{between}{{0,60}}{digits})?|{carets}")


def superscripts(block: Block) -> Iterator[Marker]:
    """Find raised numbers, `<sup>`, `^1^`, `¹`, that are no exponents, ions or units."""
    if not readable(block):
        return
    text = block.prose.text
    for mark in block.inlines:
        if mark.kind is InlineKind.SUPERSCRIPT:
            labels = parse_numbers(text[mark.start : mark.end].strip("[]()"))
            if labels and not _is_exponent(text, mark.start, mark.end):
                yield Marker(mark.start, mark.end, labels)
    if not text.isascii() or "^" in text:
        for match in visible(block, _raised()):
            labels = parse_numbers(match[0].replace("\u02d2", ",").strip("^"))
            if labels and not _is_exponent(text, *match.span()):
                yield Marker(*match.span(), labels)


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{1,12}$")


def _is_exponent(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if not before or before[-1].isdigit() or before[-1] in _SIGNS or text[end : end + 1] in _SIGNS:
        return True
    if before[-1] == ")":
        inside = text[max(0, start - 40) : start - 1].rpartition("(")[2]
        return any(sign in inside for sign in _OPERATORS)
    word = _last_word().search(before)
    return word is not None and (len(word[0]) == 1 or word[0].lower() in _UNITS)


def link_markers(block: Block) -> Iterator[tuple[Marker, str, str]]:
    """Yield links that are markers: `[1](url)`, `[host][4]`, with address and definition label."""
    if not readable(block):
        return
    for mark in block.inlines:
        if mark.kind is not InlineKind.LINK or _is_cross_reference(mark.target):
            continue
        shown = block.prose.text[mark.start : mark.end].strip(" []\u200b^")
        labels = parse_numbers(shown) if shown[:1].isdigit() else ()
        through = normalise(mark.label)
        if through.isdigit() and through not in map(normalise, labels):
            labels = (*labels, mark.label)  # `[1][2]` is two citations, whatever CommonMark says
        if labels:
            yield Marker(mark.start, mark.end, labels), mark.target, mark.label


def _is_cross_reference(target: str) -> bool:
    """Say whether a link leads to a place of this page that is no entry: an equation, a figure."""
    if not target.startswith("#"):
        return False
    place = target[1:].lower()
    return not (place.isdigit() or any(hint in place for hint in _ENTRY_ANCHORS))
