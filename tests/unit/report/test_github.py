"""Annotations of GitHub Actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from citeaudit.report.base import Canvas, load
from citeaudit.report.github import FORMAT
from citeaudit.rules.base import Severity
from tests.unit.report.handmade import empty, one_claim

if TYPE_CHECKING:
    from citeaudit.report.model import Report

_COMMAND = re.compile(r"::(?P<name>[a-z-]+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")


class Command(NamedTuple):
    """What the runner makes of a line."""

    name: str
    properties: dict[str, str]
    message: str


def _obeyed(text: str) -> list[Command]:
    """Read a log as actions/runner does: trimmed lines that begin with `::`, and `##[` anywhere."""
    commands: list[Command] = []
    ending = ""
    for line in text.splitlines():
        if ending:
            ending = "" if line.strip() == f"::{ending}::" else ending
            continue
        match = _COMMAND.fullmatch(line.strip())
        assert match or "##[" not in line
        if match and match["name"] == "stop-commands":
            ending = match["message"]
        elif match:
            pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
            properties = {name: _unescaped(value) for name, value in pairs}
            commands.append(Command(match["name"], properties, _unescaped(match["message"])))
    assert not ending
    return commands


def _unescaped(value: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(escape, sign)
    return value


def _commands(report: Report) -> list[Command]:
    return _obeyed(FORMAT.render(report, Canvas()))


def _many(errors: int, notes: int = 0) -> Report:
    """Report a number of errors and of notes."""
    report = one_claim(severity=Severity.ERROR)
    error, note = report.documents[0].findings
    document = report.documents[0]._replace(findings=(error,) * errors + (note,) * notes)
    return report._replace(documents=(document,))


def test_a_finding_annotates_its_line() -> None:
    """Level, file and line, a title that names the rule, the message and the next step."""
    commands = _commands(one_claim(lead="# A\n\n", message="rests on a blog", help="cite a trial"))
    assert commands[0] == Command(
        "error",
        {"file": "article.md", "line": "3", "title": "weak-sources-only (CIT201)"},
        "rests on a blog\nhelp: cite a trial",
    )
    assert commands[1].name == "notice"


def test_the_report_for_people_stays_in_the_log() -> None:
    """Annotations do not say why."""
    report = one_claim()
    assert load("text").render(report, Canvas(60)) in FORMAT.render(report, Canvas(60))


def test_a_run_without_a_document_annotates_nothing() -> None:
    """The log still holds the figures."""
    assert _commands(empty()) == []


@pytest.mark.parametrize(
    "written",
    [
        "::add-mask::a",
        "a\n::error::b",
        "a\r\n::stop-commands::x",
        "a%0A::error::b",
        "##[error]a",
        "a ##[add-mask]b",
        "x,line=9::y",
        "a\u2028::error::b",
    ],
)
def test_nothing_a_document_says_is_obeyed(written: str) -> None:
    """Neither in the annotations nor in the report beside them; and all of it is shown."""
    report = one_claim(
        f"{written} helps. [1]", message=written, help=written, path=f"{written}.md",
        title=written, heading=written, reason=written,
    )  # fmt: skip
    commands = _commands(report)
    assert [command.name for command in commands] == ["error", "notice"]
    assert set(commands[0].properties) == {"file", "line", "title"}
    assert commands[0].properties["line"] == "1"
    assert written.splitlines()[0] in commands[0].message
    assert written.splitlines()[0] in commands[0].properties["file"]


def test_what_stops_the_runner_from_obeying_cannot_be_ended_by_the_text() -> None:
    """The word is made of the report: who writes it into an article changes the word."""
    first = FORMAT.render(one_claim(), Canvas(200))
    word = first.splitlines()[0].removeprefix("::stop-commands::")
    report = one_claim(f"::{word}:: helps. [1]", heading=f"::{word}::")
    assert [command.name for command in _commands(report)] == ["error", "notice"]


def test_ten_of_a_level_are_shown_without_a_word() -> None:
    """GitHub shows that many."""
    assert [one.name for one in _commands(_many(10, 10))] == ["error"] * 10 + ["notice"] * 10


def test_what_github_would_drop_is_counted_in_a_notice() -> None:
    """Ten errors, nine notes and the notice: none of them is dropped."""
    commands = _commands(_many(13, 12))
    assert [one.name for one in commands] == ["error"] * 10 + ["notice"] * 10
    assert commands[-1].message.startswith("3 more of level error, 3 more of level notice not")
