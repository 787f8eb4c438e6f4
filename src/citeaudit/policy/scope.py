"""Whether a source is about what the claim is about (STANDARDS 2.3, scope)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import NO_TERMS
from citeaudit.policy.files import read_data
from citeaudit.policy.own_words import own_kinds
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Kind
    from citeaudit.article.subjects.terms import Term, Terms
    from citeaudit.article.subjects.topics import Topic
    from citeaudit.sources.model import Source

# Pages are weak anyway; what these say of one condition is not said of another.
_LOWERED = frozenset(
    (
        SourceType.PEER_REVIEWED,
        SourceType.PREPRINT,
        SourceType.GUIDELINE,
        SourceType.REGULATOR,
        SourceType.MEDICAL_REFERENCE,
    )
)
# STANDARDS 2.3: however much differs.
_MOST_STEPS = 2
_MODELS = (Design.ANIMAL, Design.IN_VITRO)
# These a patient has, too.
_CELLS = frozenset(("cell", "cells"))
_WORD = re.compile(r"[^\W\d_]{5,}")


class Fit(NamedTuple):
    """How the scope of a source stands to a claim.

    Attributes:
        differs: A clause for each element that differs (population, condition, treatment,
            species, dose), two at most: "it is about children, the claim is not". None where one
            fits of several, where one side names what is broader or narrower, or in doubt.
        model_named: It is a study of animals or cells, and the claim's sentence says so.
        of_model: What the sentence claims, it claims of these animals or of a culture.
        own_kinds: Kinds of claim for which the source's word is enough, as it is about itself.
    """

    differs: tuple[str, ...] = ()
    model_named: bool = False
    of_model: bool = False
    own_kinds: frozenset[Kind] = frozenset()


NO_CLAIM = Fit()


def fit(source: Source, topic: Topic) -> Fit:
    """Compare what a source is about, by its title and owner, with what a claim is about.

    Cost: some look-ups for a title that names nothing; else linear in the claim's paragraph.

    Source: STANDARDS 2.3 (GRADE indirectness, NHMRC); 2.2 for the model.
    """
    models = topic.focus.of(Facet.SPECIES, Facet.MODEL) if source.design in _MODELS else ()
    return Fit(
        _differences(source, topic),
        bool(models),
        any(model.name.lower() not in _CELLS for model in models),
        own_kinds(source, topic.claim),
    )


def _differences(source: Source, topic: Topic) -> tuple[str, ...]:
    terms = source.terms if source.type in _LOWERED else NO_TERMS
    if not terms.named:
        return ()
    found = (
        _population(terms, topic),
        _subject(terms, topic, Facet.CONDITION),
        _subject(terms, topic, Facet.INTERVENTION),
        _species(terms, topic),
        _dose(terms, topic),
    )
    return tuple(clause for clause in found if clause)[:_MOST_STEPS]


def _population(terms: Terms, topic: Topic) -> str:
    """Tell children, or pregnant women, from people at large, and from others.

    Only of what both are about: a study of children is not held against what it is cited for in
    passing.
    """
    theirs = terms.of(Facet.RESTRICTED, Facet.POPULATION)
    if not theirs or not _share_a_term(terms, topic) or _fit(theirs, topic.anywhere()):
        return ""
    restricted = topic.own(Facet.RESTRICTED)
    everybody = topic.own(Facet.POPULATION)
    if all(term.concept.facet is Facet.RESTRICTED for term in theirs):
        return _clause(theirs, restricted or everybody, "is not")
    return _clause(theirs, restricted) if restricted and not everybody else ""


def _share_a_term(terms: Terms, topic: Topic) -> bool:
    return any(
        _fit(terms.of(facet), topic.own(facet)) for facet in (Facet.CONDITION, Facet.INTERVENTION)
    )


def _subject(terms: Terms, topic: Topic, facet: Facet) -> str:
    """Tell one condition, or one treatment, from another."""
    theirs = terms.of(facet)
    ours = topic.own(facet) if theirs else ()
    if not ours or _fit(terms.named, ours) or _fit(theirs, topic.anywhere()):
        return ""
    return "" if _share_a_word(terms, facet, topic.text) else _clause(theirs, ours)


def _species(terms: Terms, topic: Topic) -> str:
    """Tell one animal from another; animals from people is a matter of the design."""
    theirs, ours = terms.of(Facet.SPECIES), topic.focus.of(Facet.SPECIES)
    if not theirs or not ours or _fit(theirs, topic.anywhere()):
        return ""
    return _clause(theirs, ours)


def _dose(terms: Terms, topic: Topic) -> str:
    """Tell 50 mg from 4.5 mg, where it is the same treatment."""
    theirs = terms.doses
    ours = topic.focus.doses if theirs else ()
    if not ours or any(one.fits(other) for one in theirs for other in ours):
        return ""
    if not _fit(terms.of(Facet.INTERVENTION), topic.own(Facet.INTERVENTION)):
        return ""
    return f"it is about {theirs[0].said}, the claim about {ours[0].said}"


def _fit(theirs: Sequence[Term], ours: Iterable[Term]) -> bool:
    return any(one.concept.fits(other.concept) for other in ours for one in theirs)


def _clause(theirs: Sequence[Term], ours: Sequence[Term], other: str = "") -> str:
    """Word a difference; a group of people goes by its own name, whatever the title calls it."""
    named = [
        term.concept.name
        if term.concept.facet in (Facet.RESTRICTED, Facet.POPULATION, Facet.SPECIES)
        else term.name
        for term in (theirs[0], *ours[:1])
    ]
    about = f"about {named[1]}" if ours else other
    return f"it is about {named[0]}, the claim {about}"


def _share_a_word(terms: Terms, facet: Facet, text: str) -> bool:
    """Say whether title and claim share a telling word: in doubt the one is about the other.

    Words of other facets do not count: the same drug says nothing of the condition.
    """
    others = " ".join(term.name for term in terms.named if term.concept.facet is not facet)
    return not (_words(terms.text) - _words(others)).isdisjoint(_words(text))


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(text.lower())} - _general_words()


@cache
def _general_words() -> frozenset[str]:
    lines = read_data("general_words.txt").splitlines()
    words = (word for line in lines if line[:1] != "#" for word in line.split())
    return frozenset(word.removesuffix("s") for word in words)
