"""Advice: what a sentence tells its readers to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# A sentence of advice opens with its verb, or has it behind one of these.
_AFTER = frozenset((":", ";", "—", "–", "please"))
# "Gently stretch", "do not skip": the verb is the next word.
_BEFORE_A_VERB = frozenset(("also", "always", "first", "never", "only", "then"))
# In words: how far before "is needed" stands what is, and how far behind "requires".
_PASSIVE = frozenset(("needed", "required", "necessary"))
_BEFORE_NEEDED = 12
_BEHIND_NEEDED = 7
_ENDS = frozenset((",", ";", ":", "that"))
_PEOPLE = ("person", "people")
_REACH_OF_HELP = 4
# In words: how far behind "should" or "calls for" stands the research that is asked for.
_REACH_OF_A_CALL = 7
# In words: how near before "should" stands who is told to do something.
_OUGHT = frozenset(("should", "must", "ought"))
_OF_HEALTH = ("food", "lifestyle", "test")
_BEFORE_OUGHT = 4
_HEALERS = ("ologists", "ologist", "ricians", "rician", "surgeons")
# "is recommended", "recommended that"; not "the recommended dose".
_BEFORE_RECOMMENDED = 2
_BE_OR_HAVE = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))
_BEHIND_RECOMMENDED = frozenset(("for", "to", "that", "against", "by", "as", "every", "a", "an"))
# Behind a noun that opens a sentence they show that it is none: "exercise during … is safe".
_FINITE = frozenset(("is", "are", "was", "were", "has", "had", "goes", "did", "remains"))
_ENDS_A_SUBJECT = frozenset(
    (
        *(",", ";", ":", "(", "if", "when", "that", "which", "who", "because", "and", "or"),
        *("until", "as", "unless", "what", "how", "where", "while", "so"),
    )
)
_REACH_OF_A_SUBJECT = 12
_DASHES = frozenset(("—", "–"))
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
        if _is_advice(wording.tokens, hit) and not _is_of_others(wording, hit):
            yield _of_what(wording, hit), hit
    for hit in found.get("essential", ()):
        if hit.end == len(wording.tokens) or wording.tokens[hit.end] in _BEHIND_ESSENTIAL:
            yield Kind.RECOMMENDATION, hit
    if not wording.has("research weak", "trial"):  # "trials are needed" asks for research
        needed = found.get("needed", ())
        if needed and not nearby("action").isdisjoint(wording.tokens):
            people = {one.start for name in _PEOPLE for one in wording.hits(name)}
            for hit in needed:
                if _is_action(wording.tokens, hit) and not _is_in_need(wording.tokens, hit, people):
                    yield Kind.RECOMMENDATION, hit
    for hit in imperatives(wording):
        yield Kind.RECOMMENDATION, hit


def _is_advice(tokens: list[str], hit: Hit) -> bool:
    """Say whether a word advises: not in "should trials fail, …" or "at recommended doses"."""
    word = tokens[hit.start]
    if word == "should":
        return hit.start > 0
    if word != "recommended" or hit.end > hit.start + 1:
        return True
    behind = tokens[hit.end] if hit.end < len(tokens) else "for"
    before = tokens[max(0, hit.start - _BEFORE_RECOMMENDED) : hit.start]
    return behind in _BEHIND_RECOMMENDED or not _BE_OR_HAVE.isdisjoint(before)


def _is_of_others(wording: Wording, hit: Hit) -> bool:
    """Say whether "should" is said to researchers, makers or authors rather than for health."""
    if wording.tokens[hit.start] not in _OUGHT or wording.has("person", "people"):
        return False
    told = nearby("told to do"), nearby("action")
    subject = wording.tokens[max(0, hit.start - _BEFORE_OUGHT) : hit.start]
    if not told[0].isdisjoint(subject) or any(word.endswith(_HEALERS) for word in subject):
        return False
    if not wording.has(*_OF_HEALTH) and all(words.isdisjoint(wording.tokens) for words in told):
        return True
    return not nearby("business of others").isdisjoint(wording.tokens)


def _is_action(tokens: list[str], hit: Hit) -> bool:
    """Say whether something to be done is needed: before "is needed", behind "requires"."""
    if tokens[hit.end - 1] in _PASSIVE:
        needed = tokens[max(0, hit.start - _BEFORE_NEEDED) : hit.start]
    else:
        needed = tokens[hit.end : hit.end + _BEHIND_NEEDED]
        before = tokens[: hit.start]
        opening = next((at for at in range(hit.start, 0, -1) if before[at - 1] in _ENDS), 0)
        needed += before[opening : opening + 1]  # "addressing it requires …"
    return not nearby("action").isdisjoint(needed)


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
        forbidden = tokens[opening] == "don't" or tokens[opening : opening + 2] == ["do", "not"]
        if (
            forbidden
            or tokens[at] in verbs
            or (
                tokens[at] in nouns
                and not nearby("object").isdisjoint(tokens[at + 1 : at + 2])
                and not _is_a_subject(tokens, at)
            )
        ):
            yield Hit(at, at + 1, "imperative")


def _is_a_subject(tokens: list[str], at: int) -> bool:
    """Say whether a noun is what the sentence is about: "return to sport before … is early"."""
    for token in tokens[at + 1 : at + 1 + _REACH_OF_A_SUBJECT]:
        if token in _FINITE:
            return True
        if token in _ENDS_A_SUBJECT:
            return False
    return False


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
        closing = [at for at in places if tokens[at - 1] in _DASHES][1::2]
        if closing:  # "contacts – brief letters – reduce attempts"
            places = [at for at in places if at not in closing]
    if "," in tokens[:-1] and tokens[0] in nearby("opens advice"):
        places.append(tokens.index(",") + 1)  # "If you smoke, …"
    return [0, *places] if tokens else places
