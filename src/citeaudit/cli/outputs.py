"""Sending one report to standard output and to the files that were asked for."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import click

from citeaudit.cli.streams import complain, say, tell, wants_color, width_of
from citeaudit.errors import SettingsError
from citeaudit.report.base import FOR_PEOPLE, FORMATS, Canvas, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.cli.options import Options
    from citeaudit.report.model import Report


class Output(NamedTuple):
    """A report that goes to a file."""

    format: str
    file: str


def parse_outputs(given: Sequence[str]) -> tuple[Output, ...]:
    """Read `FORMAT=FILE`, so that a mistake is told before the work and not after it.

    Raises:
        UsageError: No such format, no file, or one file twice.
        SettingsError: The file's folder does not exist.
    """
    outputs: list[Output] = []
    for one in given:
        name, _, file = one.partition("=")
        if name not in FORMATS or not file:
            known = ", ".join(FORMATS)
            raise click.UsageError(f"--output {one}: wanted FORMAT=FILE, where FORMAT is {known}")
        if os.path.normpath(file) in [os.path.normpath(other.file) for other in outputs]:
            raise click.UsageError(f"--output {one}: {file} is named twice")
        if not os.path.isdir(os.path.dirname(file) or "."):
            raise SettingsError(file, "its folder does not exist", "make it first")
        if os.path.isdir(file):
            raise SettingsError(file, "is a folder", "name a file in it")
        outputs.append(Output(name, file))
    return tuple(outputs)


def deliver(report: Report, options: Options, outputs: Sequence[Output]) -> None:
    """Write the report to every place, standard output first: it is read even if a file fails.

    Raises:
        SettingsError: A file cannot be written. The others are written all the same.
    """
    color = wants_color(options.color, sys.stdout)
    width = options.width or width_of(sys.stdout)
    canvas = Canvas(width, color=color, links=color and sys.stdout.isatty())
    if report.documents or options.format != "text":
        say(load(options.format).render(report, canvas), utf8=options.format not in FOR_PEOPLE)
    failures = [failure for one in outputs if (failure := _written(report, one))]
    if "github" in (options.format, *(one.format for one in outputs)):
        add_step_summary(report)
    if options.format != "text" and not options.quiet:
        from citeaudit.report.counts import summary_line

        tell(summary_line(report))
    for failure in failures[1:]:
        complain(str(failure))
    if failures:
        raise failures[0]


def _written(report: Report, output: Output) -> SettingsError | None:
    try:
        write(output.file, load(output.format).render(report, Canvas()))
    except SettingsError as error:
        return error
    return None


def add_step_summary(report: Report) -> None:
    """Add the report to the page of the step, where GitHub Actions names a file for it.

    Raises:
        SettingsError: The file cannot be written.
    """
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    text = load("markdown").render(report, Canvas())
    try:
        with open(file, "ab") as page:
            page.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SettingsError(file, f"cannot be written: {error.strerror}") from None


def write(file: str, text: str) -> None:
    """Write a text as UTF-8, as `write_bytes` does.

    Raises:
        SettingsError: It cannot be written; the old one is still there.
    """
    write_bytes(file, text.encode("utf-8", "backslashreplace"))


def write_bytes(file: str, data: bytes) -> None:
    """Replace a file as a whole: a reader sees the old one or the new one, never half of it.

    It keeps its rights, and a link to it stays one.

    Raises:
        SettingsError: It cannot be written; the old one is still there.
    """
    from pathlib import Path

    target = Path(file).resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe cannot be replaced
            return
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise SettingsError(file, f"cannot be written: {error.strerror}") from None
