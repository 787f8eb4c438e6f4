"""A rule's page as Markdown: what `citeaudit rule` prints and `docs/rules` publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.rules.base import Rule


def page(rule: type[Rule]) -> str:
    """Write a rule's page: its name, its docstring, its facts."""
    facts = {
        "code": rule.code,
        "severity": rule.severity.word,
        "confidence": f"{rule.confidence:.2f}",
        "needs network": "no",
        "profile": rule.profile.name.lower(),
        "since": rule.since,
    }
    rows = "\n".join(f"| {name} | {value} |" for name, value in facts.items())
    return f"# {rule.name}\n\n{rule.page()}\n\n| | |\n|---|---|\n{rows}"


def index(rules: Sequence[type[Rule]]) -> str:
    """Write the list of rules, each with a link to its page."""
    rows = "\n".join(
        f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.word} "
        f"| {rule.profile.name.lower()} | {rule.summary()} |"
        for rule in rules
    )
    return (
        "# Rules\n\n"
        "A code and a name stand for the same rule everywhere. A family is a prefix: `CIT2`.\n\n"
        "| code | name | severity | profile | reports |\n"
        "|---|---|---|---|---|\n"
        f"{rows}"
    )
