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

# An example of each form: what every trace of it holds, and its pattern.
_TRACES = {
    "oaicite": ("oaicite:", r"oaicite:\d{1,4}\]?(?:\{index=\d{1,4}\})?"),
    "oai_citation": ("oai_citation:", r"oai_citation:\d{1,4}"),
    "turn0search0": (
        "turn",
        r"turn\d{1,3}(?:search|view|news|image|file|fetch|academia|reddit|youtube|product"
        r"|finance)\d{1,3}",
    ),
    "【1†source】": ("\u2020", r"\u3010\d{1,4}(?::\d{1,4})?\u2020[^\u3011\n]{0,80}\u3011"),
    "[cite_start]": ("[cite", r"\[cite(?:_start\]|_end\]|:[^\]\n]{0,80}\])"),
    "[web:1]": ("[web:", r"\[web:\d{1,3}\]"),
    "[attached_file:1]": ("[attached_", r"\[attached_(?:file|image):\d{1,3}\]"),
}
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
    for match in pattern.finditer(block.prose.text):
        if not _is_quoted_code(block, match.start()):
            yield _residue(block, match.start(), match.end(), form)


def _residue(block: Block, start: int, end: int, form: str) -> Residue:
    return Residue(form, block.prose.text[start:end], block.prose.span(start, end))


def _is_quoted_code(block: Block, at: int) -> bool:
    return any(mark.kind in _NOT_READ and mark.start <= at < mark.end for mark in block.inlines)


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
