"""The list of concepts: conditions, treatments, people, animals; their names, what is broader."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_POSSESSIVE = re.compile(r"'s\b")
# What brings names into one form, those of the list and those of a text.
_FORMS = (("'", ""), ("ae", "e"), ("oe", "e"), ("-", " "), ("/", " "))


class Facet(StrEnum):
    """What a concept is; the sections of `data/terms.txt`."""

    CONDITION = "condition"
    SYMPTOM = "symptom"
    INTERVENTION = "intervention"
    RESTRICTED = "restricted"  # a population whose results are not taken for everybody's
    POPULATION = "population"
    SPECIES = "species"
    MODEL = "model"
    NOTHING = "nothing"  # hides what it contains


class Concept(NamedTuple):
    """A condition, a treatment, a group of people, an animal.

    `broader` has the names of all that is broader, of any facet, and the concept's own `~` groups:
    concepts of one group are too close to be held against each other.
    """

    name: str
    facet: Facet
    broader: frozenset[str]

    def fits(self, other: Concept) -> bool:
        """Say whether one is the other, is broader or narrower, or is too close to tell."""
        if self.name == other.name or self.name in other.broader or other.name in self.broader:
            return True
        return any(name[0] == "~" for name in self.broader & other.broader)


def in_one_form(text: str) -> str:
    """Bring a text into the form in which names are looked for, but for its case."""
    text = text.replace("’", "'")
    if "'s" in text:
        text = _POSSESSIVE.sub("", text)
    for old, new in _FORMS:
        text = text.replace(old, new)
    return text


class Names(NamedTuple):
    """The list.

    Attributes:
        lines: In which line each name stands.
        firsts: The words that names begin with.
        sections: The line each section begins in.
        raw: The lines.
    """

    lines: Mapping[str, int]
    firsts: frozenset[str]
    sections: Sequence[int]
    raw: Sequence[str]


@cache
def known_names() -> Names:
    """Read no more than it takes to find a name; what stands behind one is read when it is met."""
    content = read_text("terms.txt")
    lines: dict[str, int] = {}
    sections: list[int] = []
    for number, line in enumerate(in_one_form(content.lower()).splitlines()):
        if line[:1] == "[":
            sections.append(number)
        elif line and line[0] != "#":
            for name in line.partition(" < ")[0].split(", "):
                lines[name] = number
    firsts = frozenset([name.partition(" ")[0] for name in lines])
    return Names(lines, firsts, sections, content.splitlines())


@cache
def concept_of(name: str) -> Concept:
    """Give the concept that a name of the list stands for."""
    return _in_line(known_names().lines[name])


@cache
def _in_line(number: int) -> Concept:
    _, _, sections, raw = known_names()
    section = raw[max(at for at in sections if at < number)]
    names, _, above = raw[number].partition(" < ")
    broader: set[str] = set()
    for name in above.split(", ") if above else ():
        if name[0] == "~":
            broader.add(name)
        else:
            concept = concept_of(_key(name))
            broader |= {concept.name, *(name for name in concept.broader if name[0] != "~")}
    return Concept(names.partition(", ")[0], Facet(section[1:-1]), frozenset(broader))


@cache
def spelled(key: str) -> str:
    """Give a name as the list spells it."""
    names = known_names().raw[known_names().lines[key]].partition(" < ")[0].split(", ")
    return next(name for name in names if _key(name) == key)


def _key(name: str) -> str:
    return in_one_form(name.lower())
