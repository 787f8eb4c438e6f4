"""Commands that audit as `check` does, and do something else with what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeaudit.cli.check import check
from citeaudit.cli.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

# Options of `check` that say how a report is told and what is left out of it; what reads standard
# input; and what makes an exit code.
_TELLING = frozenset(
    ("format", "outputs", "color", "width", "since", "baseline", "fail_on_stale", "show_files")
)
STANDARD_INPUT = frozenset(("stdin_filename",))
GATE = frozenset(("fail_on", "min_severity", "exit_zero"))


def auditing_command(
    name: str,
    run: Callable[..., int],
    *own: click.Parameter,
    without: frozenset[str] = frozenset(),
) -> click.Command:
    """Make a command with the options of `check` that bear on what is found.

    Args:
        name: What it is called.
        run: Is given the options, and by name the parameters that `check` does not have.
        own: Parameters of the command; one by the name of an option of `check` takes its place.
        without: Names of further options that the command has no use for.
    """
    named = {one.name for one in own}
    left = _TELLING | without | named
    taken = [one for one in check.params if one.name not in left]

    def callback(**given: object) -> int:
        defaults = check.make_context("check", [], resilient_parsing=True).params
        options = {one: given.pop(one, default) for one, default in defaults.items()}
        return run(Options(**options), **given)  # type: ignore[arg-type]  # click checked them

    arguments = [one for one in own if isinstance(one, click.Argument)]
    options = [one for one in own if not isinstance(one, click.Argument)]
    params = [*arguments, *taken, *options]
    return click.Command(name, callback=callback, params=params, help=run.__doc__)
