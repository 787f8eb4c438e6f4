"""The report for people."""

from __future__ import annotations

from citeaudit.errors import InputError
from citeaudit.report.base import Canvas
from citeaudit.report.text import FORMAT
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, hushed, one_claim


def _lines(report: object, width: int = 80) -> list[str]:
    return FORMAT.render(report, Canvas(width)).splitlines()  # type: ignore[arg-type]


def test_the_sentence_is_quoted_with_its_line_and_its_markers_underlined() -> None:
    """An editor sees what is meant without opening the article."""
    lines = _lines(one_claim("It helps. [1]", lead="# A heading\n\n"))
    assert lines[3:5] == [
        "     3 | It helps. [1]",
        "       |           ^^^",
    ]


def test_carets_stand_under_wide_characters() -> None:
    """A Chinese character takes two cells; the carets stand under the marker all the same."""
    lines = _lines(one_claim("漢字 [1]"))
    assert lines[3:5] == [
        "     1 | 漢字 [1]",
        "       |      ^^^",
    ]


def test_carets_follow_a_marker_to_its_line() -> None:
    """A wrapped quotation underlines the line that holds the marker, and no other."""
    lines = _lines(one_claim("one two three four five. [1] six seven"), width=28)
    assert lines[3:7] == [
        "     1 | one two three four",
        "       | five. [1] six seven",
        "       |       ^^^",
        "  weak-only (efficacy claim,",
    ]


def test_a_source_is_named_with_its_strength_and_the_reason() -> None:
    """Label, site, type in words, strength for this claim, and why."""
    lines = _lines(one_claim(reason="a clinic that sells it"))
    at = next(number for number, line in enumerate(lines) if "[1] clinic.example" in line)
    assert lines[at].split("[")[0].strip() == "no evidence"
    assert lines[at + 1].strip() == "a clinic that sells it"


def test_a_finding_says_what_where_why_and_what_to_do() -> None:
    """Severity, name, code, message; the place; the argument; the next step."""
    lines = _lines(one_claim(message="rests only on a blog", help="cite a trial"))
    at = lines.index("  error[weak-sources-only] CIT201 rests only on a blog")
    assert lines[at + 1 : at + 4] == [
        "    --> article.md:1:1",
        "    because: An efficacy claim needs a strong source.",
        "    help: cite a trial",
    ]


def test_findings_on_references_follow_the_claims() -> None:
    """The list is at the end of an article, and of its report."""
    lines = _lines(one_claim())
    claims = lines.index("  weak-only (efficacy claim, asserted)")
    assert lines.index("  info[incomplete-reference] CIT502 the entry names no author") > claims


def test_the_summary_counts_and_says_whether_the_gate_holds() -> None:
    """Verdicts, share of sources by type, findings by severity, the gate."""
    text = FORMAT.render(one_claim(), Canvas(80))
    assert "1 weak-only" in text
    assert "1    100%" in text or "1  100%" in text
    assert "1 error, 0 warnings, 1 info" in text
    assert "failed: findings at or above error" in text


def test_what_is_held_back_is_said() -> None:
    """Silence is not taken for health."""
    text = FORMAT.render(one_claim(min_severity=Severity.WARNING), Canvas(80))
    assert "1 more below --min-severity warning" in text
    assert "2 more in a louder profile" in text
    assert "skipped, as the date of the run is not known: implausible-date" in text


def test_inputs_that_failed_are_counted() -> None:
    """A report of nothing says that something was meant to be in it."""
    text = FORMAT.render(empty(InputError("a.md", "no such file")), Canvas(80))
    assert "1 input could not be checked" in text


def test_lines_fit_the_page() -> None:
    """Nothing but an address is wider than the terminal."""
    report = one_claim("a rather long sentence " * 20 + "[1]", heading="A long title " * 10)
    for width in (40, 80, 120):
        assert max(len(line) for line in _lines(report, width)) <= width


def test_no_escape_codes_without_colour() -> None:
    """What is piped is plain."""
    assert "\x1b" not in FORMAT.render(one_claim(), Canvas(80, color=False))


def test_colour_and_links_change_nothing_but_looks() -> None:
    """Rules are linked on a terminal that can."""
    text = FORMAT.render(one_claim(), Canvas(80, color=True, links=True))
    assert "https://citeaudit.readthedocs.io/rules/weak-sources-only/" in text
    assert "\x1b[" in text


def test_what_comments_hide_is_counted() -> None:
    """A reader knows that there is something to ask the author about."""
    lines = _lines(hushed(one_claim()))
    assert "            1 more ignored by comments in the text (--no-ignores)" in lines
    assert not any("weak-sources-only" in line for line in lines)
