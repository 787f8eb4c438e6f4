"""What PubMed's marks between records say of the work that bears them.

"Retraction of", "Erratum for" stand on the notices, "Comment in" is no correction, and an update
joins the versions of a Cochrane review: none of these says anything against the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import Notice, NoticeKind
from citeaudit.evidence.registers.reading import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Without spaces and in lower case: efetch writes "RetractionIn", esummary "Retraction in".
_KINDS = {
    "retractionin": NoticeKind.RETRACTION,
    "expressionofconcernin": NoticeKind.CONCERN,
    "erratumin": NoticeKind.CORRECTION,
    "correctedandrepublishedin": NoticeKind.CORRECTION,
}
_RETRACTED = "retracted publication"


def notices_from(
    marks: Iterable[tuple[str, object]], publication_types: Sequence[str]
) -> tuple[Notice, ...]:
    """Give the notices about a work.

    Args:
        marks: What kind of mark each is, and the PMID it leads to, which may be missing.
        publication_types: One of them says as well that a work was retracted.
    """
    found = tuple(dict.fromkeys(_notices(marks)))
    retracted = _RETRACTED in (one.lower() for one in publication_types)
    if retracted and not any(notice.kind is NoticeKind.RETRACTION for notice in found):
        return (*found, Notice(NoticeKind.RETRACTION))
    return found


def _notices(marks: Iterable[tuple[str, object]]) -> Iterator[Notice]:
    for mark, number in marks:
        kind = _KINDS.get("".join(mark.split()).lower())
        if kind is not None:
            pmid = digits_of(number)
            yield Notice(kind, f"pmid:{pmid}" if pmid else "")
