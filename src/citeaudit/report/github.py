"""GitHub Actions: the text report in the log, and workflow commands that annotate the lines.

Source: https://docs.github.com/actions/reference/workflow-commands, and the parser of
actions/runner (`ActionCommand`), read 2026-11-28. A step shows at most ten annotations of each
level (actions/toolkit#734): what is left out is said in a notice.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from citeaudit.report.base import load
from citeaudit.report.placed import placed
from citeaudit.report.printable import on_one_line
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report
    from citeaudit.report.placed import Placed

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = 10
# The runner reads a command where a line begins with `::`, and `##[` anywhere in a line that does
# not; it undoes these escapes, the last two in the values before the message only.
_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_MESSAGE, ":": "%3A", ",": "%2C"}


class GitHub:
    """The report for people, then the annotations."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write both; no word of a document is obeyed by the runner."""
        return _unheeded(load("text").render(report, canvas)) + "".join(_annotations(report))


def _unheeded(text: str) -> str:
    """Keep the runner from obeying the text: a sentence may begin with `::add-mask::`.

    The word that ends this is made of the text itself, so nobody can write it into the text.
    """
    word = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _annotations(report: Report) -> Iterator[str]:
    """Write the annotations, as many as are shown, the gravest first among the notices."""
    levels: dict[Severity, list[Placed]] = {severity: [] for severity in reversed(Severity)}
    for one in placed(report):
        levels[one.finding.severity].append(one)
    room = dict.fromkeys(levels, _MOST)
    if any(len(found) > _MOST for found in levels.values()):
        room[Severity.INFO] -= 1  # for the notice
    for severity, found in levels.items():
        yield from map(_annotation, found[: room[severity]])
    left = {severity: len(found) - room[severity] for severity, found in levels.items()}
    if any(number > 0 for number in left.values()):
        yield _notice({severity: number for severity, number in left.items() if number > 0})


def _annotation(one: Placed) -> str:
    finding, place = one.finding, one.place
    title = f"{finding.name} ({finding.code})"
    help = f"\nhelp: {on_one_line(finding.help)}" if finding.help else ""
    message = _escaped(f"{on_one_line(finding.message)}{help}", _MESSAGE)
    where = f"file={_property(one.path)},line={place.line},title={_property(title)}"
    return f"::{_LEVELS[finding.severity]} {where}::{message}\n"


def _notice(left: dict[Severity, int]) -> str:
    numbers = ", ".join(f"{number} more of level {_LEVELS[s]}" for s, number in left.items())
    return (
        f"::notice title=citeaudit::{numbers} not annotated here: GitHub shows ten of each level; "
        "the log has them all\n"
    )


def _property(value: str) -> str:
    return _escaped(on_one_line(value), _PROPERTY)


def _escaped(value: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in value)


FORMAT = GitHub()
