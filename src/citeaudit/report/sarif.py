"""SARIF 2.1.0, for code scanning and for viewers of static analysis.

Plain dicts: a library of models would take longer to import than the whole run. Source: OASIS,
SARIF 2.1.0 Errata 01 (paragraphs in brackets), read 2026-11-28; GitHub, "SARIF support for code
scanning", read 2026-11-28.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citeaudit.report.labels import label_of
from citeaudit.report.placed import placed, placed_in, suppressed_in
from citeaudit.report.printable import as_json, on_one_line
from citeaudit.report.sarif_rules import LEVELS, rule_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.report.placed import Placed
    from citeaudit.report.positions import Lines
    from citeaudit.rules.base import Finding
    from citeaudit.text import Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_HOME = "https://citeaudit.readthedocs.io/"
_ROOT = "%SRCROOT%"
_DRIVE = re.compile("[A-Za-z]:/")
# GitHub shows a few; a claim with 500 sources must not make a log of a million places.
_MOST_RELATED = 20
_LONGEST_SNIPPET = 2000
# In a message brackets begin a link and braces a placeholder [3.11.5, 3.11.6].
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


class Sarif:
    """One run, with the rules that found something."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write a log file of one run."""
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
        return as_json(log, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    rules = rule_objects(
        {one.finding.code: one.finding for one in placed(report)}
        | {
            one.finding.code: one.finding
            for document in report.documents
            for one in document.suppressed
        }
    )
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "citeaudit",
                "version": report.run.version,
                "semanticVersion": report.run.version,
                "informationUri": _HOME,
                "rules": rules,
            }
        },
        "automationDetails": {"id": "citeaudit/"},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [
            result
            for index, document in enumerate(report.documents)
            for result in _results(report, document, index, indexes)
        ],
    }


def _invocation(report: Report) -> dict[str, Any]:
    return {
        "executionSuccessful": report.run.complete,
        "startTimeUtc": report.run.started,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": _message(str(failure))}}
            for failure in report.failures
        ],
    }


def _artifact(document: AuditedDocument) -> dict[str, Any]:
    text = document.audited.article.text
    return {"location": _location(text.path), "hashes": {"sha-256": text.sha256}}


def _location(path: str) -> dict[str, str]:
    """Name a file from the root of the repository; an absolute path stands for itself."""
    uri = quote(_bytes(path))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[0]}:{uri[4:]}"}  # `C%3A` is what `C:` became
    return {"uri": uri, "uriBaseId": _ROOT}


def _bytes(path: str) -> bytes:
    """Give the bytes of a file's name, which need not be text."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")


def _results(
    report: Report, document: AuditedDocument, index: int, indexes: dict[str, int]
) -> Iterator[dict[str, Any]]:
    """List what was found, then what the author asked not to be told, each with the reason."""
    article = document.audited.article
    place = {**_location(article.text.path), "index": index}
    markers = _markers(article)
    for one in placed_in(report, document):
        yield {**_result(one, place, markers), "ruleIndex": indexes[one.finding.code]}
    for one, reason in suppressed_in(document):
        yield {
            **_result(one, place, markers),
            "ruleIndex": indexes[one.finding.code],
            "suppressions": [{"kind": "inSource", "justification": on_one_line(reason)}],
        }


def _result(one: Placed, place: dict[str, Any], markers: dict[int, list[Span]]) -> dict[str, Any]:
    finding = one.finding
    return {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _told(finding)},
        "locations": [
            _quoted(_place(place, one.lines, finding.span), one.article.text[finding.span])
        ],
        "relatedLocations": [
            {"id": number, "message": {"text": words}, **_place(place, one.lines, span)}
            for number, (span, words) in enumerate(_related(one, markers), start=1)
        ],
        "partialFingerprints": {"citeaudit/v1": finding.fingerprint},
        "properties": {"confidence": round(finding.confidence, 3)},
    }


def _place(artifact: dict[str, Any], lines: Lines, span: Span) -> dict[str, Any]:
    place = lines.place(span)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _quoted(location: dict[str, Any], snippet: str) -> dict[str, Any]:
    """Show what stands at a place, to viewers that do not have the document."""
    if len(snippet) <= _LONGEST_SNIPPET:
        location["physicalLocation"]["region"]["snippet"] = {"text": snippet}
    return location


def _markers(article: Article) -> dict[int, list[Span]]:
    """Find where each reference is cited."""
    markers: dict[int, list[Span]] = {}
    for citation in article.citations:
        for target in citation.targets:
            if target is not None:
                markers.setdefault(target, []).append(citation.span)
    return markers


def _related(one: Placed, markers: dict[int, list[Span]]) -> list[tuple[Span, str]]:
    """List what else a reader wants to see: entries of a claim, markers of an entry."""
    article, finding = one.article, one.finding
    found = [(span, "belongs to it") for span in finding.related]
    for index in finding.references[:_MOST_RELATED]:
        reference = article.references[index]
        label = _message(label_of(reference))
        if finding.claim or index != finding.references[0]:
            found.append((reference.span, f"reference {label}"))
        else:
            found += [(span, f"cites {label}") for span in markers.get(index, ())[:_MOST_RELATED]]
    told = {span: words for span, words in reversed(found) if span != finding.span}
    return sorted(told.items())[:_MOST_RELATED]


def _told(finding: Finding) -> str:
    help = f" Help: {_sentence(finding.help)}" if finding.help else ""
    return _message(f"{_sentence(finding.message)}{help}")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "\u2026")) else f"{text}."


def _message(text: str) -> str:
    return on_one_line(text).translate(_ESCAPES)


FORMAT = Sarif()
