"""Which findings touch the lines that an edit changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citeaudit.article.model import Article, Citation, Claim
    from citeaudit.rules.base import Finding
    from citeaudit.text import Text


class Hunk(NamedTuple):
    """Lines of a document that were added or changed, as git counts them: a line ends in a LF.

    Attributes:
        first: The first of them, from 1.
        lines: How many; 0 where lines were taken out after `first` and none put in.
    """

    first: int
    lines: int


class Stretches:
    """Changed stretches of a document, for asking whether a span touches one."""

    def __init__(self, text: Text, hunks: Iterable[Hunk]) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.content.split("\n"))]
        found = sorted(self._stretch(hunk) for hunk in hunks)
        self._added = [(start, end) for start, end in found if start < end]
        self._seams = [start for start, end in found if start == end]
        self._ends = [end for _, end in self._added]

    def touch(self, start: int, end: int) -> bool:
        """Say whether a span holds a changed character, or a place where lines were taken out."""
        at = bisect_right(self._ends, start)
        if at < len(self._added) and self._added[at][0] < max(end, start + 1):
            return True
        seam = bisect_right(self._seams, start)
        return seam < bisect_left(self._seams, end)

    def _stretch(self, hunk: Hunk) -> tuple[int, int]:
        """Give where a hunk starts and ends; a seam is empty."""
        before = hunk.first - 1 if hunk.lines else hunk.first
        return self._start_of(before), self._start_of(before + hunk.lines)

    def _start_of(self, line: int) -> int:
        # The file may have become shorter since git looked at it.
        return self._starts[min(line, len(self._starts) - 1)]


class Places:
    """Everywhere a finding of an article stands: its own place and those that belong to it."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def of(self, finding: Finding) -> Iterator[tuple[int, int]]:
        """Yield the finding's places.

        The entries it is about are among them. One about a claim stands at the claim and its
        markers; another one wherever its entries are cited.
        """
        yield finding.span
        yield from finding.related
        for index in finding.references:
            yield self._article.references[index].span
        claim = self._claims.get(finding.claim)
        if claim:
            yield claim.span
            yield from (self._article.citations[index].span for index in claim.citations)
        else:
            for index in finding.references:
                yield from (citation.span for citation in self._citing.get(index, ()))

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._article.claims}

    @cached_property
    def _citing(self) -> dict[int, list[Citation]]:
        citing: dict[int, list[Citation]] = {}
        for citation in self._article.citations:
            for target in dict.fromkeys(citation.targets):
                if target is not None:
                    citing.setdefault(target, []).append(citation)
        return citing


def touched(
    article: Article, findings: Sequence[Finding], hunks: Sequence[Hunk]
) -> tuple[Finding, ...]:
    """Keep the findings that stand on changed lines with any of their places.

    Cost: linear in the document and in the places of the findings.
    """
    if not hunks or not findings:
        return ()
    stretches, places = Stretches(article.text, hunks), Places(article)
    return tuple(
        finding
        for finding in findings
        if any(stretches.touch(start, end) for start, end in places.of(finding))
    )
