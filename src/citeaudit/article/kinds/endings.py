"""Illnesses, drugs, procedures and parts of cells told by how their names end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    Group = Literal["disease", "treatment", "inside"]

_LONG = 6
_TAIL = 3


class _Endings(NamedTuple):
    """Endings by what they name, and the last letters of all, which tell most words apart."""

    inside: tuple[str, ...]
    diseases: tuple[str, ...]
    every: tuple[str, ...]
    tails: frozenset[str]


def named_by_ending(tokens: list[str]) -> Iterator[tuple[int, Group]]:
    """Find names by their endings. Cost: linear in the number of words."""
    inside, diseases, every, tails = _endings()
    for at, token in enumerate(tokens):
        if len(token) > _LONG and token[-_TAIL:] in tails and token.endswith(every):
            if token.endswith(inside):
                yield at, "inside"
            else:
                yield at, "disease" if token.endswith(diseases) else "treatment"


@cache
def _endings() -> _Endings:
    inside, diseases = tuple(nearby("ends a part")), tuple(nearby("ends an illness"))
    every = (*inside, *diseases, *nearby("ends a drug"), *nearby("ends a procedure"))
    return _Endings(inside, diseases, every, frozenset(ending[-_TAIL:] for ending in every))
