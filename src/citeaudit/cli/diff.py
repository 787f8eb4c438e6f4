"""`citeaudit diff`: how an edit changed a document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from citeaudit.cli.auditing import GATE, auditing_command
from citeaudit.cli.settings.model import SEVERITIES

if TYPE_CHECKING:
    from citeaudit.cli.inputs import Input
    from citeaudit.cli.options import Options


def _diff(options: Options, old: str, new: str) -> int:
    """Say how an edit changed what the claims of a document rest on.

    OLD and NEW are documents: a file, or REVISION:PATH as git names a file of a branch, tag or
    commit ('main:articles/a.md', 'HEAD~1:./a.md'). NEW may be - for standard input.

    Both are judged by what is known today: a refs.json beside the file serves every revision of
    it. With --fail-on the exit code is 1 if a new finding is at least this severe.
    """
    from citeaudit.cli.check import audit_all, exit_code
    from citeaudit.cli.streams import say
    from citeaudit.report.difference import difference
    from citeaudit.report.difference_text import difference_text

    options = options._replace(paths=(old, new))
    if "-" in options.paths and not options.stdin_filename:
        raise click.UsageError("`-` needs --stdin-filename NAME: its ending tells the kind of text")
    if old == "-":
        raise click.UsageError("OLD is a file or REVISION:PATH; `-` may be NEW only")
    inputs = (_document(old, options), _document(new, options))
    report = audit_all(options, inputs, ())
    if report.failures:
        return 2
    before, after = report.documents
    compared = difference(before, after, (old, inputs[1].path if new == "-" else new))
    if options.format == "json":
        from citeaudit import __version__
        from citeaudit.report.difference import difference_object
        from citeaudit.report.printable import as_json

        say(as_json(difference_object(compared, __version__), indent=2) + "\n", utf8=True)
    else:
        say(difference_text(compared))
    appeared = (after._replace(findings=compared.appeared),)
    return exit_code(report._replace(documents=appeared), options)


def _document(name: str, options: Options) -> Input:
    """Find a document: a file wins over a revision of the same spelling.

    Raises:
        InputError: There is no such file, or it stands for several.
        SettingsError: There is no such revision.
    """
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.errors import InputError

    if ":" in name and not os.path.lexists(name):
        return _of_revision(name)
    inputs, failures = find_inputs([name], options.stdin_filename or "")
    if failures:
        raise failures[0]
    if len(inputs) != 1:
        raise InputError(name, f"stands for {len(inputs)} documents", "name one")
    return inputs[0]


def _of_revision(name: str) -> Input:
    """Read a file of a revision. What lies beside the file today belongs to it."""
    from citeaudit.article.formats.base import format_of
    from citeaudit.cli.git import ask_git, commit_of, what_git_said, working_tree
    from citeaudit.cli.inputs import Input
    from citeaudit.errors import InputError

    ref, _, path = name.partition(":")
    root = working_tree(".", name)
    done = ask_git(".", "cat-file", "blob", f"{commit_of('.', ref, name)}:{path}")
    if done.returncode:
        problem = f"revision {ref} has no such file"
        raise InputError(name, problem, what_git_said(done).removeprefix("fatal: "))
    below = os.path.normpath(path) if path.startswith(("./", "../")) else os.path.join(root, path)
    file = os.path.relpath(below)
    return Input(file.replace(os.sep, "/"), file, format_of(path), done.stdout)


diff = auditing_command(
    "diff",
    _diff,
    click.Argument(["old"], metavar="OLD"),
    click.Argument(["new"], metavar="NEW"),
    click.Option(["--format"], type=click.Choice(["text", "json"]), default="text"),
    click.Option(
        ["--fail-on"],
        type=click.Choice([*SEVERITIES, "never"]),
        default="never",
        help="Exit with 1 if a new finding is at least this severe.  [never]",
    ),
    without=GATE | {"paths"},
)
