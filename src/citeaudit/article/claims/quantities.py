"""What a number in a sentence says: a dose, a share of people, a count, a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.lexicon import Hit
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.wording import Wording

# What only a dose is measured in.
_DRUG_UNITS = frozenset(
    ("mg", "mcg", "µg", "μg", "milligram", "milligrams", "microgram", "micrograms", "iu")
)
# What a dose is measured in where the sentence says how often, and a content where it does not.
_MASSES = frozenset(("g", "gram", "grams", "ml", "milliliters", "millilitres", "ounces", "oz"))
_TIMES = frozenset(
    (
        "minute",
        "minutes",
        "min",
        "hour",
        "hours",
        "treatments",
        "session",
        "sessions",
        "servings",
        "cups",
        "capsules",
        "drops",
        "drinks",
        "tablets",
        "tablespoons",
        "teaspoons",
        "standard",
        "monthly",
        "weekly",
        "daily",
    )
)
# "140 mg/dl" is a value of the laboratory, "20 g/100 g" a content.
_VOLUMES = frozenset(("dl", "l", "ml", "litre", "liter", "100", "kg"))
_TIMES |= {"times"}
_SPANS = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "kg", "pounds", "lbs"))
_OFTEN = frozenset(("a", "per", "each", "every", "daily", "weekly", "monthly", "/"))
_CONTENT = frozenset(("contain", "contains", "containing", "content", "provides", "packs"))
_COUNTED = frozenset(
    ("cases", "deaths", "individuals", "participants", "patients", "people", "persons")
)
_COUNTED |= frozenset(("adults", "children", "men", "respondents", "subjects", "volunteers"))
_COUNTED |= frozenset(("women", "infants", "students", "workers", "adolescents", "residents"))
_STATISTICS = frozenset(("fold", "median", "ratio", "percentile"))
_PER = frozenset(("cent", "100", "1,000", "1000", "10,000", "100,000", "million"))
_LARGE = frozenset(("million", "billion"))
_CURRENCIES = frozenset("$€£")
# "risk ratio = 1.40", "the diet: 1.78"; "a trial of 39 pilots".
_BEFORE_A_RESULT = frozenset(("=", ":"))
_STUDIES = frozenset(("trial", "study", "sample", "survey", "cohort"))
_PLACES = frozenset(("facilities", "hospitals", "centers", "centres", "countries", "sites"))
_LONGEST_NUMBER_GAP = 4


def read_quantities(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Doses, shares, counts of people, prices: what a number stands before decides its kind."""
    tokens = wording.tokens
    names = nearby("names a number")
    for at in [at for at, token in enumerate(tokens) if "0" <= token < ":"]:
        if at and tokens[at - 1] in names:
            continue
        following = tokens[at + 1 : at + 1 + _LONGEST_NUMBER_GAP]
        kind = _measured(wording, at, following) if following else None
        if kind is not None:
            yield kind, Hit(at, at + 2, "number")


def _measured(wording: Wording, at: int, following: list[str]) -> Kind | None:
    tokens, unit = wording.tokens, following[0]
    if unit in _SPANS and not nearby("up or later").isdisjoint(following[1:2]):
        return Kind.STATISTIC  # "fell asleep 17 minutes earlier"
    if unit == "times" and _OFTEN.isdisjoint(following[1:2]):
        return (
            Kind.STATISTIC
            if wording.has("likely") or not nearby("up").isdisjoint(wording.tokens)
            else None
        )
    if unit in _DRUG_UNITS or unit in _MASSES or unit in _TIMES:
        return _amount(wording, unit, following)
    if at and tokens[at - 1] in _CURRENCIES and "\\" not in wording.text:  # "$4 \cdot 5$"
        return Kind.COST if wording.has("cost") else Kind.STATISTIC
    before = tokens[at - 1] if at else ""
    if unit in {"%", "percent"} and before in {"<", ">", "below", "above"}:
        return None  # "in patients below 20%": whom a sentence is about
    if unit in {"%", "percent"} or (unit == "per" and not _PER.isdisjoint(following[1:2])):
        return _share(wording)
    if _is_year(tokens[at]):
        return None
    if unit in _LARGE and wording.has("prevalence verb", "prevalence", "population"):
        return Kind.PREVALENCE
    if unit in _STATISTICS or not _COUNTED.isdisjoint(following):
        return (
            Kind.PREVALENCE
            if wording.has("prevalence verb", "prevalence", "prevalence noun")
            else Kind.STATISTIC
        )
    if "." in tokens[at] and before in _BEFORE_A_RESULT and unit != "/":
        return Kind.STATISTIC
    if before == "of" and tokens[at - 2] in _STUDIES and _PLACES.isdisjoint(following):
        return Kind.STATISTIC
    return None


def _amount(wording: Wording, unit: str, following: list[str]) -> Kind | None:
    """Tell a dose from a value of the laboratory, a content of food, and a mere duration."""
    if following[1:2] == ["/"] and not _VOLUMES.isdisjoint(following[2:3]):
        return Kind.STATISTIC
    if unit not in _TIMES and not _CONTENT.isdisjoint(wording.tokens):
        return Kind.STATISTIC
    if unit in _DRUG_UNITS or wording.has("often") or "/" in following[1:2]:
        return Kind.DOSE
    return None


def _is_year(token: str) -> bool:
    return len(token) == 4 and token[:2] in {"18", "19", "20"}


def _share(wording: Wording) -> Kind:
    """Read a share of people as a prevalence, unless the sentence speaks of an effect."""
    if wording.has("prevalence", "prevalence noun") and not wording.has("link", "less"):
        return Kind.PREVALENCE
    if wording.has("efficacy", "efficacy noun", "less", "mend", "research weak", "trial"):
        return Kind.STATISTIC
    return Kind.PREVALENCE if wording.has("prevalence verb", "population") else Kind.STATISTIC
