"""reviewdog's rdjson."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.report.base import Canvas
from citeaudit.report.rdjson import FORMAT
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, one_claim
from tests.unit.report.validity import own_schema

if TYPE_CHECKING:
    from citeaudit.report.model import Report


def _first(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FORMAT.render(report, Canvas()))["diagnostics"][0]
    return made


@pytest.mark.parametrize("report", [one_claim(), empty(), one_claim("漢. [1]", message="\x1b")])
def test_it_is_what_reviewdog_reads(report: Report) -> None:
    """A result of diagnostics."""
    own_schema("rdjson.json").validate(json.loads(FORMAT.render(report, Canvas())))


def test_columns_are_bytes() -> None:
    """The example of the format's own documentation: b follows a letter of four bytes."""
    place = _first(one_claim("b. [1]", lead="a𐐀"))["location"]["range"]
    assert place == {"start": {"line": 1, "column": 6}, "end": {"line": 1, "column": 12}}


@given(lead=st.text(max_size=20), sentence=st.text(min_size=1, max_size=20))
def test_columns_are_bytes_whatever_the_letters(lead: str, sentence: str) -> None:
    """Line and column lead back to the sentence in the bytes of the file."""
    place = _first(one_claim(sentence, lead=lead))["location"]["range"]
    content = f"{lead}{sentence}".replace("\r\n", "\0\n").replace("\r", "\n").replace("\0", "\r")
    lines = content.encode("utf-8", "surrogatepass").split(b"\n")
    at = sum(len(line) + 1 for line in lines[: place["start"]["line"] - 1])
    assert at + place["start"]["column"] - 1 == len(lead.encode("utf-8", "surrogatepass"))


def test_a_diagnostic_says_rule_severity_and_help() -> None:
    """By the name that a reader can ignore it by."""
    found = _first(one_claim(message="rests on a blog", help="cite a trial"))
    assert found["message"] == "rests on a blog\nhelp: cite a trial"
    assert found["severity"] == "ERROR"
    assert found["code"]["value"] == "weak-sources-only"
    assert _first(one_claim(severity=Severity.INFO, help=""))["severity"] == "INFO"
