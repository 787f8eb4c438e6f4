"""CSV for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from citeaudit.report.base import Canvas
from citeaudit.report.csv import FORMAT
from tests.unit.report.handmade import empty, one_claim

if TYPE_CHECKING:
    from citeaudit.report.model import Report


def _rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(FORMAT.render(report, Canvas()))))


def test_a_row_is_a_finding() -> None:
    """With its sentence, so that a sheet can be read beside the article."""
    claim, entry = _rows(one_claim("It helps. [1]", message="rests on a blog, or two"))
    assert (claim["path"], claim["line"], claim["severity"]) == ("article.md", "1", "error")
    assert (claim["message"], claim["sentence"]) == ("rests on a blog, or two", "It helps.")
    assert (claim["references"], entry["sentence"]) == ("1", "")


def test_the_names_of_columns_are_always_there() -> None:
    """A sheet without rows still says what it would hold."""
    assert FORMAT.render(empty(), Canvas()).startswith("path,line,column,")
    assert _rows(empty()) == []


@pytest.mark.parametrize(
    "written",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " \xa0=1",
        "＝1",
        '"=1',
        "'=1",
    ],
)
def test_no_cell_is_a_formula(written: str) -> None:
    """A spreadsheet shows what was written and runs nothing (OWASP, CSV Injection)."""
    row = _rows(one_claim(written, message=written, help=written, path=written))[0]
    for name in ("path", "message", "help", "sentence"):
        assert row[name][0] in "'\\", row[name]
        assert written.strip().lstrip("=+-@")[-3:] in row[name]


def test_a_cell_stays_on_its_line() -> None:
    """Simple readers split at line ends."""
    text = FORMAT.render(one_claim(message='a\nb\r\n"c",d'), Canvas())
    assert text.count("\n") == 3
    assert "\r" not in text
