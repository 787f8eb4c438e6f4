"""Effects, harms and causes: words that count only beside what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.lexicon import Hit
    from citeaudit.article.wording import Wording

# Lists of nouns that make a sentence one about health.
HEALTH = ("condition", "intervention", "person", "physiology")
_VERBS = ("efficacy verb", "efficacy base", "efficacy growth")
_CONDITION_ENDINGS = ("itis", "algia", "emia", "aemia", "pathy", "osis")
# In words: how far an effect verb or a cause reaches to the condition it is about.
_BEHIND_EFFECT = 8
_BEFORE_EFFECT = 4
_BEHIND_CAUSE = 10
_BEFORE_CAUSE = 8
# "leads to decreased appetite", "with reduced hearing": no verb.
_BEFORE_AN_ADJECTIVE = frozenset(("to", "with", "of", "as", "for", "a", "the", "and", "(", ","))
_FOR_PEOPLE = ("help", "treat", "protect", "benefit", "support")


def read_effects(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Find effects of a treatment, and what is held against other treatments."""
    medical = bool(ill) or wording.has(*HEALTH)
    effects = list(_effects_of_verbs(wording, ill))
    if medical:
        effects += each(Kind.EFFICACY, wording.hits("efficacy noun"))
        yield from each(Kind.COMPARATIVE, wording.hits("comparative"))
        if not wording.has("asks"):
            effects += each(Kind.EFFICACY, wording.hits("efficacy topic"))
    if medical or wording.has("mechanism"):
        yield from each(Kind.MECHANISM, wording.hits("mechanism verb"))
    yield from effects
    effective = wording.has("efficacy", "safety") or any(
        kind is Kind.EFFICACY for kind, _ in effects
    )
    if effective and not wording.has("comparator none"):
        yield from each(Kind.COMPARATIVE, wording.hits("comparative weak"))


def _effects_of_verbs(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read verbs by their object: a condition, or only cells and hormones."""
    found = wording.found
    if found.keys().isdisjoint(_VERBS):
        return
    body = {hit.start for hit in wording.hits("physiology")}
    people = {hit.start for hit in wording.hits("person")}
    for hit in _effect_verbs(wording):
        helps = wording.tokens[hit.start].startswith(_FOR_PEOPLE)
        if _reaches(wording, hit, ill) or (helps and _reaches(wording, hit, people)):
            yield Kind.EFFICACY, hit
        elif _reaches(wording, hit, body):
            yield Kind.MECHANISM, hit
    if "efficacy growth" in found:
        good = {hit.start for hit in wording.hits("good")}
        for hit in found["efficacy growth"]:
            if _reaches(wording, hit, good):
                yield Kind.EFFICACY, hit
            elif _reaches(wording, hit, ill):
                yield Kind.CAUSE, hit
            elif _reaches(wording, hit, body):
                yield Kind.MECHANISM, hit


def _effect_verbs(wording: Wording) -> Iterator[Hit]:
    """List effect verbs; "lower" and its like only where the word before makes them verbs."""
    yield from wording.hits("efficacy verb")
    bases = wording.hits("efficacy base")
    if bases:
        led = {hit.end for hit in wording.hits("verb follows")}
        for hit in bases:
            before = wording.tokens[hit.start - 1] if hit.start else ""
            # "statins lower", "vitamins support": a plural subject.
            if hit.start in led or (len(before) > 4 and before[-1] == "s"):
                yield hit


def _reaches(wording: Wording, verb: Hit, objects: set[int]) -> bool:
    """Say whether a verb has one of these words as its object: behind it, or "pain was reduced"."""
    passive = wording.tokens[verb.start].endswith("ed")
    if passive and (verb.start == 0 or wording.tokens[verb.start - 1] in _BEFORE_AN_ADJECTIVE):
        return False
    if not objects.isdisjoint(range(verb.end, verb.end + _BEHIND_EFFECT)):
        return True
    return passive and not objects.isdisjoint(range(verb.start - _BEFORE_EFFECT, verb.start))


def read_harms(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find harms of a treatment, and words such as "safe" where they are said of one."""
    yield from each(Kind.HARM, wording.hits("harm"))
    if wording.has("intervention"):
        yield from each(Kind.HARM, wording.hits("harm weak"))
        if wording.has("cause"):
            yield from each(Kind.HARM, wording.hits("harm symptom"))
    if wording.has("intervention", "person", "dose"):
        yield from each(Kind.SAFETY, wording.hits("safety weak"))


def conditions(wording: Wording) -> set[int]:
    """Say where the sentence names a condition: a listed word, or one that ends like "-itis"."""
    places = {hit.start for hit in wording.hits("condition")}
    if any(ending in wording.text for ending in _CONDITION_ENDINGS):
        excluded = {hit.start for hit in wording.hits("no condition")}
        places.update(
            at
            for at, token in enumerate(wording.tokens)
            if len(token) > 6 and token.endswith(_CONDITION_ENDINGS) and at not in excluded
        )
    return places


def read_causes(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Find causes of a condition that is named near by."""
    bad = ill - {hit.start for hit in wording.hits("good")}
    for hit in wording.hits("cause"):
        near = range(hit.start - _BEFORE_CAUSE, hit.start + _BEHIND_CAUSE)
        if not bad.isdisjoint(near):
            yield Kind.CAUSE, hit


def each(kind: Kind, hits: list[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Give every entry of a list the same kind."""
    for hit in hits:
        yield kind, hit
