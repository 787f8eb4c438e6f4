"""Which hosts and works carry which claims, over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.policy.judge import efficacy_strength
from citeaudit.policy.model import Outcome
from citeaudit.report.labels import label_of
from citeaudit.report.positions import Lines
from citeaudit.sources.works import Description, work_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.policy.model import Verdict
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.sources.model import Source

SCHEMA_VERSION = "1.0"
NO_HOST = "(no address)"


class Cited(NamedTuple):
    """An entry of a list, and the claims that cite it.

    Attributes:
        work: A key that entries of one work share, in whatever article they stand.
        claims: Its claims, by their index in the document.
    """

    document: int
    reference: Reference
    source: Source
    work: str
    claims: tuple[int, ...]


class Carrier(NamedTuple):
    """A host or a work with everything that rests on it.

    Attributes:
        cited: Its entries, in the order of the documents.
        claims: `(document, claim)` of each claim that cites any of them, by index, in order.
        alone: How many of them cite nothing else.
        weak: How many of them rest only on weak sources.
    """

    name: str
    cited: tuple[Cited, ...]
    claims: tuple[tuple[int, int], ...]
    alone: int
    weak: int

    @property
    def documents(self) -> int:
        """How many articles cite it."""
        return len({one.document for one in self.cited})

    @property
    def types(self) -> dict[str, int]:
        """Its entries by source type, most frequent first."""
        return _counted(one.source.type.value for one in self.cited)

    @property
    def strengths(self) -> dict[str, int]:
        """Its entries by what they are worth for a claim of efficacy, most frequent first."""
        return _counted(efficacy_strength(one.source).word for one in self.cited)


class Inventory(NamedTuple):
    """Everything that articles cite; what carries most claims comes first."""

    documents: tuple[AuditedDocument, ...]
    hosts: tuple[Carrier, ...]
    works: tuple[Carrier, ...]


def inventory(report: Report) -> Inventory:
    """Take stock of what the documents of a report cite.

    Cost: linear in entries and markers, but for sorting.
    """
    cited = _cited(report.documents)
    return Inventory(
        report.documents,
        _carriers(report.documents, [(one.source.host or NO_HOST, one) for one in cited]),
        _carriers(report.documents, [(one.work, one) for one in cited]),
    )


def _cited(documents: Sequence[AuditedDocument]) -> list[Cited]:
    found: list[Cited] = []
    for number, document in enumerate(documents):
        audited = document.audited
        citing: dict[int, list[int]] = {}
        for at, claim in enumerate(audited.article.claims):
            for index in audited.article.cited_references(claim):
                citing.setdefault(index, []).append(at)
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            claims = tuple(citing.get(reference.index, ()))
            found.append(Cited(number, reference, source, "", claims))
    # Within an article a work without an identifier is known by its place in the list.
    keys = work_keys([_described(one.reference, one.source) for one in found])
    return [one._replace(work=key) for one, key in zip(found, keys, strict=True)]


def _described(reference: Reference, source: Source) -> Description:
    return Description(
        source.type,
        source.identifiers,
        source.title or reference.title,
        reference.published[:4],
        source.canonical_url,
    )


def _carriers(
    documents: Sequence[AuditedDocument], named: Iterable[tuple[str, Cited]]
) -> tuple[Carrier, ...]:
    groups: dict[str, list[Cited]] = {}
    behind: dict[tuple[int, int], set[str]] = {}
    for name, one in named:
        groups.setdefault(name, []).append(one)
        for claim in one.claims:
            behind.setdefault((one.document, claim), set()).add(name)
    carriers = [_carrier(documents, behind, name, cited) for name, cited in groups.items()]
    return tuple(sorted(carriers, key=_most_claims_first))


def _carrier(
    documents: Sequence[AuditedDocument],
    behind: Mapping[tuple[int, int], set[str]],
    name: str,
    cited: Sequence[Cited],
) -> Carrier:
    claims = sorted({(one.document, claim) for one in cited for claim in one.claims})
    verdicts = [_verdict(documents, claim) for claim in claims]
    return Carrier(
        name,
        tuple(cited),
        tuple(claims),
        sum(len(behind[claim]) == 1 for claim in claims),
        sum(verdict.outcome is Outcome.WEAK_ONLY for verdict in verdicts),
    )


def _verdict(documents: Sequence[AuditedDocument], claim: tuple[int, int]) -> Verdict:
    document, index = claim
    return documents[document].audited.verdicts[index]


def _most_claims_first(carrier: Carrier) -> tuple[int, int, str]:
    return -len(carrier.claims), -len(carrier.cited), carrier.name


def _counted(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def inventory_object(taken: Inventory, version: str) -> dict[str, Any]:
    """Build the JSON of an inventory."""
    lines = [Lines(document.audited.article.text) for document in taken.documents]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "citeaudit", "version": version},
        "documents": [document.audited.article.text.path for document in taken.documents],
        "hosts": [
            {"host": one.name, **_object(taken, one, lines), "works": len(_works(one))}
            for one in taken.hosts
        ],
        "works": [
            {"work": one.name, **_titled(one), **_object(taken, one, lines)} for one in taken.works
        ],
    }


def _works(carrier: Carrier) -> set[str]:
    return {one.work for one in carrier.cited}


def _titled(work: Carrier) -> dict[str, Any]:
    return {
        "title": title_of(work),
        "identifiers": {
            kind: v for one in work.cited for kind, v in one.source.identifiers.items()
        },
        "hosts": sorted({one.source.host for one in work.cited if one.source.host}),
    }


def title_of(work: Carrier) -> str:
    """Give the title of a work: the first that an entry has."""
    titles = (one.source.title or one.reference.title for one in work.cited)
    return next((title for title in titles if title), "")


def _object(taken: Inventory, carrier: Carrier, lines: Sequence[Lines]) -> dict[str, Any]:
    return {
        "types": carrier.types,
        "strengths": carrier.strengths,
        "documents": carrier.documents,
        "references": [
            {"path": _path(taken, one.document), "label": label_of(one.reference)}
            for one in carrier.cited
        ],
        "claims": [_claim(taken, claim, lines) for claim in carrier.claims],
        "alone": carrier.alone,
        "weak_only": carrier.weak,
    }


def _claim(taken: Inventory, claim: tuple[int, int], lines: Sequence[Lines]) -> dict[str, Any]:
    number, _ = claim
    verdict = _verdict(taken.documents, claim)
    return {
        "path": _path(taken, number),
        "line": lines[number].place(verdict.claim.focus).line,
        "id": verdict.claim.id,
        "verdict": verdict.outcome.value,
    }


def _path(taken: Inventory, number: int) -> str:
    return taken.documents[number].audited.article.text.path
