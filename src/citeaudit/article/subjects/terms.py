"""What a text is about: the conditions, treatments, people, animals and doses that it names."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.subjects.concepts import (
    Concept,
    Facet,
    concept_of,
    in_one_form,
    known_names,
    spelled,
)
from citeaudit.article.subjects.doses import Dose, doses_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 5  # of a name
_FEWEST_SPACES = 3  # of a line in capitals; "LDN & POTS" has two
_LETTERS = str.maketrans(
    {"α": "alpha ", "β": "beta ", "γ": "gamma ", "ω": "omega "}
    | dict(
        zip(
            "áàâäãåçéèêëíìîïñóòôöøúùûü₀₁₂₃₄₅₆₇₈₉",
            "aaaaaaceeeeiiiinooooouuuu0123456789",
            strict=True,
        )
    )
)


class Term(NamedTuple):
    """A concept, and what the text calls it, as the list spells that."""

    concept: Concept
    name: str


class Terms(NamedTuple):
    """What a text names, each concept once, in order."""

    text: str = ""
    named: tuple[Term, ...] = ()

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The doses it names, looked for when they are asked for."""
        return doses_in(self.text)

    def of(self, *facets: Facet) -> tuple[Term, ...]:
        """List what is of these facets."""
        return tuple(term for term in self.named if term.concept.facet in facets)


NO_TERMS = Terms()
NO_ABBREVIATIONS: Mapping[str, str] = {}


def find_terms(text: str, own: Mapping[str, str] = NO_ABBREVIATIONS) -> Terms:
    """Find the concepts that a text names; at each word the longest name counts.

    Args:
        text: A sentence, a title, a heading.
        own: What the document's abbreviations stand for, as `own_abbreviations` gives them.

    Returns:
        The terms. Never raises for any content.

    Cost: linear in the length of the text; some 10 µs for a sentence, once 2 ms for the list.
    """
    named: dict[str, Term] = {}
    for name, _ in _names_in(_words(text), own):
        concept = concept_of(name)
        if concept.facet is not Facet.NOTHING and concept.name not in named:
            named[concept.name] = Term(concept, spelled(name))
    return Terms(text, tuple(named.values()))


# "low-dose naltrexone (LDN)": up to ten letters and digits in parentheses.
_DEFINED = re.compile(r"\(([A-Z][A-Za-z0-9]{1,9})\)")
_LONGEST_NAME = 80  # characters


def own_abbreviations(document: str) -> dict[str, str]:
    """Find what a document says its abbreviations stand for.

    Returns:
        For each the name in the list that stands before it, or an empty one where other words do
        whose initials it is: "emergency room (ER)".

    Cost: linear in the length of the document.
    """
    own: dict[str, str] = {}
    for found in _DEFINED.finditer(document):
        short, at = found[1], found.start()
        if short not in own:
            words = _words(document[max(0, at - _LONGEST_NAME) : at])
            ends = {end: name for name, end in _names_in(words, NO_ABBREVIATIONS)}
            if len(words) in ends:
                own[short] = ends[len(words)]
            elif "".join(word[0] for word in words[-len(short) :]).upper() == short:
                own[short] = ""
    return own


def _words(text: str) -> list[str]:
    """Take a text apart; in a line all in capitals no word is an abbreviation."""
    if not text.isascii():
        text = text.translate(_LETTERS)
    if text.isupper() and text.count(" ") >= _FEWEST_SPACES:
        text = text.lower()
    return _WORD.findall(in_one_form(text))


def _names_in(words: Sequence[str], own: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the names of the list among the words, each with the place of the word behind it."""
    small = [word.lower() for word in words]
    text = " ".join(small)
    starts = [0, *accumulate([len(word) + 1 for word in small])]
    after = 0
    for at in _beginnings(small):
        if at >= after and words[at] not in own:
            last = min(at + _MOST_WORDS, len(small))
            name, words_long = _longest_name(text, starts[at : last + 1])
            if name and not (words[at].islower() and spelled(name).isupper()):
                after = at + words_long
                yield name, after
    for at in [at for at, word in enumerate(words) if word in own] if own else ():
        if own[words[at]]:
            yield own[words[at]], at + 1


def _beginnings(small: Sequence[str]) -> list[int]:
    """List the places of words that a name, or the plural of one, may begin with."""
    firsts = known_names().firsts
    return [
        at
        for at, word in enumerate(small)
        if word in firsts or (word[-1] == "s" and word[:-1] in firsts)
    ]


def _longest_name(text: str, starts: Sequence[int]) -> tuple[str, int]:
    """Give the longest name, or plural of one, at the first of some words, and its words."""
    lines = known_names().lines
    for size in range(len(starts) - 1, 0, -1):
        said = text[starts[0] : starts[size] - 1]
        if said in lines:
            return said, size
        if said[-1] == "s" and said[:-1] in lines:
            return said[:-1], size
    return "", 0
