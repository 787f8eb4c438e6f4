"""Entries that nothing in the text cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article, Reference
    from citeaudit.rules.base import Audited, Finding


class UncitedReference(Rule):
    """An entry of the reference list is cited nowhere.

    ## What it reports
    An entry that no visible marker leads to. A list of which no entry is cited is reported once.

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
        """Report each entry without a marker, or the whole list."""
        article = audited.article
        cited = {target for citation in article.citations for target in citation.targets}
        for entries in _sections(article):
            uncited = [entry for entry in entries if entry.index not in cited]
            if len(uncited) == len(entries) > 1:
                yield self._whole(entries)
            else:
                for entry in _without_doubles(uncited, entries):
                    yield self.about_reference(
                        entry,
                        "no marker in the text cites this entry",
                        help="cite it where it supports a statement, or remove it",
                    )

    def _whole(self, entries: list[Reference]) -> Finding:
        return self.about_reference(
            entries[0],
            f"none of the {len(entries)} entries of this list is cited",
            help="cite them where they support a statement, or call the list further reading",
            subject="whole list",
            confidence=0.7,
            others=tuple(entry.index for entry in entries[1:]),
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
