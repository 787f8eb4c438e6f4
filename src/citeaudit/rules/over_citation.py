"""Piles of citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity, lasting_name
from citeaudit.rules.naming import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.model import Citation
    from citeaudit.rules.base import Audited, Finding

_MOST = 3


class OverCitation(Rule):
    """More than three sources are cited at one place.

    ## What it reports
    A marker, or several side by side, that name more than three entries for one statement.

    ## Why it matters
    A pile looks like weight and is hard to check; one good source says more. Wikipedia's essay on
    citation overkill finds two or three enough, and Springer Nature's policies ask that each
    reference serve a purpose.

    ## Example
    > LDN reduces pain. [1, 2, 3, 4, 5, 6]

    ## Better
    Cite the best one or two, or a review of them.

    ## When to ignore
    The sentence lists the studies of a systematic search.
    """

    code = "CIT108"
    name = "over-citation"
    severity = Severity.INFO
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each pile, at its first marker."""
        for pile in _piles(audited):
            labels = list(dict.fromkeys(label for citation in pile for label in citation.labels))
            if len(labels) > _MOST:
                yield self.about_span(
                    pile[0].span,
                    f"{spelled(len(labels))} sources are cited at one place",
                    help="cite the best one or two, or a review of them",
                    subject=" ".join(sorted(_names(audited, pile))),
                    related=tuple(citation.span for citation in pile[1:]),
                )


def _names(audited: Audited, pile: Sequence[Citation]) -> set[str]:
    """Name what a pile cites, in words that outlive a new numbering."""
    return {
        label if at is None else lasting_name(audited.article.references[at])
        for citation in pile
        for label, at in zip(citation.labels, citation.targets, strict=False)
    }


def _piles(audited: Audited) -> Iterator[list[Citation]]:
    """Put markers together that stand side by side: `[1] [2][3]`."""
    pile: list[Citation] = []
    for citation in audited.article.citations:
        if pile and not _touches(audited, pile[-1], citation):
            yield pile
            pile = []
        pile.append(citation)
    if pile:
        yield pile


def _touches(audited: Audited, one: Citation, other: Citation) -> bool:
    if one.block != other.block:
        return False
    prose = audited.article.blocks[one.block].prose.text
    between = prose[one.end : other.start]
    return len(between) <= len(" , ") and not between.strip(" ,;\n")
