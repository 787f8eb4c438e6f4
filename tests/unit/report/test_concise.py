"""One finding a line."""

from __future__ import annotations

from citeaudit.report.base import Canvas
from citeaudit.report.concise import FORMAT
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, one_claim


def test_a_finding_is_a_line() -> None:
    """Path, line, column, code, name, message; in document order."""
    report = one_claim(lead="# A heading\n\n", message="rests only on a blog")
    assert FORMAT.render(report, Canvas()) == (
        "article.md:3:1: CIT201 weak-sources-only rests only on a blog\n"
        "article.md:5:1: CIT502 incomplete-reference the entry names no author\n"
    )


def test_columns_count_code_points() -> None:
    """A column is counted in code points, whatever the width of what stands before it."""
    assert FORMAT.render(one_claim(lead="漢👩 "), Canvas()).startswith("article.md:1:4: ")


def test_findings_below_the_least_severity_are_not_shown() -> None:
    """What is not shown leaves no line behind."""
    report = one_claim(severity=Severity.WARNING, min_severity=Severity.ERROR)
    assert FORMAT.render(report, Canvas()) == ""


def test_no_documents_no_lines() -> None:
    """A run without a document has nothing to say here."""
    assert FORMAT.render(empty(), Canvas()) == ""


def test_a_message_cannot_break_its_line() -> None:
    """A line end in hostile text stays on the line of its finding."""
    lines = FORMAT.render(one_claim(message="a\nb\r\u2028c"), Canvas()).splitlines()
    assert lines[0] == "article.md:1:1: CIT201 weak-sources-only a\\nb\\r\\u2028c"
