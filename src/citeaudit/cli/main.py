"""The console script: which commands there are, and how every ending becomes an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, NoReturn, cast

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


class Entry(NamedTuple):
    """A command: where it is found, and its help, so that `--help` need not import it."""

    module: str
    attribute: str
    help: str


COMMANDS: dict[str, Entry] = {
    "check": Entry("citeaudit.cli.check", "check", "say which claims rest only on weak sources"),
    "parse": Entry("citeaudit.cli.parse", "parse", "show a document as citeaudit reads it"),
    "classify": Entry("citeaudit.cli.classify", "classify", "say what kind of source a URL is"),
    "sources": Entry(
        "citeaudit.cli.sources", "sources", "list which hosts and works carry which claims"
    ),
    "resolve": Entry(
        "citeaudit.cli.resolve",
        "resolve",
        "look references up, and write what is known of them to refs.json",
    ),
    "suggest": Entry(
        "citeaudit.cli.suggest", "suggest", "propose better sources for claims on weak ones"
    ),
    "fix": Entry("citeaudit.cli.fix", "fix", "mend addresses and numbers, nothing else"),
    "lsp": Entry("citeaudit.cli.lsp", "lsp", "serve an editor (Language Server Protocol)"),
    "diff": Entry("citeaudit.cli.diff", "diff", "say how an edit changed a document"),
    "baseline": Entry("citeaudit.cli.baseline", "baseline", "keep a file of known findings"),
    "data": Entry("citeaudit.cli.data", "data", "fetch open data sets, to be used offline"),
    "rule": Entry("citeaudit.cli.rule", "rule", "explain a rule, or list them"),
    "cache": Entry("citeaudit.cli.cache", "cache", "show or empty the store of looked-up answers"),
    "policy": Entry("citeaudit.cli.policy", "policy", "show what is evidence for what"),
    "config": Entry("citeaudit.cli.config", "config", "show settings, or begin a settings file"),
}


class LazyGroup(click.Group):
    """A group that imports a command when it runs, and lists commands without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        return cast("click.Command", getattr(import_module(entry.module), entry.attribute))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing found, 1 findings, 2 usage or input, 3 evidence not had, "
    "4 internal error.",
)
@click.version_option(package_name="citeaudit", message="%(prog)s %(version)s")
def app() -> None:
    """Say which claims of an article rest only on weak sources."""


def main() -> NoReturn:
    """Run the command line and exit with a code of the table in docs/exit-codes.md."""
    # What a run builds it keeps to its end: looking for garbage every 700 objects finds none.
    gc.set_threshold(1_000_000)
    _open_streams()
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Leave without taking everything apart first: that is a tenth of a short run, as mypy found.

    What was to be closed is closed by now: reports are written, workers and stores let go.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _open_streams() -> None:
    """Give streams that the caller closed (`>&-`) a place to lead to, so that nothing trips."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the one place where exceptions become exit codes.

    Returns:
        The exit code.
    """
    try:
        code = app.main(list(arguments), prog_name="citeaudit", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        from citeaudit.cli.streams import silence

        silence(sys.stdout)
        return 0
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _refuse(error)
    except Exception as error:
        return 130 if _was_interrupted(error) else _report(error)
    return code if isinstance(code, int) else 0


def _was_interrupted(error: BaseException) -> bool:
    """Say whether a Ctrl-C lies behind an error: Python wraps one that hits a class being made."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, KeyboardInterrupt):
        cause = cause.__cause__
    return cause is not None


def _refuse(error: click.ClickException) -> int:
    """Tell a slip of the command line on one line, with where to read on."""
    from citeaudit.cli.streams import complain

    context = error.ctx if isinstance(error, click.UsageError) else None
    more = f" (see `{context.command_path} --help`)" if context else ""
    complain(f"{error.format_message().rstrip('.')}{more}")
    return 2


def _report(error: Exception) -> int:
    from citeaudit.cli.streams import complain, tell
    from citeaudit.errors import SettingsError, UserError

    if isinstance(error, UserError):
        complain(str(error))
        if isinstance(error, SettingsError) and error.excerpt:
            tell(error.excerpt)
        return error.exit_code
    if os.environ.get("CITEAUDIT_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    where = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    what = " ".join(f"{type(error).__name__}: {error}".split())
    complain(f"{what}{where}; please report it", kind="internal error")
    return 4
