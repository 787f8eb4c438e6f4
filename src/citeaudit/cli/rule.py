"""`citeaudit rule`: a rule's page, or the list of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citeaudit.cli.completion import complete_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.rules.base import Rule


@click.command()
@click.argument("selector", required=False, metavar="[RULE]", shell_complete=complete_rules)
@click.option("--all", "everything", is_flag=True, help="Every rule's page.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
def rule(selector: str | None, everything: bool, format: str) -> int:
    """Explain a rule, or list them.

    RULE is a code (CIT201), a name (weak-sources-only) or a family (CIT2).
    """
    from citeaudit.cli.streams import say
    from citeaudit.rules.registry import find_rules

    rules = find_rules(selector or "CIT")
    if format == "json":
        from citeaudit.report.printable import as_json

        say(as_json([_object(one) for one in rules], indent=2) + "\n", utf8=True)
    elif selector or everything:
        from citeaudit.rules.page import page

        say("\n\n".join(page(one) for one in rules) + "\n")
    else:
        say(_list(rules))
    return 0


def _list(rules: Sequence[type[Rule]]) -> str:
    width = max(len(one.name) for one in rules)
    return "".join(
        f"{one.code}  {one.name:<{width}}  {one.severity.word:<7}  {one.summary()}\n"
        for one in rules
    )


def _object(rule: type[Rule]) -> dict[str, Any]:
    from citeaudit.rules.base import RULE_PAGES

    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.word,
        "confidence": rule.confidence,
        "profile": rule.profile.name.lower(),
        "requires": sorted(need.value for need in rule.requires),
        "network": False,
        "since": rule.since,
        "summary": rule.summary(),
        "url": f"{RULE_PAGES}{rule.name}/",
        "page": rule.page(),
    }
