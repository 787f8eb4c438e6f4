"""The strength a source is shown with where no claim is at hand: the one for efficacy."""

from __future__ import annotations

from citeaudit.policy.judge import efficacy_strength

__all__ = ["efficacy_strength"]
