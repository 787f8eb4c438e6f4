"""A report without what a baseline knows, or without what stands on unchanged lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.changed import touched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.report.changed import Hunk
    from citeaudit.report.matching import Matched
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.rules.base import Finding


def without_known(report: Report, matched: Matched) -> Report:
    """Set the findings apart that the baseline has.

    Where a run could not look everywhere, no entry counts as stale: what answers to it may be what
    could not be seen.

    Args:
        report: The report, its documents in the order in which they were matched.
        matched: What they were matched to.
    """
    documents = tuple(
        document._replace(
            findings=_without(document.findings, known), known=(*document.known, *known)
        )
        for document, known in zip(report.documents, matched.known, strict=True)
    )
    stale = matched.stale if report.run.complete else ()
    return report._replace(documents=documents, stale=stale)


def _without(findings: Sequence[Finding], known: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out the findings that are known; an equal one beside them stays."""
    waiting = iter(known)
    following = next(waiting, None)
    left: list[Finding] = []
    for finding in findings:
        if finding is following:
            following = next(waiting, None)
        else:
            left.append(finding)
    return tuple(left)


def on_changed_lines(report: Report, hunks: Mapping[str, Sequence[Hunk]]) -> Report:
    """Keep the findings that touch changed lines, and count the others.

    Args:
        report: The report.
        hunks: For each document, by path, what changed in it.
    """
    documents = tuple(
        _changed(document, hunks[document.audited.article.text.path])
        for document in report.documents
    )
    return report._replace(documents=documents)


def _changed(document: AuditedDocument, hunks: Sequence[Hunk]) -> AuditedDocument:
    kept = touched(document.audited.article, document.findings, hunks)
    return document._replace(findings=kept, unchanged=len(document.findings) - len(kept))
