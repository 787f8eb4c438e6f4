"""Findings made by hand, for what looks at their identity and place only."""

from __future__ import annotations

from citeaudit.rules.base import Finding, Severity
from citeaudit.text import Span


def finding(
    subject: str = "ldn relieves fatigue.",
    *,
    code: str = "CIT201",
    at: tuple[int, int] = (0, 1),
    message: str = "this efficacy claim rests only on a clinic's marketing page",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Make a finding about a subject."""
    name = "weak-sources-only" if code == "CIT201" else "another-rule"
    return Finding(code, name, severity, 0.9, message, "", Span(*at), subject=subject)
