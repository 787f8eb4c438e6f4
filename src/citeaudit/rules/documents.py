"""What rules about a whole document look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import BlockKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article, Block

_NO_PROSE = (BlockKind.CODE, BlockKind.METADATA)


def body_of(article: Article) -> Iterator[Block]:
    """Yield the blocks with prose outside of the reference lists, in order.

    Cost: linear in blocks and lists.
    """
    sections = iter(sorted(article.sections))
    section = next(sections, None)
    for block in article.blocks:
        while section and section.end <= block.span.start:
            section = next(sections, None)
        listed = section is not None and section.start <= block.span.start
        if block.kind not in _NO_PROSE and not listed:
            yield block


def prose_of(article: Article) -> Iterator[str]:
    """Yield the prose of a document outside of its reference lists, block by block."""
    for block in body_of(article):
        yield block.prose.text


def head_of(article: Article) -> Span:
    """Give the place that stands for the whole document: its first heading, or its first block."""
    blocks = [block for block in article.blocks if block.kind not in _NO_PROSE]
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return next((block.span for block in headings or blocks), Span(0, 0))
