"""What a sentence promises: potential, hope, and what could or will become of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.lexicon import Hit
from citeaudit.article.claims.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.claims.wording import Wording

# In words: how far behind "could" stands the great deed, behind "holds" the promise it is, and
# behind "potential for" the harm that makes it a risk.
_REACH_OF_PROMISE = 7
_REACH_OF_HOLDING = 4
_REACH_OF_HARM = 6
_STOPS = frozenset((";", ":", "(", ")", "but", "although", "whereas"))
_MODALS = frozenset(("could", "may", "might", "will", "would"))
_PROSPECTS = frozenset(("hope", "hopes", "potential", "promise", "prospect", "prospects"))
# "Could end in", "could bring on": how something bad turns out.
_TURN_OUT = frozenset(("bring", "end", "turn"))
_OUT = frozenset(("about", "in", "into", "on", "out", "up", "with"))
# Behind "potential": of what, or for what.
_OF_WHAT = frozenset(("as", "beyond", "for", "in", "of", "to"))


def read_promises(wording: Wording) -> list[Hit]:
    """Find promises: set phrases, a "could" with a great deed behind it, the potential of a thing.

    Cost: linear in the number of words.
    """
    tokens = wording.tokens
    found = list(wording.hits("promissory"))
    if not _MODALS.isdisjoint(tokens):
        found += _deeds(tokens)
    if not _PROSPECTS.isdisjoint(tokens):
        found += _prospects(tokens)
    return found


def _deeds(tokens: list[str]) -> Iterator[Hit]:
    """Read "could spare children the syrup" and "will transform", no mere "may help"."""
    for at in [at for at, token in enumerate(tokens) if token in _MODALS]:
        if at and tokens[at - 1] == "you":
            continue  # "you could replace butter with oil": advice
        behind = _until_a_stop(tokens[at + 1 : at + 1 + _REACH_OF_PROMISE])
        great = not nearby("promise").isdisjoint(behind)
        if great or (tokens[at] == "could" and _is_a_good_deed(behind)):
            yield Hit(at, at + 1, "promise")


def _is_a_good_deed(words: list[str]) -> bool:
    """Say whether something good is done: "could end the wait", not "could end in blindness"."""
    deeds = nearby("promise of could")
    at = next((at for at, word in enumerate(words) if word in deeds), len(words))
    if at == len(words) or not nearby("no promise").isdisjoint(words):
        return False
    return not (words[at] in _TURN_OUT and not _OUT.isdisjoint(words[at + 1 : at + 2]))


def _prospects(tokens: list[str]) -> Iterator[Hit]:
    """Read "shows real promise" and "the potential of patches to", no "potential for harm"."""
    for at in [at for at, token in enumerate(tokens) if token in _PROSPECTS]:
        behind = tokens[at + 1 : at + 1 + _REACH_OF_HARM]
        if not nearby("no promise").isdisjoint(behind):
            continue
        before = tokens[max(0, at - _REACH_OF_HOLDING) : at]
        if not nearby("spoils promise").isdisjoint(before):
            continue
        of_what = not _OF_WHAT.isdisjoint(behind[:1])
        held = not nearby("holds").isdisjoint(before) and (of_what or tokens[at] != "potential")
        if held or (of_what and _is_somebodys(before)):
            yield Hit(at, at + 1, tokens[at])


def _is_somebodys(before: list[str]) -> bool:
    """Say whether a potential is that of a thing: "the potential", "the patch's potential"."""
    owned = bool(before) and before[-1].endswith("'s")
    return owned or not nearby("whose potential").isdisjoint(before)


def _until_a_stop(words: list[str]) -> list[str]:
    return words[: next((at for at, word in enumerate(words) if word in _STOPS), len(words))]
