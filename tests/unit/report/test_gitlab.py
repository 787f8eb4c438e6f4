"""GitLab Code Quality."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from citeaudit.report.base import Canvas
from citeaudit.report.gitlab import FORMAT
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, one_claim
from tests.unit.report.validity import own_schema

if TYPE_CHECKING:
    from citeaudit.report.model import Report


def _issues(report: Report) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(FORMAT.render(report, Canvas()))
    return made


@pytest.mark.parametrize("report", [one_claim(), empty(), one_claim(message="\x1b\n", path="ü.md")])
def test_it_is_what_gitlab_reads(report: Report) -> None:
    """A list of issues, empty where there is nothing."""
    own_schema("gitlab.json").validate(_issues(report))


def test_an_issue_is_a_finding() -> None:
    """With its own fingerprint: GitLab shows equal ones as one."""
    first, second = _issues(one_claim(lead="# A\n\n", message="rests on a blog"))
    assert first == {
        "description": "rests on a blog",
        "check_name": "weak-sources-only",
        "fingerprint": "f1",
        "severity": "major",
        "location": {"path": "article.md", "lines": {"begin": 3, "end": 3}},
    }
    assert second["severity"] == "info"
    assert _issues(one_claim(severity=Severity.WARNING))[0]["severity"] == "minor"
