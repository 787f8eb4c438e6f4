"""Kinds that depend on who acts: a treatment, food, or what befalls people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.frames import TAKEN, stops
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit

# What these words show does good, whoever does it: "sunlight may prevent rickets".
_HELPS = frozenset(("less", "less base", "mend", "mend base", "efficacy noun", "benefit"))
# Beside one of these what befalls people and what is better were seen together.
_TIES = ("associat", "link", "correlat", "relationship")
# Behind what befalls people: it is ended, which does good.
_ENDED = frozenset(
    (
        *("ban", "bans", "cessation", "control", "reduction", "reductions", "tax", "taxes"),
        *("removal", "avoidance", "quitting", "restriction", "restrictions", "abatement"),
        *("mitigation", "prevention", "law", "laws", "free"),
    )
)
# "Lack of treatment" befalls people; "excessive magnesium" and "diabetes drugs" are taken.
_WITHOUT = frozenset(("lack", "delayed", "delays", "untreated", "poor", "skipping", "neglect"))
_GIVEN = (*TAKEN, "chelat", "drug", "medic", "intervention", "program", "surger", "vaccin")
# What befalls people, and does them good only where it is sought.
_ALSO_TAKEN = frozenset(("drinking", "heat", "sun", "sunlight"))
# In words: how long a name is, whose last word says what it is: "iron chelators".
_LONG_NAME = 4
# In words: how far behind "which" a verb stands, and how far before it what is meant.
_BEHIND_WHICH = 4
_BEFORE_WHICH = 6
# A sentence that opens so names no actor before its first comma.
_OPENINGS = frozenset(("in", "among", "for", "after", "with", "during", "within", "despite", "at"))
# In words: how far behind a harm stands what brings it, and before that what leads to it.
_REACH_BEHIND = 14
_WITH = frozenset(
    (
        *("with", "from", "after", "following", "taking", "undergoing", "using", "on"),
        *("receiving", "given", "multiple", "repeat", "prescribed"),
    )
)
# What is eaten is dosed: what it does ill then is a harm.
_DOSED = frozenset(
    (
        *("dose", "doses", "overdose", "supplement", "supplements", "supplementation", "tablets"),
        *("megadoses", "grams", "iu", "mg", "capsules", "pills", "excess", "excessive", "toxic"),
    )
)
# Behind one of these a report of a finding comes to what was found.
_TELLING = frozenset(("that", "found", "showed", "shows", "show"))

# "found in wild ginger", "were found to": nothing is told.
_NOT_TOLD = frozenset(("in", "to", "among", "on"))


def good_by_agent(scene: Scene, hit: Hit) -> Kind:
    """Read a good effect: one of what befalls people is a cause, unless they are given something.

    "Poverty lowers …" against "support with housing lowers …" and "heat wraps relieve …".
    """
    acting = agent(scene, hit.start)
    if not (acting and acting is scene.exposures):
        return Kind.EFFICACY
    first = min(scene.exposures)
    given = range(first, hit.start)
    if scene.treatments.isdisjoint(given) and _is_tied(scene, first, hit):
        return Kind.CAUSE
    if hit.section in _HELPS:
        return Kind.EFFICACY
    treats = not (scene.treatments.isdisjoint(given) and scene.everyday.isdisjoint(given))
    return Kind.EFFICACY if treats or scene.tokens[first] in _ALSO_TAKEN else Kind.CAUSE


def _is_tied(scene: Scene, first: int, hit: Hit) -> bool:
    """Say whether an effect is only seen along with what befalls people: "linked to less pain"."""
    between = scene.tokens[first + 1 : hit.end]
    if scene.tokens[first] in _ALSO_TAKEN or not _ENDED.isdisjoint(between[:_LONG_NAME]):
        return False
    return any(token.startswith(_TIES) for token in between)


def bad_by_agent(scene: Scene, hit: Hit) -> Kind:
    """Read a bad effect: one of a treatment is a harm."""
    acting = agent(scene, hit.start) or _named_behind(scene, hit)
    if acting and acting is scene.everyday and not _DOSED.isdisjoint(scene.tokens):
        return Kind.HARM
    return Kind.HARM if acting and acting is scene.treatments else Kind.CAUSE


def agent(scene: Scene, at: int) -> set[int]:
    """Give the group of the scene that acts: the one named first in the clause; perhaps none."""
    tokens = scene.tokens
    for which in range(at - 1, max(0, at - _BEHIND_WHICH), -1):
        if tokens[which] == "which":
            return _nearest(scene, which)
    first = 0
    if tokens[0] in _OPENINGS and "," in tokens[:at]:
        first = tokens.index(",") + 1
    for place in range(at - 1, first, -1):
        telling = tokens[place] in _TELLING and tokens[place + 1] not in _NOT_TOLD
        if telling or stops(tokens, place):
            first = place
            break
    for place in range(first, at):
        if place in scene.exposures:
            given = tokens[place] not in _WITHOUT and _names_a_treatment(tokens, place)
            return scene.treatments if given else scene.exposures
        if place in scene.treatments:
            return scene.treatments
        if place in scene.everyday:
            return scene.treatments if _names_a_treatment(tokens, place) else scene.everyday
    return set()


def _named_behind(scene: Scene, hit: Hit) -> set[int]:
    """Give the group that acts where it is named last: "a risk of bleeding with warfarin"."""
    for place in range(hit.end + 1, min(hit.end + _REACH_BEHIND, len(scene.tokens))):
        if scene.tokens[place - 1] in _WITH:
            for group in (scene.exposures, scene.treatments, scene.everyday):
                if place in group:
                    return group
    return set()


def _names_a_treatment(tokens: list[str], at: int) -> bool:
    """Say whether a name ends in a word for what is given: "diabetes drugs"."""
    return any(token.startswith(_GIVEN) for token in tokens[at + 1 : at + _LONG_NAME])


def _nearest(scene: Scene, at: int) -> set[int]:
    """Give the group of what stands right before "which"; perhaps none."""
    for place in range(at - 1, max(-1, at - _BEFORE_WHICH), -1):
        for group in (scene.treatments, scene.everyday, scene.exposures):
            if place in group:
                return group
    return set()
