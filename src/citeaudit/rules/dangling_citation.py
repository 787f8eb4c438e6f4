"""Markers that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.labels import normalise
from citeaudit.article.model import CitationStyle
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import join
from citeaudit.rules.shift import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Article, Citation, Reference
    from citeaudit.rules.base import Audited, Finding

# A name and a year that no entry answers to may be no citation at all.
_NAMES_GUESSED = 0.5
_MOST_TOLD_APART = 3


class DanglingCitation(Rule):
    """A marker names an entry that the reference list does not have.

    ## What it reports
    A label in the text, such as `[9]`, that no entry of the reference list answers to. A label is
    reported once, however often it occurs; if most labels lead nowhere, all are reported as one.

    ## Why it matters
    A reader cannot check a statement whose source is missing. It is also how lists break when
    entries are cut or renumbered. A matter of form: it says nothing about the statement.

    ## Example
    > Naltrexone blocks opioid receptors. [9]   (in an article with eight references)

    ## Better
    Add the entry, or cite the one that was meant.

    ## When to ignore
    The bracket is no citation: a quoted `[9]`, an index of an array.
    """

    code = "CIT101"
    name = "dangling-citation"
    severity = Severity.ERROR
    requires = frozenset({Need.REFERENCE_LIST})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each label without an entry at its first marker."""
        missing = _missing(audited.article)
        if missing and shift_of(audited.article):
            return  # CIT106 says it for all of them
        misnumbered = _misnumbered(audited.article.references)
        missing = {label: found for label, found in missing.items() if label not in misnumbered}
        known = {normalise(reference.label) for reference in audited.article.references}
        if len(missing) > max(_MOST_TOLD_APART, len(known)):
            yield self._as_one(missing)
            return
        for label, citations in missing.items():
            yield self._report(label, citations)

    def _report(self, label: str, citations: list[Citation]) -> Finding:
        first, *others = citations
        names = first.style is CitationStyle.AUTHOR_DATE
        return self.about_span(
            first.span,
            f"[{label}] is not in the reference list",
            help="add the entry, or cite the one that was meant",
            subject=label,
            confidence=_NAMES_GUESSED if names else first.confidence,
            related=tuple(citation.span for citation in others),
        )

    def _as_one(self, missing: dict[str, list[Citation]]) -> Finding:
        named = [f"[{label}]" for label in missing][:_MOST_TOLD_APART]
        first, *others = (citations[0] for citations in missing.values())
        return self.about_span(
            first.span,
            f"{len(missing)} labels are not in the reference list, {join(named)} among them",
            help="the list seems to be incomplete: add the missing entries",
            subject="most labels",
            confidence=0.8,
            related=tuple(citation.span for citation in others),
        )


def _misnumbered(references: Sequence[Reference]) -> set[str]:
    """Collect the numbers by which entries would go that have the label of an earlier one.

    That is CIT104, and what the number in the text means is there.
    """
    labels = [normalise(reference.label) for reference in references]
    if not labels or not labels[0].isdigit():
        return set()
    taken: set[str] = set()
    found: set[str] = set()
    for number, label in enumerate(labels, int(labels[0])):
        if label in taken:
            found.add(str(number))
        taken.add(label)
    return found


def _missing(article: Article) -> dict[str, list[Citation]]:
    """Collect the labels that lead nowhere, with their markers, in document order."""
    found: dict[str, list[Citation]] = {}
    if not article.sections:
        return found  # the links are the sources: no list that could lack an entry
    for citation in article.citations:
        for label, target in zip(citation.labels, citation.targets, strict=True):
            if target is None:
                found.setdefault(normalise(label), []).append(citation)
    return found
