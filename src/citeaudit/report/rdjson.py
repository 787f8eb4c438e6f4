"""rdjson, the diagnostic format of reviewdog: columns are bytes of UTF-8, the end is exclusive.

Source: reviewdog/reviewdog:proto/rdf/reviewdog.proto (MIT), read 2026-11-28.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.placed import placed
from citeaudit.report.printable import as_json
from citeaudit.rules.base import RULE_PAGES

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report
    from citeaudit.report.placed import Placed


class RdJson:
    """One diagnostic a finding."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write a `DiagnosticResult`."""
        result = {
            "source": {"name": "citeaudit", "url": RULE_PAGES},
            "diagnostics": [_diagnostic(one) for one in placed(report)],
        }
        return as_json(result, indent=2) + "\n"


def _diagnostic(one: Placed) -> dict[str, Any]:
    finding = one.finding
    place = one.lines.place_in_bytes(finding.span)
    return {
        "message": f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message,
        "location": {
            "path": one.path,
            "range": {
                "start": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
        "severity": finding.severity.name,
        "code": {"value": finding.name, "url": finding.url},
    }


FORMAT = RdJson()
