"""Risks and outcomes, and which way they move: "a higher risk of", "less likely to die"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.kinds.agents import agent, bad_by_agent, good_by_agent
from citeaudit.article.kinds.frames import ahead
from citeaudit.article.kinds.purposes import is_purpose
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.wording import Wording

# In words: how far from a risk the word stands that says which way it moves.
_BEFORE = 5
_BEHIND = 4
# In words: how far before "worse" stands what is made so.
_BEFORE_WORSE = 6
_MAKES = frozenset(("make", "makes", "made", "making"))
_COUNTED = frozenset(("deaths", "hospitalizations", "hospital", "emergency", "incidence"))
_NAMING = frozenset(("high", "low", "elevated", "more", "excess"))
# "loss of cells, and fibrosis": the loss is not one of fibrosis.
_JOINTS = frozenset((",", "and", "or", ";", "("))


class _Move(NamedTuple):
    """A risk or an outcome that moves: the words that show it, and whether to the good."""

    hit: Hit
    good: bool


def read_risks(wording: Wording, scene: Scene) -> Iterator[tuple[Kind, Hit]]:
    """Find risks that move; where nobody gives or takes anything, a good move is a cause too."""
    for hit, good in _moves(wording, scene):
        if good and wording.has("link", "neutral") and not agent(scene, hit.start):
            yield Kind.CAUSE, hit
        elif good:
            kind = good_by_agent(scene, hit)
            spared = kind is Kind.EFFICACY and _is_of_treatment(wording, hit)
            yield Kind.SAFETY if spared else kind, hit
        else:
            yield bad_by_agent(scene, hit), hit


def _moves(wording: Wording, scene: Scene) -> Iterator[_Move]:
    first = min(scene.exposures, default=0)
    for hit in wording.hits("risk"):
        up = None if names_people(wording, hit.start) else _direction(scene, hit)
        if up and _is_only_counted(wording, scene, hit):
            continue
        if up is not None:
            yield _Move(hit, not up)
    for hit in wording.hits("likely"):
        following = wording.tokens[hit.end : hit.end + 3]
        exposed = bool(scene.exposures) and first < hit.start
        fateful = not nearby("fate").isdisjoint(following)
        near = (*range(hit.start - _BEFORE, hit.start), *ahead(scene, hit))
        if exposed or fateful or not scene.bad.isdisjoint(near):
            yield _Move(hit, wording.tokens[hit.start] == "less")
    if "worse" in wording.tokens:
        yield from _made_worse(scene)
    if scene.treatments or scene.everyday:
        yield from _shifts(scene, scene.good, nearby("better"), good=True)
        yield from _shifts(scene, scene.bad, nearby("fewer"), good=True)
    elif scene.exposures and wording.has("person", "people"):
        yield from _shifts(scene, scene.good - scene.exposures, nearby("down"), good=False)
        yield from _shifts(scene, scene.bad - scene.exposures, nearby("up"), good=False)


def _is_only_counted(wording: Wording, scene: Scene, hit: Hit) -> bool:
    """Say whether more deaths are counted and nothing is said to bring them."""
    counted = wording.tokens[hit.start] in _COUNTED
    return counted and not (wording.has("link", "neutral") or agent(scene, hit.start))


def _made_worse(scene: Scene) -> Iterator[_Move]:
    """Read "makes reflux worse"."""
    worse = scene.tokens.index("worse")
    before = range(max(0, worse - _BEFORE_WORSE), worse)
    makes = [at for at in before if scene.tokens[at] in _MAKES]
    if makes and not scene.ill.isdisjoint(range(makes[-1], worse)):
        yield _Move(Hit(worse, worse + 1, "outcome"), good=False)


def _shifts(
    scene: Scene, outcomes: set[int], words: frozenset[str], *, good: bool
) -> Iterator[_Move]:
    """Find outcomes that are said to be more or less: "shorter stays", "lower wellbeing"."""
    aims = {verb.start for verb in scene.less if good and is_purpose(scene, verb)}
    for at in outcomes:
        if not aims.isdisjoint(range(at - 3, at)):
            continue
        named = not good and scene.tokens[at - 1] in _NAMING  # "high blood pressure"
        if not (named or words.isdisjoint(scene.tokens[max(0, at - 3) : at])):
            yield _Move(Hit(at, at + 1, "outcome"), good)


def names_people(wording: Wording, risk: int) -> bool:
    """Say whether a risk is what some people are known by: "adults at increased risk"."""
    tokens = wording.tokens
    for at in range(risk - 1, max(-1, risk - 4), -1):
        if tokens[at] == "at":
            return at > 0 and tokens[at - 1] in nearby("whose risk")
    return False


def _direction(scene: Scene, risk: Hit) -> bool | None:
    """Say whether a risk rises; nothing where it does not move."""
    tokens, ups, downs = scene.tokens, nearby("up"), nearby("down")
    after = tokens[risk.end] if risk.end < len(tokens) else ""
    for at in range(risk.start - 1, max(-1, risk.start - _BEFORE - 1), -1):
        if tokens[at] in ups or tokens[at] in downs:
            names = at == risk.start - 1 and tokens[at] in {"high", "low"}
            if names and after not in nearby("names people"):
                return None  # "high-risk patients"
            return tokens[at] in ups
    for token in tokens[risk.end : risk.end + _BEHIND]:
        if token in ups or token in downs:
            return token in ups
    return None


def falls(scene: Scene, at: int, words: frozenset[str]) -> bool:
    """Say whether what stands here is said to be less: "reduced likelihood of full recovery"."""
    for token in reversed(scene.tokens[max(0, at - _BEFORE) : at]):
        if token in _JOINTS:
            break
        if token in words:
            return True
    return False


def _is_of_treatment(wording: Wording, risk: Hit) -> bool:
    """Say whether a risk is one that treatment brings: "a lower risk of scarring"."""
    behind = wording.tokens[risk.end : risk.end + _BEHIND]
    return not nearby("harm of treatment").isdisjoint(behind)
