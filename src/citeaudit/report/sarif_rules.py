"""What SARIF says of rules: their pages, so that a viewer can explain a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.rules.base import Severity
from citeaudit.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.rules.base import Finding, Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# GitHub's words for how a rule without a security score is shown and filtered.
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_PRECISIONS = ((0.95, "very-high"), (0.8, "high"), (0.6, "medium"), (0.0, "low"))
_REPORTS = "## What it reports"


def rule_objects(found: Mapping[str, Finding]) -> list[dict[str, Any]]:
    """Describe the rules that found something, in the order of the table.

    Args:
        found: By code of the rule, one of its findings.
    """
    return [_rule(rule, found[rule.code].url) for rule in all_rules() if rule.code in found]


def _rule(rule: type[Rule], url: str) -> dict[str, Any]:
    page = rule.page()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": _section(page) or rule.summary()},
        "help": {"text": page, "markdown": page},
        "helpUri": url,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": ["citation", "documentation"],
            "precision": next(word for least, word in _PRECISIONS if rule.confidence >= least),
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _section(page: str) -> str:
    """Cut the description out of a page, and fold its lines."""
    return " ".join(page.partition(_REPORTS)[2].partition("\n## ")[0].split())
