"""Whole reports of a small article, kept as files that a person can read and compare.

`pytest tests/golden --regenerate` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.contracts.process import citeaudit

_HERE = Path(__file__).parent
# What differs from day to day and from release to release.
_SCRUBBED = (
    (re.compile(r'"version": "[^"]*"'), '"version": "VERSION"'),
    (re.compile(r'"semanticVersion": "[^"]*"'), '"semanticVersion": "VERSION"'),
    (re.compile(r'"(started|startTimeUtc)": "[^"]*"'), r'"\1": "DATE"'),
    # The rules' own pages, which are kept in docs/rules.
    (re.compile(r'"(text|markdown)": "[^"\\]*\\n\\n## (?:[^"\\]|\\.)*"'), r'"\1": "PAGE"'),
)

_REPORTS = {
    "text/width-80.txt": ("--format", "text", "--width", "80"),
    "text/width-120.txt": ("--format", "text", "--width", "120"),
    "text/colour.txt": ("--format", "text", "--width", "80", "--color", "always"),
    "concise/report.txt": ("--format", "concise"),
    "json/report.json": ("--format", "json"),
    "jsonl/report.jsonl": ("--format", "jsonl"),
    "sarif/report.sarif": ("--format", "sarif"),
    "github/log.txt": ("--format", "github", "--width", "80"),
    "gitlab/report.json": ("--format", "gitlab"),
    "rdjson/report.json": ("--format", "rdjson"),
    "junit/report.xml": ("--format", "junit"),
    "markdown/report.md": ("--format", "markdown"),
    "csv/report.csv": ("--format", "csv"),
}


@pytest.mark.parametrize("golden", _REPORTS)
def test_reports_stay_what_they_are(golden: str, request: pytest.FixtureRequest) -> None:
    """A change of the report is seen, and read, before it is shipped."""
    done = citeaudit("check", "article.md", *_REPORTS[golden], cwd=_HERE)
    assert "internal error" not in done.stderr
    report = done.stdout
    for pattern, replacement in _SCRUBBED:
        report = pattern.sub(replacement, report)
    file = _HERE / golden
    if request.config.getoption("--regenerate", default=False):
        file.parent.mkdir(exist_ok=True)
        file.write_text(report, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == report
