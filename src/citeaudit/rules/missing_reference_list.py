"""Markers without any list they could lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import CitationStyle
from citeaudit.rules.base import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding

# Keys and names may be answered by a bibliography in another file.
_NUMBERED = frozenset(
    (
        CitationStyle.BRACKET,
        CitationStyle.FOOTNOTE,
        CitationStyle.SUPERSCRIPT,
        CitationStyle.PARENTHESIS,
        CitationStyle.BARE,
    )
)


class MissingReferenceList(Rule):
    """The text has numbered citations, and there is no reference list.

    ## What it reports
    Numbered markers in a document in which no reference list was found, once, at the first one.
    The rules about markers and entries are then skipped.

    ## Why it matters
    Numbers without a list look like sources and are none. It happens when an answer is copied
    from an assistant without what stands below it. A matter of form.

    ## Example
    > Naltrexone blocks opioid receptors. [1] It reduces pain. [2]   (and nothing below)

    ## Better
    Add the list, under a heading such as *References*.

    ## When to ignore
    The list is published on another page.
    """

    code = "CIT107"
    name = "missing-reference-list"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report the first marker, with the others as related places."""
        if audited.article.sections:
            return
        markers = [
            citation
            for citation in audited.article.citations
            if citation.style in _NUMBERED and not any(t is not None for t in citation.targets)
        ]
        if markers:
            first, *others = markers
            yield self.about_span(
                first.span,
                f"the text has numbered citations ({len(markers)}), but no reference list",
                help="add the list the numbers lead to, under a heading such as References",
                subject="reference list",
                confidence=first.confidence,
                related=tuple(citation.span for citation in others),
            )
