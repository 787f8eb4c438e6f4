"""Labels that two entries share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.labels import normalise
from citeaudit.rules.base import Need, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding

# More shared labels than this are one mishap: two lists that became one.
_MOST_TOLD_APART = 3


class DuplicateLabel(Rule):
    """Two entries of one list have the same label.

    ## What it reports
    An entry whose label an earlier entry of the same list has. Several lists of one document, by
    chapter for example, may use the same labels.

    ## Why it matters
    Nobody can tell which of the two a marker means. citeaudit takes the first. A matter of form.

    ## Example
    > [3] "A trial of naltrexone." …
    > [3] "A review of naltrexone." …

    ## Better
    Renumber the list, and the markers with it.

    ## When to ignore
    Never: give the entries labels of their own.
    """

    code = "CIT104"
    name = "duplicate-label"
    severity = Severity.ERROR
    requires = frozenset({Need.REFERENCE_LIST})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry whose label is taken, or the lists that became one."""
        sections: dict[int, list[tuple[Reference, Reference]]] = {}
        first: dict[tuple[int, str], Reference] = {}
        for reference in audited.article.references if audited.article.sections else ():
            label = normalise(reference.label)
            earlier = first.setdefault((reference.section, label), reference)
            if label and earlier is not reference:
                sections.setdefault(reference.section, []).append((earlier, reference))
        for doubles in sections.values():
            if len(doubles) > _MOST_TOLD_APART:
                yield self._as_one(doubles)
            else:
                for earlier, reference in doubles:
                    yield self._report(earlier, reference)

    def _report(self, earlier: Reference, reference: Reference) -> Finding:
        return self.about_reference(
            reference,
            f"the label [{reference.label}] is taken by an earlier entry",
            help="renumber the list, and the markers with it",
            others=(earlier.index,),
            related=(earlier.span,),
        )

    def _as_one(self, doubles: list[tuple[Reference, Reference]]) -> Finding:
        reference = doubles[0][1]
        return self.about_reference(
            reference,
            f"from here on {len(doubles)} labels are used a second time",
            help="these seem to be two lists: give each a heading, or number them through",
            subject="many labels",
            confidence=0.8,
            others=tuple(later.index for _, later in doubles[1:]),
        )
