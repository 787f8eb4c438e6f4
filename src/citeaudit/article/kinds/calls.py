"""What is called for: "understanding it is crucial for …", "underscores the need for …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind "is" stands "crucial", how far before it its subject begins, and how
# far from its beginning the subject says that something is to be understood.
_REACH_OF_COPULA = 3
_REACH_OF_SUBJECT = 30
_REACH_OF_HEAD = 5
# In words: how far behind "need for" stands what is needed, and how far before it who says so.
_REACH_OF_NEED = 10
_BEFORE_NEED = 6
_OF_WHAT = frozenset(("for", "of", "on", "to"))
_STOPS = frozenset((";", ":", "(", ")", "but", "because", "although", "while", "whereas", "that"))
# "crucial for", "essential to", "vital in": for what; "essential fats" are none of this.
_BEHIND = frozenset(("for", "to", "in", "if", "when", "as", "and", ",", ";"))


def read_calls(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what is called for: research that is crucial or needed, measures that are needed."""
    tokens = wording.tokens
    crucial, needs = nearby("crucial"), nearby("need of")
    if not (crucial.isdisjoint(tokens) and needs.isdisjoint(tokens)):
        for at in [at for at, token in enumerate(tokens) if token in crucial or token in needs]:
            kind = _crucial(wording, at) if tokens[at] in crucial else _needed(wording, at)
            if kind:
                yield kind, Hit(at, at + 1, "call")


def _crucial(wording: Wording, at: int) -> Kind | None:
    """Read "understanding it is crucial for": something to find out."""
    tokens = wording.tokens
    copulas = nearby("copula of a call")
    being = next(
        (p for p in range(at - 1, max(-1, at - 1 - _REACH_OF_COPULA), -1) if tokens[p] in copulas),
        None,
    )
    if being is None or (at + 1 < len(tokens) and tokens[at + 1] not in _BEHIND):
        return None
    subject = _subject(tokens, being)
    asked = not nearby("to be understood").isdisjoint(subject[:_REACH_OF_HEAD])
    return Kind.RESEARCH_STATUS if asked else None


def _subject(tokens: list[str], being: int) -> list[str]:
    first = max(0, being - _REACH_OF_SUBJECT)
    for at in range(being - 1, first - 1, -1):
        if tokens[at] in _STOPS:
            return tokens[at + 1 : being]
    return tokens[first:being]


def _needed(wording: Wording, at: int) -> Kind | None:
    """Read "underscores the urgent need for": research, or what is done for people's health."""
    tokens = wording.tokens
    if tokens[at + 1 : at + 2] == [] or tokens[at + 1] not in _OF_WHAT:
        return None
    before = tokens[max(0, at - _BEFORE_NEED) : at]
    if nearby("stresses").isdisjoint(before):
        return None
    wanted = tokens[at + 1 : at + 1 + _REACH_OF_NEED]
    if not nearby("to be understood").isdisjoint(wanted[: _REACH_OF_HEAD + 1]):
        return Kind.RESEARCH_STATUS
    if nearby("action").isdisjoint(wanted) or _is_of_a_craft(wording):
        return None
    return Kind.RECOMMENDATION


def _is_of_a_craft(wording: Wording) -> bool:
    """Say whether it is the business of researchers or makers."""
    if wording.is_craft or not wording.has("condition", "person"):
        return True
    return not nearby("who researches").isdisjoint(wording.tokens)
