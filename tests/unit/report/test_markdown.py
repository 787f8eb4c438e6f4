"""The comment on a pull request."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marko.ext.gfm import gfm

from citeaudit.errors import InputError
from citeaudit.report.base import Canvas
from citeaudit.report.markdown import FORMAT
from citeaudit.rules.base import RULE_PAGES, Severity
from tests.unit.report.handmade import empty, one_claim

if TYPE_CHECKING:
    from citeaudit.report.model import Report

_OURS = {"h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "strong",
         "br", "q", "details", "summary"}  # fmt: skip
# What GitHub reads once more in the words of the finished page.
_READ_AGAIN = re.compile(r"@\w|#\d|:[a-z0-9_+-]+:")


class _Page(HTMLParser):
    """The tags, links and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def _page(report: Report) -> _Page:
    return _Page(gfm.convert(FORMAT.render(report, Canvas())))


def _shown(text: str) -> str:
    return text.replace("\u2060", "")


def test_it_opens_with_the_verdict_and_the_figures() -> None:
    """Who reads one line knows what to do; a script finds its own comment by the mark."""
    lines = FORMAT.render(one_claim(), Canvas()).splitlines()
    assert lines[0] == "<!-- citeaudit -->"
    assert lines[1] == "## citeaudit: failed, findings at or above error"
    assert lines[3].startswith("1 error, 0 warnings, 1 info in 1 document")


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        (one_claim(fail_on=None), "passed"),
        (one_claim(severity=Severity.WARNING), "passed"),
        (one_claim()._replace(failures=(InputError("a", "b"),)), "1 input could not be checked"),
        (empty(), "passed"),
    ],
)
def test_the_verdict_is_that_of_the_gate(report: Report, verdict: str) -> None:
    """A run that did not look everywhere has not passed."""
    assert f"## citeaudit: {verdict}\n" in FORMAT.render(report, Canvas())


def test_a_row_is_a_finding() -> None:
    """Line, severity, rule and its page, message, sentence, help; information is folded up."""
    text = FORMAT.render(one_claim("It helps [1]", lead="# A\n\n", message="on a blog"), Canvas())
    page = _Page(gfm.convert(text))
    assert "| 3 | error | [**weak-sources-only**](" in text
    assert page.links == [f"{RULE_PAGES}weak-sources-only/", f"{RULE_PAGES}incomplete-reference/"]
    for words in ("on a blog", "It helps", "Help: cite a trial, a review or a guideline", "1 info"):
        assert words in page.text
    assert text.index("<details>") < text.index("incomplete-reference") < text.index("</details>")


def test_an_input_that_could_not_be_checked_is_named() -> None:
    """With the reason."""
    page = _page(empty(InputError("gone.md", "no such file")))
    assert "gone.md: no such file" in _shown(page.text)


@pytest.mark.parametrize(
    "written",
    [
        "[a](https://evil.example)",
        "![a](https://evil.example/a.png)",
        "<img src=x onerror=alert(1)>",
        "<!-- a",
        "&lt;b&gt;",
        "`a` ``b``",
        "*a* _b_ ~c~ **d**",
        "a | b | c",
        "https://evil.example/a www.evil.example a@evil.example",
        "<https://evil.example>",
        "@everyone #1 owner/name#2 :smile: GH-3",
        "# a",
        "1. a",
        "- a",
        "> a",
        "</details></table>",
        ":b",
        "$a$ $$b$$",
        "\\",
        "[^1] [x]: y",
        "a\n\n# b",
        "a\u2028b\x1b[31m",
    ],
)
def test_what_a_document_says_is_shown_and_does_nothing(written: str) -> None:
    """No tag, no link, no picture, nobody is mentioned; wherever it stands."""
    report = one_claim(
        f"{written} helps. [1]", message=written, help=written, heading=written, path=written
    )._replace(failures=(InputError(written, written),))
    page = _page(report)
    assert page.tags <= _OURS
    assert all(link.startswith(RULE_PAGES) for link in page.links)
    assert not any(map(_READ_AGAIN.search, page.words))
    seen = _shown(page.text)
    said = written.splitlines()[0]
    assert seen.count(said) >= 6


@given(written=st.text(alphabet="|`*_[]()<>!#@:\\&~$ab1. \n-+=w/", max_size=30))
def test_no_company_of_signs_is_markup(written: str) -> None:
    """The signs of Markdown and HTML in any order stay signs."""
    page = _page(one_claim(f"{written} helps. [1]", message=written, help="", heading=written))
    assert page.tags <= _OURS
    assert all(link.startswith(RULE_PAGES) for link in page.links)
    assert not any(map(_READ_AGAIN.search, page.words))


def test_a_comment_has_room_for_so_many() -> None:
    """GitHub refuses one of more than 65,536 characters; what is left out is counted."""
    report = one_claim(message="m" * 300)
    document = report.documents[0]
    many = document._replace(findings=document.findings[:1] * 500)
    text = FORMAT.render(report._replace(documents=(many, many)), Canvas())
    rows = text.count("| error |")
    assert len(text) < 65_536
    assert rows > 50
    assert f"**{1000 - rows} more findings** would not fit in here." in text


def test_the_gravest_findings_go_first_where_not_all_fit() -> None:
    """An error of the last document is not left out for the notes of the first."""
    report = one_claim()
    error, note = report.documents[0].findings
    noisy = report.documents[0]._replace(findings=(note,) * 500)
    grave = report.documents[0]._replace(findings=(error, note))
    text = FORMAT.render(report._replace(documents=(noisy, grave)), Canvas())
    assert text.count("| error |") == 1
    assert "| info |" not in text
    assert "**501 more findings** would not fit in here." in text
