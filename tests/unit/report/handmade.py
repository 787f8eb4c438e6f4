"""Reports made by hand, so that the formats are tested apart from everything before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.article.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Citation,
    CitationStyle,
    Claim,
    Kind,
    Piece,
    Prose,
    Reference,
)
from citeaudit.policy.model import Outcome, Strength, Verdict, Weighed
from citeaudit.report.model import AuditedDocument, Report, Run
from citeaudit.rules.base import Audited, Finding, Severity, SkippedRule
from citeaudit.rules.suppression import Suppressed
from citeaudit.sources.model import Design, Interest, Signal, Source, SourceType
from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from citeaudit.errors import InputError

_MARKER = re.compile(r"\[(\d)\]")


def one_claim(
    sentence: str = "LDN relieves fatigue in POTS. [1]",
    *,
    entry: str = '[1] "What LDN can treat." clinic.example, 2024, https://clinic.example/ldn',
    title: str = "What LDN can treat",
    path: str = "article.md",
    message: str = "this efficacy claim rests only on a clinic's marketing page",
    help: str = "cite a trial, a review or a guideline",
    heading: str = "LDN and POTS",
    reason: str = "a clinic's own page",
    severity: Severity = Severity.ERROR,
    fail_on: Severity | None = Severity.ERROR,
    min_severity: Severity = Severity.INFO,
    lead: str = "",
) -> Report:
    """Report one claim of one sentence that rests on one source, with one finding about each."""
    content = f"{lead}{sentence}\n\n{entry}\n"
    at, end = len(lead), len(lead) + len(sentence)
    prose = Prose(sentence, (Piece(0, at, end),))
    block = Block(BlockKind.PARAGRAPH, Span(at, end), prose)
    citations = tuple(
        Citation(
            0,
            match.start(),
            match.end(),
            Span(at + match.start(), at + match.end()),
            CitationStyle.BRACKET,
            (match[1],),
            (0,) if match[1] == "1" else (None,),
        )
        for match in _MARKER.finditer(sentence)
    )
    entry_span = Span(end + 2, end + 2 + len(entry))
    reference = Reference(
        0, "1", entry_span, entry, title=title, published="2024", url="https://clinic.example/ldn"
    )
    claim = Claim(
        "c1",
        0,
        Span(at, end),
        Span(at, end),
        sentence,
        _MARKER.sub("", sentence).strip(),
        tuple(range(len(citations))),
        (Kind.EFFICACY,),
        Certainty.ASSERTED,
    )
    source = Source(
        0,
        SourceType.CLINIC_BLOG,
        0.93,
        interest=Interest.SELLS_TOPIC,
        canonical_url="https://clinic.example/ldn",
        host="clinic.example",
        work="url:clinic.example/ldn",
        owner="clinic.example",
        signals=(Signal("host", "the name says clinic"),),
    )
    weighed = Weighed(source, (0,), Strength.NONE, reason)
    verdict = Verdict(
        claim,
        Outcome.WEAK_ONLY,
        Kind.EFFICACY,
        Strength.NONE,
        Strength.STRONG,
        (weighed,),
        trail=("An efficacy claim needs a strong source.",),
    )
    article = Article(
        Text.of(content, path), "markdown", heading, (block,), citations, (reference,), (claim,)
    )
    findings = (
        Finding(
            "CIT201",
            "weak-sources-only",
            severity,
            0.95,
            message,
            help,
            claim.focus,
            claim="c1",
            references=(0,),
            subject="ldn relieves fatigue in pots.",
            fingerprint="f1",
        ),
        Finding(
            "CIT502",
            "incomplete-reference",
            Severity.INFO,
            0.8,
            "the entry names no author",
            "add the author",
            entry_span,
            references=(0,),
            fingerprint="f2",
        ),
    )
    document = AuditedDocument(
        Audited(article, (source,), (verdict,)),
        findings,
        (SkippedRule("CIT501", "implausible-date", "the date of the run is not known"),),
        held_back=findings[:2],
    )
    return Report(run(fail_on=fail_on, min_severity=min_severity), (document,))


def hushed(report: Report, reason: str = "the clinic about itself") -> Report:
    """Let a comment of the author's hide the first finding of each document."""
    documents = tuple(
        document._replace(
            findings=document.findings[1:],
            suppressed=(Suppressed(document.findings[0], reason),),
        )
        for document in report.documents
    )
    return report._replace(documents=documents)


def run(
    *, fail_on: Severity | None = Severity.ERROR, min_severity: Severity = Severity.INFO
) -> Run:
    """Make the circumstances of a run."""
    return Run("0.0.0", "2024-12-21T10:00:00Z", fail_on, min_severity)


def empty(*failures: InputError) -> Report:
    """Report a run without a document."""
    return Report(run(), (), failures)


def study(**facts: object) -> Source:
    """Make a source that is a study."""
    defaults: dict[str, object] = {
        "reference": 0,
        "type": SourceType.PEER_REVIEWED,
        "confidence": 0.99,
        "design": Design.CASE_SERIES,
        "host": "cureus.com",
    }
    return Source(**{**defaults, **facts})  # type: ignore[arg-type]
