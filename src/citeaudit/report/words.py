"""The report's words and colours for what the house knows by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.model import Strength
from citeaudit.rules.base import Severity
from citeaudit.sources.model import Design

if TYPE_CHECKING:
    from citeaudit.sources.model import Source

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}

STRENGTH_STYLES = {
    Strength.STRONG: "green",
    Strength.MODERATE: "green",
    Strength.LIMITED: "yellow",
    Strength.UNKNOWN: "magenta",
    Strength.WEAK: "red",
    Strength.NONE: "red",
}


def strength_words(strength: Strength) -> str:
    """Say what a source is worth; "none" alone would leave open of what."""
    return "no evidence" if strength is Strength.NONE else strength.word


def type_words(source: Source) -> str:
    """Say what a source is, in words: its design where it is a study of known design."""
    kind = source.design if source.design is not Design.UNKNOWN else source.type
    return kind.value.replace("-", " ")
