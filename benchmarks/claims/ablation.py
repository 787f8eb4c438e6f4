"""Which step costs what: the judge is handed what the readers said, step by step.

Kinds and certainty are those of the gold, where the program makes a claim of the sentence; types
and interests are those that people gave to the same addresses (`data/sources`), so they are known
for some of the references only. What is left wrong with all of them is the work of the policy and
the rules, of the scope of a marker, or of a sentence in which no claim was seen.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.answers import answers, audited, nearest
from benchmarks.claims.rows import ARTICLES
from benchmarks.claims.scores import Counts, accuracy, count, show
from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.judge import judge
from citeaudit.policy.tables import load_policy
from citeaudit.report.model import AuditedDocument
from citeaudit.rules.base import Audited
from citeaudit.rules.engine import check, everything
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.claims.answers import Answer
    from benchmarks.claims.rows import Row
    from citeaudit.article.model import Article, Claim
    from citeaudit.sources.model import Source

NOTHING = Counts(0, 0, 0)
CODES = ("CIT201", "CIT301", "CIT401")


class Given(NamedTuple):
    """What the judge is told instead of finding it out."""

    kinds: bool = False
    certainty: bool = False
    types: bool = False

    @property
    def name(self) -> str:
        """The row's heading."""
        return " and ".join(name for name, given in self._asdict().items() if given) or "nothing"


STEPS = (
    Given(),
    Given(kinds=True),
    Given(certainty=True),
    Given(types=True),
    Given(kinds=True, certainty=True),
    Given(kinds=True, certainty=True, types=True),
)


def ablation(halves: Mapping[str, Sequence[Answer]]) -> Iterator[str]:
    """Write the table as Markdown."""
    yield from ("## Which step costs what", "")
    yield "Verdicts right, and precision / recall of findings, if the judge is given what readers"
    yield from ("and labellers said.", "")
    yield f"| half | given | verdict | {' | '.join(CODES)} |"
    yield "|---" * (3 + len(CODES)) + "|"
    for half, found in halves.items():
        rows = [one.row for one in found]
        for given in STEPS:
            yield f"| {half} | {given.name} | {' | '.join(_figures(_told(rows, given)))} |"
    yield ""


def _figures(found: Sequence[Answer]) -> Iterator[str]:
    yield show(accuracy([(one.row.labels.verdict, one.found.verdict) for one in found]))
    counts = count(({*one.row.labels.findings}, {*one.found.findings}) for one in found)
    for code in CODES:
        yield (
            f"{show(counts[code].precision)} / {show(counts[code].recall)}"
            if (code in counts)
            else "-"
        )


def _told(rows: Sequence[Row], given: Given) -> list[Answer]:
    """Answer every sentence once more, with what is given."""

    @cache
    def judged(name: str) -> AuditedDocument:
        document = audited(name).audited
        claims = claims_told(
            document.article.claims, [row for row in rows if row.place.article == name], given
        )
        article = replace(document.article, claims=claims)
        sources = _sources(article, document.sources) if given.types else document.sources
        policy = load_policy()
        verdicts = tuple(judge(claim, article, sources, policy) for claim in claims)
        again = Audited(article, sources, verdicts)
        return AuditedDocument(again, *check(again, everything()))

    return answers(rows, judged)


def claims_told(claims: Sequence[Claim], rows: Sequence[Row], given: Given) -> tuple[Claim, ...]:
    """Put the labels of sentences in the place of what was found in their claims."""
    told = list(claims)
    for row in rows:
        at = nearest(row.place, claims)
        if at is None:
            continue
        if given.kinds:
            told[at] = told[at]._replace(kinds=tuple(Kind(kind) for kind in row.labels.kinds))
        if given.certainty:
            told[at] = told[at]._replace(certainty=Certainty(row.labels.certainty))
    return tuple(told)


def _sources(article: Article, sources: Sequence[Source]) -> tuple[Source, ...]:
    labels = _labelled()
    told: list[Source] = []
    for reference, source in zip(article.references, sources, strict=True):
        label = labels.get(reference.url)
        told.append(
            replace(source, type=label[0], interest=label[1], confidence=1.0) if label else source
        )
    return tuple(told)


@cache
def _labelled() -> dict[str, tuple[SourceType, Interest]]:
    path = ARTICLES.parent / "sources" / "sources_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["url"]: (SourceType(row["type"]), Interest(row["interest"])) for row in rows}
