"""One document in the text report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from citeaudit.report.excerpt import excerpt
from citeaudit.report.labels import label_of
from citeaudit.report.page import said, wrap
from citeaudit.report.positions import Lines
from citeaudit.report.words import SEVERITY_STYLES, STRENGTH_STYLES, type_words
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.report.model import AuditedDocument
    from citeaudit.report.page import Page
    from citeaudit.rules.base import Finding
    from citeaudit.sources.model import Source

_MARK = "bold"
_UNDER_A_FINDING = " " * 4
# Of these a reader knows the title; of all others the site.
_KNOWN_BY_TITLE = frozenset(
    (SourceType.PEER_REVIEWED, SourceType.PREPRINT, SourceType.GUIDELINE, SourceType.BOOK)
)
_LONGEST_NAME = 90
# Beyond that, more of the same does not help: a claim with 500 sources has another problem.
_MOST_WORKS = 12


class Chapter:
    """Writes one document: its claims in reading order, its references, itself."""

    def __init__(self, page: Page, document: AuditedDocument, findings: Sequence[Finding]) -> None:
        self._page = page
        self._document = document
        self._article = document.audited.article
        self._lines = Lines(self._article.text)
        self._told: dict[int, int] = {}  # a work's first reference -> line where its reason stands
        self._claims: dict[str, list[Finding]] = {}
        self._references: dict[int, list[Finding]] = {}
        self._rest: list[Finding] = []
        for finding in findings:
            if finding.claim:
                self._claims.setdefault(finding.claim, []).append(finding)
            elif finding.references:
                self._references.setdefault(finding.references[0], []).append(finding)
            else:
                self._rest.append(finding)

    def write(self) -> None:
        """Add the chapter to the page."""
        self._page.blank()
        heading = Text().append_text(said(self._article.text.path, "bold"))
        if self._article.title:
            heading.append_text(said(f": {self._article.title}"))
        self._page.add(heading, rest="  ")
        for verdict in self._document.audited.verdicts:
            findings = self._claims.get(verdict.claim.id)
            if findings:
                self._claim(verdict, findings)
        for index in sorted(self._references):
            self._reference(index, self._references[index])
        for finding in self._rest:
            self._page.blank()
            self._finding(finding)
        self._skipped()

    def _claim(self, verdict: Verdict, findings: Sequence[Finding]) -> None:
        line = self._lines.place(verdict.claim.focus).line
        self._page.blank()
        self._quote(verdict, line)
        kinds = " and ".join(kind.value for kind in verdict.claim.kinds)
        judged = Text().append(verdict.outcome.value, "bold")
        judged.append(f" ({kinds} claim, {verdict.claim.certainty.value})")
        self._page.add(judged, first="  ", rest="    ")
        for weighed in verdict.weighed[:_MOST_WORKS]:
            self._work(weighed, line)
        if verdict.works > _MOST_WORKS:
            self._page.add(Text(f"and {verdict.works - _MOST_WORKS} more"), first="    ")
        for number, finding in enumerate(sorted(findings, key=_gravity)):
            self._finding(finding, because=" ".join(verdict.trail) if number == 0 else "")

    def _quote(self, verdict: Verdict, line: int) -> None:
        """Quote the sentence, with carets under its markers."""
        text = Text()
        for run in excerpt(self._article, verdict.claim):
            text.append(run.text, _MARK if run.marked else "")
        number, gutter = f"{line:>6} | ", "       | "
        for part in wrap(text, self._page.width - max(len(number), len(gutter))):
            self._page.add(part, first=Text(number, "dim"))
            carets = _carets(part)
            if carets:
                self._page.add(Text(carets, "bold red"), first=Text(gutter, "dim"))
            number = gutter

    def _work(self, weighed: Weighed, line: int) -> None:
        """Name a work on a line, and under it why it has its strength, the first time it is met."""
        labels = ", ".join(label_of(self._article.references[index]) for index in weighed.sources)
        word = weighed.strength.word
        text = Text().append(f"{word:<9}", STRENGTH_STYLES[weighed.strength])
        text.append_text(said(f"[{labels}] "))
        text.append_text(said(self._name(weighed)))
        text.append_text(said(f", {type_words(weighed.source)}"))
        first = weighed.sources[0] if weighed.sources else -1
        told = self._told.setdefault(first, line)
        if told != line:
            text.append(f" (line {told})", "dim")
        self._page.add(text, first="    ", rest=" " * 13)
        if told == line:
            reason = weighed.reason or _top_signal(weighed.source)
            self._page.add(said(reason), first=" " * 13, rest=" " * 13)

    def _name(self, weighed: Weighed) -> str:
        source = weighed.source
        reference = self._article.references[source.reference]
        names = [source.host, reference.title, reference.url, " ".join(reference.raw.split())]
        if source.type in _KNOWN_BY_TITLE:
            names[:2] = [reference.title, source.host]
        name = next((name for name in names if name), "an empty entry")
        return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"

    def _reference(self, index: int, findings: Sequence[Finding]) -> None:
        reference = self._article.references[index]
        line = self._lines.place(reference.span).line
        raw = " ".join(reference.raw.split())
        self._page.blank()
        shortened = raw if len(raw) <= 2 * _LONGEST_NAME else f"{raw[: 2 * _LONGEST_NAME]}…"
        self._page.add(said(shortened), first=Text(f"{line:>6} | ", "dim"), rest="       | ")
        for finding in sorted(findings, key=_gravity):
            self._finding(finding)

    def _finding(self, finding: Finding, because: str = "") -> None:
        style = SEVERITY_STYLES[finding.severity]
        link = f" link {finding.url}" if self._page.links else ""
        text = Text().append(f"{finding.severity.word}[{finding.name}]", style + link)
        text.append(f" {finding.code} ").append_text(said(finding.message, "bold"))
        self._page.add(text, first="  ", rest=_UNDER_A_FINDING)
        place = self._lines.place(finding.span)
        where = f"{self._article.text.path}:{place.line}:{place.column}"
        self._page.add(said(f"--> {where}", "dim"), first=_UNDER_A_FINDING)
        for name, words in (("because", because), ("help", finding.help)):
            if words:
                head = Text(_UNDER_A_FINDING).append(f"{name}: ", "cyan")
                self._page.add(said(words), first=head, rest=" " * cell_len(head.plain))

    def _skipped(self) -> None:
        if self._document.skipped:
            self._page.blank()
        for rule in self._document.skipped:
            text = f"skipped[{rule.name}] {rule.code} {rule.reason}"
            self._page.add(said(text, "dim"), first="  ", rest=_UNDER_A_FINDING)


def _carets(line: Text) -> str:
    """Draw carets under what is marked; counted in cells, for scripts of double width."""
    carets = ""
    for span in line.spans:
        if span.style == _MARK:
            before = cell_len(line.plain[: span.start])
            carets = carets.ljust(before) + "^" * cell_len(line.plain[span.start : span.end])
    return carets


def _gravity(finding: Finding) -> int:
    return -finding.severity


def _top_signal(source: Source) -> str:
    return source.signals[0].detail if source.signals else ""
