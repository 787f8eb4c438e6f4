"""Markers that are one off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.shift import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class ShiftedNumbering(Rule):
    """The markers are one away from the entries they fit.

    ## What it reports
    A document whose numbers would all fit if they were one higher or one lower: an entry at one
    end of the list is never cited, a label at the other end may have no entry, and sentences share
    their words with the neighbouring titles; once, at the first marker. The single dangling
    marker and the uncited entry are then not reported as such.

    ## Why it matters
    Every sentence cites the wrong source. It happens when a list that counts from 0 is shown from
    1, or when an entry is added at the top. A matter of form.

    ## Example
    > markers [0] to [9], and a list from 1 to 10

    ## Better
    Renumber the list or the markers.

    ## When to ignore
    An entry is missing at one end of the list, and one at the other end is not cited.
    """

    code = "CIT106"
    name = "shifted-numbering"
    severity = Severity.ERROR
    confidence = 0.85
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report the document at its first marker."""
        article = audited.article
        shift = shift_of(article)
        if shift and article.citations:
            first = article.citations[0]
            label = first.labels[0]
            yield self.about_span(
                first.span,
                f"the markers are one off: [{label}] fits the entry "
                f"[{int(label) + shift}], and so do the others",
                help="renumber the list or the markers",
                subject="numbering",
                related=tuple(citation.span for citation in article.citations[1:]),
            )
