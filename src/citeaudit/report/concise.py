"""One finding a line, for editors, scripts and coding agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.counts import shown
from citeaudit.report.positions import Lines
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.report.base import Canvas
    from citeaudit.report.model import AuditedDocument, Report


class Concise:
    """`path:line:column: CODE name message`."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write a line for each finding; nothing at all where there is none."""
        return "".join(
            line for document in report.documents for line in self._lines(report, document)
        )

    def _lines(self, report: Report, document: AuditedDocument) -> Iterator[str]:
        text = document.audited.article.text
        lines = Lines(text)
        for finding in shown(report, document):
            place = lines.place(finding.span)
            yield (
                f"{on_one_line(text.path)}:{place.line}:{place.column}: "
                f"{finding.code} {finding.name} {on_one_line(finding.message)}\n"
            )


FORMAT = Concise()
