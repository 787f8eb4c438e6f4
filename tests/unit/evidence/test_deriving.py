"""What facts make of a source: its status, its design, its type."""

from __future__ import annotations

import pytest

from citeaudit.evidence.deriving import derive, design_by_facts, status_of
from citeaudit.evidence.facts import (
    Confirmed,
    Fact,
    Notice,
    NoticeKind,
    Outcome,
    Page,
    Reason,
    Record,
    Refuted,
    Unknown,
)
from citeaudit.sources.model import Design, Interest, Source, SourceType, Status

_RETRACTED = Notice(NoticeKind.RETRACTION, "pmid:1", "2010-02-06")


def fact(register: str, outcome: Outcome) -> Fact:
    return Fact(register, "doi:10.1000/x", "2026-11-28", "https://doi.org/", outcome)


def told(register: str, *notices: Notice) -> Fact:
    return fact(register, Confirmed(Record("T", notices=notices)))


def typed(*types: str, title: str = "", headings: tuple[str, ...] = ()) -> Fact:
    record = Record(title, publication_types=types, headings=headings, indexing="MEDLINE")
    return fact("pubmed", Confirmed(record))


def source(kind: SourceType = SourceType.PEER_REVIEWED, **facets: object) -> Source:
    return Source(0, kind, 0.9, **facets)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ([told("pubmed")], [Status.OK]),
        ([told("pubmed", _RETRACTED)], [Status.RETRACTED]),
        ([told("crossref", _RETRACTED), told("pubmed")], [Status.RETRACTED]),
        ([told("europepmc-status", _RETRACTED)], [Status.RETRACTED]),
        ([told("openalex", _RETRACTED), told("pubmed")], [Status.OK]),
        ([told("crossref", Notice(NoticeKind.CORRECTION))], [Status.CORRECTED]),
        ([told("crossref", Notice(NoticeKind.CONCERN))], [Status.CONCERN]),
        (
            [told("crossref", _RETRACTED, Notice(NoticeKind.REINSTATEMENT, "", "2011-01-01"))],
            [Status.OK],
        ),
        (
            [told("crossref", _RETRACTED, Notice(NoticeKind.REINSTATEMENT, "", "2009-01-01"))],
            [Status.RETRACTED],
        ),
        ([fact("doi", Refuted("no"))], [Status.NOT_FOUND]),
        ([fact("page", Refuted("gone"))], [Status.DEAD]),
        ([fact("page", Unknown(Reason.BLOCKED))], []),
        ([fact("page", Unknown(Reason.UNREACHABLE))], []),
        ([fact("crossref", Unknown(Reason.NOT_HELD))], []),
        ([fact("doi", Confirmed(Record(publisher="mEDRA")))], []),
        ([fact("crossref", Unknown(Reason.NOT_HELD)), told("pubmed")], [Status.OK]),
        ([], []),
    ],
)
def test_status(facts: list[Fact], status: list[Status]) -> None:
    """A correction is no retraction, absence is no denial, and a blocked page is not dead."""
    assert list(status_of(facts)) == status


@pytest.mark.parametrize(
    ("types", "title", "headings", "design"),
    [
        (("Randomized Controlled Trial", "Multicenter Study"), "", (), Design.RCT),
        (("Journal Article", "Meta-Analysis", "Review"), "", (), Design.META_ANALYSIS),
        (("Systematic Review",), "", (), Design.SYSTEMATIC_REVIEW),
        (("Clinical Trial Protocol", "Randomized Controlled Trial"), "", (), Design.PROTOCOL),
        (("Case Reports", "Review"), "", (), Design.CASE_REPORT),
        (("Case Reports",), "Naltrexone in POTS: a case series", (), Design.CASE_SERIES),
        (("Review",), "", (), Design.NARRATIVE_REVIEW),
        (("Review",), "Naltrexone: a systematic review", (), Design.SYSTEMATIC_REVIEW),
        (("Editorial",), "", (), Design.EDITORIAL),
        (("Letter", "Randomized Controlled Trial"), "", (), Design.RCT),
        (("Observational Study",), "", (), Design.COHORT),
        (("Observational Study",), "A case-control study of x", (), Design.CASE_CONTROL),
        (("Meta-Analysis",), "Sleep and pain: a Mendelian randomization study", (), Design.UNKNOWN),
        (("Journal Article",), "", (), Design.UNKNOWN),
        (("Journal Article",), "", ("Animals", "Mice"), Design.ANIMAL),
        (("Randomized Controlled Trial",), "", ("Animals", "Dogs"), Design.ANIMAL),
        (("Randomized Controlled Trial",), "", ("Animals", "Humans"), Design.RCT),
        (("Systematic Review",), "", ("Animals",), Design.SYSTEMATIC_REVIEW),
        (("randomized controlled trial",), "", (), Design.RCT),
    ],
)
def test_design(
    types: tuple[str, ...], title: str, headings: tuple[str, ...], design: Design
) -> None:
    """PubMed's words decide, the title tells more exactly; "Journal Article" alone says nothing."""
    assert design_by_facts(title, [typed(*types, title=title, headings=headings)]) is design


def test_without_headings_nothing_is_of_animals() -> None:
    """A record that MEDLINE does not index has none."""
    record = Record(
        publication_types=("Journal Article",), headings=("Animals",), indexing="PubMed"
    )
    assert design_by_facts("", [fact("pubmed", Confirmed(record))]) is Design.UNKNOWN


def test_a_design_that_nobody_tells_stays() -> None:
    """What the title said offline is not forgotten."""
    found = derive(source(design=Design.COHORT), [typed("Journal Article")])
    assert found.design is Design.COHORT


@pytest.mark.parametrize(
    ("before", "facts", "after"),
    [
        (SourceType.UNKNOWN, [fact("crossref", Confirmed(Record(kind="journal-article")))],
         SourceType.PEER_REVIEWED),
        (SourceType.SCHOLARLY_INDEX, [fact("crossref", Confirmed(Record(kind="posted-content")))],
         SourceType.PREPRINT),
        (SourceType.UNKNOWN, [fact("crossref", Confirmed(Record(kind="book-chapter")))],
         SourceType.BOOK),
        (SourceType.UNKNOWN, [typed("Journal Article")], SourceType.PEER_REVIEWED),
        (SourceType.UNKNOWN, [typed("Preprint")], SourceType.PREPRINT),
        (SourceType.PEER_REVIEWED, [typed("Practice Guideline")], SourceType.GUIDELINE),
        (SourceType.PREDATORY_JOURNAL,
         [fact("crossref", Confirmed(Record(kind="journal-article")))],
         SourceType.PREDATORY_JOURNAL),
        (SourceType.NEWS, [fact("page", Confirmed(Record("T")))], SourceType.NEWS),
        (SourceType.UNKNOWN, [fact("crossref", Confirmed(Record(kind="component")))],
         SourceType.UNKNOWN),
    ],
)  # fmt: skip
def test_type(before: SourceType, facts: list[Fact], after: SourceType) -> None:
    """Registers say what a thing is where nothing better is known; they whitewash no journal."""
    found = derive(source(before), facts)
    assert found.type is after
    if after is not before:
        assert found.signals[0].kind in ("crossref", "pubmed")


def test_a_page_that_sells() -> None:
    """An interest is possible where none was known; what is known stays."""
    shop = fact("page", Confirmed(Record("T", page=Page(200, sells=True))))
    assert derive(source(SourceType.UNKNOWN), [shop]).interest is Interest.POSSIBLE
    seller = source(SourceType.VENDOR, interest=Interest.SELLS_TOPIC)
    assert derive(seller, [shop]).interest is Interest.SELLS_TOPIC


def test_without_facts_nothing_changes() -> None:
    """The very same source."""
    one = source()
    assert derive(one, []) is one
