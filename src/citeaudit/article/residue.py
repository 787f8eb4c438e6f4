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

# name -> (a word that every such trace holds, the pattern)
_TRACES = {
    "oaicite": (
        "oaicite",
        r":?(?:contentReference)?\[?oaicite:\d{1,4}\]?(?:\{index=\d{1,4}\})?",
    ),
    "oai_citation": ("oai_citation", r"\[?oai_citation:\d{1,4}[^\]\n]{0,80}\]?"),
    "turn0search0": (
        "turn",
        r"(?:file)?(?:cite)?[\ue200-\ue2ff]?turn\d{1,3}"
        r"(?:search|view|news|image|file|fetch|academia|reddit|youtube|product|finance)\d{1,3}",
    ),
    "【1†source】": ("\u2020", r"\u3010\d{1,4}(?::\d{1,4})?\u2020[^\u3011\n]{0,80}\u3011"),
    "[cite_start]": ("[cite", r"\[cite_(?:start|end)\]|\[cite:[^\]\n]{0,80}\]"),
    "[web:1]": (
        ":",
        r"\[(?:web|attached_file|attached_image|generated_image|code_file"
        r"|conversation_history):\d{1,3}\]",
    ),
}
_PLACEHOLDER = (
    r"\[(?:citation needed|(?:insert|add) (?:a )?(?:citation|reference|source)[^\]\n]{0,40})\]"
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
        for form, (hint, _) in _TRACES.items():
            if hint in text:
                yield from _matches(block, _pattern(form), form)


def find_placeholders(blocks: Sequence[Block]) -> Iterator[Residue]:
    """Find the author's own notes that a citation is missing: `[citation needed]`.

    Cost: linear in the length of the text.
    """
    for block, text in _read(blocks):
        if "[" in text:
            yield from _matches(block, _placeholder(), "placeholder")


def find_broken_brackets(blocks: Sequence[Block], labels: Collection[str]) -> Iterator[Residue]:
    """Find numeric markers of which one bracket is missing: `[1, 2 and` or `3].`.

    Args:
        blocks: Outside of the reference lists.
        labels: Of the entries, in the form in which they compare; other numbers are numbers.

    Cost: linear in the length of the text.
    """
    for block, text in _read(blocks):
        for match in _opened().finditer(text) if "[" in text else ():
            if not _closes(text, match.end()) and _are_labels(match[1], labels):
                yield _residue(block, match, "a bracket that is never closed")
        for match in _closed().finditer(text) if "]" in text else ():
            if not _is_open(text, match.start()) and _are_labels(match[1], labels):
                yield _residue(block, match, "a bracket that was never opened")


def _read(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind not in _NO_PROSE:
            yield block, block.prose.text


def _matches(block: Block, pattern: re.Pattern[str], form: str) -> Iterator[Residue]:
    for match in pattern.finditer(block.prose.text):
        if not _is_quoted_code(block, match.start()):
            yield _residue(block, match, form)


def _residue(block: Block, match: re.Match[str], form: str) -> Residue:
    return Residue(form, match[0].strip(), block.prose.span(*match.span()))


def _is_quoted_code(block: Block, at: int) -> bool:
    return any(mark.kind in _NOT_READ and mark.start <= at < mark.end for mark in block.inlines)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(_TRACES[form][1])


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER, re.IGNORECASE)


_LIST = r"\d{1,3}(?: ?[,;\u2013-] ?\d{1,3}){0,20}"


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s.])\[({_LIST})(?=[\s.;:]|$)")


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)({_LIST})\](?=[\s.,;:]|$)")


def _closes(text: str, at: int) -> bool:
    """Say whether a bracket, or an interval's parenthesis, follows before another one opens."""
    following = text[at : at + _REACH].partition("[")[0]
    return "]" in following or ")" in following.partition("(")[0]


def _is_open(text: str, at: int) -> bool:
    before = text[max(0, at - _REACH) : at]
    return "[" in before.rpartition("]")[2] or "(" in before.rpartition(")")[2]


def _are_labels(written: str, labels: Collection[str]) -> bool:
    numbers = parse_numbers(written)
    return bool(numbers) and all(normalise(number) in labels for number in numbers)
