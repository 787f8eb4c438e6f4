"""Shares and ratios in words: "one in four", "two thirds of", "twice as likely", "fivefold"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.counts import is_year
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

_ONE_PART = frozenset(("half", "third", "quarter", "fifth", "sixth", "tenth"))
_PARTS = frozenset(("thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "tenths"))
# "one in four", "one woman out of three", "one of every 160".
_AMONG = frozenset(("in", "of", "per"))
_EVERY = frozenset(("every", "each", "the", "about", "some", "nearly"))
# In words: what is counted between the two numbers ("one hospital patient in eight").
_LONGEST_COUNTED = 3
_OF_WHOM = frozenset(("of", "were", "had", "have", "are", "felt", "reported"))
# What stands before "third" where it is a part and no place in a row.
_A = frozenset(("a", "one", "another", "by", "nearly", "almost", "about", "to"))
_BY = frozenset(("by", "in"))
# "half an hour", "half a tablet" are amounts.
_WHOLE = frozenset(("of", "the", "all", "their", "those", "its", "our", "these", "had", "were"))
_TIMES_WHAT = frozenset(
    (
        *("as", "more", "less", "higher", "lower", "greater", "larger", "likelier", "longer"),
        *("the", "that", "those", "their", "its", "faster", "better", "worse", "stronger", "over"),
        *("increased", "elevated", "fewer", "smaller", "what"),
    )
)
_AT_WORK = ("link", "less", "less base", "intervention", "trial")
# Beside one of these a share is a result.
_MEASURED = ("efficacy", "efficacy noun", "less", "mend", "trial", "detection", "test")
_SPANS = frozenset(("days", "weeks", "months", "hours", "minutes", "years", "sessions", "doses"))


def read_shares(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find the shares and ratios that are told in words. Cost: linear in the number of words."""
    tokens = wording.tokens
    telling = nearby("tells a share")
    none = telling.isdisjoint(tokens) and "fold" not in wording.text
    if none or wording.has("cost"):
        return  # "for a quarter of the price"
    for at in [at for at, token in enumerate(tokens) if token in telling or token[-4:] == "fold"]:
        if _is_ratio(tokens, at):
            yield (
                (Kind.PREVALENCE if is_burden(wording) else Kind.STATISTIC),
                Hit(at, at + 1, "number"),
            )
        elif _is_part(tokens, at) or is_among(tokens, at):
            kind = share(wording, in_words=True)
            if kind is not None:
                yield kind, Hit(at, at + 1, "number")


def _is_part(tokens: list[str], at: int) -> bool:
    """Say whether a word is a part of a whole: "half of", "a third of", "three quarters"."""
    token = tokens[at]
    before = tokens[at - 1] if at else ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token in _PARTS:
        return before in nearby("number word")
    if token == "half":
        return behind in _WHOLE or behind in nearby("those counted")
    return token in _ONE_PART and before in _A and (behind in _OF_WHOM or before == "by")


def is_among(tokens: list[str], at: int) -> bool:
    """Say whether a number opens "one in four", "nine out of ten", "one woman in three"."""
    for among in range(at + 1, min(at + 2 + _LONGEST_COUNTED, len(tokens) - 1)):
        if tokens[among] in _AMONG:
            whole = among + (2 if tokens[among + 1] in _EVERY else 1)
            return whole < len(tokens) and _is_whole(tokens, whole)
        if not tokens[among].isalpha():
            return False
    return False


def _is_whole(tokens: list[str], at: int) -> bool:
    """Say whether a number is what a share is of, and neither a year nor a span of time."""
    token = tokens[at]
    if not (token in nearby("number word") or token[0].isdigit()) or token in {"one", "1"}:
        return False
    return not is_year(token) and _SPANS.isdisjoint(tokens[at + 1 : at + 2])


def _is_ratio(tokens: list[str], at: int) -> bool:
    """Say whether a word multiplies: "twice as", "three times the", "fivefold", "doubled"."""
    token = tokens[at]
    before = tokens[at - 1] if at else ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token == "times":
        return behind in _TIMES_WHAT and (before[:1].isdigit() or before in nearby("number word"))
    if token == "twice":
        return behind in _TIMES_WHAT
    if token[-4:] == "fold":
        return token[:-4] in nearby("number word") or before in nearby("number word")
    if token in nearby("multiplies"):
        return True
    if token in _ONE_PART and not _BY.isdisjoint(tokens[max(0, at - 3) : at]):
        return behind not in {"of", "a", "an"}  # "cut by a third", "in half"
    return token in {"double", "triple", "halve"} and behind in {"the", "risk", "your", "their"}


def is_burden(wording: Wording) -> bool:
    """Say whether a sentence is on how common something is, with nothing at work on it."""
    return wording.has("prevalence", "prevalence noun") and not wording.has(*_AT_WORK)


def share(wording: Wording, *, in_words: bool = False) -> Kind | None:
    """Read a share of people as a prevalence, unless the sentence speaks of an effect.

    A share in words is seldom a result; "a third recover within a year" is a prognosis.
    """
    if _is_result(wording):
        return Kind.STATISTIC
    if wording.has("in time", "course") and (in_words or not wording.has("intervention")):
        return Kind.PROGNOSIS
    if in_words and wording.has("link") and "cases" not in wording.tokens:
        return None
    if in_words and not nearby("fate of a share").isdisjoint(wording.tokens):
        return Kind.PROGNOSIS
    if wording.has("prevalence", "prevalence noun") and not wording.has("link", "less"):
        return Kind.PREVALENCE
    return _share_of_people(wording, in_words=in_words)


def _is_result(wording: Wording) -> bool:
    """Say whether a share was measured or asked for: beside an effect, a control, an opinion."""
    tokens = wording.tokens
    compared = not nearby("compares shares").isdisjoint(tokens)
    return compared or not nearby("opinion").isdisjoint(tokens) or wording.has(*_MEASURED)


def _share_of_people(wording: Wording, *, in_words: bool) -> Kind | None:
    """Read a share by whom it is of: those who are ill, are treated, or were studied."""
    treated = wording.has("intervention")
    ill = wording.has("condition", "prevalence verb")
    if wording.has("population", "people") and ill and not treated:
        return Kind.PREVALENCE
    if wording.has("research weak") or treated:
        return Kind.STATISTIC
    if (wording.has("person") and ill) or wording.has("prevalence verb"):
        return Kind.PREVALENCE
    if in_words:
        return Kind.PREVALENCE if ill or wording.has("people", "person") else None
    if wording.has("population") and not wording.has("document", "craft", "craft weak"):
        return Kind.PREVALENCE
    return Kind.STATISTIC
