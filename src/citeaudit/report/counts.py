"""The figures of a run, which every format shows in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.rules.base import Finding


class Counts(NamedTuple):
    """The figures of a run.

    Attributes:
        verdicts: Claims by verdict, all verdicts named.
        types: References by source type, most frequent first.
        findings: Shown findings by severity, most severe first.
        hidden: Findings below `--min-severity`.
        held_back: Findings that only a louder profile shows.
        suppressed: Findings that comments in the text ask not to report.
        known: Findings that the baseline has.
        unchanged: Findings that touch no changed line.
    """

    documents: int
    references: int
    citations: int
    claims: int
    verdicts: dict[str, int]
    types: dict[str, int]
    findings: dict[str, int]
    hidden: int
    held_back: int
    suppressed: int
    known: int
    unchanged: int


def count(report: Report) -> Counts:
    """Count a run. Cost: linear in what was found."""
    verdicts = {outcome.value: 0 for outcome in Outcome}
    types: dict[str, int] = {}
    findings = {severity.word: 0 for severity in reversed(Severity)}
    references = citations = hidden = held_back = suppressed = 0
    for document in report.documents:
        audited = document.audited
        references += len(audited.article.references)
        citations += len(audited.article.citations)
        for verdict in audited.verdicts:
            verdicts[verdict.outcome.value] += 1
        for source in audited.sources:
            types[source.type.value] = types.get(source.type.value, 0) + 1
        seen = shown(report, document)
        for finding in seen:
            findings[finding.severity.word] += 1
        hidden += len(document.findings) - len(seen)
        held_back += len(document.held_back)
        suppressed += len(document.suppressed)
    return Counts(
        documents=len(report.documents),
        references=references,
        citations=citations,
        claims=sum(verdicts.values()),
        verdicts=verdicts,
        types=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        findings=findings,
        hidden=hidden,
        held_back=held_back,
        suppressed=suppressed,
        known=sum(len(document.known) for document in report.documents),
        unchanged=sum(document.unchanged for document in report.documents),
    )


def shown(report: Report, document: AuditedDocument) -> tuple[Finding, ...]:
    """Return the findings of a document that are severe enough to be shown."""
    least = report.gate_of(document).min_severity
    return tuple(finding for finding in document.findings if finding.severity >= least)


def plural(number: int, noun: str, several: str = "") -> str:
    """Count a noun: `1 claim`, `2 claims`; `several` is its plural where that is no `s`."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def summary_line(report: Report) -> str:
    """Sum a run up on one line."""
    counts = count(report)
    parts = [
        plural(counts.findings["error"], "error"),
        plural(counts.findings["warning"], "warning"),
        f"{counts.findings['info']} info",
    ]
    line = f"{', '.join(parts)} in {plural(counts.documents, 'document')}"
    extra = [f"{counts.claims} claims" if counts.claims != 1 else "1 claim"]
    if counts.hidden:
        extra.append(f"{counts.hidden} below --min-severity")
    if counts.held_back:
        extra.append(f"{counts.held_back} held back by the profile")
    if counts.suppressed:
        extra.append(f"{counts.suppressed} ignored by comments")
    if report.run.baseline:
        extra.append(f"{counts.known} known from the baseline")
    if report.run.since:
        extra.append(f"{counts.unchanged} on unchanged lines")
    if report.stale:
        extra.append(plural(len(report.stale), "stale entry", "stale entries"))
    if report.failures:
        extra.append(f"{plural(len(report.failures), 'input')} could not be checked")
    return f"{line} ({'; '.join(extra)})"
