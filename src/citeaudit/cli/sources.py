"""`citeaudit sources`: which hosts and works carry which claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeaudit.cli.auditing import GATE, auditing_command

if TYPE_CHECKING:
    from citeaudit.cli.options import Options

# Rules have no say in what is cited.
_RULES = frozenset(("select", "extend_select", "ignore", "no_ignores", "profile"))


def _sources(options: Options, by: str, top: int) -> int:
    """List which hosts and works carry which claims, over many articles.

    PATH is a file, a folder, a pattern such as '**/*.md', or - for standard input. What carries
    most claims comes first. "alone" counts claims that cite nothing else, "weak" those that rest
    only on weak sources. A work is the same in every article, whatever address it is cited by.
    """
    from citeaudit.cli.check import audit_all, inputs_of
    from citeaudit.cli.streams import say
    from citeaudit.report.inventory import inventory
    from citeaudit.report.inventory_text import inventory_text

    report = audit_all(options, *inputs_of(options))
    if not report.documents:
        return 2
    taken = inventory(report)
    if options.format == "json":
        from citeaudit import __version__
        from citeaudit.report.inventory import inventory_object
        from citeaudit.report.printable import as_json

        say(as_json(inventory_object(taken, __version__), indent=2) + "\n", utf8=True)
    else:
        say(inventory_text(taken, by=by, most=top))
    return 2 if report.failures else 0


sources = auditing_command(
    "sources",
    _sources,
    click.Option(["--format"], type=click.Choice(["text", "json"]), default="text"),
    click.Option(
        ["--by"],
        type=click.Choice(["host", "work"]),
        default="host",
        help="What to list; JSON has both.  [host]",
    ),
    click.Option(
        ["--top"],
        type=click.IntRange(min=0),
        default=40,
        metavar="N",
        help="List so many; 0 lists all, as JSON does.  [40]",
    ),
    without=GATE | _RULES,
)
