"""Which sentences without a marker need a source, by what they are and where they stand."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from citeaudit.article.claims.paragraphs import leads_to
from citeaudit.article.claims.sections import quiet_blocks
from citeaudit.article.model import BlockKind, Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from citeaudit.article.claims.paragraphs import Paragraph
    from citeaudit.article.model import Document
    from citeaudit.article.words.wording import Wording

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
# A paragraph that leads to its own table owes no source for what it counts there.
_COUNTED = frozenset((Kind.STATISTIC, Kind.PREVALENCE))
_FEWEST_WORDS = 5
_FEWEST_WORDS_OF_A_NOTE = 9
_QUOTES = '"“«„'
_QUOTES_END = '"”»“'
_SENTENCE_ENDS = ".!…\"”’')]*_"
# In words: how far into a sentence it says that it goes on with the one before.
_OPENING = 12
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
        elif _shows_own_data().search(paragraph.block.prose.text):
            needed.append(CONSEQUENTIAL - _COUNTED)
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


def is_owed(
    wording: Wording, kinds: Collection[Kind], needed: frozenset[Kind], *, follows: bool
) -> bool:
    """Say whether a sentence without a marker needs a source.

    The authors' own results are their own source; a closing sentence ("Taken together, …") says
    again what its paragraph cites; and one that goes on with the one before ("This effect …")
    shares its source.

    Args:
        wording: The sentence.
        kinds: What it claims.
        needed: The kinds that need a source in its paragraph.
        follows: The sentence before it in the paragraph has a marker.
    """
    if wording.tokens[:1] == ["definition"]:
        return False
    if wording.has("own") or any(hit.start == 0 for hit in wording.hits("closing")):
        needed &= EVEN_IN_A_SUMMARY
    elif follows and not nearby("continuing").isdisjoint(wording.tokens[:_OPENING]):
        needed &= EVEN_IN_A_LEAD
    return not needed.isdisjoint(kinds)


def is_a_statement(sentence: str, kind: BlockKind) -> bool:
    """Say whether a sentence states something: no title, question, quotation, caption or scrap."""
    if not sentence or sentence[-1] == ":" or "?" in sentence[-3:] or sentence[0].islower():
        return False
    words = sentence.count(" ") + 1
    if sentence[-1] not in _SENTENCE_ENDS and (
        kind is BlockKind.PARAGRAPH or words < _FEWEST_WORDS_OF_A_NOTE
    ):
        return False  # a title, the line before a list, a catchword in a list
    if sentence[0] in _QUOTES and (
        sentence.rstrip(".")[-1:] in _QUOTES_END or sentence[0] not in sentence[1:] + '"'
    ):
        return False
    if words < _FEWEST_WORDS or "://" in sentence or sentence.count("$") % 2:
        return False  # cut out of a formula
    return _says_something().search(sentence) is not None and not _caption().match(sentence)


@cache
def _says_something() -> re.Pattern[str]:
    # Two words in a row: a stretch of a formula has none.
    return re.compile(r"[^\W\d_]{2} *[^\W\d_]{3}|[^\W\d_]{5}")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(r"(?:figure|fig\.|table|box|chart|graph)\s*\d", re.IGNORECASE)


@cache
def _shows_own_data() -> re.Pattern[str]:
    return re.compile(r"\((?:see )?(?:table|fig\.|figure)\s", re.IGNORECASE)
