"""Efficacy as a word: an effect that something has, or only what is talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.harms import stated
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# In words: how far before "efficacy" stands what is thought of it, and how far behind it what
# it only names: "efficacy and safety data".
_BEFORE = 4
_BEHIND = 4


def stated_efficacy(wording: Wording) -> Iterator[Hit]:
    """Find efficacy that something is said to have, not one that is aimed at, or talked about."""
    tokens = wording.tokens
    for hit in stated(wording, "efficacy topic"):
        before = tokens[max(0, hit.start - _BEFORE) : hit.start]
        behind = tokens[hit.end : hit.end + _BEHIND]
        if before[-1:] == ["cost"] or not nearby("talks of efficacy").isdisjoint(before):
            continue
        if nearby("efficacy names").isdisjoint(behind):
            yield hit
