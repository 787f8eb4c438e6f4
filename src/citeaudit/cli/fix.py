"""`citeaudit fix`: mend what can be mended without a person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from citeaudit.cli.completion import complete_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.cli.inputs import Input
    from citeaudit.mend.mend import Mended

_NAMES = ("redirects", "trackers", "registrations", "duplicates", "uncited")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_paths)
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--only",
    type=click.Choice(_NAMES),
    multiple=True,
    help="Make these fixes only; may be given several times.",
)
@click.option("--drop-uncited", is_flag=True, help="Take out entries that nothing cites, as well.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input, `-`.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was mended.")
def fix(
    paths: tuple[str, ...],
    only: tuple[str, ...],
    stdin_filename: str | None,
    *,
    diff: bool,
    drop_uncited: bool,
    quiet: bool,
) -> int:
    """Mend addresses and numbers; what the text says is never touched.

    Trackers are cut off addresses, redirects give way to the page they lead to, copies of a trial's
    registration to the register; entries that are one work become one, and all markers are
    numbered anew. Entries that nothing cites go on request.

    Exit codes: 0 mended, or nothing to mend; 1 with --diff, if there is something to mend.
    """
    if "-" in paths and not stdin_filename:
        raise click.UsageError("`-` needs --stdin-filename NAME: its ending tells the kind of text")
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.streams import complain
    from citeaudit.errors import UserError

    wanted = only or tuple(name for name in _NAMES if name != "uncited" or drop_uncited)
    inputs, failures = find_inputs(paths, stdin_filename or "")
    for failure in failures:
        complain(str(failure))
    changed, failed = False, bool(failures)
    for document in inputs:
        try:
            changed |= _mend(document, wanted, diff=diff, quiet=quiet)
        except UserError as error:
            complain(str(error))
            failed = True
    return 2 if failed else int(diff and changed)


def _mend(document: Input, wanted: Sequence[str], *, diff: bool, quiet: bool) -> bool:
    """Mend one document, or show how; say whether there was anything to mend.

    Raises:
        UserError: It cannot be read or written, or not without changing more than was meant.
    """
    from citeaudit.article.formats.base import reader
    from citeaudit.cli.inputs import read_bytes
    from citeaudit.cli.streams import say, tell
    from citeaudit.errors import InputError
    from citeaudit.mend.mend import mend
    from citeaudit.text import Text

    if document.format == "docx":
        raise InputError(document.path, "Word files are not rewritten", "mend it in your editor")
    raw = read_bytes(document)
    text = reader(document.format).decode(raw, document.path)
    if Text.encode(text.content, raw) != raw:
        raise InputError(document.path, "cannot be written as it was", "save it as UTF-8")
    mended = mend(text, document.format, wanted)
    if diff:
        say(_difference(document.path, text.content, mended.content), utf8=True)
    elif document.file is None:
        say(mended.content, utf8=True)
    elif mended.fixes:
        _replace(document.file, Text.encode(mended.content, raw))
    if not quiet:
        tell(_summary(document.path, mended))
    return bool(mended.fixes)


def _summary(path: str, mended: Mended) -> str:
    if not mended.fixes:
        return f"{path}: nothing to mend"
    return "\n".join(f"{path}: {fix.message}" for fix in mended.fixes)


def _difference(path: str, before: str, after: str) -> str:
    """Give a unified diff that `patch` and `git apply` take."""
    from difflib import unified_diff

    # Lines end where editors see them end, not at every character that Unicode calls a separator.
    name = path.lstrip("/")
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(content: str) -> list[str]:
    lines = [f"{line}\n" for line in content.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _replace(file: str, data: bytes) -> None:
    """Put the mended document in the place of the old one, unless that is read-only.

    Raises:
        SettingsError: It cannot be written; the old one is still there.
    """
    from citeaudit.cli.outputs import write_bytes
    from citeaudit.errors import SettingsError

    if not os.access(file, os.W_OK):
        raise SettingsError(file, "cannot be written: the file is read-only")
    write_bytes(file, data)
