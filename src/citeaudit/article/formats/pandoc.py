"""Pandoc's Markdown and its kin (Quarto, R Markdown, Manubot): citation keys and inline notes.

CommonMark reads the blocks; what pandoc adds to it is looked for in their prose.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.blocks import part_of
from citeaudit.article.formats.base import Reader
from citeaudit.article.formats.comments import markup_comments
from citeaudit.article.formats.commonmark import read_commonmark
from citeaudit.article.lists.records import address_of_key
from citeaudit.article.markers.citation_keys import KeyMarker, key_inlines, key_markers
from citeaudit.article.markers.marker_text import readable
from citeaudit.article.model import Block, BlockKind, Document, Inline, InlineKind, Named
from citeaudit.article.sidecars.composed import compose
from citeaudit.article.sidecars.metadata import parts, yaml_records
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citeaudit.article.model import Comment, Definition, Reference
    from citeaudit.text import Text

_BELONGS = ("bibliography", "references", "csl", "nocite", "citation-style")
_FEWEST = 2  # keys in brackets that prove pandoc's syntax where the metadata says nothing


class PandocReader(Reader):
    """Markdown with citation keys: `.qmd`, `.Rmd`."""

    def read(self, text: Text) -> Document:
        """Take the text apart into blocks, and mark its keys.

        Cost: linear.
        """
        return with_keys(read_commonmark(text)._replace(format="pandoc"), sure=True)

    def comments(self, document: Document) -> tuple[Comment, ...]:
        """Find HTML comments that are addressed to citeaudit."""
        return markup_comments(document)


READER = PandocReader()


def with_keys(document: Document, *, sure: bool) -> Document:
    """Add to a Markdown document what pandoc sees in it.

    Args:
        document: The document as CommonMark reads it.
        sure: It is pandoc's by its name; else its content must prove it.

    Returns:
        The same document where nothing proves that its `@` are keys.
    """
    content = document.text.content
    metadata = [block for block in document.blocks if block.kind is BlockKind.METADATA]
    known = {part.name for block in metadata for part in parts(block)}
    blocks = tuple(part for block in document.blocks for part in _without_fences(block))
    markers = [list(key_markers(block, document.text)) for block in blocks]
    declared = sure or not known.isdisjoint(_BELONGS)
    definitions = [d for d in document.definitions if d.label.startswith("@")]
    if not (declared or definitions or _proven(markers)):
        return document
    if not sure:
        markers = _likely(markers, declared=declared)
    return document._replace(
        blocks=tuple(_with_notes(_marked(blocks, markers))),
        records=_records(content, metadata) + tuple(map(_defined, definitions)),
        nocite=tuple(_nocite(content, metadata)),
    )


@cache
def _div() -> re.Pattern[str]:
    return re.compile(r"^:{3,}.*\n?", re.MULTILINE)


def _without_fences(block: Block) -> Iterator[Block]:
    """Leave out the lines that open and close a div: `::: {.note}`."""
    if ":::" not in block.prose.text or not readable(block):
        yield block
        return
    at = 0
    for fence in (*_div().finditer(block.prose.text), None):
        start, end = fence.span() if fence else (len(block.prose.text),) * 2
        if block.prose.text[at:start].strip():
            yield part_of(block, at, start)
        at = end


# What is a key


def _proven(markers: Sequence[Sequence[KeyMarker]]) -> bool:
    """Say whether keys in brackets prove the syntax: `[@smith2020]` twice, `[@doi:10.5555/1]` once.

    A handle may stand in brackets too, but hardly ends in digits.
    """
    keys = [key for found in markers for marker in found if marker.bracketed for key in marker.keys]
    if any(address_of_key(key) is not None for key in keys):
        return True
    return sum(map(_is_dated, keys)) >= _FEWEST


def _likely(markers: Sequence[Sequence[KeyMarker]], *, declared: bool) -> list[list[KeyMarker]]:
    """Keep the keys that are no handles: in brackets where they are declared, dated, cited so."""
    sure = {
        key
        for found in markers
        for marker in found
        if marker.bracketed and (declared or any(map(_is_dated, marker.keys)))
        for key in marker.keys
    }
    return [
        [marker for marker in found if any(k in sure or _is_dated(k) for k in marker.keys)]
        for found in markers
    ]


def _is_dated(key: str) -> bool:
    """Say whether a key ends as keys do (`smith2020`, `lee19b`), or names its work."""
    return key[-3:].rstrip("abcdefgh")[-1:].isdigit() or address_of_key(key) is not None


# Blocks with keys and notes


def _marked(blocks: Sequence[Block], markers: Sequence[Sequence[KeyMarker]]) -> Iterator[Block]:
    for block, found in zip(blocks, markers, strict=True):
        places = [(marker.start, marker.end) for marker in found]
        kept = _outside_of(places, map(_key_of_link, block.inlines))  # `[@url:https://a.example]`
        inlines = sorted([*kept, *key_inlines(block, found)], key=_place)
        yield block._replace(inlines=tuple(inlines))


def _key_of_link(mark: Inline) -> Inline:
    """See `[@tag:x]` as a key where `[@tag:x]: doi:10.5555/1` made a link of it."""
    if mark.kind is InlineKind.LINK and mark.label.startswith("@"):
        return mark._replace(kind=InlineKind.KEY, target=mark.label[1:], label="")
    return mark


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\^\[|[\[\]]")


def _with_notes(blocks: Iterator[Block]) -> Iterator[Block]:
    """Take the inline notes out: `^[text]` marks its place, its text is a footnote of its own."""
    notes: list[Block] = []
    for block in blocks:
        places = list(_notes(block)) if "^[" in block.prose.text else []
        if not places:
            yield block
            continue
        outside = list(_outside_of(places, block.inlines))
        for start, end in places:
            label = f"note {len(notes) + 1}"
            note = part_of(block, start + 2, end - 1)
            group = -len(notes) - 1  # apart from all groups of the document
            footnote = note._replace(
                kind=BlockKind.FOOTNOTE, level=0, marker=label, group=group, quoted=False
            )
            notes.append(footnote)
            span = block.prose.span(start, end)
            outside.append(Inline(InlineKind.NOTE, start, end, span, label))
        yield block._replace(inlines=tuple(sorted(outside, key=_place)))
    yield from notes


def _notes(block: Block) -> Iterator[tuple[int, int]]:
    """Find `^[…]`, outermost first, brackets inside in pairs."""
    if not readable(block):
        return
    code = {at for m in block.inlines if m.kind is InlineKind.CODE for at in range(m.start, m.end)}
    depth, start = 0, -1
    for match in _brackets().finditer(block.prose.text):
        if match.start() in code:
            continue
        if start < 0:
            if match[0] == "^[":
                start, depth = match.start(), 1
        elif match[0] == "]":
            depth -= 1
            if not depth:
                yield start, match.end()
                start = -1
        else:
            depth += 1


def _place(mark: Inline) -> tuple[int, int]:
    return mark.start, -mark.end


def _outside_of(places: Sequence[tuple[int, int]], inlines: Iterable[Inline]) -> Iterator[Inline]:
    index = 0
    for mark in inlines:
        while index < len(places) and places[index][1] <= mark.start:
            index += 1
        if index == len(places) or mark.start < places[index][0]:
            yield mark


# Metadata


def _records(content: str, metadata: Sequence[Block]) -> tuple[Reference, ...]:
    return tuple(
        record
        for block in metadata
        for part in parts(block)
        if part.name == "references"
        for record in yaml_records(content, part.start, part.end)
    )


def _nocite(content: str, metadata: Sequence[Block]) -> Iterator[Named]:
    for block in metadata:
        for part in parts(block):
            if part.name == "nocite":
                for match in _listed_key().finditer(content, part.start, part.end):
                    yield Named(match[1], Span(*match.span()))


@cache
def _listed_key() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)@(\*|\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*)")


def _defined(definition: Definition) -> Reference:
    """Make an entry of `[@tag:x]: doi:10.5555/1`, Manubot's name for a work."""
    address = address_of_key(definition.url)
    fields = {"url": definition.url if address is None else address, "title": definition.title}
    if definition.url.lower().startswith("isbn:"):
        fields["isbn"] = definition.url
    return compose(definition.label[1:], fields, span=definition.span)
