"""Markers that are one off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.shift import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.rules.shift import Shift

_LONGEST = 6  # digits


class ShiftedNumbering(Rule):
    """The markers are one away from the entries they fit.

    ## What it reports
    A document whose numbers, or those from one on, would all fit if they were one higher or one
    lower: an entry at one end of the list is never cited, a label at the other end may have no
    entry, and sentences share their words with the neighbouring titles; once, at the first of these
    markers. The single dangling marker and the uncited entry are then not reported as such.

    ## Why it matters
    Every sentence cites the wrong source. It happens when a list that counts from 0 is shown from
    1, or when an entry is added or taken out. A matter of form.

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
        if not shift:
            return
        off = [c for c in article.citations if any(_is_off(shift, label) for label in c.labels)]
        label = next(label for label in off[0].labels if _is_off(shift, label))
        where = "the" if shift.whole else f"from about [{shift.first}] on the"
        yield self.about_span(
            off[0].span,
            f"{where} markers are one off: [{label}] fits the entry "
            f"[{int(label) + shift.offset}], and so do the others",
            help="renumber the list or the markers",
            subject="numbering",
            related=tuple(citation.span for citation in off[1:]),
        )


def _is_off(shift: Shift, label: str) -> bool:
    return label.isdigit() and len(label) <= _LONGEST and int(label) >= shift.first
