"""Sections that owe no citation of their own: abstracts, conclusions, methods, contents."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.lists.list_headings import names_list, plain_heading
from citeaudit.article.model import BlockKind
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from citeaudit.article.model import Block, Document

# In characters: how far into a paragraph the colon of "Conclusion: …" stands.
_LONGEST_LABEL = 32
_MOST_WORDS = 7


def quiet_blocks(document: Document) -> frozenset[int]:
    """Find the blocks that state again what is cited elsewhere, or only the author's own work.

    Args:
        document: The document.

    Returns:
        Indexes of blocks below a heading of `data/section_headings.txt`, up to the next heading
        of its level or above, and of paragraphs that open with one ("Conclusion: …"). What stands
        below the heading of a reference list is quiet as well, whether or not entries were read.

    Cost: linear in the number of blocks.
    """
    quiet: set[int] = set()
    level = 0  # of the quiet heading we are below; 0 for none
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            if not level or block.level <= level:
                level = block.level if _is_quiet(block.prose.text) else 0
        elif level or _labelled(block):
            quiet.add(index)
    return frozenset(quiet)


def _labelled(block: Block) -> bool:
    label, colon, _ = block.prose.text[:_LONGEST_LABEL].partition(":")
    return bool(colon) and _is_quiet(label)


def _is_quiet(heading: str) -> bool:
    plain = plain_heading(heading)
    if not plain:
        return False
    whole, parts = _headings()
    if plain in whole or plain in parts or names_list(heading) is not None:
        return True
    words = plain.split()
    return len(words) <= _MOST_WORDS and any(
        " ".join(words[:count]) in parts or " ".join(words[-count:]) in parts
        for count in range(1, len(words))
    )


@cache
def _headings() -> tuple[frozenset[str], frozenset[str]]:
    sections = read_sections("section_headings.txt")
    whole, parts = (
        frozenset(plain_heading(entry) for entry in sections[name]) for name in ("whole", "part")
    )
    return whole, parts
