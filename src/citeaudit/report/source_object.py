"""A source as JSON shows it: the same object in reports and in `citeaudit classify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citeaudit.policy.model import Strength
    from citeaudit.sources.model import Source


def source_object(source: Source, strength: Strength) -> dict[str, Any]:
    """Build the `source` of the JSON report.

    Args:
        source: The source.
        strength: What it is worth for a claim of efficacy.
    """
    return {
        "type": source.type.value,
        "strength": strength.word,
        "confidence": round(source.confidence, 3),
        "design": source.design.value,
        "interest": source.interest.value,
        "status": [status.value for status in source.status],
        "identifiers": dict(source.identifiers),
        "canonical_url": source.canonical_url,
        "host": source.host,
        "work": source.work,
        "signals": [{"kind": signal.kind, "detail": signal.detail} for signal in source.signals],
    }
