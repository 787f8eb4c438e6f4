"""Comparisons: one treatment held against another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.frames import ahead
from citeaudit.article.claims.lexicon import Hit, each
from citeaudit.article.claims.nearby import nearby
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.frames import Scene
    from citeaudit.article.claims.wording import Wording

# In words: how near "than" stand the comparative before it and the other treatment behind.
_BEFORE_THAN = 8
_BEHIND_THAN = 5
_AGAINST = frozenset(("vs", "versus"))  # may stand in a mere list: "(laser vs lamp)"


def read_rivals(wording: Wording, scene: Scene, *, effective: bool) -> Iterator[tuple[Kind, Hit]]:
    """Find what is held against another treatment."""
    others = scene.treatments | scene.everyday
    if scene.ill or others:
        for hit in wording.hits("comparative"):
            rival = nearby("comparator none").isdisjoint(wording.tokens[hit.end : hit.end + 2])
            if rival and not _names_no_rival(wording.tokens, hit):
                yield Kind.COMPARATIVE, hit
    if others:
        yield from _told_apart(wording, others)
    if others:
        yield from each(Kind.COMPARATIVE, wording.hits("comparative pair"))
    differs = effective or wording.has("efficacy", "safety", "shift")
    for hit in wording.hits("comparative weak"):
        rival = nearby("comparator none").isdisjoint(wording.tokens[hit.end : hit.end + 3])
        rival = rival and not others.isdisjoint(ahead(scene, hit))
        told = wording.tokens[hit.start] not in _AGAINST and min(others, default=0) < hit.start
        if rival and (differs or told):
            yield Kind.COMPARATIVE, hit


def _names_no_rival(tokens: list[str], hit: Hit) -> bool:
    """Say whether "more effective" only names a thing: "for more effective care"."""
    behind = tokens[hit.end : hit.end + _BEFORE_THAN]
    if tokens[hit.start] not in {"more", "less"} or "than" in (tokens[hit.end - 1], *behind):
        return False
    return hit.start == 0 or tokens[hit.start - 1] not in nearby("copula")


def _told_apart(wording: Wording, others: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read "faster … than surgery": a comparative, and behind "than" another treatment."""
    tokens = wording.tokens
    for at in [at for at, token in enumerate(tokens) if token == "than"]:
        behind = range(at + 1, at + 1 + _BEHIND_THAN)
        before = tokens[max(0, at - _BEFORE_THAN) : at]
        if not others.isdisjoint(behind) and not nearby("comparative").isdisjoint(before):
            control = nearby("comparator none").isdisjoint(tokens[at + 1 : at + 3])
            if control and min(others) < at:
                yield Kind.COMPARATIVE, Hit(at, at + 1, "than")
