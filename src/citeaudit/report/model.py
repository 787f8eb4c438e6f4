"""What a run found, before anybody decided how to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citeaudit.errors import UserError
    from citeaudit.report.baseline import Entry
    from citeaudit.rules.base import Audited, Finding, Severity, SkippedRule
    from citeaudit.rules.suppression import Suppressed


class Gate(NamedTuple):
    """What is held against a document, and what of it is told.

    Attributes:
        fail_on: The severity that gates, or `None` for never.
        min_severity: The least severity that is shown.
    """

    fail_on: Severity | None
    min_severity: Severity


class AuditedDocument(NamedTuple):
    """One document with everything that was found in it.

    Attributes:
        findings: In document order, each with its fingerprint.
        held_back: Findings that the profile keeps to itself.
        suppressed: What the author asked not to be told, and why; in document order.
        ran: Codes of the rules that ran.
        refs_file: Path of the `refs.json` that was used, or empty.
        config: Path of the settings file that holds for it, or empty.
        gate: What its settings say; `None` for what the run says.
        known: Findings that the baseline has; they are not among `findings`.
        unchanged: How many were left out because they touch no changed line.
    """

    audited: Audited
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...] = ()
    held_back: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    ran: frozenset[str] = frozenset()
    refs_file: str = ""
    config: str = ""
    gate: Gate | None = None
    known: tuple[Finding, ...] = ()
    unchanged: int = 0


class Run(NamedTuple):
    """The circumstances of a run.

    Attributes:
        started: ISO time in UTC.
        fail_on: The severity that gates, or `None` for never; the least one where documents differ.
        min_severity: The least severity that is shown in any document.
        config: Path of the settings file that holds for all documents, or empty.
        baseline: Path of the baseline, or empty.
        since: The revision since which lines have to have changed, or empty.
        fail_on_stale: Entries of the baseline that nothing answers to gate too.
    """

    version: str
    started: str
    fail_on: Severity | None
    min_severity: Severity
    online: bool = False
    complete: bool = True
    config: str = ""
    refs_file: str = ""
    baseline: str = ""
    since: str = ""
    fail_on_stale: bool = False


class Report(NamedTuple):
    """A run: the documents that were audited and the inputs that could not be.

    Attributes:
        stale: Entries of the baseline that no finding answers to any more.
    """

    run: Run
    documents: tuple[AuditedDocument, ...]
    failures: tuple[UserError, ...] = ()
    stale: tuple[Entry, ...] = ()

    def gate_of(self, document: AuditedDocument) -> Gate:
        """Say what is held against a document of the report."""
        return document.gate or Gate(self.run.fail_on, self.run.min_severity)

    @property
    def gates(self) -> frozenset[Gate]:
        """What is held against any of the documents: one where all have the same settings."""
        return frozenset(map(self.gate_of, self.documents))

    @property
    def passed(self) -> bool:
        """Whether nothing gates."""
        return not self.gating and not (self.run.fail_on_stale and self.stale)

    @property
    def gating(self) -> bool:
        """Whether a finding stands at or above the severity that gates."""
        return any(
            gate is not None and any(finding.severity >= gate for finding in document.findings)
            for document in self.documents
            for gate in [self.gate_of(document).fail_on]
        )
