"""Facts in `refs.json`: written, kept, dropped, and given to rules."""

from __future__ import annotations

import json
from typing import Any

from citeaudit.evidence.fact_json import fact_as_json
from citeaudit.evidence.facts import (
    Confirmed,
    Fact,
    Notice,
    NoticeKind,
    Outcome,
    Reason,
    Record,
    Refuted,
    Unknown,
)
from citeaudit.evidence.refs import NO_REFS, Refs, parse_refs, recall_facts
from citeaudit.sources.identify import identify
from citeaudit.sources.model import Status
from tests.unit.evidence.making import article, entry, item, recalled, refs, resolved

_DOI = "10.1000/abc"
_PAPER = entry("1", "A trial of examples in people", f"https://doi.org/{_DOI}")


def fact(
    outcome: Outcome | None = None, identifier: str = f"doi:{_DOI}", register: str = "crossref"
) -> Fact:
    record = Confirmed(Record("A trial of examples in people", kind="journal-article"))
    return Fact(register, identifier, "2026-11-28", "https://doi.org/", outcome or record)


def items(content: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)
    return found


def known(content: str, at: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = items(content)[at]["custom"]["citeaudit"]
    return found


def test_facts_are_written_and_survive_offline_runs() -> None:
    """A run without a network neither loses nor changes them."""
    document = article(_PAPER)
    first = resolved(document, NO_REFS, [[fact()]])
    assert known(first)["lookups"] == [fact_as_json(fact())]
    assert known(first)["status"] == ["ok"]
    assert resolved(document, parse_refs(first, "refs.json")) == first


def test_what_is_no_answer_is_not_written() -> None:
    """That a register was down is nobody's business next year."""
    down = fact(Unknown(Reason.UNREACHABLE), register="pubmed")
    content = resolved(article(_PAPER), NO_REFS, [[fact(), down]])
    assert [one["register"] for one in known(content)["lookups"]] == ["crossref"]


def test_nothing_learned_leaves_what_is_held() -> None:
    """All registers down: the file stays as it is."""
    first = resolved(article(_PAPER), NO_REFS, [[fact()]])
    down = [[fact(Unknown(Reason.UNREACHABLE))]]
    assert resolved(article(_PAPER), parse_refs(first, "refs.json"), down) == first


def test_a_retraction_reaches_the_source() -> None:
    """By way of the file, offline."""
    retraction = Record("T", notices=(Notice(NoticeKind.RETRACTION),))
    content = resolved(article(_PAPER), NO_REFS, [[fact(Confirmed(retraction))]])
    (source,) = recalled(article(_PAPER), parse_refs(content, "refs.json"))
    assert source.status == (Status.RETRACTED,)


def test_identifiers_that_registers_add_are_written_for_other_programs() -> None:
    """Where the item has none of the kind; several of one kind are none."""
    linked = Record(identifiers={"doi": _DOI, "pmid": "123", "pmcid": "PMC1"})
    facts = [fact(Confirmed(linked), register="idconv")]
    (one,) = items(resolved(article(_PAPER), NO_REFS, [facts]))
    assert (one["PMID"], one["PMCID"]) == ("123", "PMC1")
    other = fact(Confirmed(Record(identifiers={"pmid": "456"})), register="europepmc")
    (two,) = items(resolved(article(_PAPER), NO_REFS, [[*facts, other]]))
    assert "PMID" not in two


def test_references_that_share_an_item_share_its_facts() -> None:
    """Two entries of one work: what was learned about either is kept."""
    twice = article(_PAPER, entry("2", "A trial of examples in people", f"https://doi.org/{_DOI}"))
    known_refs = parse_refs(resolved(article(_PAPER)), "refs.json")
    page = fact(Refuted("gone"), "url:https://x.example/", "page")
    content = resolved(twice, known_refs, [[fact()], [page]])
    assert [one["register"] for one in known(content)["lookups"]] == ["crossref", "page"]


def test_another_programs_lookups_are_left_alone() -> None:
    """With all that they led to."""
    block = {"type": "guideline", "lookups": [{"register": "mine", "on": "2024-12-21", "x": 1}]}
    held = refs(item("1", URL=f"https://doi.org/{_DOI}", known=block))
    assert known(resolved(article(_PAPER), held)) == block


def facts_of(document_refs: Refs) -> tuple[tuple[Fact, ...], ...]:
    document = article(_PAPER, entry("2", "Something else of examples"))
    return recall_facts(document, identify(document.references), document_refs)


def test_rules_get_the_facts_of_each_reference() -> None:
    """In their order; none where nothing is known, nothing at all without answers in the file."""
    held = {"lookups": [fact_as_json(fact())]}
    assert facts_of(refs(item("1", URL=f"https://doi.org/{_DOI}", known=held))) == ((fact(),), ())
    assert facts_of(refs(item("1", URL=f"https://doi.org/{_DOI}"))) == ()
    assert facts_of(NO_REFS) == ()
