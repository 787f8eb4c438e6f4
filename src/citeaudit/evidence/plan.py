"""Whom to ask what about a reference, given what is known so far.

The plan grows with the answers: a DOI leads to its PubMed record, a page to the DOI it bears, a DOI
of DataCite to DataCite. Existence is put to the register of record; the others add what they hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.facts import Reason, Refuted, Unknown
from citeaudit.evidence.registers.table import BY_NAME, REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.evidence.facts import Fact, Record
    from citeaudit.evidence.settings import Settings

    Ledger = Mapping[tuple[str, str], Fact]

# Registers whose record of one identifier names others of the same work.
_LINKING = ("idconv", "pubmed", "pubmed-summary", "europepmc", "page")
_LINKED = ("doi", "pmid", "pmcid")
_MOST_IDENTIFIERS = 8
_ARXIV_DOI = "doi:10.48550/arxiv."
# Crossref's types of things that PubMed may list.
_ARTICLES = frozenset({"journal-article", "posted-content", "proceedings-article", ""})


class Subject(NamedTuple):
    """What is known of a reference before anybody is asked.

    Attributes:
        identifiers: Of the very thing, as `kind:value`.
        address: Of its page, or empty.
        visits: The page is to be looked at; a work's registers say more than its page does.
    """

    identifiers: tuple[str, ...]
    address: str = ""
    visits: bool = False


class Question(NamedTuple):
    """One identifier put to one register."""

    register: str
    identifier: str


def questions(subject: Subject, ledger: Ledger, settings: Settings) -> tuple[Question, ...]:
    """List what is to be asked of a reference; answers in the ledger add to it.

    Returns:
        The questions, those with an answer included, in the order of the registers.
    """
    identifiers = same_work(subject, ledger)
    wanted = {
        Question(name, identifier)
        for identifier in identifiers
        for name in _asked(identifier, identifiers, ledger)
        if _is_asked(name, identifier, settings) and (name != "page" or subject.visits)
    }
    order = {register.name: at for at, register in enumerate(REGISTERS)}
    place = {identifier: at for at, identifier in enumerate(identifiers)}
    return tuple(sorted(wanted, key=lambda one: (order[one.register], place[one.identifier])))


def same_work(subject: Subject, ledger: Ledger) -> tuple[str, ...]:
    """Give a reference's identifiers, and those that registers say name the same work."""
    own = [*subject.identifiers, *([f"url:{subject.address}"] if subject.address else [])]
    found = dict.fromkeys(own)
    queue = list(found)
    while queue and len(found) < _MOST_IDENTIFIERS:
        for other in _linked(queue.pop(0), ledger):
            if other not in found:
                found[other] = None
                queue.append(other)
    return tuple(found)


def _linked(identifier: str, ledger: Ledger) -> Iterator[str]:
    if identifier.startswith(_ARXIV_DOI):
        yield f"arxiv:{identifier.removeprefix(_ARXIV_DOI)}"
    for name in _LINKING:
        record = _record(ledger, name, identifier)
        if record is not None:
            for kind in _LINKED:
                if value := record.identifiers.get(kind):
                    yield f"{kind}:{value}"


def _asked(identifier: str, identifiers: Sequence[str], ledger: Ledger) -> Iterator[str]:
    """Yield the names of the registers that an identifier is put to."""
    match identifier.partition(":")[0]:
        case "doi":
            yield from _asked_of_doi(identifier, identifiers, ledger)
        case "pmid":
            yield from ("pubmed", "europepmc-status")
            full = ledger.get(("pubmed", identifier))
            if full is not None and full.record is None:
                yield "pubmed-summary"
        case "pmcid":
            linked = any(one.startswith("pmid:") for one in identifiers)
            if not linked or ("idconv", identifier) in ledger:
                yield "idconv"
        case "nct":
            yield "clinicaltrials"
        case "arxiv":
            yield "arxiv"
        case "isbn":
            yield "openlibrary"
        case "url":
            yield "page"
            if _is_gone(ledger.get(("page", identifier))):
                yield "wayback"


def _asked_of_doi(doi: str, identifiers: Sequence[str], ledger: Ledger) -> Iterator[str]:
    yield from ("doi", "openalex", "unpaywall")
    agency = _record(ledger, "doi", doi)
    registered = agency.publisher if agency else ""
    if registered in ("", "Crossref") and not doi.startswith(_ARXIV_DOI):
        yield "crossref"
    if registered == "DataCite":
        yield "datacite"
    if not any(one.startswith("pmid:") for one in identifiers):
        yield "idconv"
        if ("idconv", doi) in ledger and _may_be_in_pubmed(doi, ledger):
            yield "europepmc"
    # An answer that is there stays with the reference, although nobody would ask for it now.
    yield from (name for name in ("idconv", "europepmc") if (name, doi) in ledger)


def _may_be_in_pubmed(doi: str, ledger: Ledger) -> bool:
    """Whether PubMed may list a DOI; not a data set, nor a DOI that does not exist."""
    agency = ledger.get(("doi", doi))
    if agency is not None and isinstance(agency.outcome, Refuted):
        return False
    work = _record(ledger, "crossref", doi)
    if work is None:
        return agency is None or agency.record is None or agency.record.publisher == "Crossref"
    return work.kind in _ARTICLES


def _is_gone(page: Fact | None) -> bool:
    if page is None:
        return False
    return isinstance(page.outcome, Refuted) or (
        isinstance(page.outcome, Unknown) and page.outcome.reason is Reason.BLOCKED
    )


def _record(ledger: Ledger, name: str, identifier: str) -> Record | None:
    fact = ledger.get((name, identifier))
    return None if fact is None else fact.record


def _is_asked(name: str, identifier: str, settings: Settings) -> bool:
    """Whether the settings let a register be asked, and the identifier has a form it takes."""
    register = BY_NAME[name]
    if name in settings.without or (register.optional and name not in settings.extra):
        return False
    if name == "unpaywall" and not settings.contact:
        return False
    kind, _, value = identifier.partition(":")
    return register.accepts(kind, value)
