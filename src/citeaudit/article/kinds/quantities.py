"""What a number in a sentence says: a dose, a share of people, a count, a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.counts import (
    count,
    counts_in_words,
    is_measured,
    is_result,
    is_year,
)
from citeaudit.article.kinds.doses import MASSES, SPANS, TAKEN, amount, amounts_in_words, timed
from citeaudit.article.kinds.shares import is_among, is_burden, read_shares, share
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

_PER = frozenset(("cent", "100", "1,000", "1000", "10,000", "100,000", "million"))
_PERCENT = frozenset(("%", "percent"))
_OF_AN_INTERVAL = frozenset(("confidence", "credible", "prediction", "ci"))
_PARTS = _PERCENT | {"per"}
_AMONG = frozenset(("in", "of", "out"))
# How sure a test is.
_ACCURACY = frozenset(("sensitivity", "specificity", "auc", "predictive"))
# Beside one of these a number held against another is no effect of a treatment.
_NO_EFFECT = (
    *("harm", "harm symptom", "harm weak", "link", "craft"),
    *("test", "detection", "cost", "model"),
)
_OF_RESEARCH = ("research weak", "document")
_CURRENCIES = frozenset("$€£")
_LONGEST_NUMBER_GAP = 4
# What follows a number that ends a sentence.
_NOTHING = ["", ""]
# In words: how far before a number stands what it is of.
_BEFORE_A_NUMBER = 5


def read_quantities(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Doses, shares, counts of people, prices: what a number stands before decides its kind."""
    found = list(_numbers(wording))
    yield from found
    result = next((hit for kind, hit in found if kind is Kind.STATISTIC), None)
    if result is None:
        return
    if _is_told_by_users(wording):
        yield Kind.EXPERIENCE, result
    if _is_trial_of_a_treatment(wording):
        yield Kind.EFFICACY, result


def _is_told_by_users(wording: Wording) -> bool:
    """Say whether a result is what people said: "nine in ten said that their skin felt firmer"."""
    told = not nearby("told by users").isdisjoint(wording.tokens)
    return told and not wording.has(*_OF_RESEARCH)


def _is_trial_of_a_treatment(wording: Wording) -> bool:
    """Say whether a result is held against a control: "healed in 60% against 41% on placebo"."""
    held = not nearby("control").isdisjoint(wording.tokens)
    return held and wording.has("intervention") and not wording.has(*_NO_EFFECT)


def _numbers(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    tokens = wording.tokens
    yield from read_shares(wording)
    yield from counts_in_words(wording)
    yield from amounts_in_words(wording)
    if not wording.has_number:
        return
    names = nearby("names a number")
    for at in [at for at, token in enumerate(tokens) if "0" <= token < ":"]:
        if at and (tokens[at - 1] in names or _is_whole(tokens, at)):
            continue
        following = _behind(wording, at)
        kind = _measured(wording, at, following or _NOTHING)
        hit = Hit(at, min(at + 2, len(tokens)), "number")
        if kind is not None:
            yield kind, hit
        if not _ACCURACY.isdisjoint(tokens[max(0, at - _BEFORE_A_NUMBER) : at]):
            yield Kind.DIAGNOSIS, hit  # "a sensitivity of 95%"


def _behind(wording: Wording, at: int) -> list[str]:
    """Give the words behind a number, without what closes a formula: "5 %$ of patients"."""
    following = wording.tokens[at + 1 : at + 1 + _LONGEST_NUMBER_GAP]
    return following if "%$" not in wording.text else [word for word in following if word != "$"]


def _is_whole(tokens: list[str], at: int) -> bool:
    """Say whether a number is what a share is of, read with it: "1 in 5 women"."""
    part = tokens[at - 2] if at > 1 and tokens[at - 1] in _AMONG else ""
    return part[:1].isdigit() or part == "out" or part in nearby("number word")


def _measured(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Say what a number measures: time, an amount taken, money, a share, a count, a result."""
    tokens, unit = wording.tokens, following[0]
    before = tokens[at - 1] if at else ""
    if unit in SPANS or unit in MASSES:
        if is_measured(tokens, at):
            return Kind.STATISTIC
        if not nearby("gained or lost").isdisjoint(tokens[max(0, at - _BEFORE_A_NUMBER) : at]):
            return Kind.STATISTIC  # "lost 5 kg", "has 11 g of fat"
    if unit == "times" and following[1:] and not following[1].isalpha():
        return None  # "a 2 times 2 table"
    if unit in SPANS or unit == "times":
        kind = timed(wording, at, following)
        if kind is not None or unit == "times":
            return kind
    if unit in TAKEN:
        return amount(wording, at, following)
    if before in _CURRENCIES and _is_money(wording, at):
        return _price(wording)
    if not nearby("currency").isdisjoint(following[:2]):
        return _price(wording)
    if unit in _PARTS or unit in _AMONG:
        return _portion(wording, at, following)
    return None if is_year(tokens[at]) else count(wording, at, following)


def _portion(wording: Wording, at: int, following: list[str]) -> Kind | None:
    """Read a percentage, a rate and "29 of 30"."""
    tokens, unit = wording.tokens, following[0]
    behind = following[1] if len(following) > 1 else ""
    if unit in _AMONG and is_among(tokens, at):
        # "29 of 30 patients" were counted, "1 in 5" is reckoned
        return Kind.STATISTIC if unit == "of" else share(wording, in_words=True)
    if unit == "per" and behind in _PER:
        return share(wording)
    if unit not in _PERCENT:
        return None if is_year(tokens[at]) else count(wording, at, following)
    if behind in _OF_AN_INTERVAL:
        return None  # "95% confidence intervals" are a method
    if at and tokens[at - 1] in {"<", ">", "below", "above"}:
        return None  # "in patients below 20%": whom a sentence is about
    if is_measured(tokens, at) or is_result(tokens, at) or behind in nearby("by how much"):
        return Kind.PREVALENCE if is_burden(wording) else Kind.STATISTIC
    return None if behind in nearby("solution") else share(wording)


def _is_money(wording: Wording, at: int) -> bool:
    """Tell "$40" from a formula: "$1 2 .", "$8 %$"."""
    tokens = wording.tokens
    if "\\" in wording.text:
        return False
    if at + 1 == len(tokens):
        return len(tokens[at]) > 1  # "was $4 ." is cut out of a formula
    return not (
        tokens[at + 1][0].isdigit() or tokens[at + 1] in _CURRENCIES or tokens[at + 1] == "%"
    )


def _price(wording: Wording) -> Kind:
    """Read a sum of money as a price, unless it is what a company or a market is worth."""
    worth = not nearby("worth of a company").isdisjoint(wording.tokens)
    return Kind.STATISTIC if worth else Kind.COST
