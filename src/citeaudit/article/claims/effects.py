"""Effects, harms and mechanisms: words that count only beside what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.agents import agent, bad_by_agent, good_by_agent
from citeaudit.article.claims.frames import ahead, comes_first, reaches, scene_of, verbs_of
from citeaudit.article.claims.harms import is_denied, read_harms, stated
from citeaudit.article.claims.helps import helps_to_know, helps_whatever, made_well
from citeaudit.article.claims.lexicon import Hit, each
from citeaudit.article.claims.links import read_links
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.claims.risks import read_risks
from citeaudit.article.claims.rivals import read_rivals
from citeaudit.article.claims.ties import read_ties
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.frames import Scene
    from citeaudit.article.claims.wording import Wording

# Lists of nouns that make a sentence one about health.
HEALTH = ("condition", "good", "intervention", "person", "physiology")
# Verbs of less that are bad news of something good; to calm or to control it is none.
_LESSENING = ("reduc", "decreas", "lower", "diminish", "drop", "limit")
_OF = frozenset(("in", "of"))
_FOR_PEOPLE = ("help", "treat", "protect", "benefit", "support", "cure", "heal")
# In words: how near stands what somebody is helped with, or the good that there is less of.
_NEAR = 5
# In words: how far before "benefit" stands what gives it.
_BEFORE_BENEFIT = 7
# In words: how far before a link its illness stands where none stands behind.
_BEFORE_LINK = 6
# So many parts and processes of the body in one sentence are what it is about.
_FEWEST_INSIDE = 2
_OF_RISKS = frozenset(("risk", "likely"))
# In words: how far before a verb stands the part of the body that acts.
_BEFORE_CHANGE = 3
_PREPOSITIONS = frozenset(("about", "at", "of", "on", "to", "toward", "towards"))
# In words: how far before "of managing" stands what makes an effect of it.
_BEFORE_GERUND = 4
# Verbs that are said of enzymes and receptors more often than of illnesses.
_STOPS_WITHIN = ("inhibit", "block", "suppress", "attenuat", "dampen")
# Said of a task more often than of an effect: "programmes for managing asthma".
_TASKS = ("managing", "mitigating")
# In words: how far before its purpose stands what is used.
_BEFORE_PURPOSE = 9


def read_effects(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find effects of treatments, their harms, causes of illness and mechanisms of the body."""
    scene = scene_of(wording)
    effects = [*_good(wording, scene), *read_links(wording, scene), *read_risks(wording, scene)]
    effects = list(read_ties(wording, scene, effects))
    if wording.has("model") and not wording.has("negator", "negated"):
        effects = [(_in_a_model(kind), hit) for kind, hit in effects]
    helpful = {hit.start for kind, hit in effects if kind is Kind.EFFICACY}
    effects += [(kind, hit) for kind, hit in _bad(scene) if hit.start not in helpful]
    only_named = wording.text.rstrip()[-1:] in {":", "?"}  # "Factors contributing to relapse:"
    for kind, hit in effects:
        if kind is Kind.CAUSE and only_named:
            continue
        if _is_of_the_body(scene, kind, hit):
            yield Kind.MECHANISM, hit
        elif kind is Kind.HARM and is_denied(scene, hit):
            yield Kind.SAFETY, hit
        else:
            yield Kind.MECHANISM if kind is Kind.CAUSE and _is_inner(scene, hit) else kind, hit
    if scene.body:
        yield from _inner(wording, scene)
    elif wording.has("mechanism"):
        yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))
    yield from read_rivals(wording, scene, effective=any(k is Kind.EFFICACY for k, _ in effects))
    yield from read_harms(wording, scene)


def _in_a_model(kind: Kind) -> Kind:
    """Read an effect on animals or cells: it shows how something works, not that it helps."""
    return Kind.MECHANISM if kind in {Kind.EFFICACY, Kind.CAUSE} else kind


def _is_of_the_body(scene: Scene, kind: Kind, hit: Hit) -> bool:
    """Say whether a bad effect or a link is one step of many inside of the body."""
    if len(scene.body) < _FEWEST_INSIDE or hit.section in _OF_RISKS:
        return False
    return kind in {Kind.HARM, Kind.CAUSE} and not agent(scene, hit.start)


def _is_inner(scene: Scene, hit: Hit) -> bool:
    """Say whether a link leads to nothing but states inside of the body, and to no illness."""
    named = scene.tokens[hit.start : hit.end]
    if hit.section in _OF_RISKS or "risk" in named:
        return False
    if not scene.good.isdisjoint(ahead(scene, hit)):
        return False
    touched = scene.bad.intersection(ahead(scene, hit)) or scene.bad.intersection(
        range(hit.start - _BEFORE_LINK, hit.start)
    )
    return scene.inner.issuperset(touched) if touched else bool(scene.body)


def _good(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what does good: less of an illness, more of something wanted."""
    tests = {hit.start for hit in wording.hits("detection")}
    for verbs, objects in (
        (scene.less, scene.bad),
        (scene.mend, scene.ill),
        (scene.more, scene.good),
    ):
        for hit in verbs:
            if _is_purpose(scene, hit) or _is_within(scene, hit, objects):
                continue
            if comes_first(scene, hit, tests, objects):
                yield Kind.DIAGNOSIS, hit
            elif _acts(scene, hit, objects) or helps_whatever(scene, hit):
                yield good_by_agent(scene, hit), hit
    for hit in wording.hits("efficacy noun"):
        if scene.ill or scene.treatments or scene.everyday or wording.has(*HEALTH):
            yield good_by_agent(scene, hit), hit
    for hit in wording.hits("benefit"):
        if _is_given(wording, scene, hit):
            yield good_by_agent(scene, hit), hit
    yield from each(Kind.EFFICACY, stated(wording, "efficacy topic"))
    yield from each(Kind.EFFICACY, made_well(wording, scene))


def _is_given(wording: Wording, scene: Scene, hit: Hit) -> bool:
    """Say whether a benefit is said to be there, or to be missing, of something that is taken."""
    before = wording.tokens[max(0, hit.start - _BEFORE_BENEFIT) : hit.start]
    if not nearby("gives").isdisjoint(before):
        return True
    behind = wording.tokens[hit.end : hit.end + 1]
    said = not nearby("of benefit").isdisjoint(behind)
    return said and bool(scene.ill or scene.treatments or scene.people)


def _is_purpose(scene: Scene, hit: Hit) -> bool:
    """Say whether an effect is only what something is for, or not what it does.

    "Is used to treat", "aims to reduce", "instead of preventing", "a history of managing".
    """
    tokens = scene.tokens
    before = tokens[max(0, hit.start - 2) : hit.start]
    if before[1:] == ["to"]:
        further = tokens[max(0, hit.start - _BEFORE_PURPOSE) : hit.start]
        return before[0] in nearby("purpose") or not nearby("used").isdisjoint(further)
    if before in (["instead", "of"], ["rather", "than"]):
        return True
    if tokens[hit.start].startswith(_TASKS) and before[-1:] != ["by"]:
        further = tokens[max(0, hit.start - _BEFORE_GERUND) : hit.start]
        return nearby("effective").isdisjoint(further)
    if not (before and tokens[hit.start].endswith("ing") and before[-1] in _PREPOSITIONS):
        return False
    further = tokens[max(0, hit.start - _BEFORE_GERUND) : hit.start]
    return nearby("effective").isdisjoint(further)


def _is_within(scene: Scene, hit: Hit, objects: set[int]) -> bool:
    """Say whether it stops something in the body first: "blocks the receptor of the virus"."""
    stops = scene.tokens[hit.start].startswith(_STOPS_WITHIN)
    return stops and comes_first(scene, hit, scene.body, objects)


def _acts(scene: Scene, hit: Hit, objects: set[int]) -> bool:
    """Say whether a verb acts on an object; one such as "help" takes people, or what is near."""
    if scene.tokens[hit.end - 1] in _OF:  # "a decrease in this mean value": a noun, short of reach
        return reaches(scene, hit, objects, _NEAR)
    if not scene.tokens[hit.start].startswith(_FOR_PEOPLE):
        return reaches(scene, hit, objects)
    if helps_to_know(scene, hit):
        return False
    return reaches(scene, hit, objects, _NEAR) or reaches(scene, hit, scene.people, _NEAR)


def _bad(scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what does harm: less of something good, more of an illness."""
    wanted = scene.good - scene.body
    for hit in scene.less:
        if scene.tokens[hit.start].startswith(_LESSENING) and reaches(scene, hit, wanted, _NEAR):
            yield bad_by_agent(scene, hit), hit
    for hit in scene.more:
        acting = agent(scene, hit.start)  # "raises glucose" is bad of what befalls people
        if acting and acting is scene.exposures and reaches(scene, hit, scene.bad):
            yield Kind.CAUSE, hit
    for hit in scene.hurt:
        spared = hit.start and scene.tokens[hit.start - 1] == "without"
        if not spared and agent(scene, hit.start) and reaches(scene, hit, scene.ill):
            yield bad_by_agent(scene, hit), hit


def _inner(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what happens inside of the body."""
    changes = verbs_of(wording, "change")
    for hit in (*scene.less, *scene.mend, *scene.more, *scene.hurt, *changes):
        acting = range(hit.start - _BEFORE_CHANGE, hit.start)
        inner = not scene.body.isdisjoint(acting) and scene.ill.isdisjoint(ahead(scene, hit))
        if inner or reaches(scene, hit, scene.body):
            felt = hit.section == "mend" and scene.treatments and wording.has("person")
            yield Kind.EFFICACY if felt else Kind.MECHANISM, hit
    yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))
