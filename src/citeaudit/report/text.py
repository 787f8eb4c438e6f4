"""The report for people: findings by article and claim, each with its evidence and a next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.chapter import Chapter
from citeaudit.report.counts import shown
from citeaudit.report.page import Page
from citeaudit.report.summary import add_summary

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report


class TextReport:
    """Written for the editor who has to mend the article."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write the report: a chapter for each document with something to say, then the figures."""
        page = Page(canvas)
        for document in report.documents:
            findings = shown(report, document)
            if findings or document.skipped:
                Chapter(page, document, findings).write()
        add_summary(page, report)
        return page.text()


FORMAT = TextReport()
