"""What a treatment does good, whatever it is that is made better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.agents import agent
from citeaudit.article.kinds.frames import ahead
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# Families of verbs that a treatment is praised with whatever stands behind.
_HELPING = frozenset(("less", "less base", "mend", "mend base"))
# Those that are said of bodies, goods and laws as well: beside an object that is known.
_NOT_ALONE = (
    *("abolish", "assist", "block", "blunt", "control", "correct", "counter", "delay", "fix"),
    *("held", "inhibit", "limit", "normali", "offset", "optimi", "remove", "resolv", "retain"),
    *("spar", "stabili", "stop", "suppress", "treat", "tackl"),
)
_OF = frozenset(("in", "of"))
# In words: how far before a verb its treatment stands.
_BEFORE_HELP = 9
# In words: how near behind "helps" stands what it helps to do.
_BEHIND_HELP = 2
# In words: how far behind "improves" stands what is better then.
_BEHIND_BETTER = 4
# In words: how far before "eases with" stands what is eased, and how far behind it by what.
_BEFORE_EASED = 6
_BEHIND_WITH = 5
_WITH = frozenset(("with", "after", "following", "under", "on"))
# In words: how far behind "makes" and "keeps" the word stands that says how something is then.
_BEHIND_MAKES = 6


def helps_whatever(scene: Scene, hit: Hit) -> bool:
    """Say whether a treatment does it to what no list knows: "the tablets ease burning feet"."""
    verb = scene.tokens[hit.start]
    if hit.section not in _HELPING or verb.endswith("ing") or verb.startswith(_NOT_ALONE):
        return False
    if scene.tokens[hit.end - 1] in _OF or helps_to_know(scene, hit):
        return False
    if not _is_given(scene, hit.start):
        return False
    touched = ahead(scene, hit)
    return scene.body.isdisjoint(touched) and scene.ill.isdisjoint(touched)


def helps_to_know(scene: Scene, hit: Hit) -> bool:
    """Say whether it is not the ill who are helped: "helps to predict", "helps surgeons"."""
    return not nearby("help to know").isdisjoint(scene.tokens[hit.end : hit.end + _BEHIND_HELP])


def betters_a_method(scene: Scene, hit: Hit) -> bool:
    """Say whether a way of working is made better, not people: "improves the accuracy of"."""
    behind = ahead(scene, hit)
    for at in behind[:_BEHIND_BETTER]:
        if at in scene.ill or at in scene.people:
            return False
        if scene.tokens[at] in nearby("quality of a method"):
            return nearby("outcome of care").isdisjoint(scene.tokens[at + 1 : behind.stop])
    return False


def made_well(wording: Wording, scene: Scene) -> Iterator[Hit]:
    """Find what a treatment makes better: "keeps the mind sharp", "made attacks rarer"."""
    for hit in wording.hits("makes"):
        behind = scene.tokens[hit.end : hit.end + _BEHIND_MAKES]
        if not nearby("made well").isdisjoint(behind) and _is_given(scene, hit.start):
            yield hit


def eased_with(scene: Scene) -> Iterator[Hit]:
    """Find illnesses that grow less with what is given: "eczema improves with hydrocortisone"."""
    given = scene.treatments | scene.everyday
    for hit in (*scene.less, *scene.mend) if given and scene.ill else ():
        if _WITH.isdisjoint(scene.tokens[hit.end : hit.end + 1]):
            continue
        suffered = not scene.ill.isdisjoint(range(hit.start - _BEFORE_EASED, hit.start))
        if suffered and not given.isdisjoint(range(hit.end, hit.end + _BEHIND_WITH)):
            yield hit


def _is_given(scene: Scene, at: int) -> bool:
    """Say whether what acts here is a treatment that stands near."""
    given = agent(scene, at)
    if not given or given is scene.exposures:
        return False
    return not given.isdisjoint(range(at - _BEFORE_HELP, at))
