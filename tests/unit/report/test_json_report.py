"""The JSON report is the object of the contract, and its schema is the committed one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from citeaudit.report.base import Canvas
from citeaudit.report.json import FORMAT
from citeaudit.report.schema import SCHEMA_FILE, schema
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, hushed, one_claim

if TYPE_CHECKING:
    from citeaudit.report.model import Report

_ROOT = Path(__file__).parents[3]


def _object(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FORMAT.render(report, Canvas()))
    return made


def _closed(node: object) -> object:
    """Close the schema to keys it does not name, as this version means it."""
    if isinstance(node, dict):
        closed = {key: _closed(value) for key, value in node.items()}
        return {**closed, "additionalProperties": False} if "properties" in node else closed
    return [_closed(one) for one in node] if isinstance(node, list) else node


def test_the_committed_schema_is_the_generated_one() -> None:
    """After a change to the models, `python -m citeaudit.report.schema` was run."""
    assert (_ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == schema()


@pytest.mark.parametrize(
    "report",
    [
        one_claim(),
        one_claim(fail_on=None),
        hushed(one_claim()),
        one_claim("漢字 [1] [2] 👩‍⚕️", title="\x1b\x00\u202e", heading=""),
        empty(),
    ],
)
def test_reports_follow_the_schema(report: Report) -> None:
    """Every report is valid, and holds no key that the schema does not know."""
    closed = json.dumps(_closed(json.loads(schema())))
    jsonschema_rs.validator_for(closed).validate(_object(report))


def test_the_schema_lets_a_minor_version_add_keys() -> None:
    """A consumer that validates must not break when something is added."""
    report = {**_object(one_claim()), "schema_version": "1.9", "added": 1}
    validator = jsonschema_rs.validator_for(json.loads(schema()))
    assert validator.is_valid(report)
    assert not validator.is_valid({**report, "schema_version": "2.0"})


def test_the_keys_are_those_of_the_contract() -> None:
    """Keys and their order are what DESIGN 4.3 lists."""
    report = _object(one_claim())
    document = report["documents"][0]
    place = ["line", "column", "end_line", "end_column"]
    assert list(report) == ["schema_version", "tool", "run", "summary", "documents", "stale"]
    assert list(report["run"]) == [
        "started", "online", "complete", "config", "refs_file", "baseline", "since",
    ]  # fmt: skip
    assert list(report["summary"]) == [
        "documents", "references", "citations", "claims", "verdicts", "findings", "suppressed",
        "known", "unchanged", "stale", "gate",
    ]  # fmt: skip
    assert list(document) == [
        "path", "sha256", "title", "references", "claims", "findings", "suppressed",
        "skipped_rules", "profile",
    ]  # fmt: skip
    assert list(document["references"][0]) == [
        "id", "label", *place, "raw", "title", "authors", "container", "published", "accessed",
        "url", "source", "cited_by", "same_work_as",
    ]  # fmt: skip
    assert list(document["references"][0]["source"]) == [
        "type", "strength", "confidence", "design", "interest", "status", "identifiers",
        "canonical_url", "host", "work", "signals",
    ]  # fmt: skip
    assert list(document["claims"][0]) == [
        "id", *place, "text", "focus", "kinds", "certainty", "citations", "works",
        "best_strength", "verdict",
    ]  # fmt: skip
    assert list(document["findings"][0]) == [
        "code", "name", "severity", "confidence", "message", "help", *place, "claim",
        "references", "fingerprint", "url",
    ]  # fmt: skip


def test_places_are_one_based_with_an_exclusive_end() -> None:
    """The claim's stretch, counted in code points."""
    claim = _object(one_claim("漢 helps. [1]", lead="# T\n\n👩 "))["documents"][0]["claims"][0]
    assert [claim[key] for key in ("line", "column", "end_line", "end_column")] == [3, 3, 3, 15]


def test_claims_and_references_know_each_other() -> None:
    """A reference names the claims that cite it, a claim the labels its markers name."""
    document = _object(one_claim("It helps. [1] [2]"))["documents"][0]
    assert document["references"][0]["cited_by"] == ["c1"]
    assert document["claims"][0]["citations"] == ["1", "2"]


def test_the_gate_looks_at_all_findings_and_the_report_at_those_shown() -> None:
    """`--min-severity` hides a finding; it does not open the gate."""
    report = _object(
        one_claim(severity=Severity.WARNING, fail_on=Severity.WARNING, min_severity=Severity.ERROR)
    )
    assert report["documents"][0]["findings"] == []
    assert report["summary"]["findings"] == {"error": 0, "warning": 0, "info": 0}
    assert report["summary"]["gate"] == {"fail_on": "warning", "passed": False}


def test_what_comments_hide_is_listed_with_the_reason() -> None:
    """It is no finding any more, it does not gate, and it is not lost."""
    plain = _object(one_claim())
    report = _object(hushed(one_claim(), "we quote the clinic"))
    (hidden,) = report["documents"][0]["suppressed"]
    assert hidden == {**plain["documents"][0]["findings"][0], "reason": "we quote the clinic"}
    assert report["documents"][0]["findings"] == plain["documents"][0]["findings"][1:]
    assert report["summary"]["suppressed"] == 1
    assert report["summary"]["gate"]["passed"] is True


def test_every_verdict_is_counted_even_if_none() -> None:
    """A consumer finds every verdict's key."""
    verdicts = _object(one_claim())["summary"]["verdicts"]
    assert verdicts == {
        "adequate": 0, "overstated": 0, "limited": 0, "weak-only": 1, "uncited": 0,
        "undetermined": 0, "exempt": 0,
    }  # fmt: skip
