"""Who does what to whom: verbs of effect, what they act on, and who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.kinds.endings import named_by_ending
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# In words: how far a verb reaches to what it acts on, behind it and, in the passive, before it.
_BEHIND = 9
_BEFORE = 5
_BY_ITSELF = frozenset(("drops", "falls", "fell"))  # "pain fell by half"
# "leads to decreased appetite", "with reduced hearing": no verb.
_BEFORE_AN_ADJECTIVE = frozenset(
    ("to", "with", "of", "as", "for", "a", "an", "the", "and", "or", "by", "in", "from", "(", ",")
)
# "A distribution of delays", "the limits": no verb either.
_BEFORE_A_NOUN = frozenset(
    (
        "of",
        "the",
        "these",
        "those",
        "any",
        "such",
        "no",
        "some",
        "their",
        "its",
        "with",
        "remaining",
    )
)
# Verbs that are the same in the past, so that they follow a singular as well, and what no object
# of theirs begins with: "training cut leakage", but "a cut in funds", "the cut off".
_SAME_IN_THE_PAST = frozenset(("beat", "cut", "shed"))
_NO_OBJECT = frozenset(("in", "of", "off", "for", "to", "on", "from", "and", "or", ",", "by"))
# In words: how near a part of the body stands to a state of it.
_NEAR_A_PART = 3
# Marks that end a clause for good, whatever follows.
_STOPS = frozenset((";", ":", "but", "although", "though", "whereas", "however"))
# "calcium supplements" are taken, calcium is eaten.
TAKEN = ("supplement", "therap", "treatment", "tablet", "pill", "infusion", "extract", "injection")
_FAMILIES = ("less", "mend", "more", "hurt")


class Scene(NamedTuple):
    """What a sentence names: what an effect can be on, who can have one, and verbs of effect.

    `ill` are conditions and outcomes, `good` those of them that one wants more of, `bad` the
    others, `inner` those of the bad ones that are states inside of the body ("oxidative stress",
    "impaired secretion"); `body` parts and processes of the body; `treatments` what is given or
    taken, `everyday` food and habits, `exposures` what befalls people.
    """

    tokens: list[str]
    ill: set[int]
    good: set[int]
    bad: set[int]
    inner: set[int]
    body: set[int]
    people: set[int]
    treatments: set[int]
    everyday: set[int]
    exposures: set[int]
    less: list[Hit]
    mend: list[Hit]
    more: list[Hit]
    hurt: list[Hit]
    stops: set[int]


def scene_of(wording: Wording) -> Scene:
    """Find the actors, objects and verbs of a sentence. Cost: linear in its number of words."""
    ill, treatments = _starts(wording, "condition"), _starts(wording, "intervention")
    good, everyday = _starts(wording, "good"), _starts(wording, "food", "lifestyle")
    everyday -= _inside(wording, "exposure")  # in "food insecurity" nothing is eaten
    excluded = _starts(wording, "no condition")
    tokens = wording.tokens
    body = _starts(wording, "physiology")
    for at, group in named_by_ending(tokens):
        if at not in excluded:
            {"disease": ill, "treatment": treatments, "inside": body}[group].add(at)
    taken = _taken(wording) if everyday else everyday
    if body:
        body -= _inside(wording, "condition", "good", "intervention")
        ill -= _inside(wording, "physiology")
    spoilt = {at for at in good if not nearby("spoils").isdisjoint(tokens[at + 1 : at + 3])}
    good -= spoilt
    exposures = _starts(wording, "exposure")
    less, mend, more, hurt = (list(verbs_of(wording, name)) for name in _FAMILIES)
    return Scene(
        tokens=tokens,
        ill=ill | good | spoilt,
        good=good,
        bad=(ill | spoilt) - good,
        inner=_inner(wording, ill - good, body),
        body=body,
        people=_starts(wording, "person", "people"),
        treatments=(treatments - everyday - exposures) | taken,
        everyday=everyday - taken,
        exposures=exposures,
        less=less,
        mend=mend,
        more=more,
        hurt=hurt,
        stops={
            hit.start
            for verbs in (less, mend, more, hurt, wording.hits("link"))
            for hit in verbs
            if not tokens[hit.start].endswith("ed")
        },
    )


def _starts(wording: Wording, *sections: str) -> set[int]:
    found = wording.found
    return {hit.start for section in sections if section in found for hit in found[section]}


def _taken(wording: Wording) -> set[int]:
    return {
        hit.start
        for hit in wording.hits("intervention")
        if hit.end > hit.start + 1 and wording.tokens[hit.end - 1].startswith(TAKEN)
    }


def _inner(wording: Wording, bad: set[int], body: set[int]) -> set[int]:
    """Find states inside of the body: named ones, and a "decline" or "stress" next to a part."""
    inner = _starts(wording, "inner")
    if body:
        states = nearby("state")
        for at in bad:
            near = range(at - _NEAR_A_PART, at + _NEAR_A_PART + 1)
            if wording.tokens[at] in states and not body.isdisjoint(near):
                inner.add(at)
    return inner


def _inside(wording: Wording, *sections: str) -> set[int]:
    """Find words inside of longer names: in "gut health" the gut is no part of the body."""
    return {
        at
        for section in sections
        for hit in wording.hits(section)
        if hit.end > hit.start + 1
        for at in range(hit.start, hit.end)
    }


def verbs_of(wording: Wording, family: str) -> Iterator[Hit]:
    """List the hits of a list and of its base forms that are verbs here.

    Base forms ("lower") are nouns or adjectives as well: they are verbs only behind "to", "may",
    a plural and the like.
    """
    tokens, found = wording.tokens, wording.found
    for hit in found.get(family, ()):
        before = tokens[hit.start - 1] if hit.start else "a"
        if tokens[hit.start].endswith("ed"):
            if before not in _BEFORE_AN_ADJECTIVE:
                yield hit
        elif before not in _BEFORE_A_NOUN or not tokens[hit.end - 1].endswith("s"):
            yield hit
    for hit in found.get(f"{family} base", ()):
        if _is_a_verb(tokens, hit):
            yield hit


def _is_a_verb(tokens: list[str], base: Hit) -> bool:
    before = tokens[base.start - 1] if base.start else ""
    if before in nearby("verb follows") or (len(before) > 4 and before[-1] == "s"):
        return True
    return (
        tokens[base.start] in _SAME_IN_THE_PAST
        and before not in _BEFORE_AN_ADJECTIVE
        and _NO_OBJECT.isdisjoint(tokens[base.end : base.end + 1])
    )


def ahead(scene: Scene, hit: Hit) -> range:
    """Give the places behind an entry that it reaches: up to the end of its clause."""
    end = min(hit.end + _BEHIND, len(scene.tokens))
    for at in range(hit.end, end):
        if stops(scene.tokens, at):
            return range(hit.end, at)
    return range(hit.end, end)


def stops(tokens: list[str], at: int) -> bool:
    """Say whether a clause ends here; the colon of a ratio ("4:1") ends none."""
    if tokens[at] not in _STOPS:
        return False
    ratio = tokens[at] == ":" and "".join(tokens[at - 1 : at + 2 : 2]).isdigit()
    return not ratio


def reaches(scene: Scene, verb: Hit, objects: set[int], most: int = _BEHIND) -> bool:
    """Say whether a verb acts on one of these words: behind it, or "pain was reduced".

    At most `most` words behind it are looked at, and none that another verb acts on.
    """
    if not objects:
        return False
    for at in ahead(scene, verb)[:most]:
        if at in objects:
            return True
        if at in scene.stops:
            break
    passive = scene.tokens[verb.start].endswith("ed") or scene.tokens[verb.start] in _BY_ITSELF
    return passive and not objects.isdisjoint(range(verb.start - _BEFORE, verb.start))


def comes_first(scene: Scene, verb: Hit, wanted: set[int], others: set[int]) -> bool:
    """Say whether a verb acts on one of the wanted words before it comes to one of the others."""
    if wanted:
        for at in ahead(scene, verb):
            if at in wanted:
                return True
            if at in others:
                break
    return False
