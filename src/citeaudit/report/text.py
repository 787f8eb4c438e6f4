"""The report for people, on a terminal or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.counts import shown, summary_line
from citeaudit.report.positions import Lines
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report


class TextReport:
    """Findings grouped by article and claim, with the evidence and the next step."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write the report."""
        out = []
        for document in report.documents:
            text = document.audited.article.text
            lines = Lines(text)
            for finding in shown(report, document):
                place = lines.place(finding.span)
                out.append(
                    f"{finding.severity.word}[{finding.name}] {finding.code} {on_one_line(finding.message)}"
                )
                out.append(f"  --> {on_one_line(text.path)}:{place.line}:{place.column}")
                out.append(f"  help: {on_one_line(finding.help)}")
        out.append(summary_line(report))
        return "\n".join(out) + "\n"


FORMAT = TextReport()
