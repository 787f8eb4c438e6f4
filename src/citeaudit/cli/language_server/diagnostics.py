"""Findings as diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from citeaudit.report.printable import on_one_line
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from citeaudit.cli.language_server.audits import Audit
    from citeaudit.rules.base import Finding

SOURCE = "citeaudit"
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


def diagnostics_of(audit: Audit, uri: str) -> list[lsp.Diagnostic]:
    """Give the findings of a document in its order."""
    return [_diagnostic(finding, audit, uri) for finding in audit.document.findings]


def _diagnostic(finding: Finding, audit: Audit, uri: str) -> lsp.Diagnostic:
    help = f"\n{on_one_line(finding.help)}" if finding.help else ""
    return lsp.Diagnostic(
        range=audit.places.range_of(finding.span),
        message=f"{on_one_line(finding.message)}{help}",
        severity=_SEVERITIES[finding.severity],
        code=finding.name,
        code_description=lsp.CodeDescription(finding.url),
        source=SOURCE,
        related_information=[
            lsp.DiagnosticRelatedInformation(
                lsp.Location(uri, audit.places.range_of(span)), "belongs to it"
            )
            for span in finding.related
        ],
        data=finding.fingerprint,
    )
