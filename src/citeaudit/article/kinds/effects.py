"""Effects, harms and mechanisms: words that count only beside what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.agents import agent, bad_by_agent, good_by_agent
from citeaudit.article.kinds.frames import ahead, comes_first, reaches, scene_of, verbs_of
from citeaudit.article.kinds.harms import is_denied, read_harms
from citeaudit.article.kinds.helps import (
    betters_a_method,
    eased_with,
    helps_to_know,
    helps_whatever,
    made_well,
)
from citeaudit.article.kinds.links import read_links
from citeaudit.article.kinds.purposes import changes_by_itself, is_purpose
from citeaudit.article.kinds.risks import read_risks
from citeaudit.article.kinds.rivals import read_rivals
from citeaudit.article.kinds.ties import read_ties
from citeaudit.article.kinds.topics import stated_efficacy
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit, each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.wording import Wording

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
_LINKS = frozenset(("link", "cause", "neutral"))
_OF_RISKS = frozenset(("risk", "likely"))
# In words: how far before a verb stands the part of the body that acts.
_BEFORE_CHANGE = 3
# Verbs that are said of enzymes and receptors more often than of illnesses.
_STOPS_WITHIN = ("inhibit", "block", "suppress", "attenuat", "dampen")
# In words: how far behind an illness the part stands that is named by it, and what ends a name.
_LONG_NAME = 5
_ENDS_A_NAME = frozenset(("of", "in", "by", "and", "or", "with", "via", "through", ",", ";", "("))


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
        if kind is Kind.CAUSE and _befalls(scene, hit) and not _is_inner(scene, hit):
            yield kind, hit  # what upsets the inside of the body is a cause beside its mechanism
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


def _befalls(scene: Scene, hit: Hit) -> bool:
    """Say whether a link is one of what befalls people."""
    return hit.section in _LINKS and not scene.exposures.isdisjoint(range(hit.start))


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
            spoken_of = is_purpose(scene, hit) or betters_a_method(scene, hit)
            if spoken_of or changes_by_itself(scene, hit) or _is_within(scene, hit, objects):
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
    yield from each(Kind.EFFICACY, stated_efficacy(wording))
    yield from each(Kind.EFFICACY, made_well(wording, scene))
    yield from each(Kind.EFFICACY, eased_with(scene))


def _is_given(wording: Wording, scene: Scene, hit: Hit) -> bool:
    """Say whether a benefit is said to be there, or to be missing, of something that is taken."""
    before = wording.tokens[max(0, hit.start - _BEFORE_BENEFIT) : hit.start]
    if not nearby("gives").isdisjoint(before):
        return True
    behind = wording.tokens[hit.end : hit.end + 1]
    said = not nearby("of benefit").isdisjoint(behind)
    return said and bool(scene.ill or scene.treatments or scene.people)


def _is_within(scene: Scene, hit: Hit, objects: set[int]) -> bool:
    """Say whether it stops something in the body first: "blocks the receptor of the virus"."""
    if not scene.tokens[hit.start].startswith(_STOPS_WITHIN):
        return False
    return comes_first(scene, hit, scene.body, objects) or _names_a_part(scene, hit, objects)


def _names_a_part(scene: Scene, hit: Hit, objects: set[int]) -> bool:
    """Say whether the illness only names a part: "inhibits the SARS-CoV-2 spike protein"."""
    touched = next((at for at in ahead(scene, hit) if at in objects), None)
    if touched is None:
        return False
    for at in range(touched + 1, min(touched + _LONG_NAME, len(scene.tokens))):
        if at in scene.body:
            return True
        if scene.tokens[at] in _ENDS_A_NAME:
            break
    return False


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
