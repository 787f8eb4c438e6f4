"""What research does: what it asks, whom it follows, what has or has not been studied."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind a study stands what it asks, and behind a group or an analysis; behind
# "been" what was done, behind "merits" the research it wants, behind "will" what is planned, and
# behind "to" what a study is for.
_REACH_OF_STUDY = 18
_REACH_OF_GROUP = 5
_REACH_OF_BEEN = 3
_REACH_OF_ASKING = 5
_REACH_OF_WILL = 3
_REACH_OF_PURPOSE = 2
# "…, according to researchers who studied": something was found.
_FOUND = frozenset(("according", "associated", "linked", "supports"))
_BEEN = frozenset(("been", "being"))
_OF_TRIALS_ONLY = frozenset(("enrol", "enroll", "randomise", "randomize", "recruit"))
# "Put to the test", "meta-analyses": no verb.
_ARTICLES = frozenset(("a", "an", "the", "their", "this", "meta"))
_PARTS = frozenset((";", ":", "(", ")", "—", "–", "that", "which", "because", "but"))


def read_enquiry(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what is asked or was studied, where the sentence names no finding."""
    tokens = wording.tokens
    opening = _opening()
    if opening.isdisjoint(tokens) or not _found().isdisjoint(tokens):
        return
    named = not nearby("enquirer").isdisjoint(tokens)
    studied = named or wording.has("trial", "research weak")
    for at in [at for at, token in enumerate(tokens) if token in opening]:
        if _is_enquiry(tokens, at, named=named, studied=studied):
            yield Kind.RESEARCH_STATUS, Hit(at, at + 1, "enquiry")


@cache
def _opening() -> frozenset[str]:
    """Give the words that can open one of the frames."""
    return nearby("enquirer") | nearby("asks for") | _BEEN | {"will", "to"}


@cache
def _found() -> frozenset[str]:
    """Give the words beside which something was found; "to find out" only asks."""
    return (nearby("finding") | _FOUND) - {"find"}


def _is_enquiry(tokens: list[str], at: int, *, named: bool, studied: bool) -> bool:
    """Say whether a frame begins at a word, with those who ask named, or at least a study."""
    token = tokens[at]
    if token in nearby("asks for") and _is_asked_for(tokens, at):
        return True
    if token in _BEEN:
        return _is_studied(tokens, at)
    if token == "to":
        return named and _is_a_purpose(tokens, at)
    if token == "will":
        return _is_planned(tokens, at, studied=studied)
    return token in nearby("enquirer") and _asks(tokens, at)


def _is_a_purpose(tokens: list[str], at: int) -> bool:
    """Say whether it is what a study is for: "to clarify"."""
    behind = tokens[at + 1 : at + 1 + _REACH_OF_PURPOSE]
    return not nearby("purpose of research").isdisjoint(behind)


def _is_asked_for(tokens: list[str], at: int) -> bool:
    """Say whether research is asked for: "merits closer study"."""
    behind = tokens[at + 1 : at + 1 + _REACH_OF_ASKING]
    return not nearby("asked for").isdisjoint(behind) and "error" not in tokens[at : at + 10]


def _is_studied(tokens: list[str], at: int) -> bool:
    """Say whether something has been looked into: "has hardly been tested"."""
    behind = tokens[at + 1 : at + 1 + _REACH_OF_BEEN]
    return not nearby("looked into").isdisjoint(behind)


def _asks(tokens: list[str], at: int) -> bool:
    """Say whether those who study do: "the team compared", "a trial in nurses tests"."""
    asks = nearby("enquires")
    reach = _REACH_OF_STUDY if tokens[at] in nearby("surely studies") else _REACH_OF_GROUP
    for place in range(at + 1, min(at + 1 + reach, len(tokens))):
        if tokens[place] in asks and tokens[place - 1] not in _ARTICLES:
            return True
        if tokens[place] in _PARTS:
            break
    return False


def _is_planned(tokens: list[str], at: int, *, studied: bool) -> bool:
    """Say whether a study will do so, or its participants: "will be offered", "will recruit"."""
    behind = tokens[at + 1 : at + 1 + _REACH_OF_WILL]
    if not _OF_TRIALS_ONLY.isdisjoint(behind):
        return True
    return studied and not nearby("planned").isdisjoint(behind)
