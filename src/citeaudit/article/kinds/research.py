"""Research as a topic: what is studied, planned, missing or weak, beside what was found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind "few" or "further" stands the research it is said of, how far behind
# "evidence" what it is said to be, and how far before "whether" what asks.
_BEHIND = 4
_SAID = 5
_BEFORE_WHETHER = 5
# "More trials", not "more common in trials".
_SIZES = frozenset(("additional", "further", "larger", "longitudinal", "more"))
# In words: how far behind research stands what it found, and behind "a longitudinal study in …".
_NEAR = 3
_FAR = 14
_PREPOSITIONS = frozenset(("by", "for", "from", "in", "of", "on", "than", "to", "with"))


def read_research(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what says something of the state of research: gaps, limits, plans, open questions."""
    tokens = wording.tokens
    telling = _telling()
    if telling.isdisjoint(tokens):
        return
    named = not nearby("research noun").isdisjoint(tokens)
    for at in [at for at, token in enumerate(tokens) if token in telling]:
        section = _state(tokens, at, named=named)
        if section:
            yield Kind.RESEARCH_STATUS, Hit(at, at + 1, section)
    if named and nearby("finding").isdisjoint(tokens):
        for hit in wording.hits("design flaw"):
            yield Kind.RESEARCH_STATUS, hit


@cache
def _telling() -> frozenset[str]:
    """Give the words that can open one of the frames."""
    sections = ("research noun", "lacking", "weakens")
    return frozenset(("whether", "if", "how")).union(*map(nearby, sections))


def _state(tokens: list[str], at: int, *, named: bool) -> str:
    """Say what a word tells of research, by the list it is from; mostly nothing."""
    token, asks = tokens[at], nearby("asks whether")
    if token == "whether" or (token in {"if", "how"} and at and tokens[at - 1] in asks):
        asked = not asks.isdisjoint(tokens[max(0, at - _BEFORE_WHETHER) : at])
        return "asks whether" if asked else ""
    if named and token in nearby("weakens"):
        weaker = not nearby("strength").isdisjoint(tokens[at + 1 : at + 1 + _BEHIND])
        return "weakens" if weaker else ""
    if named and token in nearby("lacking") and _is_lacking(tokens, at):
        return "lacking"
    said = named and token in nearby("research noun") and _is_said_to_lack(tokens, at)
    return "lacking" if said else ""


def _is_lacking(tokens: list[str], at: int) -> bool:
    """Say whether research is missing or asked for: "further trials", no "early trials show"."""
    small = tokens[at] in _SIZES
    nouns = nearby("research itself") if small else nearby("research noun")
    if tokens[at] == "further" and at and tokens[at - 1] in nearby("verb follows"):
        return False  # "can further improve the analysis"
    for place in range(at + 1, min(at + 1 + _BEHIND, len(tokens))):
        if tokens[place] in nouns:
            return not _finds(tokens, place, _FAR if small else _NEAR)
        if not tokens[place].isalpha() or (small and tokens[place] in _PREPOSITIONS):
            break
    return False


def _finds(tokens: list[str], research: int, reach: int) -> bool:
    """Say whether research found something, other than what it is "to show"."""
    found = nearby("finding") | nearby("finding as well")
    return any(
        tokens[place] in found and tokens[place - 1] not in nearby("verb follows")
        for place in range(research + 1, min(research + 1 + reach, len(tokens)))
    )


def _is_said_to_lack(tokens: list[str], at: int) -> bool:
    """Say whether research is said to be missing or weak: "evidence remains limited"."""
    copulas = nearby("copula")
    of_itself = tokens[at] in nearby("research itself")
    said = nearby("said of research") if of_itself else nearby("said of what is known")
    for place in range(at + 1, min(at + 1 + _SAID, len(tokens))):
        if tokens[place] in copulas:
            return not said.isdisjoint(tokens[place + 1 : place + 4])
        if not tokens[place].isalpha():
            break
    return False
