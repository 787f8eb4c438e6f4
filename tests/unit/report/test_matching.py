"""What a baseline knows: one entry answers for one finding, wherever it stands and is filed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.report.baseline import Entry, entries_of
from citeaudit.report.matching import Checked, Matched, match
from tests.unit.report.findings import finding

if TYPE_CHECKING:
    from random import Random

    from citeaudit.rules.base import Finding

_RAN = frozenset({"CIT201", "CIT101"})
_SUBJECTS = st.lists(st.sampled_from("abcd"), max_size=8)


def _document(path: str, *subjects: str, ran: frozenset[str] = _RAN) -> Checked:
    return Checked(path, tuple(finding(subject) for subject in subjects), (), ran)


def _entries(*documents: Checked) -> list[Entry]:
    return [entry for one in documents for entry in entries_of(one.path, one.findings)]


def _match(entries: list[Entry], *documents: Checked, gone: str = "") -> Matched:
    return match(entries, documents, gone.split().__contains__)


def _subjects(found: tuple[Finding, ...] | tuple[Entry, ...]) -> list[str]:
    return sorted(one.subject for one in found)


@given(_SUBJECTS, _SUBJECTS)
def test_findings_and_entries_are_matched_as_multisets(old: list[str], new: list[str]) -> None:
    """Of three equal findings and two entries one is new; of two and three one is stale."""
    matched = _match(_entries(_document("a.md", *old)), _document("a.md", *new))
    both = Counter(old) & Counter(new)
    assert Counter(_subjects(matched.known[0])) == both
    assert Counter(_subjects(matched.stale)) == Counter(old) - both
    assert sorted(matched.current + matched.stale) == sorted(_entries(_document("a.md", *old)))


@given(_SUBJECTS, st.randoms(use_true_random=False))
def test_order_does_not_matter(subjects: list[str], random: Random) -> None:
    """Moving a paragraph makes nothing new."""
    mixed = list(subjects)
    random.shuffle(mixed)
    matched = _match(_entries(_document("a.md", *subjects)), _document("a.md", *mixed))
    assert len(matched.known[0]) == len(subjects)
    assert not matched.stale


def test_what_is_known_in_one_document_is_new_in_another() -> None:
    """A weak claim that is copied to a second article is reported there."""
    entries = _entries(_document("a.md", "x"), _document("b.md", "y"))
    matched = _match(entries, _document("a.md", "x"), _document("b.md", "x", "y"))
    assert [_subjects(known) for known in matched.known] == [["x"], ["y"]]


def test_a_renamed_document_stays_known() -> None:
    """Its entries go with it, and are said to have moved."""
    entries = _entries(_document("old.md", "x", "y"), _document("b.md", "z"))
    matched = _match(entries, _document("new.md", "x", "y"), _document("b.md", "z"), gone="old.md")
    assert [_subjects(known) for known in matched.known] == [["x", "y"], ["z"]]
    assert matched.moved == {"new.md": "old.md"}
    assert {entry.path for entry in matched.current} == {"new.md", "b.md"}
    assert matched.stale == ()


def test_a_renamed_document_may_have_been_edited_too() -> None:
    """Half of its findings are enough to know it by; the others are new and stale."""
    entries = _entries(_document("old.md", "x", "y", "z"))
    matched = _match(entries, _document("new.md", "x", "y", "v"), gone="old.md")
    assert _subjects(matched.known[0]) == ["x", "y"]
    assert _subjects(matched.stale) == ["z"]


def test_a_copy_is_no_renaming() -> None:
    """While the old file is there, its entries are its own."""
    matched = _match(_entries(_document("old.md", "x", "y")), _document("new.md", "x", "y"))
    assert matched.known == ((),)
    assert matched.moved == {}


def test_a_new_document_does_not_inherit_from_one_it_is_not() -> None:
    """One finding in common out of many is chance: an old debt must not hide new ones."""
    entries = _entries(_document("old.md", "document", "x", "y", "z"))
    matched = _match(entries, _document("new.md", "document", "a", "b", "c"), gone="old.md")
    assert matched.known == ((),)
    assert len(matched.stale) == 4


def test_two_renamed_documents_are_not_confused() -> None:
    """Each goes to the one it shares most with, whatever the order of names."""
    entries = _entries(_document("1.md", "d", "x", "y"), _document("2.md", "d", "v", "w"))
    matched = _match(
        entries,
        _document("8.md", "d", "v", "w"),
        _document("9.md", "d", "x", "y"),
        gone="1.md 2.md",
    )
    assert matched.moved == {"8.md": "2.md", "9.md": "1.md"}
    assert not matched.stale


def test_entries_of_documents_that_were_not_looked_at_stay() -> None:
    """A run over one file says nothing about the others."""
    entries = _entries(_document("a.md", "x"), _document("b.md", "y"))
    matched = _match(entries, _document("a.md", "x"))
    assert _subjects(matched.kept) == ["y"]
    assert matched.stale == ()


def test_entries_of_a_document_that_is_gone_are_stale() -> None:
    """Nothing can answer to them any more."""
    matched = _match(_entries(_document("a.md", "x")), gone="a.md")
    assert _subjects(matched.stale) == ["x"]


def test_entries_of_rules_that_did_not_run_stay() -> None:
    """A run with `--select` cannot tell whether the others would still be found."""
    entries = _entries(_document("a.md", "x"))
    matched = _match(entries, _document("a.md", ran=frozenset({"CIT101"})))
    assert matched.stale == ()
    assert _subjects(matched.kept) == ["x"]


def test_what_a_quieter_profile_holds_back_is_not_stale() -> None:
    """A baseline that was written for a louder profile serves a quieter one."""
    entries = _entries(_document("a.md", "x", "y"))
    quiet = _document("a.md", "x")._replace(held_back=(finding("y"),))
    matched = _match(entries, quiet)
    assert _subjects(matched.known[0]) == ["x"]
    assert _subjects(matched.current) == ["x", "y"]
    assert matched.stale == ()


def test_many_documents_that_are_alike_take_linear_time() -> None:
    """A finding that every article has does not pair each with each."""
    asked = 0

    def is_gone(path: str) -> bool:
        nonlocal asked
        asked += 1
        return True

    old = [_document(f"old/{n}.md", "document", f"own {n}") for n in range(2000)]
    new = [_document(f"new/{n}.md", "document", f"own {n}") for n in range(2000)]
    matched = match(_entries(*old), new, is_gone)
    assert all(len(known) == 2 for known in matched.known)
    assert asked == 2000
