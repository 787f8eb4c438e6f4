"""What a baseline and unchanged lines leave out is counted, and said, in every kind of report."""

from __future__ import annotations

import pytest

from citeaudit.report.base import Canvas, load
from citeaudit.report.baseline import Entry
from citeaudit.report.counts import count, summary_line
from citeaudit.report.json import report_object
from citeaudit.report.model import Report
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import one_claim

_STALE = (Entry("a.md", "CIT201", "weak-sources-only", "a sentence", "a message"),)


def _narrowed(
    *, fail_on: Severity | None = Severity.ERROR, fail_on_stale: bool = False, stale: bool = True
) -> Report:
    """Report a document of which the baseline knows the error, and of which a line is unchanged."""
    report = one_claim(fail_on=fail_on)
    (document,) = report.documents
    error, other = document.findings
    run = report.run._replace(baseline="old debts.jsonl", since="main", fail_on_stale=fail_on_stale)
    narrowed = document._replace(findings=(other,), known=(error,), unchanged=3)
    return Report(run, (narrowed,), stale=_STALE if stale else ())


def _text(report: Report) -> str:
    return load("text").render(report, Canvas(width=200))


def test_it_is_counted() -> None:
    """Both numbers stand beside those of the findings, and are none of them."""
    counts = count(_narrowed())
    assert (counts.known, counts.unchanged, counts.findings["error"]) == (1, 3, 0)


def test_the_report_for_people_says_so() -> None:
    """With the file, the revision, and what to do about stale entries."""
    text = _text(_narrowed())
    assert "1 more known from old debts.jsonl\n" in text
    assert "3 more on lines that have not changed since main\n" in text
    assert "1 entry is stale: nothing answers to them any more (citeaudit baseline prune)" in text


def test_the_line_on_standard_error_says_so() -> None:
    """As the other things that were left out."""
    line = summary_line(_narrowed())
    assert "; 1 known from the baseline; 3 on unchanged lines; 1 stale entry)" in line


def test_a_run_without_them_says_nothing() -> None:
    """No words about what was not asked for."""
    words = ("baseline", "have not changed", "stale", "known from")
    for told in (_text(one_claim()), summary_line(one_claim())):
        assert not any(word in told for word in words)


def test_the_report_for_programs_says_so() -> None:
    """Numbers, names and the stale entries themselves."""
    report = report_object(_narrowed())
    assert report["run"]["baseline"] == "old debts.jsonl"
    assert report["run"]["since"] == "main"
    assert [report["summary"][key] for key in ("known", "unchanged", "stale")] == [1, 3, 1]
    assert report["stale"] == [_STALE[0]._asdict()]
    assert report_object(one_claim())["run"]["since"] is None


def test_what_is_known_does_not_gate() -> None:
    """That is what a baseline is for."""
    assert not one_claim().passed
    assert _narrowed().passed


@pytest.mark.parametrize("fail_on", [Severity.ERROR, None])
def test_stale_entries_gate_where_they_are_to(fail_on: Severity | None) -> None:
    """`--fail-on-stale` gates by itself, and the report says that it was not a finding."""
    failed = _narrowed(fail_on=fail_on, fail_on_stale=True)
    assert not failed.passed
    assert "failed: the baseline has stale entries" in _text(failed)
    comment = load("markdown").render(failed, Canvas())
    assert "citeaudit: failed, the baseline has stale entries" in comment
    assert _narrowed(fail_on=fail_on, fail_on_stale=True, stale=False).passed
