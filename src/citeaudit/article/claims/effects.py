"""Effects, harms and mechanisms: words that count only beside what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.agents import bad_by_agent, good_by_agent
from citeaudit.article.claims.frames import ahead, comes_first, reaches, scene_of, verbs_of
from citeaudit.article.claims.links import read_links
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.claims.risks import read_risks
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.claims.frames import Scene
    from citeaudit.article.claims.lexicon import Hit
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
# In words: how near a harm the word stands that makes it small.
_BEFORE_HARM = 3
_BEHIND_HARM = 5


def read_effects(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find effects of treatments, their harms, causes of illness and mechanisms of the body."""
    scene = scene_of(wording)
    effects = [*_good(wording, scene), *read_links(wording, scene), *read_risks(wording, scene)]
    if wording.has("model"):
        effects = [(_in_a_model(kind), hit) for kind, hit in effects]
    yield from effects
    yield from _bad(scene)
    if scene.body:
        yield from _inner(wording, scene)
    elif wording.has("mechanism"):
        yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))
    yield from _compared(wording, scene, effective=any(k is Kind.EFFICACY for k, _ in effects))
    yield from _harms(wording, scene)


def _in_a_model(kind: Kind) -> Kind:
    """Read an effect on animals or cells: it shows how something works, not that it helps."""
    return Kind.MECHANISM if kind is Kind.EFFICACY else kind


def _good(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what does good: less of an illness, more of something wanted."""
    tests = {hit.start for hit in wording.hits("detection")}
    for verbs, objects in (
        (scene.less, scene.bad),
        (scene.mend, scene.ill),
        (scene.more, scene.good),
    ):
        for hit in verbs:
            if _is_purpose(scene, hit):
                continue
            if comes_first(scene, hit, tests, objects):
                yield Kind.DIAGNOSIS, hit
            elif _acts(scene, hit, objects):
                yield good_by_agent(scene, hit), hit
    for hit in wording.hits("efficacy noun"):
        if scene.ill or scene.treatments or scene.everyday or wording.has(*HEALTH):
            yield good_by_agent(scene, hit), hit
    for hit in wording.hits("benefit"):
        before = wording.tokens[max(0, hit.start - _BEFORE_BENEFIT) : hit.start]
        if not nearby("gives").isdisjoint(before):
            yield good_by_agent(scene, hit), hit
    if "efficacy topic" in wording.found and not wording.has("asks"):
        yield from each(Kind.EFFICACY, wording.hits("efficacy topic"))


def _is_purpose(scene: Scene, hit: Hit) -> bool:
    """Say whether an effect is only what something is for: "is used to treat", "aims to reduce"."""
    before = scene.tokens[max(0, hit.start - 2) : hit.start]
    return before[1:] == ["to"] and before[0] in nearby("purpose")


def _acts(scene: Scene, hit: Hit, objects: set[int]) -> bool:
    """Say whether a verb acts on an object; one such as "help" takes people, or what is near."""
    if scene.tokens[hit.end - 1] in _OF:  # "a decrease in this mean value": a noun, short of reach
        return reaches(scene, hit, objects, _NEAR)
    if not scene.tokens[hit.start].startswith(_FOR_PEOPLE):
        return reaches(scene, hit, objects)
    return reaches(scene, hit, objects, _NEAR) or reaches(scene, hit, scene.people, _NEAR)


def _bad(scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what does harm: less of something good, more of an illness."""
    wanted = scene.good - scene.body
    for hit in scene.less:
        if scene.tokens[hit.start].startswith(_LESSENING) and reaches(scene, hit, wanted, _NEAR):
            yield bad_by_agent(scene, hit), hit
    for verbs, objects in ((scene.more, scene.bad), (scene.hurt, scene.ill)):
        for hit in verbs:
            if reaches(scene, hit, objects):
                yield bad_by_agent(scene, hit), hit


def _inner(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what happens inside of the body."""
    changes = verbs_of(wording, "change")
    for hit in (*scene.less, *scene.mend, *scene.more, *scene.hurt, *changes):
        if reaches(scene, hit, scene.body):
            yield Kind.MECHANISM, hit
    yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))


def _compared(wording: Wording, scene: Scene, *, effective: bool) -> Iterator[tuple[Kind, Hit]]:
    """Find what is held against another treatment."""
    others = scene.treatments | scene.everyday
    if scene.ill or others:
        yield from each(Kind.COMPARATIVE, wording.hits("comparative"))
    if effective or wording.has("efficacy", "safety"):
        for hit in wording.hits("comparative weak"):
            control = nearby("comparator none").isdisjoint(wording.tokens[hit.end : hit.end + 3])
            if control and not others.isdisjoint(ahead(scene, hit)):
                yield Kind.COMPARATIVE, hit


def _harms(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find harms of a treatment, and words such as "safe" where they are said of one."""
    treated = bool(scene.treatments or scene.everyday)
    yield from _harm(wording, scene, wording.hits("harm"))
    if treated:
        yield from _harm(wording, scene, wording.hits("harm weak"))
        if "harm symptom" in wording.found and wording.has("cause", "link", "harm event"):
            yield from _harm(wording, scene, wording.hits("harm symptom"))
    if treated or wording.has("person", "dose"):
        yield from each(Kind.SAFETY, wording.hits("safety weak"))
    if "safety topic" in wording.found and not wording.has("asks"):
        yield from each(Kind.SAFETY, wording.hits("safety topic"))


def _harm(wording: Wording, scene: Scene, hits: Iterable[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Read harms: one that is avoided or small is a safety ("fewer side effects")."""
    for hit in hits:
        before = range(hit.start - _BEFORE_HARM, hit.start)
        behind = wording.tokens[hit.end : hit.end + _BEHIND_HARM]
        small = not nearby("few").isdisjoint(wording.tokens[max(0, hit.start - 2) : hit.start])
        avoided = small or any(less.start in before for less in scene.less)
        if not avoided:
            yield Kind.HARM, hit
        if hit.section == "harm" and (avoided or not nearby("mild").isdisjoint(behind)):
            yield Kind.SAFETY, hit


def each(kind: Kind, hits: Iterable[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Give every entry of a list the same kind."""
    for hit in hits:
        yield kind, hit
