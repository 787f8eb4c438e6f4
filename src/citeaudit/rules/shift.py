"""Whether the numbers of a document, or those from one on, are one off against its list."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.labels import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article

# So much better than as they are must sentences and titles fit with the numbers moved. In 41 real
# articles with sound numbers the next entry never fits more than 1.1 times as well, and in none the
# entries next to four labels, from one on (2026-11-28).
_CLEARLY = 1.6
_FEWEST_PAIRS = 5
_MOST_PAIRS = 400  # a sample is enough
_FEWEST_LABELS = 4
_COVERED = 0.8
# Words that so many titles share tell nothing; endings differ between text and title.
_COMMON = 0.25
_STEM = 7
_FEWEST_LETTERS = 4
_NOTHING: frozenset[str] = frozenset()


class Shift(NamedTuple):
    """Markers that are one off.

    Attributes:
        offset: What must be added to a marker for it to fit: 1 or -1.
        first: The lowest label that is off; with it all above are.
        whole: All markers are off.
    """

    offset: int
    first: int
    whole: bool


class _Numbers(NamedTuple):
    """The labels of the one list and of the markers, as numbers."""

    listed: dict[int, int]  # label -> index of the reference
    cited: set[int]


class _Fit(NamedTuple):
    """How well the sentences that cite a label fit its entry, and the one they would fit moved."""

    as_is: float
    moved: float
    pairs: int

    def __add__(self, other: object) -> _Fit:
        """Sum up two fits."""
        assert isinstance(other, _Fit)
        return _Fit(self.as_is + other.as_is, self.moved + other.moved, self.pairs + other.pairs)


_NO_FIT = _Fit(0.0, 0.0, 0)


def shift_of(article: Article) -> Shift | None:
    """Say which markers must be moved by how much to fit the list; nothing where they fit.

    Numbers that are one off leave an entry at the end of the list uncited, and often a label at
    the other end without an entry. That alone is also what a missing entry looks like, so the
    words of sentences and titles must not speak against it; without such a label they must speak
    clearly for it. An entry that was added or taken out further down shifts the markers from
    there on; only words tell.

    Cost: linear in the article; next to nothing where the first and the last entry are cited.
    """
    numbers = _numbers(article)
    if not numbers or len(numbers.cited) < _FEWEST_LABELS:
        return None
    first, last = min(numbers.listed), max(numbers.listed)
    for offset, uncited, dangling in ((1, last, first - 1), (-1, first, last + 1)):
        if uncited in numbers.cited or not _fits_list(numbers, offset, dangling):
            continue
        if dangling not in numbers.cited:
            continue
        fit = sum(_fits(article, numbers, offset).values(), _NO_FIT)
        covered = len(numbers.cited) >= _COVERED * len(numbers.listed)
        if fit.moved >= fit.as_is if covered else fit.moved > _CLEARLY * fit.as_is:
            return Shift(offset, min(numbers.cited), whole=True)
    off = {label for label in numbers.cited if label not in numbers.listed}
    if not off and last not in numbers.cited:
        return _shift_by_words(article, numbers, 1)
    if off == {last + 1} or (not off and first not in numbers.cited):
        return _shift_by_words(article, numbers, -1)
    return None


def _shift_by_words(article: Article, numbers: _Numbers, offset: int) -> Shift | None:
    """Look for the label from which on sentences fit the neighbouring titles clearly better."""
    fits = _fits(article, numbers, offset)
    best, gain, most = -1, 0.0, 0.0
    for label in sorted(fits, reverse=True):
        gain += fits[label].moved - fits[label].as_is
        if gain > most:
            best, most = label, gain
    above = [fit for label, fit in fits.items() if label >= best]
    better = sum(fit.moved > fit.as_is for fit in above)
    worse = sum(fit.moved < fit.as_is for fit in above)
    total = sum(above, _NO_FIT)
    clear = total.moved > _CLEARLY * total.as_is and better > _CLEARLY * worse
    enough = best >= 0 and total.pairs >= _FEWEST_PAIRS and better >= _FEWEST_LABELS
    return Shift(offset, best, whole=best <= min(fits)) if clear and enough else None


def _numbers(article: Article) -> _Numbers | None:
    if len(article.sections) != 1:
        return None
    listed: dict[int, int] = {}
    for reference in article.references:
        label = normalise(reference.label)
        if not label.isdigit() or len(label) > 6:
            return None
        listed.setdefault(int(label), reference.index)
    labels = (normalise(label) for citation in article.citations for label in citation.labels)
    return _Numbers(listed, {int(x) for x in labels if x.isdigit() and len(x) <= 6})


def _fits_list(numbers: _Numbers, offset: int, dangling: int) -> bool:
    """Say whether every marker, once moved, leads to an entry; as it is, all but one may."""
    off = {label for label in numbers.cited if label not in numbers.listed}
    return off <= {dangling} and all(label + offset in numbers.listed for label in numbers.cited)


def _fits(article: Article, numbers: _Numbers, offset: int) -> dict[int, _Fit]:
    """Weigh for each label the rare words that sentences share with the titles they cite."""
    titles = {label: _words(article.references[at].title) for label, at in numbers.listed.items()}
    often = Counter(word for title in titles.values() for word in title)
    highest = max(2.0, _COMMON * len(titles))
    worth = {word: math.log(len(titles) / n) for word, n in often.items() if n <= highest}
    found: dict[int, _Fit] = {}
    for sentence, label in islice(_cited_labels(article), _MOST_PAIRS):
        as_is = sum(worth.get(word, 0) for word in sentence & titles.get(label, _NOTHING))
        moved = sum(worth.get(word, 0) for word in sentence & titles.get(label + offset, _NOTHING))
        found[label] = found.get(label, _NO_FIT) + _Fit(as_is, moved, 1)
    return found


def _cited_labels(article: Article) -> Iterator[tuple[frozenset[str], int]]:
    for claim in article.claims:
        words = _words(claim.focus_text) if claim.citations else _NOTHING
        for index in claim.citations:
            for label in article.citations[index].labels:
                if label.isdigit() and len(label) <= 6:
                    yield words, int(label)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _word().findall(text.lower()))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]{{{_FEWEST_LETTERS},}}")
