"""How an edit changed a document: what its claims rest on, and what is found in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.policy.model import Outcome, Strength
from citeaudit.report.json import finding_object
from citeaudit.report.positions import Lines
from citeaudit.report.profile import profile_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from citeaudit.report.model import AuditedDocument
    from citeaudit.rules.base import Finding

SCHEMA_VERSION = "1.0"
_NO_SOURCE = "no-source"


class Support(NamedTuple):
    """What the claims of a document rest on, those that are held to a bar.

    Attributes:
        claims: How many there are.
        strengths: Of them by the strength of the best source, strongest first; without any last.
        outcomes: Of them by verdict.
    """

    claims: int
    strengths: Mapping[str, int]
    outcomes: Mapping[str, int]


class Difference(NamedTuple):
    """Two versions of a document.

    Attributes:
        names: What to call them.
        appeared: Findings that only the new one has, in its order.
        gone: Findings that only the old one has, in its order.
    """

    names: tuple[str, str]
    old: AuditedDocument
    new: AuditedDocument
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def difference(old: AuditedDocument, new: AuditedDocument, names: tuple[str, str]) -> Difference:
    """Compare two versions of a document; they may have different paths.

    Equal findings are counted: of three in the new version and two in the old one, one appeared.

    Cost: linear in what was found.
    """
    return Difference(
        names,
        old,
        new,
        _beyond(new.findings, old.findings),
        _beyond(old.findings, new.findings),
    )


def _beyond(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    left = Counter((one.code, one.subject) for one in others)
    found: list[Finding] = []
    for finding in findings:
        key = (finding.code, finding.subject)
        if left[key]:
            left[key] -= 1
        else:
            found.append(finding)
    return tuple(found)


def support_of(document: AuditedDocument) -> Support:
    """Say what the claims of a document rest on."""
    strengths = dict.fromkeys([one.word for one in reversed(Strength)] + [_NO_SOURCE], 0)
    outcomes = dict.fromkeys([one.value for one in Outcome if one is not Outcome.EXEMPT], 0)
    held = [one for one in document.audited.verdicts if one.outcome is not Outcome.EXEMPT]
    for verdict in held:
        strengths[_NO_SOURCE if verdict.best is None else verdict.best.word] += 1
        outcomes[verdict.outcome.value] += 1
    return Support(len(held), strengths, outcomes)


def difference_object(compared: Difference, version: str) -> dict[str, Any]:
    """Build the JSON of a comparison; findings are those of the JSON report."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "citeaudit", "version": version},
        "old": _side(compared.names[0], compared.old),
        "new": _side(compared.names[1], compared.new),
        "findings": {
            "new": _findings(compared.new, compared.appeared),
            "gone": _findings(compared.old, compared.gone),
            "kept": len(compared.new.findings) - len(compared.appeared),
        },
    }


def _side(name: str, document: AuditedDocument) -> dict[str, Any]:
    article = document.audited.article
    support = support_of(document)
    return {
        "name": name,
        "path": article.text.path,
        "sha256": article.text.sha256,
        "references": len(article.references),
        "claims": support.claims,
        "strengths": dict(support.strengths),
        "verdicts": dict(support.outcomes),
        "profile": profile_object(document.audited),
    }


def _findings(document: AuditedDocument, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    article = document.audited.article
    lines = Lines(article.text)
    return [finding_object(article, finding, lines) for finding in findings]
