"""What is known and what is unchanged leaves a report, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citeaudit.report.baseline import Entry, entries_of
from citeaudit.report.changed import Hunk
from citeaudit.report.matching import Checked, Matched, match
from citeaudit.report.narrowed import on_changed_lines, without_known
from tests.unit.report.handmade import one_claim

if TYPE_CHECKING:
    from citeaudit.report.model import Report


def _matched(report: Report, *entries: Entry) -> Matched:
    (document,) = report.documents
    checked = Checked("article.md", document.findings, (), frozenset({"CIT201", "CIT502"}))
    return match(entries, [checked], lambda _: False)


def test_what_is_known_is_set_apart() -> None:
    """The other finding stays, in its place; nothing is counted twice."""
    report = one_claim()
    error, other = report.documents[0].findings
    entries = entries_of("article.md", [error])
    narrowed = without_known(report, _matched(report, *entries))
    assert narrowed.documents[0].findings == (other,)
    assert narrowed.documents[0].known == (error,)


def test_of_two_equal_findings_one_is_known() -> None:
    """Equal is not the same: an entry answers for one of them."""
    report = one_claim()
    (document,) = report.documents
    error = document.findings[0]
    twice = report._replace(documents=(document._replace(findings=(error, error)),))
    entries = entries_of("article.md", [error])
    narrowed = without_known(twice, _matched(twice, *entries)).documents[0]
    assert (len(narrowed.findings), len(narrowed.known)) == (1, 1)


@pytest.mark.parametrize(("complete", "stale"), [(True, 1), (False, 0)])
def test_a_run_that_could_not_look_everywhere_finds_nothing_stale(
    *, complete: bool, stale: int
) -> None:
    """An outage hides findings; their entries are not to blame."""
    report = one_claim()
    report = report._replace(run=report.run._replace(complete=complete))
    gone = Entry("article.md", "CIT201", "weak-sources-only", "another sentence", "m")
    assert len(without_known(report, _matched(report, gone)).stale) == stale


def test_what_touches_no_changed_line_is_counted() -> None:
    """Of the claim on line 1 and its entry on line 3 a change of the entry touches both."""
    report = one_claim()
    untouched = on_changed_lines(report, {"article.md": ()}).documents[0]
    assert (untouched.findings, untouched.unchanged) == ((), 2)
    touched = on_changed_lines(report, {"article.md": (Hunk(3, 1),)}).documents[0]
    assert (len(touched.findings), touched.unchanged) == (2, 0)
