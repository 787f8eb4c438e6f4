"""Findings in the order of a report, each with its document and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.report.counts import shown
from citeaudit.report.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article
    from citeaudit.report.model import AuditedDocument, Report
    from citeaudit.report.positions import Place
    from citeaudit.rules.base import Finding


class Placed(NamedTuple):
    """A finding and where it stands.

    Attributes:
        lines: Of its document, for other spans of the finding.
    """

    article: Article
    finding: Finding
    lines: Lines

    @property
    def path(self) -> str:
        """The document's path as reports show it."""
        return self.article.text.path

    @property
    def place(self) -> Place:
        """The finding's primary place."""
        return self.lines.place(self.finding.span)


def placed(report: Report) -> Iterator[Placed]:
    """List the findings that are shown, document by document, in document order."""
    for document in report.documents:
        yield from placed_in(report, document)


def placed_in(report: Report, document: AuditedDocument) -> Iterator[Placed]:
    """List the findings of one document that are shown, in document order."""
    article = document.audited.article
    lines = Lines(article.text)
    for finding in shown(report, document):
        yield Placed(article, finding, lines)


def suppressed_in(document: AuditedDocument) -> Iterator[tuple[Placed, str]]:
    """List what the author of a document asked not to be told, each with the reason."""
    article = document.audited.article
    lines = Lines(article.text)
    for one in document.suppressed:
        yield Placed(article, one.finding, lines), one.reason
