"""Identifiers that lead to another work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import confirmed
from citeaudit.rules.agreement import compare
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import join, quoted
from citeaudit.rules.witnesses import identifier_name, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.evidence.facts import Fact, Record
    from citeaudit.rules.agreement import Agreement
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

# Registers that hold the title under which a work is cited; a registration has several.
_OF_TITLES = (
    "crossref",
    "pubmed",
    "pubmed-summary",
    "europepmc",
    "datacite",
    "arxiv",
    "openlibrary",
)
_LONGEST = 100


class ReferenceMismatch(Rule):
    """An identifier leads to another work than the entry names.

    ## What it reports
    An entry whose DOI, PMID, arXiv number or ISBN belongs to a work with another title, where no
    author and no year of that work stands in the entry either. Subtitles, accents, initials, names
    of sites and a year's difference are forgiven.

    ## Why it matters
    The reader is sent to a work that does not say what the text says. Language models give real
    identifiers to works that they make up (Walters 2023).

    ## Example
    > [7] Doe J. Naltrexone in POTS. Pain. 2021. doi:10.5555/12345678   (a paper on earthworms)

    ## Better
    Find the work by its title, and correct the identifier or the entry.

    ## When to ignore
    The title is the entry's own translation.
    """

    code = "CIT603"
    name = "reference-mismatch"
    severity = Severity.ERROR
    requires = frozenset({Need.FACTS})
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose identifier is another work's in every register that has it."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            for identifier, held in _by_identifier(audited, reference, source).items():
                found = [(fact, record, compare(reference, record)) for fact, record in held]
                if all(agreement.is_other_work for _, _, agreement in found):
                    fact, record, agreement = found[0]
                    yield self._report(reference, identifier, (fact, record), agreement)

    def _report(
        self,
        reference: Reference,
        identifier: str,
        held: tuple[Fact, Record],
        agreement: Agreement,
    ) -> Finding:
        fact, record = held
        title = record.title if len(record.title) <= _LONGEST else f"{record.title[:_LONGEST]}…"
        others = [
            name
            for name, agrees in (("author", agreement.author), ("year", agreement.year))
            if agrees is False
        ]
        verb = "differ" if len(others) > 1 else "differs"
        more = f"; {join(others)} {verb} too" if others else ""
        return self.about_reference(
            reference,
            f"{identifier_name(identifier)} is another work: {quoted(title)}{more} "
            f"({witnesses([fact])})",
            help="look the work up by its title, and correct the number or the entry",
            subject=identifier,
            # A title alone may be a translation, or what a page calls the paper.
            severity=self.severity if others else Severity.WARNING,
            confidence=self.confidence if others else 0.7,
        )


def _by_identifier(
    audited: Audited, reference: Reference, source: Source
) -> dict[str, list[tuple[Fact, Record]]]:
    """Collect what registers hold under the identifiers that the entry itself gives."""
    own = {f"{kind}:{value}" for kind, value in source.identifiers.items()}
    held: dict[str, list[tuple[Fact, Record]]] = {}
    for fact, record in confirmed(audited.facts_of(reference.index), *_OF_TITLES):
        if fact.identifier in own and record.title:
            held.setdefault(fact.identifier, []).append((fact, record))
    return held
