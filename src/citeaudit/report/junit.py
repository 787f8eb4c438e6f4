"""JUnit XML, for the test views of CI servers: a suite for each document, a case for each finding.

Source: `junit-10.xsd` of the Jenkins xUnit plugin (MIT), as pytest 8.3.5 carries it, read
2026-11-28.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from citeaudit.report.placed import placed_in, suppressed_in
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from citeaudit.errors import UserError
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.report.placed import Placed

# What is left of the characters XML 1.0 has no way to write, once controls are shown as escapes.
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


class JUnit:
    """A finding that gates is a failure; one that does not has passed, and is told of."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write one document of XML."""
        root = Element("testsuites", name="citeaudit")
        for document in report.documents:
            _add_document(root, document, report)
        for failure in report.failures:
            _add_failure(root, failure)
        _count(root)
        indent(root)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add_document(root: Element, document: AuditedDocument, report: Report) -> None:
    path = document.audited.article.text.path
    suite = SubElement(root, "testsuite", name=_text(path), package="citeaudit")
    for one in placed_in(report, document):
        _add_finding(suite, one, report)
    if not len(suite):
        _case(suite, path, "no findings")
    for one, reason in suppressed_in(document):
        case = _case(suite, path, _name(one))
        SubElement(case, "skipped", message=_text(reason))
    for rule in document.skipped:
        case = _case(suite, path, rule.name)
        SubElement(case, "skipped", message=_text(rule.reason))


def _case(suite: Element, path: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_text(path), name=_text(name))


def _name(one: Placed) -> str:
    return f"{one.finding.name} ({one.place.line}:{one.place.column})"


def _add_finding(suite: Element, one: Placed, report: Report) -> None:
    finding, place = one.finding, one.place
    case = _case(suite, one.path, _name(one))
    where = f"{one.path}:{place.line}:{place.column}"
    told = [f"{where}: {finding.code} {finding.name} {finding.message}", f"help: {finding.help}"]
    gate = report.run.fail_on
    if gate is not None and finding.severity >= gate:
        inner = SubElement(case, "failure", message=_text(finding.message), type=finding.name)
    else:
        inner = SubElement(case, "system-out")
    inner.text = "\n".join(map(_text, [*told, finding.url]))


def _add_failure(root: Element, failure: UserError) -> None:
    place = failure.place or "citeaudit"
    suite = SubElement(root, "testsuite", name=_text(place), package="citeaudit")
    case = _case(suite, place, "could be checked")
    SubElement(case, "error", message=_text(str(failure)), type=type(failure).__name__)


def _count(root: Element) -> None:
    """Write how many cases there are, and how many of them failed: readers trust these numbers."""
    for node in (root, *root.iter("testsuite")):
        node.set("tests", str(len(list(node.iter("testcase")))))
        node.set("failures", str(len(list(node.iter("failure")))))
        node.set("errors", str(len(list(node.iter("error")))))
    for suite in root.iter("testsuite"):
        suite.set("skipped", str(len(list(suite.iter("skipped")))))


def _text(text: str) -> str:
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", on_one_line(text))


FORMAT = JUnit()
