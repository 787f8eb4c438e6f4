"""How well an entry agrees with what a register holds under its identifier.

Forgiving where careful people differ: subtitles, the names of sites, accents and transliteration,
initials, a year online and a year in print. Source: STANDARDS 5, CIT603; APIS 2.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources.titles import bare_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.article.model import Reference
    from citeaudit.evidence.facts import Record

# Of 100: two titles of one work share nearly all words of the shorter, strangers a few.
_SAME = 80
_OTHER = 50
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12  # a title in a script without spaces
_YEARS_APART = 1
_MOST_TITLE = 400
_MOST_RAW = 1_000
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d"}
    | {"ð": "d", "þ": "th", "ı": "i"}
)


class Agreement(NamedTuple):
    """What agrees and what does not; `None` where one side says nothing, or it is hard to tell."""

    title: bool | None
    author: bool | None
    year: bool | None

    @property
    def is_other_work(self) -> bool:
        """Whether the identifier leads to another work: the title differs, and nothing agrees."""
        return self.title is False and not self.author and not self.year


def compare(reference: Reference, record: Record) -> Agreement:
    """Compare an entry with a record, field by field.

    Args:
        reference: The entry, as its author wrote it.
        record: What a register holds.
    """
    return Agreement(
        _titles_agree(reference.title, (record.title, *record.other_titles)),
        _authors_agree(reference, record.authors),
        _years_agree(reference.published, record.years),
    )


def _titles_agree(written: str, held: Iterable[str]) -> bool | None:
    # Imported where there is a record to compare with: a plain check does not pay for it.
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415

    ours = _folded(bare_title(written[:_MOST_TITLE]))
    scores = [
        token_set_ratio(ours, theirs)
        for theirs in (_folded(title[:_MOST_TITLE]) for title in held)
        if _can_be_compared(ours, theirs)
    ]
    if not scores:
        return None
    best = max(scores)
    return True if best >= _SAME else False if best < _OTHER else None


def _can_be_compared(ours: str, theirs: str) -> bool:
    """Say whether two titles are long enough, and in one script."""
    for title in (ours, theirs):
        if len(title.split()) < _FEWEST_WORDS and len(title) < _FEWEST_LETTERS:
            return False
    return ours.isascii() == theirs.isascii()


def _authors_agree(reference: Reference, held: tuple[str, ...]) -> bool | None:
    """Say whether an entry names one of the authors; a page's own name is no author."""
    if not reference.authors or not held:
        return None
    written = _names(" ".join((*reference.authors, reference.raw[:_MOST_RAW])))
    families = (_names(author.partition(",")[0]) for author in held)
    return any(family and family <= written for family in families)


def _names(text: str) -> frozenset[str]:
    """Give the words of names, with `ae`, `oe`, `ue` as the letters that they stand for."""
    folded = _folded(text)
    for pair, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        folded = folded.replace(pair, letter)
    return frozenset(folded.split())


def _years_agree(published: str, held: tuple[int, ...]) -> bool | None:
    if not published[:4].isdigit() or not held:
        return None
    return any(abs(int(published[:4]) - year) <= _YEARS_APART for year in held)


def _folded(text: str) -> str:
    """Fold case, accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
