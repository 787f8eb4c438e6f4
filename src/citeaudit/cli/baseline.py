"""`citeaudit baseline`: the findings a team has decided to live with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from citeaudit.cli.auditing import GATE, STANDARD_INPUT, auditing_command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.cli.options import Options
    from citeaudit.report.baseline import Entry
    from citeaudit.report.matching import Matched
    from citeaudit.report.model import Report

DEFAULT = "citeaudit.baseline.jsonl"


@click.group()
def baseline() -> None:
    """Keep a file of known findings, so that only new ones are told.

    It is a file for your repository, one finding on a line. `citeaudit check --baseline FILE`
    leaves out what is in it.
    """


def _write(options: Options) -> int:
    """Write down what is found in these documents.

    Entries of other documents stay as they are.
    """
    from citeaudit.cli.narrowing import load_baseline, matched_to
    from citeaudit.cli.streams import tell
    from citeaudit.report.counts import plural

    report = _audited(options._replace(baseline=None))
    if not report.run.complete:
        return _refused(options, report)
    file = str(options.baseline)
    before = load_baseline(file) if os.path.lexists(file) else ()
    found = _found(report, os.path.dirname(file))
    matched = matched_to(file, before, report)
    _save(file, [*found, *matched.kept])
    if not options.quiet:
        known = sum(map(len, matched.known))
        gone = len(matched.stale)
        documents = plural(len(report.documents), "document")
        tell(
            f"{_shown(file)} was written: {plural(len(found), 'finding')} in {documents} "
            f"({len(found) - known} new, {gone} gone)"
        )
    return 0


def _check(options: Options) -> int:
    """Say what is new and which entries are stale.

    An entry is stale if no finding answers to it any more. One line for each; the exit code is
    that of `citeaudit check --baseline FILE`.
    """
    from citeaudit.cli.check import exit_code
    from citeaudit.cli.streams import say, tell
    from citeaudit.report.base import Canvas, load
    from citeaudit.report.counts import summary_line

    report = _audited(options)
    new = load("concise").render(report, Canvas()).splitlines()
    say("".join(f"new: {line}\n" for line in new) + "".join(_lines(report.stale)))
    if not options.quiet:
        tell(summary_line(report))
    return exit_code(report, options)


def _prune(options: Options, *, dry_run: bool) -> int:
    """Take stale entries out, and give entries of renamed documents their new name.

    Nothing is added.
    """
    from citeaudit.cli.narrowing import load_baseline, matched_to
    from citeaudit.cli.streams import say, tell
    from citeaudit.report.counts import plural

    file = str(options.baseline)
    before = load_baseline(file)
    report = _audited(options._replace(baseline=None))
    if not report.run.complete:
        return _refused(options, report)
    matched = matched_to(file, before, report)
    say("".join(_lines(matched.stale)) + "".join(_renamings(matched)))
    if not dry_run:
        _save(file, [*matched.current, *matched.kept])
    if not options.quiet:
        stale = plural(len(matched.stale), "stale entry", "stale entries")
        verb = "was" if len(matched.stale) == 1 else "were"
        told = "would be" if dry_run else verb
        tell(f"{_shown(file)}: {stale} {told} taken out of {len(before)}")
    return 0


def _audited(options: Options) -> Report:
    from citeaudit.cli.check import audit_all, inputs_of

    return audit_all(options, *inputs_of(options))


def _found(report: Report, folder: str) -> list[Entry]:
    """List what was found as entries of a baseline in a folder."""
    from citeaudit.cli.narrowing import path_from
    from citeaudit.report.baseline import entries_of

    return [
        entry
        for document in report.documents
        for entry in entries_of(
            path_from(folder, document.audited.article.text.path), document.findings
        )
    ]


def _refused(options: Options, report: Report) -> int:
    """Write nothing where not all could be looked at: entries would be taken for stale."""
    from citeaudit.cli.streams import complain

    why = "an input could not be checked" if report.failures else "evidence could not be had"
    complain(f"{_shown(str(options.baseline))} was not written: {why}")
    return 2 if report.failures else 3


def _save(file: str, entries: Iterable[Entry]) -> None:
    from citeaudit.cli.outputs import write
    from citeaudit.report.baseline import format_baseline

    write(file, format_baseline(entries))


def _lines(stale: Iterable[Entry]) -> Iterator[str]:
    from citeaudit.report.printable import on_one_line

    for entry in stale:
        path, subject = on_one_line(entry.path), on_one_line(entry.subject)
        yield f'stale: {path}: {entry.code} {on_one_line(entry.name)} "{subject}"\n'


def _renamings(matched: Matched) -> Iterator[str]:
    from citeaudit.report.printable import on_one_line

    for new, old in sorted(matched.moved.items()):
        yield f"renamed: {on_one_line(old)} -> {on_one_line(new)}\n"


def _shown(file: str) -> str:
    return file.replace(os.sep, "/")


_FILE = click.Option(
    ["--baseline"], default=DEFAULT, metavar="FILE", help=f"The file.  [{DEFAULT}]"
)
_STALE = click.Option(["--fail-on-stale"], is_flag=True, help="Exit with 1 if an entry is stale.")
_DRY_RUN = click.Option(["--dry-run"], is_flag=True, help="Write nothing; say what would go.")
_FILES = GATE | STANDARD_INPUT

baseline.add_command(auditing_command("write", _write, _FILE, without=_FILES))
baseline.add_command(auditing_command("check", _check, _FILE, _STALE))
baseline.add_command(auditing_command("prune", _prune, _FILE, _DRY_RUN, without=_FILES))
