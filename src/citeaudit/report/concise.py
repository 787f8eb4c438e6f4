"""One finding a line, for editors, scripts and coding agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.placed import placed
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report
    from citeaudit.report.placed import Placed


class Concise:
    """`path:line:column: CODE name message`."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write a line for each finding; nothing at all where there is none."""
        return "".join(map(_line, placed(report)))


def _line(one: Placed) -> str:
    place, finding = one.place, one.finding
    return (
        f"{on_one_line(one.path)}:{place.line}:{place.column}: "
        f"{finding.code} {finding.name} {on_one_line(finding.message)}\n"
    )


FORMAT = Concise()
