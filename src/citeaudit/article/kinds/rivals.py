"""Comparisons: one treatment held against another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.frames import ahead
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.wording import Wording

# In words: how near "than" stand the comparative before it and the other treatment behind.
_BEFORE_THAN = 8
_BEHIND_THAN = 5
# In words: how near behind "against" and "as good as" the other treatment stands.
_NEXT = 3
_AGAINST = frozenset(("vs", "versus"))  # may stand in a mere list: "(laser vs lamp)"
_PLACEBOS = frozenset(("placebo", "sham", "saline", "nothing", "dummy"))
# Named together, two treatments need not differ: "clinics offer both drugs".
_MERE = frozenset(("both", "either"))
# "Has fewer complications than": what these show beside a comparison is the difference.
_DIFFERENCES = frozenset(("link", "makes", "outcome"))
_EQUAL = frozenset(("equal", "equally", "inferior", "noninferior", "same", "similar"))
# Stands for a treatment behind "than": "than older ones", "than either alone", "than X does".
_STAND_FOR_ONE = frozenset(("alone", "did", "do", "does", "either", "ones", "monotherapy"))


def read_rivals(wording: Wording, scene: Scene, *, effective: bool) -> Iterator[tuple[Kind, Hit]]:
    """Find what is held against another treatment; against a placebo it is an effect."""
    others = scene.treatments | scene.everyday
    differs = effective or wording.has("efficacy", "safety", "shift")
    hits = [hit for hit in wording.hits("comparative") if not _names_no_rival(wording.tokens, hit)]
    if others or scene.ill:
        hits += _equals(wording)
    if others or effective:
        hits += _told_apart(wording.tokens, others)
    if others:
        hits += _paired(wording, scene, others, differs=differs)
    for hit in hits:
        against = wording.tokens[hit.end : hit.end + _NEXT]
        yield Kind.COMPARATIVE if _PLACEBOS.isdisjoint(against) else Kind.EFFICACY, hit


def is_only_compared(wording: Wording, cues: dict[Kind, list[Hit]], effect: Hit) -> bool:
    """Say whether an effect only tells in what treatments differ, or that they do not."""
    return effect.section in _DIFFERENCES or all(
        _is_equal(wording.tokens, hit) for hit in cues[Kind.COMPARATIVE]
    )


def _is_equal(tokens: list[str], hit: Hit) -> bool:
    return hit.section == "comparative as" or not _EQUAL.isdisjoint(tokens[hit.start : hit.end])


def _paired(wording: Wording, scene: Scene, others: set[int], *, differs: bool) -> Iterator[Hit]:
    """Find two treatments side by side: "either drug", "compared with", "matched"."""
    tokens = wording.tokens
    for hit in wording.hits("comparative pair"):
        if differs or tokens[hit.start] not in _MERE:
            yield hit
    for hit in wording.hits("comparative weak"):
        rival = nearby("comparator none").isdisjoint(tokens[hit.end : hit.end + _NEXT])
        rival = rival and not others.isdisjoint(ahead(scene, hit))
        told = tokens[hit.start] not in _AGAINST and (hit.start == 0 or min(others) < hit.start)
        if rival and (differs or told):
            yield hit
    for hit in wording.hits("comparative next"):
        behind = not others.isdisjoint(range(hit.end, hit.end + _NEXT))
        if behind and min(others) < hit.start and (differs or tokens[hit.start] != "against"):
            yield hit


def _names_no_rival(tokens: list[str], hit: Hit) -> bool:
    """Say whether "more effective" only names a thing: "for more effective care"."""
    behind = tokens[hit.end : hit.end + _BEFORE_THAN]
    if not nearby("comparator none").isdisjoint(tokens[hit.end : hit.end + 2]):
        return _PLACEBOS.isdisjoint(tokens[hit.end : hit.end + _NEXT])
    if tokens[hit.start] not in {"more", "less"} or "than" in (tokens[hit.end - 1], *behind):
        return False
    return hit.start == 0 or tokens[hit.start - 1] not in nearby("copula")


def _told_apart(tokens: list[str], others: set[int]) -> Iterator[Hit]:
    """Read "faster … than surgery": a comparative, and behind "than" another treatment.

    Where none is known, as in "relieves pain better than X", whatever stands there is one.
    """
    for at in [at for at, token in enumerate(tokens) if token == "than"]:
        behind = range(at + 1, at + 1 + _BEHIND_THAN)
        before = tokens[max(0, at - _BEFORE_THAN) : at]
        if min(others, default=0) > at or nearby("comparative").isdisjoint(before):
            continue
        control = tokens[at + 1 : at + 3]
        if not nearby("comparator none").isdisjoint(control) and _PLACEBOS.isdisjoint(control):
            continue
        stands = not _STAND_FOR_ONE.isdisjoint(tokens[at + 1 : at + 1 + _BEHIND_THAN])
        if stands or not others or not others.isdisjoint(behind):
            yield Hit(at, at + 1, "than")


def _equals(wording: Wording) -> Iterator[Hit]:
    """Read "as good as"; "as well as" only behind what makes it more than an "and"."""
    for hit in wording.hits("comparative as"):
        before = wording.tokens[max(0, hit.start - _NEXT) : hit.start]
        if wording.tokens[hit.start + 1] != "well" or not nearby("just as well").isdisjoint(before):
            yield hit
