"""Links between two things: "leads to", "is associated with", "due to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.agents import agent, bad_by_agent, good_by_agent
from citeaudit.article.kinds.frames import ahead, verbs_of
from citeaudit.article.kinds.risks import falls, names_people
from citeaudit.article.model import Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# What is called one of these is a cause, whatever it is.
_CAUSES = frozenset(
    (
        *("cause", "causes", "contributor", "determinant", "determinants", "driver", "drivers"),
        *("factor", "factors", "predictor", "predictors", "susceptible", "susceptibility"),
        *("trigger", "triggers", "culprit", "culprits", "blame", "gradient", "heritability"),
        *("hereditary", "heritable", "inherited", "familial", "predisposition", "predisposes"),
    )
)
# These say by themselves that something makes the difference.
_STANDS_ALONE = frozenset(("gradient", "heritability", "hereditary", "heritable", "inherited"))
# In words: how near a word such as "risk factor" stands what says that something is one.
_BEFORE_SAID = 7
_BEHIND_SAID = 6
# In words: how far a cause stands behind the condition it is about.
_BEFORE = 10
# What causes less of an ill than another thing does no good, but less harm.
_ILL = "caus"
_TIES = ("associat", "link", "implicat", "correlat")
# "is associated", "have been linked", "Zinc: associated …": said of the subject.
_BEFORE_A_PREDICATE = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "not", "also"),
        *(":", ",", "and", "but", "or", "often", "more"),
    )
)


def read_links(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find links: what stands behind tells a good one from a bad one."""
    found = wording.found
    if "link" in found:
        helpers = _helpers(scene)
        for hit in found["link"]:
            good = _is_good(scene, hit, helpers) if _is_predicate(wording, hit) else None
            if good and agent(scene, hit.start):
                kind = good_by_agent(scene, hit)
                spared = kind is Kind.EFFICACY and wording.tokens[hit.start].startswith(_ILL)
                yield Kind.SAFETY if spared else kind, hit
            elif good is False:
                yield bad_by_agent(scene, hit), hit
            elif good and scene.exposures:
                yield Kind.CAUSE, hit
    # What links without telling good from bad counts only where something befalls people.
    for family in ("neutral", "link back") if scene.exposures or scene.everyday else ():
        for hit in verbs_of(wording, family):
            if not (_touches(scene, hit) and _is_predicate(wording, hit)):
                continue
            kind = bad_by_agent(scene, hit)
            if kind is Kind.CAUSE or wording.tokens[hit.start].startswith(_TIES):
                yield kind, hit
    yield from _called(wording, scene)


def _called(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find what is called a cause of something."""
    for hit in wording.hits("cause"):
        if wording.tokens[hit.end - 2] == "risk" and names_people(wording, hit.end - 2):
            continue
        named = not _CAUSES.isdisjoint(wording.tokens[hit.start : hit.end])
        ill = not scene.ill.isdisjoint(range(hit.start - _BEFORE, ahead(scene, hit).stop))
        if named and not _is_said(wording, hit):
            continue
        if ill or (named and scene.exposures):
            yield Kind.CAUSE if named else bad_by_agent(scene, hit), hit


def _is_said(wording: Wording, cause: Hit) -> bool:
    """Say whether something is called a cause: "is a risk factor", not "has risk factors"."""
    tokens = wording.tokens
    if tokens[cause.end - 1] in _STANDS_ALONE or not wording.is_sentence:
        return True
    near = tokens[max(0, cause.start - _BEFORE_SAID) : cause.end + _BEHIND_SAID]
    return not nearby("called a cause").isdisjoint(near)


def _helpers(scene: Scene) -> set[int]:
    """Find verbs that make less of an illness or better of an outcome: "leads to reduced pain"."""
    return {
        hit.start
        for verbs, objects in ((scene.less, scene.bad), (scene.mend, scene.ill))
        for hit in verbs
        if not objects.isdisjoint(ahead(scene, hit))
    }


def _is_good(scene: Scene, hit: Hit, helpers: set[int]) -> bool | None:
    """Say whether a link leads to something good; nothing where it leads to neither."""
    for at in ahead(scene, hit):
        if at in helpers:
            return True
        if at in scene.good:
            return not falls(scene, at, nearby("down"))
        if at in scene.bad:
            return falls(scene, at, nearby("fewer"))
    return None if scene.bad.isdisjoint(range(hit.start - _BEFORE, hit.start)) else False


def _touches(scene: Scene, hit: Hit) -> bool:
    return not (
        scene.ill.isdisjoint(ahead(scene, hit))
        and scene.bad.isdisjoint(range(hit.start - _BEFORE, hit.start))
    )


def _is_predicate(wording: Wording, link: Hit) -> bool:
    """Say whether "associated with" is what a sentence says, not what a noun in it is.

    A headline has no verb but that one.
    """
    tokens = wording.tokens
    if not tokens[link.start].endswith(("ed", "due")) or not wording.is_sentence:
        return True
    before = tokens[link.start - 1] if link.start else ":"
    return before in _BEFORE_A_PREDICATE or before.endswith("ly")
