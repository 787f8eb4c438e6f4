"""Facts: what counts as an answer, and that they survive being written down."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.evidence.fact_json import fact_as_json, fact_of_json
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
    Trial,
    Unknown,
    confirmed,
    notices,
    refuted,
)

_TEXTS = st.lists(st.text(), max_size=3).map(tuple)
_NOTICES = st.builds(Notice, st.sampled_from(NoticeKind), st.text(), st.text(), st.text())
_TRIALS = st.builds(
    Trial, has_results=st.none() | st.booleans(), enrollment=st.none() | st.integers()
)
_RECORDS = st.builds(
    Record,
    title=st.text(),
    authors=_TEXTS,
    years=st.lists(st.integers()).map(tuple),
    identifiers=st.dictionaries(st.text(), st.text(), max_size=3),
    notices=st.lists(_NOTICES, max_size=2).map(tuple),
    trial=st.none() | _TRIALS,
    page=st.none() | st.builds(Page, st.integers(), sells=st.booleans(), types=_TEXTS),
)
_OUTCOMES = st.one_of(
    st.builds(Confirmed, _RECORDS),
    st.builds(Refuted, st.text()),
    st.builds(Unknown, st.sampled_from(Reason), st.text()),
)


def fact(outcome: Outcome) -> Fact:
    return Fact("crossref", "doi:10.1000/x", "2026-11-28", "https://doi.org/10.1000/x", outcome)


@given(_OUTCOMES)
def test_a_fact_survives_being_written(outcome: Outcome) -> None:
    """Whatever it holds, it is the same after JSON."""
    written = json.loads(json.dumps(fact_as_json(fact(outcome))))
    assert fact_of_json(written) == fact(outcome)


def test_what_a_register_did_not_say_is_not_written() -> None:
    """A record of a title is a title, so that the lock file stays short."""
    assert fact_as_json(fact(Confirmed(Record(title="A title"))))["record"] == {"title": "A title"}


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "sure"},
        {"outcome": "unknown", "reason": "bored"},
        {"record": None},
        {"record": {"title": 7}},
        {"record": {"titel": "x"}},
        {"record": {"authors": "Ada"}},
        {"record": {"authors": [1]}},
        {"record": {"identifiers": {"doi": 1}}},
        {"record": {"notices": [{"kind": "rumour"}]}},
        {"record": {"notices": 3}},
        {"record": {"trial": {"has_results": "no"}}},
        {"record": {"page": {}}},
        {"on": None},
        {"register": 3},
    ],
)
def test_what_citeaudit_did_not_write_is_no_fact(change: dict[str, Any]) -> None:
    """An answer edited into something else is passed over, and asked for again."""
    written = fact_as_json(fact(Confirmed(Record(title="A title"))))
    assert fact_of_json({**written, **change}) is None


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [
        (Confirmed(Record()), True),
        (Refuted("no such DOI"), True),
        (Unknown(Reason.NOT_HELD), True),
        (Unknown(Reason.BLOCKED), True),
        (Unknown(Reason.UNREACHABLE), False),
        (Unknown(Reason.RATE_LIMITED), False),
        (Unknown(Reason.MALFORMED), False),
        (Unknown(Reason.NOT_ASKED), False),
    ],
)
def test_only_answers_are_worth_keeping(outcome: Outcome, kept: bool) -> None:
    """That a register could not be reached says nothing about the reference."""
    assert fact(outcome).is_answer is kept


def test_facts_are_looked_through_by_what_they_say() -> None:
    """Records by register, denials, notices by kind with their witness."""
    retraction = Notice(NoticeKind.RETRACTION)
    yes = fact(Confirmed(Record(notices=(retraction, Notice(NoticeKind.CORRECTION)))))
    no = fact(Refuted("gone"))
    facts = (yes, no, fact(Unknown(Reason.UNREACHABLE)))
    assert [one for one, _ in confirmed(facts)] == [yes]
    assert list(confirmed(facts, "pubmed")) == []
    assert list(refuted(facts)) == [(no, Refuted("gone"))]
    assert list(notices(facts, NoticeKind.RETRACTION)) == [(yes, retraction)]
