"""What a count says: how large a burden is, how many took part, what a measurement gave."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.wordlist import read_sections
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

_COUNTED = frozenset(
    (
        *("cases", "deaths", "individuals", "participants", "patients", "people", "persons"),
        *("adults", "children", "men", "respondents", "subjects", "volunteers"),
        *("women", "infants", "students", "workers", "adolescents", "residents"),
    )
)
# With a number, how large a burden is.
_CASES = frozenset(("cases", "deaths", "hospitalizations", "infections", "illnesses", "outbreaks"))
# What only results are measured in, and what stands before one: "n = 15", "p < 0.05".
_UNITS = frozenset(
    (
        *("bpm", "calories", "cfu", "copies", "fold", "kcal", "log", "log10", "mmhg", "mmol"),
        *("percentage", "msv", "mpa", "kwh", "sd", "kj"),
        *("ng", "nmol", "pg", "points", "ppm", "umol", "µmol", "μmol", "particles", "quintile"),
    )
)
_COUNTRIES = frozenset(("countries", "nations", "provinces", "regions", "states"))
_MEASURES = frozenset(
    ("aor", "auc", "ci", "hr", "irr", "md", "n", "or", "p", "r", "rr", "smd", "wmd")
)
_BEFORE_A_VALUE = frozenset("=<>")
_STATISTICS = frozenset(("fold", "median", "ratio", "percentile"))
_LARGE = frozenset(("million", "millions", "billion", "hundreds", "thousands"))
_LARGE_IN_WORDS = _LARGE | {"thousand", "hundred"}
# "risk ratio = 1.40", "the diet: 1.78"; "a trial of 39 pilots".
_BEFORE_A_RESULT = frozenset(("=", ":"))
_STUDIES = frozenset(("trial", "study", "sample", "survey", "cohort"))
_PLACES = frozenset(("facilities", "hospitals", "centers", "centres", "countries", "sites"))
# In words: how far before a number its name stands, and how far behind it what is counted.
_BEFORE_A_NUMBER = 5
_BEHIND_A_NUMBER = 5
# Before a number: it was measured, or it is how much something changed.
_RESULT_OF = frozenset(
    (
        *("was", "were", "by", "averaged", "reached", "ranged", "varied", "totalled", "totaled"),
        *("amounted", "attained", "exceeded", "came", "stood"),
    )
)
_MOST_FILLERS = 4
_EACH = frozenset(("a", "each", "every", "per", "one"))


@cache
def _counted_people() -> frozenset[str]:
    return _COUNTED.union(read_sections("health.txt")["people"])


def counts_in_words(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find counts with a number in words: "five billion people", "hundreds of thousands"."""
    tokens = wording.tokens
    if _LARGE_IN_WORDS.isdisjoint(tokens):
        return
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        if token in _LARGE_IN_WORDS and not before[:1].isdigit():
            following = tokens[at + 1 : at + 1 + _BEHIND_A_NUMBER]
            exact = before in nearby("number word") or before in _EACH
            if (exact or token[-1] == "s") and not _counted_people().isdisjoint(following):
                kind = _people(wording)
                if kind is not None:
                    yield kind, Hit(at, at + 1, "number")


def count(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Read a count of cases or people, and the result of a measurement."""
    tokens, unit = wording.tokens, following[0]
    before = tokens[at - 1] if at else ""
    if before == "from" and following[0] == "to" and following[1:2] and following[1][:1].isdigit():
        return Kind.STATISTIC  # "fell from 21 to 14"
    if is_result(tokens, at):
        # "the median age was 63 years", but "a score of 8 or more"
        return Kind.DIAGNOSIS if is_threshold(tokens, at) else Kind.STATISTIC
    if not _COUNTRIES.isdisjoint(following[:2]) and wording.has("condition"):
        return None if wording.has("trial", "research weak") else Kind.PREVALENCE
    if not _CASES.isdisjoint(following[:3]) and not wording.has("less", "mend"):
        return Kind.PREVALENCE
    if unit in _LARGE and wording.has("prevalence verb", "prevalence", "population"):
        return Kind.PREVALENCE
    if not _counted_people().isdisjoint(following):
        return _people(wording)
    if unit in _STATISTICS:
        return Kind.STATISTIC
    if is_measured(tokens, at):
        return Kind.STATISTIC
    if unit in _UNITS and is_threshold(tokens, at):
        return Kind.DIAGNOSIS
    if unit in _UNITS or ("." in tokens[at] and before in _BEFORE_A_RESULT and unit != "/"):
        return Kind.STATISTIC
    if before in _MEASURES and "." in tokens[at]:
        return Kind.STATISTIC
    if before in _BEFORE_A_VALUE and at > 1 and tokens[at - 2].isalpha():
        return Kind.STATISTIC
    return Kind.STATISTIC if before == "of" and _is_sum(tokens[at - 2], following) else None


def _is_sum(summed: str, following: list[str]) -> bool:
    """Say whether a count is what was studied: "a total of 412 records", "a trial of 39"."""
    return summed == "total" or (summed in _STUDIES and _PLACES.isdisjoint(following))


def is_result(tokens: list[str], at: int) -> bool:
    """Say whether the name of a result stands before a number: "a sensitivity of 95"."""
    return not nearby("name of a result").isdisjoint(tokens[max(0, at - _BEFORE_A_NUMBER) : at])


def is_measured(tokens: list[str], at: int) -> bool:
    """Say whether a number is what something was or changed by: "was 0.87", "by about 41 m"."""
    fillers = nearby("about a number")
    first = at - 1
    while first >= 0 and at - first <= _MOST_FILLERS and tokens[first] in fillers:
        first -= 1
    return first >= 0 and tokens[first] in _RESULT_OF


def is_threshold(tokens: list[str], at: int) -> bool:
    """Say whether a value is one that something is told by: "above 14", "60 or more"."""
    before = tokens[max(0, at - 3) : at]
    behind = tokens[at + 1 : at + 5]
    if not _RESULT_OF.isdisjoint(before):
        return False  # "was above 140"
    less = before[-1:] == ["than"] and before[-2:-1] != ["more"]
    return less or "or" in behind or not nearby("threshold").isdisjoint(before)


def _people(wording: Wording) -> Kind | None:
    """Tell how many have or die of something from how many took part in a study."""
    tokens = wording.tokens
    if wording.has("trial") or not nearby("took part").isdisjoint(tokens):
        return Kind.STATISTIC
    if not nearby("toll").isdisjoint(tokens):
        return Kind.PREVALENCE
    if wording.has("prevalence verb", "prevalence", "prevalence noun"):
        return Kind.PREVALENCE
    return Kind.STATISTIC


def is_year(token: str) -> bool:
    """Say whether a number is a year."""
    return len(token) == 4 and token.isdigit() and token[:2] in {"18", "19", "20"}
