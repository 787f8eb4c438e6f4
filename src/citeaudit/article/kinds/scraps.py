"""What states nothing: titles, lines that open a list, labelled sources, cut-out formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.frames import verbs_of
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.wording import Wording

# In words: how long a line is that opens a list.
_LONGEST_OPENING = 16
_PROMISED_BEHIND = frozenset(("was", "were", "that"))
# In letters: what is shorter between numbers is a name of a measure.
_SHORTEST_WORD = 3
_MATHS = ("$", "\\")
_CAPTIONS = frozenset(("box", "fig", "figure", "table"))
_VERBS = ("less", "mend", "more", "hurt", "change", "link")


def states_nothing(wording: Wording) -> bool:
    """Say whether a text is no statement: it claims nothing, whatever words stand in it."""
    tokens = wording.tokens
    if not tokens:
        return True
    if wording.text.startswith("$$"):
        return True
    if (
        tokens[0] in _CAPTIONS
        and tokens[1:2]
        and tokens[1][0].isdigit()
        and not wording.is_sentence
    ):
        return True
    if wording.is_title:
        return not (_has_a_verb(wording) or _tells_to(tokens[0]))
    if tokens[0] in nearby("label of a source") and wording.text.startswith(f"{tokens[0]}:"):
        return True
    return _opens_a_list(wording) or _is_cut_out(wording)


def _has_a_verb(wording: Wording) -> bool:
    if not nearby("finite verb").isdisjoint(wording.tokens):
        return True
    return any(
        wording.tokens[hit.start].endswith("s") and hit.start
        for family in _VERBS
        for hit in verbs_of(wording, family)
    )


def _tells_to(first: str) -> bool:
    """Say whether a title is advice: "Contact Your Doctor"."""
    return first in nearby("imperative") and first not in nearby("imperative noun")


def _opens_a_list(wording: Wording) -> bool:
    """Say whether a short line only tells what is listed below: "Key benefits of X include:"."""
    tokens = wording.tokens
    if not wording.text.rstrip().endswith(":") or len(tokens) > _LONGEST_OPENING:
        return False
    last = next((token for token in reversed(tokens) if token.isalpha()), "")
    told = wording.has_number or last in _PROMISED_BEHIND
    return not (told or wording.has("recommendation", "trial", "research-status"))


def _is_cut_out(wording: Wording) -> bool:
    """Say whether nothing but numbers is left of a formula: "3 %$ to $4 ."."""
    if not any(mark in wording.text for mark in _MATHS):
        return False
    return not any(len(token) >= _SHORTEST_WORD for token in wording.tokens if token.isalpha())
