"""Entries that nothing in the text cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.shift import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article, Reference
    from citeaudit.rules.base import Audited, Finding


# More uncited entries than this are one mishap: a list that was never pruned.
_MOST_TOLD_APART = 8


class UncitedReference(Rule):
    """An entry of the reference list is cited nowhere.

    ## What it reports
    An entry that no visible marker leads to. Where many entries of a list are cited nowhere, or all
    of them, the list is reported once.

    ## Why it matters
    An entry that supports no sentence makes an article look better founded than it is, and is
    often what is left of a claim that was cut. Springer Nature's policies on citations ask that
    every reference serve a purpose in the text.

    ## Example
    > [14] "Low-dose naltrexone in POTS: a case series." …   (and no [14] in the text)

    ## Better
    Cite it where it supports a statement, or remove it.

    ## When to ignore
    The list is one of further reading.
    """

    code = "CIT102"
    name = "uncited-reference"
    severity = Severity.WARNING
    requires = frozenset({Need.REFERENCE_LIST, Need.CITATIONS})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry without a marker, or a good part of the list at once."""
        article = audited.article
        cited = {target for citation in article.citations for target in citation.targets}
        for entries in _sections(article):
            uncited = [entry for entry in entries if entry.index not in cited]
            if not uncited or shift_of(article):
                continue  # an entry at the end is uncited where the numbers are off: CIT106
            if len(uncited) == len(entries) > 1 or len(uncited) > _MOST_TOLD_APART:
                yield self._many(uncited, entries)
            else:
                for entry in _without_doubles(uncited, entries):
                    yield self.about_reference(
                        entry,
                        "no marker in the text cites this entry",
                        help="cite it where it supports a statement, or remove it",
                    )

    def _many(self, uncited: list[Reference], entries: list[Reference]) -> Finding:
        all_of_them = len(uncited) == len(entries)
        share = "none" if all_of_them else f"{len(uncited)}"
        verb = "is cited" if all_of_them else "are not cited"
        return self.about_reference(
            uncited[0],
            f"{share} of the {len(entries)} entries of this list {verb}",
            help="cite them where they support a statement, or move them to further reading",
            subject="many entries",
            confidence=0.7 if all_of_them else None,
            others=tuple(entry.index for entry in uncited[1:]),
            related=tuple(entry.span for entry in uncited[1:]),
        )


def _sections(article: Article) -> list[list[Reference]]:
    sections: list[list[Reference]] = [[] for _ in article.sections]
    if sections:
        for reference in article.references:
            sections[reference.section].append(reference)
    return [entries for entries in sections if entries]


def _without_doubles(uncited: list[Reference], entries: list[Reference]) -> list[Reference]:
    """Leave out entries whose label another one has: that is CIT104, and its markers went there."""
    first = {entry.label: entry.index for entry in reversed(entries) if entry.label}
    return [entry for entry in uncited if first.get(entry.label, entry.index) == entry.index]
