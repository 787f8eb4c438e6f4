"""What registers of record say of a reference: three-valued, with date, register and address.

A question is one identifier put to one register. It ends as `Confirmed` (the register has the
thing: here is its record), `Refuted` (the register of record answered: there is no such thing) or
`Unknown` (with the reason). Unreachable is never "not found"; absent from a register that need not
hold the thing is `Unknown`, too (APIS 3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Reason(StrEnum):
    """Why a question has no answer."""

    NOT_HELD = "not-held-here"
    """The register answered: it does not hold the thing, and need not."""
    BLOCKED = "blocked"
    """The site is there and does not serve programs: 401, 403, a challenge."""
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate-limited"
    MALFORMED = "malformed"
    """Something answered, but not as the register would."""
    NOT_ASKED = "not-asked"
    """The time was up, the register was given up for this run, or it is switched off."""


class NoticeKind(StrEnum):
    """What a notice says of a work. A correction is never a retraction."""

    RETRACTION = "retraction"
    """Retracted, withdrawn or removed."""
    CONCERN = "concern"
    CORRECTION = "correction"
    """Erratum, corrigendum, addendum, clarification, corrected and republished, part retracted."""
    REINSTATEMENT = "reinstatement"
    """Takes a retraction back."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a work, as a register lists it.

    Attributes:
        identifier: Of the notice (`doi:…`, `pmid:…`), or empty.
        on: ISO date of the notice, as precise as the register has it, or empty.
        source: Who says so, where the register passes it on (`publisher`, `retraction-watch`).
    """

    kind: NoticeKind
    identifier: str = ""
    on: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial's registration, in the register's own words (upper case, as ClinicalTrials.gov).

    Attributes:
        status: `RECRUITING`, `COMPLETED`, `NOT_YET_RECRUITING`, `UNKNOWN`, …
        has_results: Results are posted at the register; `None` where it did not say.
        study_type: `INTERVENTIONAL`, `OBSERVATIONAL`, `EXPANDED_ACCESS`.
        allocation: `RANDOMIZED`, `NON_RANDOMIZED`, `NA`, or empty.
        enrollment: Planned or actual number of people; `None` where it is not given.
        result_pmids: Papers that the sponsor says report this trial's results.
        other_pmids: Papers that mention its number, or background: not known to be results.
    """

    status: str = ""
    has_results: bool | None = None
    results_posted: str = ""
    study_type: str = ""
    phases: tuple[str, ...] = ()
    allocation: str = ""
    masking: str = ""
    enrollment: int | None = None
    started: str = ""
    completed: str = ""
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    sponsor: str = ""
    result_pmids: tuple[str, ...] = ()
    other_pmids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web as it was found.

    Attributes:
        status: HTTP status of the last answer.
        address: Where redirects ended, without credentials and fragment.
        canonical: What the page calls its own address, or empty.
        types: Its schema.org types, sorted: `Product`, `MedicalWebPage`, `NewsArticle`, …
        sells: It offers something for sale or for booking: a product, an offer, a shop's software.
        site: The name the site gives itself.
        language: As the page declares it, or empty.
    """

    status: int
    address: str = ""
    canonical: str = ""
    types: tuple[str, ...] = ()
    sells: bool = False
    site: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a register holds on a thing; empty where the register says nothing.

    Attributes:
        title: As the register has it, markup gone.
        other_titles: Subtitle, original title, title in another language.
        authors: As `Family, Given` where the register tells them apart; the first ten.
        years: Every year it gives for the publication (online, print), ascending.
        published: ISO date of the first publication, as precise as it is known.
        container: Journal, book or site.
        kind: The register's own word for the kind of thing: `journal-article`, `posted-content`.
        publication_types: PubMed's, in its spelling: they give the design.
        headings: MeSH descriptors: humans, animals, conditions.
        indexing: State of indexing, as PubMed says it: `MEDLINE`, `PubMed-not-MEDLINE`, …
        identifiers: Of this very work, by kind, in normal form (`doi`, `pmid`, `pmcid`, `nct`, …).
        published_as: Identifiers (`doi:…`) of the journal version of this preprint.
        preprints: Identifiers of the preprints of this article.
        trials: Numbers of the registrations that the work names as its own.
        in_doaj: Its journal is in the Directory of Open Access Journals; `None` if nobody said.
        notices: Retractions, concerns, corrections that the register lists.
        subjects: Names of the concepts that `read` names, as `article.subjects` lists them.
        read: What subjects were looked for in: `title`, `abstract` (with the title),
            `registration`, `page`; an absent subject tells something only in the last three.
        whole: All of the text that a reader sees was read.
        shares: Percentages that the text names, as numbers, where it was read as a whole.
        trial: Of a trial's registration.
        page: Of a page of the web.
        archived: Address of a copy in a web archive.
    """

    title: str = ""
    other_titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    published: str = ""
    container: str = ""
    publisher: str = ""
    issns: tuple[str, ...] = ()
    kind: str = ""
    publication_types: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    indexing: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    published_as: tuple[str, ...] = ()
    preprints: tuple[str, ...] = ()
    trials: tuple[str, ...] = ()
    in_doaj: bool | None = None
    notices: tuple[Notice, ...] = ()
    subjects: tuple[str, ...] = ()
    read: str = ""
    whole: bool = False
    shares: tuple[str, ...] = ()
    trial: Trial | None = None
    page: Page | None = None
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The register has the thing."""

    record: Record


@dataclass(frozen=True, slots=True)
class Refuted:
    """The register that would have to know the thing says there is none.

    Attributes:
        detail: What it said, in a few words.
    """

    detail: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """There is no answer; it lowers no verdict and never reads as "not retracted"."""

    reason: Reason
    detail: str = ""


Outcome = Confirmed | Refuted | Unknown


@dataclass(frozen=True, slots=True)
class Fact:
    """The answer of one register on one identifier.

    Attributes:
        register: Name of the register: `crossref`, `pubmed`, `clinicaltrials`, `page`, …
        identifier: What was asked for: `doi:10.1000/x`, `pmid:123`, `url:https://…`.
        on: ISO date of the answer.
        address: Where a person can see the record.
    """

    register: str
    identifier: str
    on: str
    address: str
    outcome: Outcome

    @property
    def record(self) -> Record | None:
        """The record of a confirmed fact."""
        return self.outcome.record if isinstance(self.outcome, Confirmed) else None

    @property
    def is_answer(self) -> bool:
        """Whether the register, or the site, answered: only then is it worth keeping."""
        return not isinstance(self.outcome, Unknown) or self.outcome.reason in (
            Reason.NOT_HELD,
            Reason.BLOCKED,
        )


NO_FACTS: tuple[Fact, ...] = ()


def confirmed(facts: Iterable[Fact], *registers: str) -> Iterator[tuple[Fact, Record]]:
    """Yield the facts with a record, of some registers or of all."""
    for fact in facts:
        record = fact.record
        if record is not None and (not registers or fact.register in registers):
            yield fact, record


def refuted(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Refuted]]:
    """Yield the facts by which a register of record denies the thing."""
    for fact in facts:
        if isinstance(fact.outcome, Refuted):
            yield fact, fact.outcome


def notices(facts: Iterable[Fact], *kinds: NoticeKind) -> Iterator[tuple[Fact, Notice]]:
    """Yield the notices of some kinds, each with the fact that is its witness."""
    for fact, record in confirmed(facts):
        for notice in record.notices:
            if notice.kind in kinds:
                yield fact, notice
