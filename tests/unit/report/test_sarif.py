"""SARIF is valid, and says to code scanning what the report says to people."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from citeaudit.errors import InputError
from citeaudit.report.base import Canvas
from citeaudit.report.sarif import FORMAT
from citeaudit.rules.base import Severity
from citeaudit.rules.suppression import Suppressed
from tests.unit.report.handmade import empty, one_claim
from tests.unit.report.validity import multitool, official_sarif

if TYPE_CHECKING:
    from pathlib import Path

    from citeaudit.report.model import Report

_GONE = InputError("gone.md", "no such file or folder")
# What the Multitool notes and we leave: messages in full, no commit, addresses that it cannot reach
# from here, no surroundings, names in kebab case, no embedded files.
_NOTES = {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2011", "SARIF2012", "SARIF2013"}


def _run(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FORMAT.render(report, Canvas()))
    assert made["version"] == "2.1.0"
    return made["runs"][0]  # type: ignore[no-any-return]


def _result(report: Report) -> dict[str, Any]:
    return _run(report)["results"][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "report",
    [
        one_claim(),
        one_claim("漢👩 helps. [1] [2]", path="a b/ü [1].md", message="a {0} [b](1)\x1b\n"),
        one_claim(min_severity=Severity.ERROR, severity=Severity.INFO),
        one_claim()._replace(failures=(_GONE,)),
        empty(),
        empty(_GONE),
    ],
    ids=["plain", "hostile", "nothing shown", "a failure", "empty", "only a failure"],
)
def test_it_is_valid_by_the_official_schema(report: Report) -> None:
    """Whatever was found."""
    official_sarif().validate(json.loads(FORMAT.render(report, Canvas())))


@pytest.mark.skipif(multitool() is None, reason="no SARIF Multitool: `make multitool` installs it")
@pytest.mark.parametrize("report", [one_claim(), one_claim()._replace(failures=(_GONE,)), empty()])
def test_the_official_multitool_has_nothing_against_it(report: Report, tmp_path: Path) -> None:
    """No error or warning of its rules and of GitHub's; of its notes, those we mean to leave."""
    (tmp_path / "a.sarif").write_text(FORMAT.render(report, Canvas()), encoding="utf-8")
    found = tmp_path / "found.sarif"
    subprocess.run(
        [multitool() or "", "validate", "a.sarif", "--rule-kind", "Sarif;Ghas",
         "--level", "Error;Warning;Note", "--output", str(found), "--quiet"],
        cwd=tmp_path, check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    results = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert {one["ruleId"] for one in results if one.get("level") == "note"} <= _NOTES
    assert [one for one in results if one.get("level") != "note"] == []


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("docs/a.md", {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"}),
        ("a b/ü#1?.md", {"uri": "a%20b/%C3%BC%231%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "%SRCROOT%"}),
        ("\udcff.md", {"uri": "%FF.md", "uriBaseId": "%SRCROOT%"}),
        ("\ud800.md", {"uri": "%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("/home/a b.md", {"uri": "file:///home/a%20b.md"}),
        ("C:/a b.md", {"uri": "file:///C:/a%20b.md"}),
    ],
)
def test_paths_are_addresses_from_the_root(path: str, location: dict[str, str]) -> None:
    """Relative ones, percent-encoded; only an absolute path stays absolute."""
    physical = _result(one_claim(path=path))["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {**location, "index": 0}


def test_a_result_points_at_code_points_and_at_its_rule() -> None:
    """Columns count code points, the end is exclusive, the rule is found by id and by index."""
    run = _run(one_claim("漢👩 helps. [1]", lead="ü "))
    result = run["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {
        "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 16,
        "snippet": {"text": "漢👩 helps. [1]"},
    }  # fmt: skip
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["name"]) == (result["ruleId"], "weak-sources-only")
    assert "## Why it matters" in rule["help"]["markdown"]
    assert "security" not in rule["properties"]["tags"]


def test_a_result_is_the_same_one_in_the_next_run() -> None:
    """Its fingerprint is that of every other format; the run says which tool it belongs to."""
    run = _run(one_claim())
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert prints == [{"citeaudit/v1": "f1"}, {"citeaudit/v1": "f2"}]
    assert run["automationDetails"] == {"id": "citeaudit/"}


def test_levels_are_those_of_the_findings() -> None:
    """Information is a note."""
    levels = [one["level"] for one in _run(one_claim(severity=Severity.WARNING))["results"]]
    assert levels == ["warning", "note"]


def test_a_claim_shows_its_entries_and_an_entry_its_markers() -> None:
    """What belongs to a finding stands beside it, as places."""
    claim, entry = _run(one_claim("It helps. [1]"))["results"]

    def _related(result: dict[str, Any]) -> list[tuple[str, int, int]]:
        return [
            (
                one["message"]["text"],
                one["physicalLocation"]["region"]["startLine"],
                one["physicalLocation"]["region"]["startColumn"],
            )
            for one in result["relatedLocations"]
        ]

    assert _related(claim) == [("reference 1", 3, 1)]
    assert _related(entry) == [("cites 1", 1, 11)]


def test_an_entry_that_all_the_world_cites_shows_some_of_its_markers() -> None:
    """A log of a million places helps nobody."""
    _, entry = _run(one_claim("It helps. " + "[1]" * 500))["results"]
    assert len(entry["relatedLocations"]) == 20


def test_what_the_author_asked_not_to_be_told_stays_visible() -> None:
    """As suppressed in the source, with the reason; a viewer closes it."""
    report = one_claim()
    document = report.documents[0]
    hidden = Suppressed(document.findings[1], "the entry is ours\x1b")
    document = document._replace(findings=document.findings[:1], suppressed=(hidden,))
    run = _run(report._replace(documents=(document,)))
    told, kept = run["results"]
    assert "suppressions" not in told
    assert kept["suppressions"] == [{"kind": "inSource", "justification": "the entry is ours\\x1b"}]
    assert run["tool"]["driver"]["rules"][kept["ruleIndex"]]["id"] == kept["ruleId"] == "CIT502"


def test_an_input_that_could_not_be_checked_is_told() -> None:
    """A run that did not look everywhere was no success."""
    report = one_claim()
    report = report._replace(run=report.run._replace(complete=False), failures=(_GONE,))
    run = _run(report)
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {"level": "error", "message": {"text": "gone.md: no such file or folder"}}
    ]
    assert _run(one_claim())["invocations"][0]["executionSuccessful"] is True


def test_what_a_document_says_is_neither_link_nor_placeholder() -> None:
    """In SARIF brackets begin a link and braces a placeholder."""
    result = _result(one_claim(message="see [this](https://evil.example) {0} \\", help="do it!"))
    assert result["message"]["text"] == (
        "see \\[this\\](https://evil.example) {{0}} \\\\. Help: do it!"
    )
