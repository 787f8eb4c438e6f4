"""JSON Lines."""

from __future__ import annotations

import json

from citeaudit.report import json as whole
from citeaudit.report.base import Canvas
from citeaudit.report.jsonl import FORMAT
from tests.unit.report.handmade import empty, one_claim


def test_a_line_is_a_finding_of_the_json_report() -> None:
    """With the path of its document before it; nothing else is told in another way."""
    report = one_claim("漢 helps\u2028now\x1b. [1]", message="a\nb")
    lines = FORMAT.render(report, Canvas()).split("\n")
    assert lines.pop() == ""
    document = whole.report_object(report)["documents"][0]
    assert [json.loads(line) for line in lines] == [
        {"path": "article.md", **finding} for finding in document["findings"]
    ]


def test_nothing_found_nothing_written() -> None:
    """An empty file is valid JSON Lines."""
    assert FORMAT.render(empty(), Canvas()) == ""
