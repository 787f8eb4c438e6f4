"""Advice: what a sentence tells its readers to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.lexicon import Hit
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.wording import Wording

# A sentence of advice opens with its verb, or has it behind one of these.
_AFTER = frozenset((":", ";", "—", "–", "please"))
# "Gently stretch", "do not skip": the verb is the next word.
_BEFORE_A_VERB = frozenset(("also", "always", "do", "first", "never", "not", "only", "then"))
_PEOPLE = ("person", "people")
_REACH_OF_HELP = 4
# In words: how far behind "should" or "calls for" stands the research that is asked for.
_REACH_OF_A_CALL = 7
# "is essential to …", "is crucial, as …": what is to be done; "are essential fats" is no advice.
_BEHIND_ESSENTIAL = frozenset(
    (
        *("to", "with", "when", "in", "during", "if", "before", "after", "as", "and"),
        *(",", ";", ")", "—", "–"),
    )
)


def read_advice(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find advice on people's health: none on how research is done or goods are made."""
    found = wording.found
    if wording.is_craft:
        return
    for hit in found.get("recommendation", ()):
        yield _of_what(wording, hit), hit
    for hit in found.get("essential", ()):
        if hit.end == len(wording.tokens) or wording.tokens[hit.end] in _BEHIND_ESSENTIAL:
            yield Kind.RECOMMENDATION, hit
    if not wording.has("research weak", "trial"):  # "trials are needed" asks for research
        needed = found.get("needed", ())
        if needed and not nearby("action").isdisjoint(wording.tokens):
            people = {one.start for name in _PEOPLE for one in wording.hits(name)}
            for hit in needed:
                if not _is_in_need(wording.tokens, hit, people):
                    yield Kind.RECOMMENDATION, hit
    for hit in imperatives(wording):
        yield Kind.RECOMMENDATION, hit


def _is_in_need(tokens: list[str], hit: Hit, people: set[int]) -> bool:
    """Say whether people need help ("patients require nursing care"): no advice, but a burden."""
    named = not people.isdisjoint(range(hit.start - 2, hit.start))
    return named and not nearby("help").isdisjoint(tokens[hit.end : hit.end + _REACH_OF_HELP])


def _of_what(wording: Wording, hit: Hit) -> Kind:
    """Tell a call for research ("should be studied in larger trials") from advice."""
    following = wording.tokens[hit.end : hit.end + _REACH_OF_A_CALL]
    research = not nearby("research noun").isdisjoint(following)
    return Kind.RESEARCH_STATUS if research and wording.has("calls") else Kind.RECOMMENDATION


def imperatives(wording: Wording) -> Iterator[Hit]:
    """Find the verbs that tell to do something."""
    tokens = wording.tokens
    verbs, nouns = nearby("imperative"), nearby("imperative noun")
    for opening in _openings(tokens):
        at = _behind_adverb(tokens, opening)
        if tokens[at] in verbs or (
            tokens[at] in nouns and not nearby("object").isdisjoint(tokens[at + 1 : at + 2])
        ):
            yield Hit(at, at + 1, "imperative")


def _behind_adverb(tokens: list[str], at: int) -> int:
    """Give the place of the verb that adverbs open: "gently stretch", "do not skip"."""
    for place in range(at, min(at + 2, len(tokens) - 1)):
        if not (tokens[place].endswith("ly") or tokens[place] in _BEFORE_A_VERB):
            return place
    return min(at + 2, len(tokens) - 1)


def _openings(tokens: list[str]) -> list[int]:
    """Give the places where a sentence can tell what to do: nothing stands before it there."""
    places: list[int] = []
    if not _AFTER.isdisjoint(tokens):
        places = [at for at, token in enumerate(tokens[:-1], 1) if token in _AFTER]
    if "," in tokens[:-1] and tokens[0] in nearby("opens advice"):
        places.append(tokens.index(",") + 1)  # "If you smoke, …"
    return [0, *places] if tokens else places
