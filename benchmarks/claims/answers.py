"""What the program says of the labelled sentences.

A sentence is answered by the claim whose focus overlaps it most. Where there is no such claim, the
program has said that the sentence claims nothing that needs a source.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.rows import JUDGED, Labels, load_article
from citeaudit.article.formats.base import format_of
from citeaudit.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.claims.rows import Place, Row
    from citeaudit.article.model import Claim
    from citeaudit.policy.model import Verdict
    from citeaudit.report.model import AuditedDocument
    from citeaudit.rules.base import Finding
    from citeaudit.text import Span

# STANDARDS 3.1: kinds that need a source. A sentence without a marker that is of other kinds only
# is no claim to the program, by design: there its silence is no miss.
NEEDING = frozenset(
    (
        "efficacy",
        "comparative",
        "safety",
        "harm",
        "prevalence",
        "cause",
        "dose",
        "regulatory",
        "statistic",
        "promissory",
    )
)
SILENCE = Labels(("background",), "", hype=False, verdict="exempt", findings=())


class Answer(NamedTuple):
    """A labelled sentence and what the program says of it; `claimed` if it made a claim of it."""

    row: Row
    found: Labels
    claimed: bool


def overlap(place: Place, span: Span) -> int:
    """Count the characters that a sentence and a span have in common."""
    return max(0, min(place.end, span.end) - max(place.start, span.start))


def answer(row: Row, document: AuditedDocument) -> Answer:
    """Find what the program says of a sentence."""
    place = row.place
    at = nearest(place, [verdict.claim for verdict in document.audited.verdicts])
    if at is None:
        codes = _codes(one for one in document.findings if overlap(place, one.span))
        return Answer(row, SILENCE._replace(findings=codes), claimed=False)
    return Answer(row, _labels(document.audited.verdicts[at], document), claimed=True)


def nearest(place: Place, claims: Sequence[Claim]) -> int | None:
    """Find the claim that a sentence is answered by: the index, or `None` where there is none."""
    shared = [overlap(place, claim.focus) for claim in claims]
    most = max(shared, default=0)
    return shared.index(most) if most else None


def _labels(verdict: Verdict, document: AuditedDocument) -> Labels:
    claim = verdict.claim
    codes = _codes(
        one for one in document.findings if claim.id == one.claim or claim.focus in one.related
    )
    return Labels(
        tuple(claim.kinds),
        claim.certainty.value,
        bool(claim.hype),
        verdict.outcome.value,
        codes,
    )


def _codes(findings: Iterable[Finding]) -> tuple[str, ...]:
    found = {finding.code for finding in findings}
    return tuple(code for code in JUDGED if code in found)


def kinds(one: Answer) -> tuple[frozenset[str], frozenset[str]]:
    """Give the kinds expected and found; see `NEEDING` for sentences without a claim."""
    expected = frozenset(one.row.labels.kinds)
    if not one.claimed and one.row.place.stratum == "unmarked":
        expected = expected & NEEDING or frozenset(("background",))
    return expected, frozenset(one.found.kinds)


@cache
def audited(name: str) -> AuditedDocument:
    """Audit an article once."""
    return audit(load_article(name), format=format_of(name))


def answers(
    rows: Sequence[Row], audited: Callable[[str], AuditedDocument] = audited
) -> list[Answer]:
    """Audit the articles and answer every sentence.

    Args:
        rows: The labelled sentences.
        audited: Audits the article of a name.

    Raises:
        SystemExit: An article is not the file that was labelled.
    """
    for place in {row.place.article: row.place for row in rows}.values():
        if load_article(place.article).sha256 != place.sha256:
            sys.exit(f"{place.article} is not the file that was labelled")
    return [answer(row, audited(row.place.article)) for row in rows]
