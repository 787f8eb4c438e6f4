"""What befalls people tied to how many fall ill: "was linked to a lower incidence of stroke"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.agents import agent
from citeaudit.article.kinds.frames import ahead
from citeaudit.article.model import Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.kinds.frames import Scene
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

_LISTS = ("link", "neutral", "link back")
_TIES = ("associat", "link", "correlat", "relat", "tied")


def read_ties(
    wording: Wording, scene: Scene, effects: Iterable[tuple[Kind, Hit]]
) -> Iterator[tuple[Kind, Hit]]:
    """Read a rate tied to anything but treatments and habits as a cause, whichever way it moves.

    Args:
        wording: The sentence.
        scene: What it names.
        effects: What was read so far; what stands behind the tie does no good by itself.
    """
    ties = list(_ties(wording, scene))
    tied = {at for tie in ties for at in (*range(tie.start, tie.end), *ahead(scene, tie))}
    for kind, hit in effects:
        yield Kind.CAUSE if kind is Kind.EFFICACY and hit.start in tied else kind, hit
    for tie in ties:
        yield Kind.CAUSE, tie


def _ties(wording: Wording, scene: Scene) -> Iterator[Hit]:
    rates = nearby("rate of illness")
    if rates.isdisjoint(wording.tokens):
        return
    for family in _LISTS:
        for hit in wording.hits(family):
            if not wording.tokens[hit.start].startswith(_TIES):
                continue
            behind = {scene.tokens[at] for at in ahead(scene, hit)}
            if not rates.isdisjoint(behind) and _befalls(scene, hit):
                yield hit


def _befalls(scene: Scene, tie: Hit) -> bool:
    """Say whether what is tied befalls people; a treatment or a habit is what is done."""
    acting = agent(scene, tie.start)
    if acting:
        return acting is scene.exposures
    done = scene.treatments or scene.everyday
    return not (done or scene.tokens[0] in nearby("demonstrative"))
