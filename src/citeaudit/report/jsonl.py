"""JSON Lines: one finding a line, with the keys of `findings[]` in the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.json import finding_object
from citeaudit.report.placed import placed
from citeaudit.report.printable import as_json

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report


class JsonLines:
    """The path of its document, then what the JSON report says of the finding."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write a line for each finding; nothing at all where there is none."""
        return "".join(
            as_json({"path": one.path, **finding_object(one.article, one.finding, one.lines)})
            + "\n"
            for one in placed(report)
        )


FORMAT = JsonLines()
