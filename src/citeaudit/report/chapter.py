"""One document in the text report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.cells import cell_len
from citeaudit.report.excerpt import excerpt
from citeaudit.report.labels import label_of
from citeaudit.report.page import said, shortened, wrap
from citeaudit.report.positions import Lines
from citeaudit.report.printable import on_one_line
from citeaudit.report.profile import profile_lines
from citeaudit.report.styled import Styled
from citeaudit.report.words import SEVERITY_STYLES, STRENGTH_STYLES, strength_words, type_words
from citeaudit.rules.base import Need
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Reference
    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.report.model import AuditedDocument
    from citeaudit.report.page import Page
    from citeaudit.rules.base import Finding
    from citeaudit.sources.model import Source
    from citeaudit.text import Span

_MARK = "bold"
_INDENT = " " * 4
_UNDER_A_WORK = " " * 17
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
        # A work's first reference and its reason -> the line of the claim that told it.
        self._told: dict[tuple[int, str], int] = {}
        self._claims: dict[str, list[Finding]] = {}
        self._references: list[Finding] = []
        self._rest: list[Finding] = []
        for finding in findings:
            if finding.claim:
                self._claims.setdefault(finding.claim, []).append(finding)
            elif self._is_about_entry(finding):
                self._references.append(finding)
            else:
                self._rest.append(finding)

    def _is_about_entry(self, finding: Finding) -> bool:
        """Tell a finding about an entry from one about the document that names entries."""
        return any(
            self._article.references[index].span.start <= finding.span.start
            and finding.span.end <= self._article.references[index].span.end
            for index in finding.references[:1]
        )

    def write(self) -> None:
        """Add the chapter to the page."""
        self._page.blank()
        name = said(self._article.text.path, "bold")
        if self._article.title:
            name.extend(said(f": {self._article.title}"))
        self._page.add(name, rest="  ")
        self._page.add(Styled("=" * min(cell_len(name.plain), self._page.width)))
        for verdict in self._document.audited.verdicts:
            findings = self._claims.get(verdict.claim.id)
            if findings:
                self._claim(verdict, findings)
        for heading, findings in (("References", self._references), ("Document", self._rest)):
            if findings:
                self._page.blank()
                self._page.add(Styled(heading, "bold"))
                for group in _grouped(findings):
                    self._group(group)
        self._profile()
        self._skipped()

    def _claim(self, verdict: Verdict, findings: Sequence[Finding]) -> None:
        line = self._lines.place(verdict.claim.focus).line
        self._page.blank()
        self._quote(verdict, line)
        kinds = " and ".join(kind.value for kind in verdict.claim.kinds)
        judged = Styled(verdict.outcome.value, "bold")
        judged.append(f" ({kinds} claim, {verdict.claim.certainty.value})")
        self._page.add(judged, first="  ", rest="    ")
        for weighed in verdict.weighed[:_MOST_WORKS]:
            self._work(weighed, line)
        if verdict.works > _MOST_WORKS:
            self._page.add(Styled(f"and {verdict.works - _MOST_WORKS} more"), first="    ")
        told: Span | None = None
        for number, finding in enumerate(sorted(findings, key=_gravity)):
            self._headline(finding)
            if finding.span != told:
                self._place(finding)
            told = finding.span
            self._aside("because", " ".join(verdict.trail) if number == 0 else "")
            self._aside("help", finding.help)

    def _quote(self, verdict: Verdict, line: int) -> None:
        """Quote the sentence, with carets under its markers."""
        text = Styled()
        for run in excerpt(self._article, verdict.claim):
            text.append(run.text, _MARK if run.marked else "")
        number, gutter = f"{line:>6} | ", "       | "
        for part in wrap(text, self._page.width - max(len(number), len(gutter)), whole=_MARK):
            self._page.add(part, first=Styled(number, "dim"))
            carets = _carets(part)
            if carets:
                self._page.add(Styled(carets, "bold red"), first=Styled(gutter, "dim"))
            number = gutter

    def _work(self, weighed: Weighed, line: int) -> None:
        """Name a work on a line, and under it why it has its strength, the first time it is met."""
        labels = ", ".join(label_of(self._article.references[index]) for index in weighed.sources)
        words = strength_words(weighed.strength)
        text = Styled(f"{words:<13}", STRENGTH_STYLES[weighed.strength])
        text.extend(said(f"[{labels}] "))
        text.extend(said(self._name(weighed)))
        text.extend(said(f", {type_words(weighed.source)}"))
        reason = weighed.reason or _top_signal(weighed.source)
        told = self._told.setdefault((weighed.sources[0], reason), line)
        if told != line:
            text.append(f" (see line {told})", "dim")
        self._page.add(text, first="    ", rest=_UNDER_A_WORK)
        if told == line and reason:
            self._page.add(said(reason), first=_UNDER_A_WORK, rest=_UNDER_A_WORK)

    def _name(self, weighed: Weighed) -> str:
        """Name a work by its site; by its title where that is what it is known by."""
        source = weighed.source
        reference = self._article.references[weighed.sources[0]]
        names = [source.host, reference.title, reference.url, _raw(reference)]
        if source.type in _KNOWN_BY_TITLE:
            names[:2] = [reference.title, source.host]
        return shortened(next((name for name in names if name), "an empty entry"), _LONGEST_NAME)

    def _group(self, group: Sequence[Finding]) -> None:
        """Tell what several references have in common once, and name each with its place."""
        self._headline(group[0])
        for finding in group:
            self._place(finding)
        self._aside("help", group[0].help)

    def _headline(self, finding: Finding) -> None:
        style = SEVERITY_STYLES[finding.severity]
        link = f" link {finding.url}" if self._page.links else ""
        text = Styled(f"{finding.severity.word}[{finding.name}]", style + link)
        text.append(f" {finding.code} ").extend(said(finding.message, "bold"))
        self._page.add(text, first="  ", rest=_INDENT)

    def _place(self, finding: Finding) -> None:
        """Say where a finding is, and what entry stands there."""
        place = self._lines.place(finding.span)
        where = said(f"--> {self._article.text.path}:{place.line}:{place.column}", "dim")
        if not finding.claim and self._is_about_entry(finding):
            entry = on_one_line(_raw(self._article.references[finding.references[0]]))
            room = self._page.width - cell_len(where.plain) - len(_INDENT) - 2
            where.append(f"  {shortened(entry, max(room, 10))}")
        self._page.add(where, first=_INDENT, rest=_INDENT)

    def _aside(self, name: str, words: str) -> None:
        if words:
            head = Styled(_INDENT).append(f"{name}: ", "cyan")
            self._page.add(said(words), first=head, rest=" " * cell_len(head.plain))

    def _profile(self) -> None:
        rows = list(profile_lines(self._document.audited))
        if rows:
            self._page.blank()
            self._page.add(Styled("Profile", "bold"))
        for name, words in rows:
            self._page.add(said(words), first=f"  {name:<10}", rest=" " * 12)

    def _skipped(self) -> None:
        """Name the rules that could not run, those of one reason together."""
        reasons: dict[str, list[str]] = {}
        for rule in self._document.skipped:
            if rule.reason == Need.FACTS.value:
                continue  # a run without facts is the usual one: no news to its reader
            reasons.setdefault(rule.reason, []).append(rule.name)
        if reasons:
            self._page.blank()
        for reason, names in reasons.items():
            text = f"skipped, as {reason}: {', '.join(names)}"
            self._page.add(said(text, "dim"), first="  ", rest=_INDENT)


def _carets(line: Styled) -> str:
    """Draw carets under what is marked; counted in cells, for scripts of double width."""
    carets = ""
    plain = line.plain
    for start, end in line.stretches(_MARK):
        carets = carets.ljust(cell_len(plain[:start])) + "^" * cell_len(plain[start:end])
    return carets


def _gravity(finding: Finding) -> int:
    return -finding.severity


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put together what says the same about several entries, the gravest first."""
    groups: dict[tuple[int, str, str, str], list[Finding]] = {}
    for finding in findings:
        key = (-finding.severity, finding.code, finding.message, finding.help)
        groups.setdefault(key, []).append(finding)
    return sorted(groups.values(), key=lambda group: (-group[0].severity, group[0].code))


def _raw(reference: Reference) -> str:
    # Cut first: an entry may be as long as a book, and is shown once for each claim that cites it.
    return " ".join(reference.raw[: 4 * _LONGEST_NAME].split())


def _top_signal(source: Source) -> str:
    return source.signals[0].detail if source.signals else ""
