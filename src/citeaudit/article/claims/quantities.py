"""What a number in a sentence says: a dose, a share of people, a count, a price."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.claims.lexicon import Hit
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.model import Kind
from citeaudit.article.wordlist import read_sections

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
_WEIGHTS = frozenset(("kg", "pounds", "lbs"))
# The sittings that a result was reached with are a dose.
_SITTINGS = frozenset(("session", "sessions", "treatments"))
_LONG_SPANS = frozenset(("days", "weeks", "months"))
_OFTEN = frozenset(("a", "per", "each", "every", "daily", "weekly", "monthly", "/"))
_CONTENT = frozenset(("contain", "contains", "containing", "content", "provides", "packs"))
_COUNTED = frozenset(
    ("cases", "deaths", "individuals", "participants", "patients", "people", "persons")
)
_COUNTED |= frozenset(("adults", "children", "men", "respondents", "subjects", "volunteers"))
_COUNTED |= frozenset(("women", "infants", "students", "workers", "adolescents", "residents"))
# With a number, how large a burden is.
_CASES = frozenset(("cases", "deaths", "hospitalizations", "infections", "illnesses", "outbreaks"))
# What only results are measured in, and what stands before one: "n = 15", "p < 0.05".
_UNITS = frozenset(
    (
        *("bpm", "calories", "cfu", "copies", "fold", "kcal", "kj", "log", "log10", "mmhg", "mmol"),
        *("ng", "nmol", "pg", "points", "ppm", "umol", "µmol", "μmol", "particles", "quintile"),
    )
)
_COUNTRIES = frozenset(("countries", "nations", "provinces", "regions", "states"))
_MEASURES = frozenset(
    ("aor", "auc", "ci", "hr", "irr", "md", "n", "or", "p", "r", "rr", "smd", "wmd")
)
_BEFORE_A_VALUE = frozenset("=<>")
_STATISTICS = frozenset(("fold", "median", "ratio", "percentile"))
_PER = frozenset(("cent", "100", "1,000", "1000", "10,000", "100,000", "million"))
_LARGE = frozenset(("million", "billion"))
_CURRENCIES = frozenset("$€£")
# "risk ratio = 1.40", "the diet: 1.78"; "a trial of 39 pilots".
_BEFORE_A_RESULT = frozenset(("=", ":"))
_STUDIES = frozenset(("trial", "study", "sample", "survey", "cohort"))
_PLACES = frozenset(("facilities", "hospitals", "centers", "centres", "countries", "sites"))
_LONGEST_NUMBER_GAP = 4
# In words: how far before "a week" stands how much, and before "6 weeks" the course they are.
_BEFORE_OFTEN = 5
_BEFORE_COURSE = 6


@cache
def _counted_people() -> frozenset[str]:
    return _COUNTED.union(read_sections("health.txt")["people"])


def read_quantities(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Doses, shares, counts of people, prices: what a number stands before decides its kind."""
    tokens = wording.tokens
    yield from _spelled_out(wording)
    names = nearby("names a number")
    for at in [at for at, token in enumerate(tokens) if "0" <= token < ":"]:
        if at and tokens[at - 1] in names:
            continue
        following = tokens[at + 1 : at + 1 + _LONGEST_NUMBER_GAP]
        kind = _measured(wording, at, following) if following else None
        if kind is not None:
            yield kind, Hit(at, at + 2, "number")


def _spelled_out(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read "two portions a week": an amount in words and how often."""
    for hit in wording.hits("often"):
        before = wording.tokens[max(0, hit.start - _BEFORE_OFTEN) : hit.start]
        if not (nearby("number word").isdisjoint(before) or nearby("portion").isdisjoint(before)):
            yield Kind.DOSE, hit


def _measured(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Say what a number measures: time, an amount taken, money, a share, a count, a result."""
    tokens, unit = wording.tokens, following[0]
    before = tokens[at - 1] if at else ""
    if unit in _SPANS or unit == "times":
        kind = _time(wording, at, following)
        if kind is not None or unit == "times":
            return kind
    if unit in _DRUG_UNITS or unit in _MASSES or unit in _TIMES:
        return _amount(wording, unit, following)
    if before in _CURRENCIES and "\\" not in wording.text:  # "$4 \cdot 5$"
        return Kind.COST if wording.has("cost", "cost weak") else Kind.STATISTIC
    if unit in {"%", "percent"}:
        # "in patients below 20%": whom a sentence is about
        return None if before in {"<", ">", "below", "above"} else _share(wording)
    if unit == "per" and not _PER.isdisjoint(following[1:2]):
        return _share(wording)
    return None if _is_year(tokens[at]) else _count(wording, at, following)


def _time(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Read a span of time: one that something was faster by, or one that it is taken for."""
    unit, tokens = following[0], wording.tokens
    if unit == "times":
        if not _OFTEN.isdisjoint(following[1:2]):
            return Kind.DOSE
        rises = wording.has("likely") or not nearby("up").isdisjoint(tokens)
        return Kind.STATISTIC if rises else None
    if not nearby("up or later").isdisjoint(following[1:2]):
        return Kind.STATISTIC  # "fell asleep 17 minutes earlier"
    if unit in _WEIGHTS:
        return Kind.STATISTIC if wording.has("efficacy noun", "less", "more", "mend") else None
    if unit in _LONG_SPANS and wording.has("intervention"):
        near = tokens[max(0, at - _BEFORE_COURSE) : at] + following
        if not nearby("course of treatment").isdisjoint(near):
            return Kind.DOSE
    return None


def _count(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Read a count of cases or people, and the result of a measurement."""
    tokens, unit = wording.tokens, following[0]
    before = tokens[at - 1] if at else ""
    if before == "from" and following[0] == "to" and following[1][:1].isdigit():
        return Kind.STATISTIC  # "fell from 21 to 14"
    if not nearby("name of a result").isdisjoint(tokens[max(0, at - _BEFORE_OFTEN) : at]):
        return Kind.STATISTIC  # "the median age was 63 years"
    if not _COUNTRIES.isdisjoint(following[:2]) and wording.has("condition"):
        return None if wording.has("trial", "research weak") else Kind.PREVALENCE
    if not _CASES.isdisjoint(following[:3]) and not wording.has("less", "mend"):
        return Kind.PREVALENCE
    if unit in _LARGE and wording.has("prevalence verb", "prevalence", "population"):
        return Kind.PREVALENCE
    if unit in _STATISTICS or not _counted_people().isdisjoint(following):
        common = wording.has("prevalence verb", "prevalence", "prevalence noun")
        return Kind.PREVALENCE if common else Kind.STATISTIC
    if unit in _UNITS or ("." in tokens[at] and before in _BEFORE_A_RESULT and unit != "/"):
        return Kind.STATISTIC
    if before in _MEASURES and "." in tokens[at]:
        return Kind.STATISTIC
    if before in _BEFORE_A_VALUE and at > 1 and tokens[at - 2].isalpha():
        return Kind.STATISTIC
    studied = before == "of" and tokens[at - 2] in _STUDIES and _PLACES.isdisjoint(following)
    return Kind.STATISTIC if studied else None


def _amount(wording: Wording, unit: str, following: list[str]) -> Kind | None:
    """Tell a dose from a value of the laboratory, a content of food, and a mere duration."""
    if following[1:2] == ["/"] and not _VOLUMES.isdisjoint(following[2:3]):
        return Kind.STATISTIC
    if "per 100" in wording.text:
        return Kind.STATISTIC  # "80 mg of vitamin C per 100 g"
    if unit not in _TIMES and not _CONTENT.isdisjoint(wording.tokens):
        return Kind.STATISTIC
    if unit in _DRUG_UNITS or unit in _SITTINGS or wording.has("often") or "/" in following[1:2]:
        return Kind.DOSE
    return None


def _is_year(token: str) -> bool:
    return len(token) == 4 and token[:2] in {"18", "19", "20"}


def _share(wording: Wording) -> Kind:
    """Read a share of people as a prevalence, unless the sentence speaks of an effect."""
    if wording.has("prevalence", "prevalence noun") and not wording.has("link", "less"):
        return Kind.PREVALENCE
    if wording.has("efficacy", "efficacy noun", "less", "mend", "trial"):
        return Kind.STATISTIC
    if wording.has("population", "people") and wording.has("condition", "prevalence verb"):
        return Kind.PREVALENCE
    if wording.has("research weak"):
        return Kind.STATISTIC
    ill = wording.has("person") and wording.has("condition") and not wording.has("intervention")
    if ill or wording.has("prevalence verb", "population"):
        return Kind.PREVALENCE
    return Kind.STATISTIC
