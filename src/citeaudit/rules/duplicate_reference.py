"""Entries that are one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding


# One of the two identifiers is wrong.
_DOUBTFUL = 0.5
_SHORT = 3
_READ = 600  # characters of a title
# Of the long words of the shorter title; any two reviews of medicine have some in common.
_SHARED = 0.3


class DuplicateReference(Rule):
    """Two entries of a list are one work.

    ## What it reports
    An entry whose work an earlier entry of the same list has already: the same identifier, the
    same address once trackers and redirects are taken off, or the same title and year of a paper.

    ## Why it matters
    Studies are counted, not reports: the Cochrane Handbook warns that several reports of one
    study, counted as several, make the evidence look broader than it is.

    ## Example
    > [11] "A case series - PMC." …/PMC10497067/
    > [14] "A case series - PubMed." …/37706146/

    ## Better
    Keep one entry, and let all markers lead to it.

    ## When to ignore
    The entries are two editions or two chapters on purpose.
    """

    code = "CIT103"
    name = "duplicate-reference"
    severity = Severity.WARNING
    requires = frozenset({Need.REFERENCE_LIST})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose work the list has named before."""
        if not audited.article.sections:
            return  # links in the text: a second one to the same page is no second entry
        seen: dict[tuple[int, str], int] = {}
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            first = seen.setdefault((reference.section, source.work), reference.index)
            if source.work and first != reference.index:
                earlier = audited.article.references[first]
                yield self.about_reference(
                    reference,
                    f"this is the same work as {label_of(earlier)}",
                    help="keep one entry, and let all markers lead to it",
                    subject=source.work,
                    confidence=self.confidence if may_be_one(earlier, reference) else _DOUBTFUL,
                    others=(first,),
                    related=(earlier.span,),
                )


def may_be_one(one: Reference, other: Reference) -> bool:
    """Say whether two titles have much in common; an identifier may be misread, or miswritten."""
    words = [_long_words(reference.title) for reference in (one, other)]
    return not all(words) or len(words[0] & words[1]) > _SHARED * min(map(len, words))


def _long_words(title: str) -> set[str]:
    return {word for word in title[:_READ].lower().split() if len(word) > _SHORT}
