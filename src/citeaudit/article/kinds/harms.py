"""Harms of treatments, and their safety: side effects, what befalls the treated, what is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.agents import agent, bad_by_agent
from citeaudit.article.kinds.frames import ahead, stops
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# What lowers these of a treatment does good, and makes it safer.
_EVENTS = frozenset(("adverse", "complication", "complications", "side"))
_AVOIDS = ("prevent", "avoid", "protect")
_KEEPS = ("protect", "shield", "spare", "guard", "free", "rid", "save")
_FROM = frozenset(("from", "against", "of"))
# In words: how near "efficacy" stands what asks after it.
_BEFORE_TOPIC = 7
_BEHIND_TOPIC = 6
# In words: how near a harm the word stands that makes it small, or denies it.
_BEFORE_HARM = 3
_BEHIND_HARM = 5
_REACH_OF_NOT = 8
_REACH_OF_FEW = 4
# In words: how far behind what befalls somebody the event stands, and how far the treatment.
_BEFORE_EVENT = 8
_BEHIND_EVENT = 14
_HAVE = frozenset(("has", "have", "had", "was", "were", "been"))
# In words: how far before an ill stands its verb, and before that who is treated.
_BEFORE_SUFFERED = 5
_BEFORE_VERB = 10
# In words: how far behind a verb stands what it injures.
_BEHIND_INJURY = 4


def read_harms(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find harms of a treatment, and words such as "safe" where they are said of one."""
    treated = bool(scene.treatments or scene.everyday)
    yield from _harm(wording, scene, wording.hits("harm"))
    if "harm event" in wording.found:
        if scene.bad and not nearby("too much").isdisjoint(wording.tokens):
            yield from each(Kind.HARM, wording.hits("harm event"))
        if scene.treatments and not scene.less and "harm symptom" in wording.found:
            yield from _harm(wording, scene, wording.hits("harm symptom"))
        else:
            yield from _befalls(wording, scene)
    if treated:
        yield from _harm(wording, scene, wording.hits("harm weak"))
    if "harm symptom" in wording.found:
        yield from _brought_on(wording, scene)
        yield from _suffered(wording, scene)
    if "injures" in wording.found:
        yield from _injuries(wording, scene)
    if treated or wording.has("person", "dose"):
        yield from each(Kind.SAFETY, wording.hits("safety weak"))
    yield from each(Kind.SAFETY, stated(wording, "safety topic"))


def stated(wording: Wording, topic: str) -> Iterator[Hit]:
    """Find topics that a sentence does not only ask after: "assessed the efficacy of"."""
    asks = {hit.start for hit in wording.hits("asks")}
    for hit in wording.hits(topic):
        if asks.isdisjoint(range(hit.start - _BEFORE_TOPIC, hit.start + _BEHIND_TOPIC + 1)):
            yield hit


def is_denied(scene: Scene, hit: Hit) -> bool:
    """Say whether a harm is denied, or said to be little.

    "Does not raise the risk", "rarely causes", "caused fewer bleeds".
    """
    tokens = scene.tokens
    for at in range(hit.start - 1, max(-1, hit.start - _REACH_OF_NOT - 1), -1):
        if tokens[at] in nearby("denies a harm"):
            return True
        if tokens[at] == "and" or stops(tokens, at):
            break
    behind = tokens[hit.end : hit.end + _REACH_OF_FEW]
    return not (nearby("few").isdisjoint(behind) and nearby("seldom").isdisjoint(behind))


def _brought_on(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Read what a treatment brings on: "the tablets can cause insomnia"."""
    symptoms = {hit.start for hit in wording.hits("harm symptom")}
    for hit in wording.hits("link"):
        acting = agent(scene, hit.start)
        if acting is not scene.treatments and (acting or not scene.treatments):
            continue
        if wording.tokens[hit.start] == "induced":
            continue  # "chemotherapy-induced nausea"
        reached = ahead(scene, hit)
        helped = any(verb.start in reached for verb in (*scene.less, *scene.mend))
        if not (helped or symptoms.isdisjoint(reached)):
            if not is_denied(scene, hit):
                yield Kind.HARM, hit
            elif wording.tokens[hit.start].startswith("caus"):
                yield Kind.SAFETY, hit


def _suffered(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Read what the treated come to suffer: "of those on the drug a tenth developed a rash"."""
    if scene.less or scene.mend:
        return
    taken = _treated(wording, scene)
    for hit in wording.hits("harm symptom"):
        for at in range(hit.start - 1, max(0, hit.start - _BEFORE_SUFFERED), -1):
            if wording.tokens[at] in nearby("suffers"):
                if not taken.isdisjoint(range(at - _BEFORE_VERB, at)):
                    yield Kind.SAFETY if is_denied(scene, hit) else Kind.HARM, hit
                break


def _treated(wording: Wording, scene: Scene) -> set[int]:
    """Find treatments, and words for those who are given one."""
    taken = nearby("is treated")
    return scene.treatments.union(at for at, token in enumerate(wording.tokens) if token in taken)


def _injuries(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Read what is done to people and parts of them: "the drops thin the cornea"."""
    for hit in wording.hits("injures"):
        if nearby("injured").isdisjoint(wording.tokens[hit.end : hit.end + _BEHIND_INJURY]):
            continue
        verb = wording.tokens[hit.start]
        if verb.endswith(("ed", "ing")) and wording.tokens[hit.start - 1] not in _HAVE:
            continue  # "inflamed skin"
        if bad_by_agent(scene, hit) is Kind.HARM:
            yield Kind.SAFETY if is_denied(scene, hit) else Kind.HARM, hit
        elif agent(scene, hit.start):
            yield Kind.CAUSE, hit


def _is_spared(tokens: list[str], harm: Hit) -> bool:
    """Say whether somebody is kept from a harm: "protects patients from the side effects"."""
    before = tokens[max(0, harm.start - _REACH_OF_NOT) : harm.start]
    keeps = next((at for at, token in enumerate(before) if token.startswith(_KEEPS)), None)
    return keeps is not None and not _FROM.isdisjoint(before[keeps:])


def _befalls(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Read what befalls people who are treated: "thrush came up in a tenth of those given it"."""
    ills = scene.bad.union(hit.start for hit in wording.hits("harm symptom"))
    treated = _treated(wording, scene)
    for hit in wording.hits("harm event"):
        rare = not nearby("seldom").isdisjoint(wording.tokens[hit.start : hit.end])
        before = range(hit.start - _BEFORE_EVENT, hit.start)
        behind = range(hit.end, hit.end + _BEHIND_EVENT)
        if ills.isdisjoint(before) or treated.isdisjoint(behind):
            continue
        yield Kind.SAFETY if rare or is_denied(scene, hit) else Kind.HARM, hit


def _harm(wording: Wording, scene: Scene, hits: Iterable[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Read harms: one that is avoided or small is a safety ("fewer side effects")."""
    for hit in hits:
        if agent(scene, hit.start) is scene.exposures and scene.exposures:
            yield Kind.CAUSE, hit
            continue
        before = range(hit.start - _BEFORE_HARM, hit.start)
        if any(stops(wording.tokens, at) for at in before if at >= 0):
            before = range(0)
        behind = wording.tokens[hit.end : hit.end + _BEHIND_HARM]
        near = wording.tokens[max(0, hit.start - 2) : hit.start]
        small = not nearby("few").isdisjoint(near)
        lessened = any(less.start in before for less in scene.less)
        lessened = lessened or any(token.startswith(_AVOIDS) for token in near[-1:])
        lessened = lessened or _is_spared(wording.tokens, hit)
        avoided = small or lessened or is_denied(scene, hit)
        if not avoided:
            yield Kind.HARM, hit
        if lessened and hit.section == "harm" and wording.tokens[hit.start] in _EVENTS:
            yield Kind.EFFICACY, hit
        if hit.section == "harm" and (avoided or not nearby("mild").isdisjoint(behind)):
            yield Kind.SAFETY, hit
