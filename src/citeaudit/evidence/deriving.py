"""What facts say of a source: its status, its design, its kind. They outrank words of a title."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.evidence.data_files import lines
from citeaudit.evidence.facts import NoticeKind, Record, confirmed, notices, refuted
from citeaudit.sources.designs import design_of
from citeaudit.sources.model import Design, Interest, Signal, SourceType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.evidence.facts import Fact
    from citeaudit.sources.model import Source

# OpenAlex copies others and merges works wrongly: alone it is no witness of a retraction.
_NO_WITNESSES = frozenset({"openalex"})
_PUBMED = ("pubmed", "pubmed-summary", "europepmc")
_HOLDERS = (*_PUBMED, "crossref", "datacite", "clinicaltrials", "arxiv", "openlibrary", "page")
# Their words stand where nothing better is known of the kind of thing.
_UNTOLD = frozenset({SourceType.UNKNOWN, SourceType.SCHOLARLY_INDEX})
_CROSSREF_TYPES = {
    "journal-article": (SourceType.PEER_REVIEWED, 0.95, "a journal article"),
    "posted-content": (SourceType.PREPRINT, 0.97, "a preprint"),
    "monograph": (SourceType.BOOK, 0.97, "a book"),
    "book": (SourceType.BOOK, 0.97, "a book"),
    "edited-book": (SourceType.BOOK, 0.97, "a book"),
    "book-chapter": (SourceType.BOOK, 0.95, "a chapter of a book"),
}
_GUIDELINES = frozenset({"practice guideline", "guideline"})
# Titles of these say which of several designs an observational study has.
_OBSERVING = frozenset({Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL})
_SYNTHESES = frozenset({Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW})


def derive(source: Source, facts: Sequence[Fact]) -> Source:
    """Put what registers say of a source into it.

    Args:
        source: As it is identified without them.
        facts: On its identifiers and its page.

    Returns:
        The source with its status, and with design, type and interest where facts tell them.
    """
    if not facts:
        return source
    source = replace(source, status=status_of(facts) or source.status)
    source = _retyped(source, facts)
    design = design_by_facts(source.title, facts)
    if design is not Design.UNKNOWN:
        source = replace(source, design=design)
    if source.interest is Interest.UNKNOWN and _sells(facts):
        source = replace(
            source,
            interest=Interest.POSSIBLE,
            signals=(*source.signals, Signal("page", "the page offers something for sale")),
        )
    return source


def status_of(facts: Sequence[Fact]) -> tuple[Status, ...]:
    """Say what became of a source; nothing where no register answered on it."""
    found = tuple(_troubles(facts))
    if found:
        return found
    return (Status.OK,) if any(confirmed(facts, *_HOLDERS)) else ()


def _troubles(facts: Sequence[Fact]) -> Iterator[Status]:
    denied = [fact.register for fact, _ in refuted(facts)]
    if any(name != "page" for name in denied):
        yield Status.NOT_FOUND
    if "page" in denied:
        yield Status.DEAD
    if is_retracted(facts):
        yield Status.RETRACTED
    if any(notices(facts, NoticeKind.CONCERN)):
        yield Status.CONCERN
    if any(notices(facts, NoticeKind.CORRECTION)):
        yield Status.CORRECTED


def is_retracted(facts: Sequence[Fact]) -> bool:
    """Whether a register that is a witness lists a retraction that was not taken back."""
    days = [
        notice.on
        for fact, notice in notices(facts, NoticeKind.RETRACTION)
        if fact.register not in _NO_WITNESSES
    ]
    back = [notice.on for _, notice in notices(facts, NoticeKind.REINSTATEMENT)]
    return bool(days) and not (back and max(back) >= max(days))


def design_by_facts(title: str, facts: Sequence[Fact]) -> Design:
    """Give the design by PubMed's words; unknown where they say none.

    A record that is new, or that MEDLINE does not index, often says "Journal Article" alone.
    """
    for _, record in confirmed(facts, *_PUBMED):
        design = _by_types(record)
        if design in _SYNTHESES:
            return design
        if _is_of_animals(record):
            return Design.ANIMAL
        if design is not Design.UNKNOWN:
            return _refined(design, record.title or title)
    return Design.UNKNOWN


def _by_types(record: Record) -> Design:
    """Give the design of the first line of the table that holds one of the record's types."""
    types = {one.lower() for one in record.publication_types}
    found = next((design for design, names in _table() if types & names), Design.UNKNOWN)
    # Indexers call the pooling of genetic associations a meta-analysis (PMID 37729413).
    if found in _SYNTHESES and "mendelian randomi" in record.title.lower():
        return Design.UNKNOWN
    return found


def _refined(design: Design, title: str) -> Design:
    """Let the title say more exactly what a broad type leaves open."""
    told = design_of(title, SourceType.PEER_REVIEWED)
    if design is Design.COHORT and told in _OBSERVING:
        return told
    if design is Design.CASE_REPORT and told is Design.CASE_SERIES:
        return told
    if design is Design.NARRATIVE_REVIEW and told in _SYNTHESES:
        return told
    return design


def _is_of_animals(record: Record) -> bool:
    """Whether MEDLINE's indexers saw animals and no people; without them headings say nothing."""
    headings = {heading.lower() for heading in record.headings}
    return record.indexing == "MEDLINE" and "animals" in headings and "humans" not in headings


def _retyped(source: Source, facts: Sequence[Fact]) -> Source:
    for register, kind, confidence, words in _kinds(facts):
        if source.type in _UNTOLD or kind is SourceType.GUIDELINE:
            told = Signal(register, words)
            return replace(
                source, type=kind, confidence=confidence, signals=(told, *source.signals)
            )
    return source


def _kinds(facts: Sequence[Fact]) -> Iterator[tuple[str, SourceType, float, str]]:
    for fact, record in confirmed(facts, *_PUBMED):
        types = {one.lower() for one in record.publication_types}
        if types & _GUIDELINES:
            yield fact.register, SourceType.GUIDELINE, 0.97, "PubMed lists it as a guideline"
        if "preprint" in types or record.kind == "preprint":
            yield fact.register, SourceType.PREPRINT, 0.97, "PubMed lists it as a preprint"
        elif record.kind != "book" and fact.register != "europepmc":
            yield fact.register, SourceType.PEER_REVIEWED, 0.97, "PubMed lists it"
    for fact, record in confirmed(facts, "crossref"):
        if record.kind in _CROSSREF_TYPES:
            kind, confidence, words = _CROSSREF_TYPES[record.kind]
            yield fact.register, kind, confidence, f"Crossref has it as {words}"


def _sells(facts: Sequence[Fact]) -> bool:
    return any(record.page is not None and record.page.sells for _, record in confirmed(facts))


@cache
def _table() -> tuple[tuple[Design, frozenset[str]], ...]:
    rows: list[tuple[Design, frozenset[str]]] = []
    for line in lines("publication_types.txt"):
        name, _, types = line.partition(": ")
        rows.append((Design(name), frozenset(types.lower().split(", "))))
    return tuple(rows)
