"""What a number in a sentence says: a dose, a share of people, a count, a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.lexicon import Hit
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.wording import Wording

_DOSE_UNITS = frozenset(
    ("mg", "mcg", "µg", "μg", "milligram", "milligrams", "microgram", "micrograms", "iu")
)
# "140 mg/dl" is a value of the laboratory.
_VOLUMES = frozenset(("dl", "l", "ml", "litre", "liter"))
_COUNTED = frozenset(
    (
        "adults",
        "cases",
        "children",
        "individuals",
        "men",
        "participants",
        "patients",
        "people",
        "respondents",
        "subjects",
        "volunteers",
        "women",
    )
)
_STATISTICS = frozenset(("fold", "median", "ratio", "percentile"))
_PER = frozenset(("cent", "100", "1,000", "1000", "10,000", "100,000", "million"))
_CURRENCIES = frozenset("$€£")
_LONGEST_NUMBER_GAP = 4


def read_quantities(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Doses, shares, counts of people, prices: what a number stands before decides its kind."""
    tokens = wording.tokens
    names = {hit.end for hit in wording.hits("names a number")}
    for at in [at for at, token in enumerate(tokens) if "0" <= token < ":" and at not in names]:
        following = tokens[at + 1 : at + 1 + _LONGEST_NUMBER_GAP]
        if not following:
            continue
        unit = following[0]
        shown = Hit(at, at + 2, "number")
        if unit in _DOSE_UNITS:
            value = len(following) > 2 and following[1] == "/" and following[2] in _VOLUMES
            yield (Kind.STATISTIC if value else Kind.DOSE), shown
        elif at and tokens[at - 1] in _CURRENCIES:
            priced = Kind.COST if wording.has("cost") else Kind.STATISTIC
            yield priced, Hit(at - 1, at + 1, "number")
        elif unit in {"%", "percent"} or (unit == "per" and not _PER.isdisjoint(following[1:2])):
            yield _share(wording), shown
        elif not _is_year(tokens[at]) and (
            unit in _STATISTICS or not _COUNTED.isdisjoint(following)
        ):
            yield _count(wording), shown


def _is_year(token: str) -> bool:
    return len(token) == 4 and token[:2] in {"18", "19", "20"}


def _share(wording: Wording) -> Kind:
    """Read a share of people as a prevalence, unless the sentence speaks of an effect."""
    if wording.has("efficacy", "efficacy noun", "efficacy verb", "research weak", "trial"):
        return Kind.STATISTIC
    return Kind.PREVALENCE if wording.has("prevalence verb", "population") else Kind.STATISTIC


def _count(wording: Wording) -> Kind:
    """Read a count as a prevalence where people are said to have something."""
    return Kind.PREVALENCE if wording.has("prevalence verb") else Kind.STATISTIC
