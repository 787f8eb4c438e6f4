"""Kinds that depend on who acts: a treatment, food, or what befalls people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.frames import agent
from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from citeaudit.article.claims.frames import Scene
    from citeaudit.article.claims.lexicon import Hit


def good_by_agent(scene: Scene, hit: Hit) -> Kind:
    """Read a good effect: one of what befalls people is a cause."""
    acting = agent(scene, hit.start)
    return Kind.CAUSE if acting and acting is scene.exposures else Kind.EFFICACY


def bad_by_agent(scene: Scene, hit: Hit) -> Kind:
    """Read a bad effect: one of a treatment is a harm."""
    acting = agent(scene, hit.start)
    return Kind.HARM if acting and acting is scene.treatments else Kind.CAUSE
