"""JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
import xmlschema

from citeaudit.errors import InputError
from citeaudit.report.base import Canvas
from citeaudit.report.junit import FORMAT
from citeaudit.rules.base import Severity
from citeaudit.rules.suppression import Suppressed
from tests.unit.report.handmade import empty, one_claim
from tests.unit.report.validity import own_file

if TYPE_CHECKING:
    from citeaudit.report.model import Report

_SCHEMA = xmlschema.XMLSchema(str(own_file("junit.xsd")))
_GONE = InputError("gone.md", "no such file or folder")


def _suite(report: Report) -> ElementTree.Element:
    suite = ElementTree.fromstring(FORMAT.render(report, Canvas())).find("testsuite")
    assert suite is not None
    return suite


def _outcomes(report: Report) -> list[tuple[str, list[str]]]:
    return [
        (case.get("name", ""), [inner.tag for inner in case])
        for case in _suite(report).iter("testcase")
    ]


@pytest.mark.parametrize(
    "report",
    [
        one_claim(),
        one_claim(message='<&"]]>\x00\x1b\ud800\uffff\ufffe', path="<a>&\x07.md", help="\x0b"),
        one_claim()._replace(failures=(_GONE,)),
        empty(),
        empty(_GONE),
    ],
    ids=["plain", "hostile", "a failure", "empty", "only a failure"],
)
def test_it_is_what_ci_servers_read(report: Report) -> None:
    """Well-formed and valid, whatever a document says."""
    _SCHEMA.validate(FORMAT.render(report, Canvas()))


def test_what_gates_has_failed_and_what_does_not_has_passed() -> None:
    """A view of tests is red where the run is, and only there."""
    assert _outcomes(one_claim()) == [
        ("weak-sources-only (1:1)", ["failure"]),
        ("incomplete-reference (3:1)", ["system-out"]),
        ("implausible-date", ["skipped"]),
    ]
    never = one_claim(fail_on=None)
    assert [inner for _, inner in _outcomes(never)[:2]] == [["system-out"], ["system-out"]]
    strict = one_claim(fail_on=Severity.INFO)
    assert [inner for _, inner in _outcomes(strict)[:2]] == [["failure"], ["failure"]]


def test_a_document_without_findings_has_passed() -> None:
    """A suite without a case would be taken for one that did not run."""
    report = one_claim(severity=Severity.INFO, min_severity=Severity.ERROR)
    assert _outcomes(report)[0] == ("no findings", [])


def test_what_the_author_asked_not_to_be_told_was_skipped() -> None:
    """With the reason, and without failing."""
    report = one_claim()
    document = report.documents[0]
    hidden = Suppressed(document.findings[0], "our own page")
    suite = _suite(
        report._replace(documents=(document._replace(findings=(), suppressed=(hidden,)),))
    )
    cases = [(case.get("name"), [inner.get("message") for inner in case]) for case in suite]
    assert cases[:2] == [("no findings", []), ("weak-sources-only (1:1)", ["our own page"])]


def test_an_input_that_could_not_be_checked_is_an_error() -> None:
    """Not a pass, and not a failure either."""
    suite = _suite(empty(_GONE))
    assert (suite.get("name"), suite.get("errors"), suite.get("failures")) == ("gone.md", "1", "0")


def test_the_counts_are_those_of_the_cases() -> None:
    """Readers show these numbers without counting."""
    suite = _suite(one_claim())
    counts = [suite.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == ["3", "1", "0", "1"]
