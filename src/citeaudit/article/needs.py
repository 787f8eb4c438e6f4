"""What a sentence without a marker may not say, by where it stands."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from citeaudit.article.model import BlockKind, Kind
from citeaudit.article.paragraphs import leads_to
from citeaudit.article.sections import quiet_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Document
    from citeaudit.article.paragraphs import Paragraph

# STANDARDS 3.1, "needs a citation".
CONSEQUENTIAL = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.PREVALENCE,
        Kind.CAUSE,
        Kind.DOSE,
        Kind.REGULATORY,
        Kind.STATISTIC,
        Kind.PROMISSORY,
    )
)
# The opening of what is cited below may say it in general, but no number and no promise.
EVEN_IN_A_LEAD = frozenset((Kind.DOSE, Kind.STATISTIC, Kind.PREVALENCE, Kind.PROMISSORY))
# An abstract or a conclusion says again what the body cites; a dose or a promise is acted on.
EVEN_IN_A_SUMMARY = frozenset((Kind.DOSE, Kind.PROMISSORY))
# In paragraphs: how far below its opening a section begins to cite.
_REACH_OF_A_LEAD = 4


def needs(document: Document, paragraphs: Sequence[Paragraph]) -> list[frozenset[Kind]]:
    """Say for each paragraph which kinds need a source of their own there.

    Cost: linear in the number of blocks and paragraphs.
    """
    quiet = quiet_blocks(document)
    introduced = _introduced(paragraphs)
    needed: list[frozenset[Kind]] = []
    for at, paragraph in enumerate(paragraphs):
        if paragraph.place in quiet:
            needed.append(EVEN_IN_A_SUMMARY)
        elif paragraph.block.group in introduced or _is_lead(document, paragraphs, at):
            needed.append(EVEN_IN_A_LEAD)
        else:
            needed.append(CONSEQUENTIAL)
    return needed


def _is_lead(document: Document, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Say whether a paragraph opens what is cited below: the next one, or its whole section."""
    paragraph = paragraphs[at]
    following = paragraphs[at + 1 : at + 1 + _REACH_OF_A_LEAD]
    if not following or paragraph.lent or any(paragraph.marks):
        return False
    if leads_to(paragraph, following[0]):
        return True
    place = paragraph.place
    opens = not place or document.blocks[place - 1].kind is BlockKind.HEADING
    return opens and any(any(other.marks) for other in following)


def _introduced(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Find the lists whose opening line carries the markers for their items: "… include [1]:"."""
    return frozenset(
        item.block.group
        for line, item in pairwise(paragraphs)
        if item.block.group
        and item.block.group != line.block.group
        and any(line.marks)
        and line.block.prose.text.rstrip(" \n[]0123456789,^").endswith(":")
    )


def is_caption(sentence: str) -> bool:
    """Say whether a sentence names a figure or a table rather than states something."""
    return _caption().match(sentence) is not None


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(r"(?:figure|fig\.|table|box|chart|graph)\s*\d", re.IGNORECASE)
