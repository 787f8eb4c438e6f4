"""The JSON report, major version 1: `docs/json-report.md` and `schema/report.schema.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.counts import count, shown
from citeaudit.report.labels import cited_labels, label_of, reference_id
from citeaudit.report.positions import Lines
from citeaudit.report.printable import as_json
from citeaudit.report.profile import profile_object
from citeaudit.report.source_object import source_object
from citeaudit.report.strength import efficacy_strength

if TYPE_CHECKING:
    from citeaudit.article.model import Article, Reference
    from citeaudit.policy.model import Verdict
    from citeaudit.report.base import Canvas
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.text import Span

SCHEMA_VERSION = "1.2"

# A list that names one work a thousand times must not make a report of a million labels.
_SAME_WORK = 50


class Json:
    """The object of DESIGN 4.3, by hand: pydantic would cost more to import than the whole run."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write the report as indented UTF-8 JSON."""
        return as_json(report_object(report), indent=2) + "\n"


FORMAT = Json()


def report_object(report: Report) -> dict[str, Any]:
    """Build the report as plain dicts and lists.

    A text that is not known is an empty string; a claim, strength or file that does not exist is
    null. Lines and columns are 1-based, in code points, the end exclusive.
    """
    run = report.run
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "citeaudit", "version": run.version},
        "run": {
            "started": run.started,
            "online": run.online,
            "complete": run.complete,
            "config": run.config or None,
            "refs_file": run.refs_file or None,
            "baseline": run.baseline or None,
            "since": run.since or None,
        },
        "summary": _summary(report),
        "documents": [_document(report, document) for document in report.documents],
        "stale": [entry._asdict() for entry in report.stale],
    }


def _summary(report: Report) -> dict[str, Any]:
    counts = count(report)
    gate = report.run.fail_on
    return {
        "documents": counts.documents,
        "references": counts.references,
        "citations": counts.citations,
        "claims": counts.claims,
        "verdicts": counts.verdicts,
        "findings": counts.findings,
        "suppressed": counts.suppressed,
        "known": counts.known,
        "unchanged": counts.unchanged,
        "stale": len(report.stale),
        "gate": {"fail_on": "never" if gate is None else gate.word, "passed": report.passed},
    }


def _document(report: Report, document: AuditedDocument) -> dict[str, Any]:
    article = document.audited.article
    lines = Lines(article.text)
    return {
        "path": article.text.path,
        "sha256": article.text.sha256,
        "title": article.title,
        "references": _references(document.audited, lines),
        "claims": [_claim(article, verdict, lines) for verdict in document.audited.verdicts],
        "findings": [
            finding_object(article, finding, lines) for finding in shown(report, document)
        ],
        "suppressed": [
            {**finding_object(article, one.finding, lines), "reason": one.reason}
            for one in document.suppressed
        ],
        "skipped_rules": [
            {"code": rule.code, "name": rule.name, "reason": rule.reason}
            for rule in document.skipped
        ],
        "profile": profile_object(document.audited),
    }


def _references(audited: Audited, lines: Lines) -> list[dict[str, Any]]:
    article = audited.article
    cited_by: dict[int, list[str]] = {}
    for claim in article.claims:
        for index in article.cited_references(claim):
            cited_by.setdefault(index, []).append(claim.id)
    of_work: dict[str, list[Reference]] = {}
    for reference, source in zip(article.references, audited.sources, strict=True):
        if source.work:
            of_work.setdefault(source.work, []).append(reference)
    return [
        {
            "id": reference_id(reference.index),
            "label": reference.label,
            **_place(lines, reference.span),
            "raw": reference.raw,
            "title": reference.title,
            "authors": list(reference.authors),
            "container": reference.container,
            "published": reference.published,
            "accessed": reference.accessed,
            "url": reference.url,
            "source": source_object(source, efficacy_strength(source)),
            "cited_by": cited_by.get(reference.index, []),
            "same_work_as": [
                label_of(other)
                for other in of_work.get(source.work, [])[:_SAME_WORK]
                if other is not reference
            ],
        }
        for reference, source in zip(article.references, audited.sources, strict=True)
    ]


def _claim(article: Article, verdict: Verdict, lines: Lines) -> dict[str, Any]:
    claim = verdict.claim
    return {
        "id": claim.id,
        **_place(lines, claim.span),
        "text": claim.text,
        "focus": claim.focus_text,
        "kinds": [kind.value for kind in claim.kinds],
        "certainty": claim.certainty.value,
        "citations": cited_labels(article, claim),
        "works": verdict.works,
        "best_strength": None if verdict.best is None else verdict.best.word,
        "verdict": verdict.outcome.value,
    }


def finding_object(article: Article, finding: Finding, lines: Lines) -> dict[str, Any]:
    """Build one of `findings[]`; `lines` are those of the article's text."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "help": finding.help,
        **_place(lines, finding.span),
        "claim": finding.claim or None,
        "references": [label_of(article.references[index]) for index in finding.references],
        "fingerprint": finding.fingerprint,
        "url": finding.url,
    }


def _place(lines: Lines, span: Span) -> dict[str, int]:
    return lines.place(span)._asdict()
