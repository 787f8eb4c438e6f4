"""Purposes: what something is for, aimed at or meant to do, which it need not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit

_PREPOSITIONS = frozenset(("about", "at", "of", "on", "to", "toward", "towards"))
# In words: how far before "of managing" stands what makes an effect of it.
_BEFORE_GERUND = 4
# Said of a task more often than of an effect: "programmes for managing asthma".
_TASKS = ("managing", "mitigating")
# In words: how far before its purpose stands what is used.
_BEFORE_PURPOSE = 9
# In words: how far before the second of two purposes the first one begins.
_REACH_OF_PAIR = 8
_FOR = frozenset(("at", "for", "in"))
_AIMED = (["aimed", "at"], ["aims", "at"], ["aiming", "at"], ["directed", "at"], ["geared", "to"])
_JOINTS = frozenset(("and", "or"))
_STOPS = frozenset((",", ";", ":", "(", ")", "that", "which", "—", "–"))
# "Shrinks with age", "falls as": it changes by itself, unless a treatment stands near behind.
_BEHIND_WITH = 6
_BY_ITSELF = frozenset(("with", "as", "when", "during"))


def is_purpose(scene: Scene, hit: Hit) -> bool:
    """Say whether an effect is only what something is for, or not what it does.

    "Is used to treat", "aims to reduce", "instead of preventing", "a history of managing".
    """
    tokens = scene.tokens
    before = tokens[max(0, hit.start - 2) : hit.start]
    if before in (["instead", "of"], ["rather", "than"]):
        return True
    if before[-1:] and before[-1].endswith("ly"):  # "to simultaneously reduce"
        before = tokens[max(0, hit.start - 3) : hit.start - 1]
        at = hit.start - 1
    else:
        at = hit.start
    if before[1:] == ["to"]:
        return _is_for(tokens, at)
    if before[-1:] and before[-1] in _JOINTS and _is_second(tokens, hit.start):
        return True
    return _is_task(tokens, hit)


def _is_for(tokens: list[str], at: int) -> bool:
    """Say whether something is for what stands here behind "to"."""
    further = tokens[max(0, at - _BEFORE_PURPOSE) : at]
    return tokens[at - 2] in nearby("purpose") or not nearby("used").isdisjoint(further)


def _is_second(tokens: list[str], at: int) -> bool:
    """Say whether it is the second of two purposes: "designed to ease pain and restore sleep"."""
    if tokens[at].endswith(("ed", "s", "ing")):
        return False
    for place in range(at - 2, max(1, at - _REACH_OF_PAIR), -1):
        if tokens[place] in _STOPS:
            return False
        if tokens[place] == "to":
            return _is_for(tokens, place + 1)
    return False


def _is_task(tokens: list[str], hit: Hit) -> bool:
    """Say whether it names a task: "for managing", "a history of treating"."""
    if tokens[max(0, hit.start - 2) : hit.start] in _AIMED:
        return True
    before = tokens[hit.start - 1] if hit.start else ""
    further = tokens[max(0, hit.start - _BEFORE_GERUND) : hit.start]
    task = tokens[hit.start].startswith(_TASKS) and before != "by"
    acting = tokens[hit.start].endswith("ing")
    if not (task or (acting and (before in _PREPOSITIONS or _is_used_for(tokens, hit.start)))):
        return False
    return nearby("effective").isdisjoint(further)


def _is_used_for(tokens: list[str], at: int) -> bool:
    """Say whether it is what something is used for: "used for preventing and treating"."""
    if at > 2 and tokens[at - 1] in _JOINTS and tokens[at - 2].endswith("ing"):
        at -= 2
    further = tokens[max(0, at - _BEFORE_PURPOSE) : at]
    return tokens[at - 1] in _FOR and not nearby("used").isdisjoint(further)


def changes_by_itself(scene: Scene, hit: Hit) -> bool:
    """Say whether nothing is acted on or given: "amplitude shrinks with fatigue"."""
    behind = scene.tokens[hit.end : hit.end + 1]
    if hit.section != "less" or not scene.tokens[hit.end - 1].endswith("s"):
        return False
    if _BY_ITSELF.isdisjoint(behind):
        return False
    near = range(hit.end, hit.end + _BEHIND_WITH)
    return scene.treatments.isdisjoint(near) and scene.everyday.isdisjoint(near)
