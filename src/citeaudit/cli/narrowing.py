"""From `--baseline` and `--since` to a report of what is new."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from citeaudit.errors import InputError, SettingsError
from citeaudit.report.baseline import parse_baseline
from citeaudit.report.matching import Checked, Matched, match
from citeaudit.report.narrowed import on_changed_lines, without_known
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.cli.inputs import Input
    from citeaudit.cli.options import Options
    from citeaudit.report.baseline import Entry
    from citeaudit.report.changed import Hunk
    from citeaudit.report.model import Report


class Narrowing(NamedTuple):
    """What a run leaves out.

    Attributes:
        baseline: The file, or empty.
        entries: What it knows.
        since: The revision, or empty.
        hunks: The changed lines of each document, by path.
    """

    baseline: str
    entries: tuple[Entry, ...]
    since: str
    hunks: Mapping[str, Sequence[Hunk]]
    fail_on_stale: bool
    quiet: bool

    def of(self, report: Report) -> Report:
        """Leave it out of a report: first what is known, then what is unchanged."""
        run = report.run._replace(
            baseline=self.baseline.replace(os.sep, "/"),
            since=self.since,
            fail_on_stale=self.fail_on_stale,
        )
        report = report._replace(run=run)
        if self.baseline:
            matched = matched_to(self.baseline, self.entries, report)
            report = without_known(report, matched)
            if not self.quiet:
                _tell_of(matched)
        return on_changed_lines(report, self.hunks) if self.since else report


def narrowing_of(options: Options, inputs: Sequence[Input]) -> Narrowing:
    """Read what the options name, so that a mistake is told before the work and not after it.

    Raises:
        UsageError: `--since` or `--fail-on-stale` has nothing to work on.
        SettingsError: The baseline cannot be read; git cannot answer.
    """
    if options.fail_on_stale and not options.baseline:
        raise click.UsageError("--fail-on-stale needs --baseline FILE: entries of it may be stale")
    hunks: Mapping[str, Sequence[Hunk]] = {}
    if options.since is not None:
        if "-" in options.paths:
            raise click.UsageError("--since cannot be used with `-`: git knows files only")
        from citeaudit.cli.changed import changed_lines

        hunks = changed_lines(inputs, options.since)
    return Narrowing(
        options.baseline or "",
        load_baseline(options.baseline) if options.baseline else (),
        options.since or "",
        hunks,
        options.fail_on_stale,
        options.quiet,
    )


def _tell_of(matched: Matched) -> None:
    """Say which documents are known by an old name: after more edits they may not be."""
    from citeaudit.cli.streams import complain

    for new, old in sorted(matched.moved.items()):
        mend = "`citeaudit baseline prune` writes that down"
        complain(f"the baseline knows {new} as {old} ({mend})", kind="notice")


def load_baseline(file: str) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises:
        SettingsError: It is missing, no text, or no baseline.
    """
    shown = file.replace(os.sep, "/")
    try:
        with open(file, "rb") as opened:
            content = Text.decode(opened.read(), shown).content
    except FileNotFoundError:
        mend = "write one with `citeaudit baseline write`"
        raise SettingsError(shown, "no such baseline", mend) from None
    except InputError as error:
        raise SettingsError(shown, error.problem, error.mend) from None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise SettingsError(shown, f"cannot be read: {problem}") from None
    return parse_baseline(content, shown)


def matched_to(file: str, entries: Sequence[Entry], report: Report) -> Matched:
    """Match the documents of a report to the entries of a baseline."""
    folder = os.path.dirname(file)
    checked = [
        Checked(
            path_from(folder, document.audited.article.text.path),
            document.findings,
            document.held_back,
            document.ran,
        )
        for document in report.documents
    ]
    return match(entries, checked, lambda path: not os.path.lexists(os.path.join(folder, path)))


def path_from(folder: str, path: str) -> str:
    """Name a document as a baseline in a folder does, wherever the run was started."""
    try:
        found = os.path.relpath(path, folder or ".")
    except ValueError:  # on another drive
        found = os.path.abspath(path)
    return found.replace(os.sep, "/")
