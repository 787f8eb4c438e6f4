"""GitLab Code Quality: a list of issues for the merge request's widget.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, read as quoted
in public repositories of 2024 to 2025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.placed import placed
from citeaudit.report.printable import as_json
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import Report
    from citeaudit.report.placed import Placed

# GitLab knows info, minor, major, critical and blocker; the last two are for what stops a service.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLab:
    """One issue a finding. The fingerprint is our own, so one that stays is the same one."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write the list; an empty one tells GitLab that nothing is left."""
        return as_json([_issue(one) for one in placed(report)], indent=2) + "\n"


def _issue(one: Placed) -> dict[str, Any]:
    finding, place = one.finding, one.place
    return {
        "description": finding.message,
        "check_name": finding.name,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": one.path,
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }


FORMAT = GitLab()
