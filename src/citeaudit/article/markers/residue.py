"""What is left of citations that went wrong: traces of chat assistants, brackets cut in half."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise, parse_numbers
from citeaudit.article.model import BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from citeaudit.article.model import Block
    from citeaudit.text import Span

_NO_PROSE = (BlockKind.CODE, BlockKind.METADATA)
_NOT_READ = (InlineKind.CODE, InlineKind.MATH)
# How far a bracket may be from its other half.
_REACH = 60

# What assistants' retrieval tools call what they found: "turn0search3".
_TOOLS = (
    "search|view|news|image|file|fetch|academia|reddit|youtube|product|finance|forecast|sports|maps"
)
_TURN = rf"turn\d{{1,3}}(?:{_TOOLS})\d{{1,3}}"
# An example of each form: what every trace of it holds, and its pattern.
_TRACES = {
    "oaicite": (
        "oaicite:",
        r"(?::?contentReference\[)?oaicite:\d{1,4}\]?(?:\{index=\d{1,4}\})?",
    ),
    "oai_citation": ("oai_citation", r"oai_citation(?:_attribution)?:\d{1,4}\u2021?"),
    "turn0search0": (
        "turn",
        rf"\ue200?(?:file)?(?:cite)?\ue202?{_TURN}(?:\ue202?{_TURN}){{0,20}}\ue201?",
    ),
    "【1†source】": (
        "\u2020",
        r"\u3010[^\u3010\u3011\u2020\n]{1,80}\u2020[^\u3010\u3011\n]{0,80}\u3011",
    ),
    "[cite_start]": ("[cite", r"\[cite(?:_start\]|_end\]|:[^\]\n]{0,80}\])"),
    "[citation:1]": ("[citation:", r"\[citation:\d{1,3}\]"),
    "[web:1]": ("[", r"\[(?:web|post|file|image|memory|news):\d{1,3}\]"),
    "[attached_file:1]": ("[attached_", r"\[attached_(?:file|image):\d{1,3}\]"),
    "attribution": ("attribution", r"\(\{\"attribution\":\{[^{}\n]{0,80}\}\}\)"),
    "grok:render": ("grok", r"</?grok:render[^<>\n]{0,200}>|grok_card://\w{1,40}"),
}
_SPAN_TARGETS = ("start_span", "end_span")  # `[span_1](start_span)It works.[span_1](end_span)`
_PLACEHOLDER = (
    r"\[(?:[Cc]itation [Nn]eeded|(?:[Ii]nsert|INSERT|[Aa]dd|ADD) (?:a )?"
    r"(?:[Cc]itation|CITATION|[Rr]eference|REFERENCE|[Ss]ource|SOURCE)[^\]\n]{0,40})\]"
)


class Residue(NamedTuple):
    """A trace of a citation that went wrong.

    Attributes:
        form: What kind of trace: an example of its form, or in words.
        written: As it stands in the prose.
    """

    form: str
    written: str
    span: Span


def find_traces(blocks: Sequence[Block]) -> Iterator[Residue]:
    """Find markers that chat assistants leave behind, block by block.

    Cost: linear in the length of the text.
    """
    for block, text in _read(blocks):
        for form, (sign, pattern) in _TRACES.items():
            if sign in text:
                yield from _matches(block, _compiled(pattern), form)
        for mark in block.inlines:
            if mark.target in _SPAN_TARGETS:
                yield _residue(block, mark.start, mark.end, "[span_1](start_span)")


def trace_places(block: Block) -> list[tuple[int, int]]:
    """Say where in a block's prose such markers stand: they are no words of it; in order.

    Cost: linear in the length of the block.
    """
    text = block.prose.text
    places = [
        match.span()
        for sign, pattern in _TRACES.values()
        if sign in text
        for match in _outside_code(block, _compiled(pattern))
    ]
    places += [(m.start, m.end) for m in block.inlines if m.target in _SPAN_TARGETS]
    return sorted(places)


def find_placeholders(blocks: Sequence[Block]) -> Iterator[Residue]:
    """Find the author's own notes that a citation is missing: `[citation needed]`.

    Cost: linear in the length of the text.
    """
    for block, text in _read(blocks):
        if "[" in text:
            yield from _matches(block, _compiled(_PLACEHOLDER), "placeholder")


def find_broken_brackets(blocks: Sequence[Block], labels: Collection[str]) -> Iterator[Residue]:
    """Find numeric markers of which one bracket is missing: `[1, 2 and` or `3].`.

    Args:
        blocks: Outside of the reference lists.
        labels: Of the entries, in the form in which they compare; other numbers are numbers.

    Cost: linear in the length of the text.
    """
    for block, text in _read(blocks):
        if "[" in text:
            for match in _opened(text):
                if _are_labels(match[1], labels):
                    yield _residue(block, *match.span(), "a bracket that is never closed")
        if "]" in text:
            for at, numbers in _closed(text):
                if _are_labels(numbers, labels):
                    start = at - len(numbers)
                    yield _residue(block, start, at + 1, "a bracket that was never opened")


def _read(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind not in _NO_PROSE:
            yield block, block.prose.text


def _matches(block: Block, pattern: re.Pattern[str], form: str) -> Iterator[Residue]:
    for match in _outside_code(block, pattern):
        yield _residue(block, match.start(), match.end(), form)


def _outside_code(block: Block, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    code = [(mark.start, mark.end) for mark in block.inlines if mark.kind in _NOT_READ]
    index = reach = 0
    for match in pattern.finditer(block.prose.text):
        while index < len(code) and code[index][0] <= match.start():
            reach = max(reach, code[index][1])
            index += 1
        if reach <= match.start():
            yield match


def _residue(block: Block, start: int, end: int, form: str) -> Residue:
    return Residue(form, block.prose.text[start:end], block.prose.span(start, end))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_LIST = r"\d{1,3}(?: ?[,;\u2013-] ?\d{1,3}){0,20}"
_OPENED = rf"\[({_LIST})(?=[\s.;:]|$)"
_CLOSED = rf"(?:^|\s)({_LIST})$"


def _opened(text: str) -> Iterator[re.Match[str]]:
    """Find numbers behind a bracket that nothing closes."""
    for match in _compiled(_OPENED).finditer(text):
        following = text[match.end() : match.end() + _REACH].partition("[")[0]
        if "]" not in following and ")" not in following.partition("(")[0]:
            yield match


def _closed(text: str) -> Iterator[tuple[int, str]]:
    """Find numbers before a bracket that nothing opened, with the place where they end."""
    at = text.find("]")
    while at >= 0:
        before = text[max(0, at - _REACH) : at]
        if "[" not in before.rpartition("]")[2] and "(" not in before.rpartition(")")[2]:
            match = _compiled(_CLOSED).search(before)
            if match:
                yield at, match[1]
        at = text.find("]", at + 1)


def _are_labels(written: str, labels: Collection[str]) -> bool:
    numbers = parse_numbers(written)
    return bool(numbers) and all(normalise(number) in labels for number in numbers)
