"""Styles of citation that name an entry by something else than its number."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from citeaudit.article.labels import RANGE_SIGNS, normalise, parse_numbers, plain_url
from citeaudit.article.lists.listing import Origin
from citeaudit.article.lists.source_notes import links_apart
from citeaudit.article.markers.citing import NOTES_FIRST, Body, Found
from citeaudit.article.markers.marker_text import visible
from citeaudit.article.model import BlockKind, CitationStyle, InlineKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citeaudit.article.model import Block, Inline

_WIDEST_DASH = 8  # characters between two markers that are the ends of a range


def notes(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield native footnote markers; the parser has paired them with their notes.

    A note that is a remark cites what it names in turn, or nothing.
    """
    for index, block in body.blocks:
        before: Inline | None = None
        for mark in _shown_notes(block):
            named = (*_between(body, block, before, mark), mark.target)
            labels = tuple(n for name in named for n in body.remarks.get(normalise(name), (name,)))
            targets = tuple(body.target(n, mark.span.start, NOTES_FIRST) for n in labels)
            found = (mark.start, mark.end, CitationStyle.FOOTNOTE, labels, targets)
            if labels:
                yield index, Found(*found, 1.0, mark.span)
            before = mark


def _shown_notes(block: Block) -> Iterator[Inline]:
    unseen = 0  # reach of the hidden text so far; inlines come in order
    for mark in block.inlines:
        if mark.kind is InlineKind.HIDDEN:
            unseen = max(unseen, mark.end)
        elif mark.kind is InlineKind.NOTE and mark.start >= unseen:
            yield mark


def _between(body: Body, block: Block, before: Inline | None, mark: Inline) -> tuple[str, ...]:
    """Spell out what stands between two markers of a range: `<a>3</a>-<a>6</a>` names 4 and 5."""
    if before is None or not 0 < mark.start - before.end <= _WIDEST_DASH:
        return ()
    dash = block.prose.text[before.end : mark.start].strip(" []()")
    if len(dash) != 1 or dash not in RANGE_SIGNS:
        return ()
    spelled = parse_numbers(f"{before.target}-{mark.target}")
    return tuple(label for label in spelled[1:-1] if label in body.labels)


def native_keys(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield the markers whose keys the format's own syntax names: `[@a; @b]`, LaTeX's cite."""
    for index, block in body.blocks:
        hidden = [m for m in block.inlines if m.kind is InlineKind.HIDDEN]
        marks = [m for m in block.inlines if m.kind is InlineKind.KEY]
        for (start, end), group in groupby(marks, key=_place):
            if any(mark.start <= start < mark.end for mark in hidden):
                continue
            named = list(group)
            labels = tuple(mark.target for mark in named)
            targets = tuple(_key_target(body, mark.target, mark.span.start) for mark in named)
            found = (start, end, CitationStyle.KEY, labels, targets)
            yield index, Found(*found, 1.0, named[0].span)


def _place(mark: Inline) -> tuple[int, int]:
    return mark.start, mark.end


def undefined_notes(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[^name]` without a definition where the document has footnotes: it leads nowhere."""
    if Origin.NOTES not in body.listed.origins:
        return
    for index, block in body.blocks:
        for match in visible(block, _note()) if "[^" in block.prose.text else ():
            found = (*match.span(), CitationStyle.FOOTNOTE, (match[1],), (None,), 0.9)
            yield index, Found(*found)


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\[\^([^\s\[\]^]{1,60})\]")


def address_links(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield links in prose whose address an entry has: the link is the citation."""
    if not body.urls:
        return
    for index, block in body.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        apart: frozenset[int] | None = None
        for mark in block.inlines:
            if mark.kind is not InlineKind.LINK:
                continue
            target = body.urls.get(plain_url(mark.target))
            if target is not None and mark.end > mark.start:
                reference = body.listed.references[target]
                label = reference.label or block.prose.text[mark.start : mark.end].strip()
                if apart is None:
                    apart = links_apart(block) if body.is_link(target) else frozenset()
                woven = body.is_link(target) and mark.start not in apart
                confidence = 0.6 if woven else 0.9
                found = (mark.start, mark.end, CitationStyle.LINK, (label,), (target,), confidence)
                yield index, Found(*found, mark.span)


def keys(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield `[@smith2020; @lee2019, p. 3]` and `[Smith20]` where the list has such labels."""
    known = {label.lstrip("@") for label in body.labels if not label.isdigit()}
    if not known:
        return
    for index, block in body.blocks:
        for match in visible(block, _bracket()):
            labels = [_key_of(part, known) for part in match[1].split(";")]
            if not any(label in known for label in labels):
                continue
            if any(" " in label and label not in known for label in labels):
                continue
            at = block.prose.span(match.start(), match.end())
            targets = tuple(_key_target(body, label, at.start) for label in labels)
            yield (
                index,
                Found(*match.span(), CitationStyle.KEY, tuple(labels), targets, 1.0, at),
            )


def _key_of(part: str, known: Collection[str]) -> str:
    """Read a key, or the words of one: "@roe2020, p. 3", "Roe et al., 2020"."""
    whole = normalise(part)
    if whole in known:
        return whole
    return normalise(part.strip().partition(",")[0].strip().lstrip("-").lstrip("@"))


def _key_target(body: Body, label: str, at: int) -> int | None:
    plain = body.target(label, at)
    return body.target(f"@{label}", at) if plain is None else plain


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\[([^\[\]\n]{1,300})\]")
