"""What a run found, before anybody decided how to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citeaudit.errors import UserError
    from citeaudit.rules.base import Audited, Finding, Severity, SkippedRule
    from citeaudit.rules.suppression import Suppressed


class AuditedDocument(NamedTuple):
    """One document with everything that was found in it.

    Attributes:
        findings: In document order, each with its fingerprint.
        held_back: Findings that the profile keeps to itself.
        suppressed: What the author asked not to be told, and why; in document order.
        ran: Codes of the rules that ran.
        refs_file: Path of the `refs.json` that was used, or empty.
    """

    audited: Audited
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...] = ()
    held_back: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    ran: frozenset[str] = frozenset()
    refs_file: str = ""


class Run(NamedTuple):
    """The circumstances of a run.

    Attributes:
        started: ISO time in UTC.
        fail_on: The severity that gates, or `None` for never.
        config: Path of the configuration file in force, or empty.
    """

    version: str
    started: str
    fail_on: Severity | None
    min_severity: Severity
    online: bool = False
    complete: bool = True
    config: str = ""
    refs_file: str = ""


class Report(NamedTuple):
    """A run: the documents that were audited and the inputs that could not be."""

    run: Run
    documents: tuple[AuditedDocument, ...]
    failures: tuple[UserError, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no finding stands at or above the severity that gates."""
        gate = self.run.fail_on
        return gate is None or not any(
            finding.severity >= gate for document in self.documents for finding in document.findings
        )
