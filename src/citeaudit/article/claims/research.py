"""Research as a topic: what is studied, planned, missing or weak, beside what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.lexicon import Hit
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.wording import Wording

# In words: how far behind "few" or "further" stands the research it is said of, how far behind
# "evidence" what it is said to be, and how far before "whether" what asks.
_BEHIND = 4
_SAID = 5
_BEFORE_WHETHER = 5


def read_research(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what says something of the state of research: gaps, limits, plans, open questions."""
    tokens = wording.tokens
    nouns = nearby("research noun")
    named = not nouns.isdisjoint(tokens)
    asks, lacks, weak = nearby("asks whether"), nearby("lacking"), nearby("weakens")
    for at, token in enumerate(tokens):
        if token == "whether" or (token in {"if", "how"} and at and tokens[at - 1] in asks):
            if not asks.isdisjoint(tokens[max(0, at - _BEFORE_WHETHER) : at]):
                yield Kind.RESEARCH_STATUS, Hit(at, at + 1, "whether")
        elif token in weak:
            if not nearby("strength").isdisjoint(tokens[at + 1 : at + 1 + _BEHIND]):
                yield Kind.RESEARCH_STATUS, Hit(at, at + 1, "limits")
        elif named and (
            (token in lacks and _is_lacking(tokens, at))
            or (token in nouns and _is_said_to_lack(tokens, at))
        ):
            yield Kind.RESEARCH_STATUS, Hit(at, at + 1, "lacking")
    for hit in wording.hits("design flaw"):
        if named:
            yield Kind.RESEARCH_STATUS, hit


def _is_lacking(tokens: list[str], at: int) -> bool:
    """Say whether research is missing or asked for: "further trials", no "early trials show"."""
    nouns, findings = nearby("research noun"), nearby("finding")
    for place in range(at + 1, min(at + 1 + _BEHIND, len(tokens))):
        if tokens[place] in nouns:
            return findings.isdisjoint(tokens[place + 1 : place + 4])
        if not tokens[place].isalpha():
            break
    return False


def _is_said_to_lack(tokens: list[str], at: int) -> bool:
    """Say whether research is said to be missing or weak: "evidence remains limited"."""
    copulas, said = nearby("copula"), nearby("said of research")
    for place in range(at + 1, min(at + 1 + _SAID, len(tokens))):
        if tokens[place] in copulas:
            return not said.isdisjoint(tokens[place + 1 : place + 4])
        if not tokens[place].isalpha():
            break
    return False
