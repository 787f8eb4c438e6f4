"""Markdown for a pull request's comment or a step summary of GitHub Actions.

What documents say arrives as words: no link, mention, image, tag or table of theirs is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.report.counts import count, plural, summary_line
from citeaudit.report.page import shortened
from citeaudit.report.placed import placed_in
from citeaudit.report.printable import on_one_line
from citeaudit.report.profile import profile_lines
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.report.base import Canvas
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.report.placed import Placed

# By this line a script finds the comment it wrote for an earlier push.
_MARK = "<!-- citeaudit -->"
# A comment holds 65,536 characters. What comes after the last row fits into the rest.
_MOST = 60_000
_LONGEST_QUOTE = 160
_HEAD = "| Line | Severity | Finding |\n|---:|---|---|\n"
# The signs that Markdown reads within a line, and what makes an address a link without them.
_SIGN = re.compile(r"[\\`*_\[\]<>&~|$#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# GitHub reads these once more after Markdown has: `@name` and `#1` would tell people and other
# projects of the article, `:name:` would be a picture. An unseen word joiner keeps it a sign.
_READ_AGAIN = re.compile(r"[@#]|:(?=[a-z0-9_+-])")
_JOINER = "\u2060"


class Markdown:
    """A verdict, then a table of findings for each document."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Write what a comment can hold, and say how much there is beside it.

        Where not all of it fits, the gravest findings of all documents go before the others.
        """
        for least in Severity:
            text, fits = _comment(report, least)
            if fits:
                break
        return text


def _comment(report: Report, least: Severity) -> tuple[str, bool]:
    """Write the findings at or above a severity, as many as there is room for."""
    head = f"{_MARK}\n## citeaudit: {_verdict(report)}\n\n{summary_line(report)}\n"
    lines = [head]
    room = _MOST - len(head)
    left = sum(count(report).findings.values())
    for part, findings in _parts(report, least):
        room -= len(part)
        if room >= 0:
            lines.append(part)
            left -= findings
    if left:
        lines.append(f"\n**{plural(left, 'more finding')}** would not fit in here.\n")
    return "".join(lines), room >= 0


def _verdict(report: Report) -> str:
    gate = report.run.fail_on
    if report.failures:
        return f"{plural(len(report.failures), 'input')} could not be checked"
    if report.passed:
        return "passed"
    if gate is None or not report.gating:
        return "failed, the baseline has stale entries"
    return f"failed, findings at or above {gate.word}"


def _parts(report: Report, least: Severity) -> Iterator[tuple[str, int]]:
    """Give the report in parts that stand or fall as a whole, each with the findings it holds."""
    for failure in report.failures:
        yield f"\nNot checked: {_words(str(failure))}\n", 0
    for document in report.documents:
        found = [one for one in placed_in(report, document) if one.finding.severity >= least]
        if found:
            yield _heading(document), 0
            yield from _tables(found, _sentences(document))
            yield _profile(document), 0


def _heading(document: AuditedDocument) -> str:
    article = document.audited.article
    title = f": {_words(shortened(article.title, _LONGEST_QUOTE))}" if article.title else ""
    return f"\n### {_words(article.text.path)}{title}\n"


def _sentences(document: AuditedDocument) -> dict[str, str]:
    return {claim.id: claim.focus_text for claim in document.audited.article.claims}


def _tables(found: Iterable[Placed], sentences: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Show what matters, and fold up what is information."""
    rows = [(_row(one, sentences), one.finding.severity) for one in found]
    loud = [row for row, severity in rows if severity > Severity.INFO]
    quiet = [row for row, severity in rows if severity is Severity.INFO]
    if loud:
        yield f"\n{_HEAD}", 0
        yield from ((row, 1) for row in loud)
    if quiet:
        yield f"\n<details><summary>{len(quiet)} info</summary>\n\n{_HEAD}", 0
        yield from ((row, 1) for row in quiet)
        yield "\n</details>\n", 0


def _row(one: Placed, sentences: dict[str, str]) -> str:
    finding = one.finding
    told = [f"[**{finding.name}**]({finding.url}): {_words(finding.message)}"]
    sentence = sentences.get(finding.claim)
    if sentence:
        told.append(f"<q>{_words(shortened(sentence, _LONGEST_QUOTE))}</q>")
    if finding.help:
        told.append(f"Help: {_words(finding.help)}")
    return f"| {one.place.line} | {finding.severity.word} | {'<br>'.join(told)} |\n"


def _profile(document: AuditedDocument) -> str:
    rows = [f"- {name}: {_words(words)}" for name, words in profile_lines(document.audited)]
    return "\n" + "\n".join(rows) + "\n" if rows else ""


def _words(text: str) -> str:
    """Write a text so that Markdown, and GitHub after it, shows it as it is within a line."""
    held = _READ_AGAIN.sub(rf"\g<0>{_JOINER}", on_one_line(text))
    return _SIGN.sub(r"\\\g<0>", held)


FORMAT = Markdown()
