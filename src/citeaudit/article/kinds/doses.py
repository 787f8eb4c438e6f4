"""How much, how often and how long something is taken, in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.counts import is_threshold
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# What only a dose is measured in.
_DRUG_UNITS = frozenset(
    ("mg", "mcg", "µg", "μg", "milligram", "milligrams", "microgram", "micrograms", "iu")
)
# What a dose is measured in where the sentence says how often, and a content where it does not.
MASSES = frozenset(("g", "gram", "grams", "ml", "milliliters", "millilitres", "ounces", "oz"))
_TIMES = frozenset(
    (
        *("minute", "minutes", "min", "hour", "hours", "treatments", "session", "sessions"),
        *("servings", "cups", "capsules", "drops", "drinks", "tablets", "tablespoons"),
        *("teaspoons", "standard", "monthly", "weekly", "daily", "times"),
    )
)
# "140 mg/dl" is a value of the laboratory, "20 g/100 g" a content.
_VOLUMES = frozenset(("dl", "l", "ml", "litre", "liter", "100", "kg", "m", "g", "min", "cm"))
SPANS = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "kg", "pounds", "lbs"))
_WEIGHTS = frozenset(("kg", "pounds", "lbs"))
# The sittings that a result was reached with are a dose.
_SITTINGS = frozenset(("session", "sessions", "treatments"))
_DOSES = frozenset(("dose", "doses"))
_LONG_SPANS = frozenset(("days", "weeks", "months"))
_OFTEN = frozenset(("a", "per", "each", "every", "daily", "weekly", "monthly", "/"))
_CONTENT = frozenset(("contain", "contains", "containing", "content", "provides", "packs"))
# What has an amount behind its number.
TAKEN = _DRUG_UNITS | MASSES | _TIMES
# In words: how far before "a week" stands how much, and before "6 weeks" the course they are.
_BEFORE_OFTEN = 5
_BEFORE_COURSE = 6
_BEFORE_EATEN = 3


def amounts_in_words(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read "two portions a week" and "five days of penicillin": an amount in words."""
    tokens, numbers = wording.tokens, nearby("number word")
    courses = not nearby("course of time").isdisjoint(tokens)
    if not (courses or "often" in wording.found):
        return
    foods = {hit.start for hit in wording.hits("food")}
    for hit in wording.hits("often"):
        before = tokens[max(0, hit.start - _BEFORE_OFTEN) : hit.start]
        counted = not numbers.isdisjoint(before) or any(word[0].isdigit() for word in before)
        portion = not nearby("portion").isdisjoint(before)
        eaten = not foods.isdisjoint(range(hit.start - _BEFORE_EATEN, hit.start))
        if counted and "by" not in before and (portion or eaten) and tokens[hit.end - 1] != "times":
            yield Kind.DOSE, hit
    given = {hit.start for hit in wording.hits("intervention")} | foods
    if courses:
        for at, token in enumerate(tokens[:-3]):
            if (token in numbers or token[0].isdigit()) and _is_course(tokens, at, given):
                yield Kind.DOSE, Hit(at, at + 2, "number")


def _is_course(tokens: list[str], at: int, given: set[int]) -> bool:
    """Say whether a number counts how long or often a treatment is given: "two doses of"."""
    of = at + 2 if tokens[at + 2] == "of" else at + 3
    if tokens[of : of + 1] != ["of"] or tokens[of - 1] not in nearby("course of time"):
        return False
    if not nearby("gained or lost").isdisjoint(tokens[max(0, at - _BEFORE_OFTEN) : at]):
        return False  # "contains 4 g of creatine"
    if tokens[of - 1] in _DOSES or not given.isdisjoint(range(of + 1, of + 4)):
        return True
    return not nearby("use of a treatment").isdisjoint(tokens[of + 1 : of + 4])


def timed(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Read a span of time: one that something was faster by, or one that it is taken for."""
    unit, tokens = following[0], wording.tokens
    if unit == "times":
        if not _OFTEN.isdisjoint(following[1:2]):
            return None if "year" in following else Kind.DOSE
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


def amount(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Tell a dose from a value of the laboratory, a content of food, and a mere duration."""
    unit = following[0]
    if following[1:2] == ["/"] and not _VOLUMES.isdisjoint(following[2:3]):
        if following[2] == "kg" and unit in _DRUG_UNITS and wording.has("intervention", "often"):
            return Kind.DOSE
        return Kind.DIAGNOSIS if is_threshold(wording.tokens, at) else Kind.STATISTIC
    if "per 100" in wording.text:
        return Kind.STATISTIC  # "80 mg of vitamin C per 100 g"
    if unit not in _TIMES and not _CONTENT.isdisjoint(wording.tokens):
        return Kind.STATISTIC
    if unit in _DRUG_UNITS or unit in _SITTINGS or wording.has("often") or "/" in following[1:2]:
        return Kind.DOSE
    return None
