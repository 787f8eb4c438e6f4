"""CSV for spreadsheets: one finding a row, no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from citeaudit.report.labels import label_of
from citeaudit.report.placed import placed
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report
    from citeaudit.report.placed import Placed

_COLUMNS = (
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "code",
    "name",
    "message",
    "help",
    "sentence",
    "references",
    "confidence",
    "fingerprint",
    "url",
)
# What starts a formula in Excel, LibreOffice or Google Sheets, the full-width signs among them; a
# quotation mark would hide one (OWASP, "CSV Injection", read 2026-11-28).
_FORMULA = tuple("=+-@\"'＝＋－＠")


class Csv:
    """A row of names, then a row for each finding."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write RFC 4180, but for its line ends: a line feed alone, which every reader takes."""
        sheet = StringIO()
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(_COLUMNS)
        sentences = {
            (document.audited.article.text.path, claim.id): claim.focus_text
            for document in report.documents
            for claim in document.audited.article.claims
        }
        for one in placed(report):
            sentence = sentences.get((one.path, one.finding.claim), "")
            writer.writerow(map(_cell, _row(one, sentence)))
        return sheet.getvalue()


def _row(one: Placed, sentence: str) -> tuple[str | int | float, ...]:
    finding, article = one.finding, one.article
    return (
        one.path,
        *one.place,
        finding.severity.word,
        finding.code,
        finding.name,
        finding.message,
        finding.help,
        sentence,
        ", ".join(label_of(article.references[index]) for index in finding.references),
        round(finding.confidence, 3),
        finding.fingerprint,
        finding.url,
    )


def _cell(value: str | float) -> str | float:
    """Keep a cell on its line and mark one that begins like a formula as text."""
    if not isinstance(value, str):
        return value
    text = on_one_line(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


FORMAT = Csv()
