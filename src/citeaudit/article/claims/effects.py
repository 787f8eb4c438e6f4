"""Effects, harms and mechanisms: words that count only beside what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.agents import bad_by_agent, good_by_agent
from citeaudit.article.claims.frames import ahead, comes_first, reaches, scene_of, verbs_of
from citeaudit.article.claims.lexicon import Hit, each
from citeaudit.article.claims.links import read_links
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.claims.risks import read_risks
from citeaudit.article.claims.rivals import read_rivals
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_OF_RISKS = frozenset(("risk", "likely"))
# In words: how far before a verb stands the part of the body that acts.
_BEFORE_CHANGE = 3
# What lowers these of a treatment does good, and makes it safer.
_EVENTS = frozenset(("adverse", "complication", "complications", "side"))
# In words: how near "efficacy" stands what asks after it.
_BEFORE_TOPIC = 7
_BEHIND_TOPIC = 6
_PREPOSITIONS = frozenset(("about", "at", "of", "on", "to", "toward", "towards"))
# In words: how far before "of managing" stands what makes an effect of it.
_BEFORE_GERUND = 4
# In words: how far before its purpose stands what is used.
_BEFORE_PURPOSE = 9
# In words: how near a harm the word stands that makes it small.
_BEFORE_HARM = 3
_BEHIND_HARM = 5


def read_effects(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find effects of treatments, their harms, causes of illness and mechanisms of the body."""
    scene = scene_of(wording)
    effects = [*_good(wording, scene), *read_links(wording, scene), *read_risks(wording, scene)]
    if wording.has("model") and not wording.has("negator", "negated"):
        effects = [(_in_a_model(kind), hit) for kind, hit in effects]
    effects += _bad(scene)
    for kind, hit in effects:
        yield Kind.MECHANISM if kind is Kind.CAUSE and _is_inner(scene, hit) else kind, hit
    if scene.body:
        yield from _inner(wording, scene)
    elif wording.has("mechanism"):
        yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))
    yield from read_rivals(wording, scene, effective=any(k is Kind.EFFICACY for k, _ in effects))
    yield from _harms(wording, scene)


def _in_a_model(kind: Kind) -> Kind:
    """Read an effect on animals or cells: it shows how something works, not that it helps."""
    return Kind.MECHANISM if kind is Kind.EFFICACY else kind


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
        if _is_given(wording, scene, hit):
            yield good_by_agent(scene, hit), hit
    yield from each(Kind.EFFICACY, _stated(wording, "efficacy topic"))


def _is_given(wording: Wording, scene: Scene, hit: Hit) -> bool:
    """Say whether a benefit is said to be there, or to be missing, of something that is taken."""
    before = wording.tokens[max(0, hit.start - _BEFORE_BENEFIT) : hit.start]
    if not nearby("gives").isdisjoint(before):
        return True
    behind = wording.tokens[hit.end : hit.end + 1]
    said = not nearby("of benefit").isdisjoint(behind)
    return said and bool(scene.ill or scene.treatments or scene.people)


def _stated(wording: Wording, topic: str) -> Iterator[Hit]:
    """Find topics that a sentence does not only ask after: "assessed the efficacy of"."""
    asks = {hit.start for hit in wording.hits("asks")}
    for hit in wording.hits(topic):
        if asks.isdisjoint(range(hit.start - _BEFORE_TOPIC, hit.start + _BEHIND_TOPIC + 1)):
            yield hit


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
    if not (before and tokens[hit.start].endswith("ing") and before[-1] in _PREPOSITIONS):
        return False
    further = tokens[max(0, hit.start - _BEFORE_GERUND) : hit.start]
    return nearby("effective").isdisjoint(further)


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
        acting = range(hit.start - _BEFORE_CHANGE, hit.start)
        inner = not scene.body.isdisjoint(acting) and scene.ill.isdisjoint(ahead(scene, hit))
        if inner or reaches(scene, hit, scene.body):
            felt = hit.section == "mend" and scene.treatments and wording.has("person")
            yield Kind.EFFICACY if felt else Kind.MECHANISM, hit
    yield from each(Kind.MECHANISM, wording.hits("mechanism weak"))


def _harms(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find harms of a treatment, and words such as "safe" where they are said of one."""
    treated = bool(scene.treatments or scene.everyday)
    yield from _harm(wording, scene, wording.hits("harm"))
    if (
        scene.bad
        and "harm event" in wording.found
        and not nearby("too much").isdisjoint(wording.tokens)
    ):
        yield from each(Kind.HARM, wording.hits("harm event"))
    if treated:
        yield from _harm(wording, scene, wording.hits("harm weak"))
        given = scene.treatments and wording.has("cause", "link", "harm event")
        if given and "harm symptom" in wording.found:
            yield from _harm(wording, scene, wording.hits("harm symptom"))
    if treated or wording.has("person", "dose"):
        yield from each(Kind.SAFETY, wording.hits("safety weak"))
    yield from each(Kind.SAFETY, _stated(wording, "safety topic"))


def _harm(wording: Wording, scene: Scene, hits: Iterable[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Read harms: one that is avoided or small is a safety ("fewer side effects")."""
    for hit in hits:
        before = range(hit.start - _BEFORE_HARM, hit.start)
        behind = wording.tokens[hit.end : hit.end + _BEHIND_HARM]
        small = not nearby("few").isdisjoint(wording.tokens[max(0, hit.start - 2) : hit.start])
        lessened = any(less.start in before for less in scene.less)
        avoided = small or lessened
        if not avoided:
            yield Kind.HARM, hit
        if lessened and hit.section == "harm" and wording.tokens[hit.start] in _EVENTS:
            yield Kind.EFFICACY, hit
        if hit.section == "harm" and (avoided or not nearby("mild").isdisjoint(behind)):
            yield Kind.SAFETY, hit
