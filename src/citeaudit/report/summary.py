"""The end of the text report: the figures of the run, and whether it passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.counts import count, plural
from citeaudit.report.printable import on_one_line
from citeaudit.report.styled import Styled
from citeaudit.report.words import SEVERITY_STYLES
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from citeaudit.report.counts import Counts
    from citeaudit.report.model import Report
    from citeaudit.report.page import Page

_INDENT = "  "
_BAR = 30
_MOST_TYPES = 12


def add_summary(page: Page, report: Report) -> None:
    """Add what the run amounts to."""
    counts = count(report)
    page.blank()
    page.add(
        Styled("Summary", "bold").append(
            f": {plural(counts.documents, 'document')}, {plural(counts.claims, 'claim')}, "
            f"{plural(counts.references, 'reference')}, {plural(counts.citations, 'citation')}"
        )
    )
    _add_types(page, counts)
    _row(page, "Claims", _listed(counts.verdicts) or "none found")
    _row(page, "Findings", _severities(counts))
    for note in _notes(report, counts):
        _row(page, "", note)
    _row(page, "Gate", _gate(report))


def _row(page: Page, name: str, text: str | Styled) -> None:
    page.add(
        Styled(text) if isinstance(text, str) else text,
        first=f"{_INDENT}{name:<10}",
        rest=f"{_INDENT}{'':<10}",
    )


def _listed(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items() if number)


def _severities(counts: Counts) -> Styled:
    text = Styled()
    for severity in reversed(Severity):
        number = counts.findings[severity.word]
        words = f"{number} info" if severity is Severity.INFO else plural(number, severity.word)
        text.append(", " if text.runs else "")
        text.append(words, SEVERITY_STYLES[severity] if number else "")
    return text


def _add_types(page: Page, counts: Counts) -> None:
    """Draw the share of sources by type; the bars come last, so that no font can break the rows."""
    if not counts.types:
        return
    page.add(Styled("Sources by type"), first=_INDENT)
    rows = list(counts.types.items())
    rest = sum(number for _, number in rows[_MOST_TYPES:])
    rows = rows[:_MOST_TYPES] + ([("other", rest)] if rest else [])
    width = max(len(name) for name, _ in rows)
    total = counts.references
    most = max(number for _, number in rows)
    room = max(min(_BAR, page.width - width - 22), 1)
    for name, number in rows:
        bar = ("█" if page.color else "#") * max(round(number / most * room), 1)
        row = Styled(f"{name.replace('-', ' '):<{width}}  {number:>5}  {number / total:>4.0%}  ")
        page.add(row.append(bar, "cyan"), first=_INDENT * 2)


def _notes(report: Report, counts: Counts) -> list[str]:
    notes = []
    if counts.hidden:
        levels = {gate.min_severity.word for gate in report.gates}
        least = f" {levels.pop()}" if len(levels) == 1 else ""
        notes.append(f"{counts.hidden} more below --min-severity{least}")
    if counts.held_back:
        notes.append(f"{counts.held_back} more in a louder profile (--profile strict or auditor)")
    if counts.suppressed:
        notes.append(f"{counts.suppressed} more ignored by comments in the text (--no-ignores)")
    if report.run.baseline:
        notes.append(f"{counts.known} more known from {on_one_line(report.run.baseline)}")
    if report.run.since:
        since = on_one_line(report.run.since)
        notes.append(f"{counts.unchanged} more on lines that have not changed since {since}")
    if report.stale:
        stale = plural(len(report.stale), "entry is stale", "entries are stale")
        notes.append(f"{stale}: nothing answers to them any more (citeaudit baseline prune)")
    if report.failures:
        notes.append(f"{plural(len(report.failures), 'input')} could not be checked")
    return notes


def _gate(report: Report) -> Styled:
    gate = report.run.fail_on
    if report.run.fail_on_stale and report.stale and not report.gating:
        return Styled("failed", "bold red").append(": the baseline has stale entries")
    if gate is None:
        return Styled("passed: --fail-on never")
    if len(report.gates) > 1:
        word = "passed" if report.passed else "failed"
        style = "bold green" if report.passed else "bold red"
        return Styled(word, style).append(": each document by its own settings")
    if report.passed:
        return Styled("passed", "bold green").append(f": nothing at or above {gate.word}")
    return Styled("failed", "bold red").append(f": findings at or above {gate.word}")
