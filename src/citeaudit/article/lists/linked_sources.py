"""Links in the text as sources: where there is no list, and in notes below what they support."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import plain_url
from citeaudit.article.lists.source_notes import links_apart, names_before, note_start
from citeaudit.article.model import BlockKind, InlineKind, Reference
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citeaudit.article.model import Block, Document, Inline


class _Source(NamedTuple):
    block: Block
    link: Inline
    title: str
    apart: bool


def linked_sources(
    document: Document,
    blocks: Collection[int],
    known: Collection[str],
    *,
    apart_only: bool,
    in_brackets_only: bool = False,
) -> list[Reference]:
    """Make references of the links in the text, each address once.

    Args:
        document: The document.
        blocks: Indexes of the blocks that belong to lists.
        known: Addresses that have a reference, in the form in which they compare.
        apart_only: Only links that are set apart from the sentences, as citations are.
        in_brackets_only: Of these only such as stand in brackets.

    Returns:
        References in document order, counted from 0. Links in headings and around pictures lead
        elsewhere and are left out.

    Cost: linear in the length of the document.
    """
    found: dict[str, Reference] = {}
    for index, block in enumerate(document.blocks):
        if index in blocks or block.kind is BlockKind.HEADING:
            continue
        for source in _sources(block, in_brackets_only=in_brackets_only):
            key = plain_url(source.link.target)
            if key not in found and key not in known and (source.apart or not apart_only):
                found[key] = _reference(document, source, len(found))
    return list(found.values())


def cites_by_words(document: Document) -> bool:
    """Say whether links that go through a definition are words of sentences: `[a trial][2]`.

    Cost: linear in the length of the document.
    """
    return any(
        mark.label and mark.start not in apart and not _is_number(block, mark)
        for block in document.blocks
        if any(mark.label for mark in block.inlines)
        for apart in (links_apart(block),)
        for mark in block.inlines
        if mark.kind is InlineKind.LINK
    )


def _is_number(block: Block, link: Inline) -> bool:
    return block.prose.text[link.start : link.end].strip("[]() ").isdigit()


def _sources(block: Block, *, in_brackets_only: bool) -> Iterator[_Source]:
    pictures = {mark.start for mark in block.inlines if mark.kind is InlineKind.IMAGE}
    links = [mark for mark in block.inlines if _leads_out(mark) and mark.start not in pictures]
    if not links:
        return
    apart = links_apart(block, in_brackets_only=in_brackets_only)
    names = dict(names_before(block, note_start(block)))
    for link in links:
        # "oai_citation:0‡World Bank" is called "World Bank"
        shown = block.prose.text[link.start : link.end].rpartition("\u2021")[2].strip()
        title = names.get(link.start, "") if "://" in shown else shown
        if shown:
            yield _Source(block, link, title, link.start in apart)


def _leads_out(mark: Inline) -> bool:
    return mark.kind is InlineKind.LINK and mark.target.startswith(("http:", "https:"))


def _reference(document: Document, source: _Source, index: int) -> Reference:
    link = source.link
    raw = document.text[link.span]
    at = raw.find(link.target)
    start = link.span.start + at
    spans = {"url": Span(start, start + len(link.target))} if at >= 0 else {}
    label = source.title.strip("[]")
    if label.isdigit():
        return Reference(index, label, link.span, raw, url=link.target, spans=spans)
    return Reference(index, "", link.span, raw, title=source.title, url=link.target, spans=spans)
