"""The strength a source is shown with where no claim is at hand: the one for efficacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from citeaudit.policy.model import Strength
    from citeaudit.sources.model import Source


def efficacy_strength(source: Source) -> Strength:
    """Say what a source is worth for a claim of efficacy."""
    raise NotImplementedError(Kind.EFFICACY)
