"""What a shell proposes where a rule is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def complete_rules(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Propose rules by name, or by code where a code was begun; of a list the last."""
    from click.shell_completion import CompletionItem

    from citeaudit.rules.registry import all_rules

    before, comma, begun = incomplete.rpartition(",")
    by_code = begun[:3].upper() == "CIT"
    words = [(rule.code if by_code else rule.name, rule.summary()) for rule in all_rules()]
    return [
        CompletionItem(f"{before}{comma}{word}", help=summary)
        for word, summary in words
        if word.lower().startswith(begun.lower())
    ]


def complete_paths(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Leave it to the shell to propose files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]
