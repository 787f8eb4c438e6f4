"""What patients and users tell: who is named, and the verb behind that says it is their word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind people stands what they say ("women who had gone home said"), how far
# behind "wrote" who did ("wrote a verified buyer"), and how far behind "found" what a thing was.
_REACH_OF_TELLER = 9
_REACH_BACK = 4
_REACH_OF_FINDING = 6
# In words: how far before "reported" stands a study that does.
_REACH_OF_STUDY = 25
# In words: how far before a feeling stands "were", and before a share's "said" the share.
_REACH_OF_COPULA = 3
_REACH_OF_SHARE = 2
# What parts people from a verb that is not theirs.
_PARTS = frozenset((",", ";", ":", "(", ")", "—", "–", "that", "which"))
# Before a participle or a noun: "was described", "the report".
_NO_VERB = frozenset(
    (
        *("are", "as", "be", "been", "being", "is", "previously", "was", "were"),
        *("a", "an", "case", "her", "his", "no", "of", "our", "the", "their", "this", "to"),
    )
)
_FEELS = frozenset(("am", "are", "been", "feel", "feels", "felt", "is", "was", "were"))
# "Patients described in the report", "people thought to be ill": no word of theirs.
_ELSEWHERE = frozenset(("above", "by", "earlier", "elsewhere", "here", "in", "previously", "to"))
# "Spoke of shame", not "helps them speak".
_SPEAKS = frozenset(("speak", "talk"))
_OF_WHAT = frozenset(("about", "of"))
# "Felt better" tells an effect.
_EFFECTS_FELT = frozenset(("relief",))
# What studies do as well: an effect beside it is one, and a share is one of a population.
_REPORTS = frozenset(("report", "reported"))
# Behind a share without people, "86% said".
_SHARE_SAYS = frozenset(("agreed", "said", "say", "felt", "complained"))


def read_told(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what is told as somebody's own word: "mothers felt heard", "one user wrote"."""
    tokens = wording.tokens
    telling = _telling()
    if telling.isdisjoint(tokens):
        return
    named = not nearby("teller").isdisjoint(tokens)
    for at in [at for at, token in enumerate(tokens) if token in telling]:
        if _EFFECTS_FELT.isdisjoint(tokens[at + 1 : at + 2]) and (
            (named and _is_told(tokens, at)) or _is_of_a_share(tokens, at)
        ):
            section = "reports" if tokens[at] in _REPORTS else "tells"
            yield Kind.EXPERIENCE, Hit(at, at + 1, section)


@cache
def _telling() -> frozenset[str]:
    """Give the words that can say that something is told."""
    return _SPEAKS.union(*map(nearby, ("tells", "finds", "feeling")))


def _is_told(tokens: list[str], at: int) -> bool:
    """Say whether a word tells what people named beside it say or feel."""
    token = tokens[at]
    if token in nearby("feeling"):
        before = tokens[max(0, at - _REACH_OF_COPULA) : at]
        return not _FEELS.isdisjoint(before) and _is_of_a_teller(tokens, at)
    if not at or tokens[at - 1] in _NO_VERB:
        return False
    if token in _REPORTS and not nearby("who reports else").isdisjoint(
        tokens[max(0, at - _REACH_OF_STUDY) : at]
    ):
        return False
    if token in nearby("finds"):
        found = tokens[at + 1 : at + 1 + _REACH_OF_FINDING]
        return not nearby("found so").isdisjoint(found) and _is_of_a_teller(tokens, at)
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token in _SPEAKS and behind not in _OF_WHAT:
        return False
    if token in nearby("tells in passing") and behind in _ELSEWHERE:
        return False
    return _is_of_a_teller(tokens, at) or _is_before_a_teller(tokens, at)


def _is_of_a_teller(tokens: list[str], at: int) -> bool:
    """Say whether people stand before a verb as what it is said of."""
    for place in range(at - 1, max(-1, at - 1 - _REACH_OF_TELLER), -1):
        token = tokens[place]
        if token in nearby("teller"):
            return not (place and tokens[place - 1] in nearby("before no teller"))
        if token in _PARTS or token in nearby("no teller"):
            return False
    return False


def _is_before_a_teller(tokens: list[str], at: int) -> bool:
    """Say whether one who tells is named behind: "wrote one verified buyer"."""
    behind = tokens[at + 1 : at + 1 + _REACH_BACK]
    return (
        tokens[at] in nearby("tells in turn")
        and not {"a", "one"}.isdisjoint(behind[:1])
        and not nearby("teller").isdisjoint(behind)
    )


def _is_of_a_share(tokens: list[str], at: int) -> bool:
    """Say whether a share of unnamed people says so: "86% said", "most of them felt"."""
    before = tokens[max(0, at - _REACH_OF_SHARE) : at]
    return tokens[at] in _SHARE_SAYS and not nearby("who of them").isdisjoint(before)
