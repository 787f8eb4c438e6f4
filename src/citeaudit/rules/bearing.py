"""Which claims a source bears: what the rules about sources (3xx) look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.policy.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citeaudit.article.model import Reference
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited
    from citeaudit.sources.model import Source
    from citeaudit.text import Span


class Bearing(NamedTuple):
    """A source, its entry, and the claims with a bar for evidence that cite it, in order."""

    reference: Reference
    source: Source
    verdicts: tuple[Verdict, ...]

    @property
    def places(self) -> tuple[Span, ...]:
        """Where these claims stand."""
        return tuple(verdict.claim.focus for verdict in self.verdicts)


def bearing(audited: Audited, meant: Callable[[Source], bool]) -> Iterator[Bearing]:
    """Yield the sources that are meant and bear a claim, in the order of the list.

    Cost: linear in the claims, where any source is meant at all.
    """
    found: dict[int, list[Verdict]] = {
        source.reference: [] for source in audited.sources if meant(source)
    }
    if not found:
        return
    for verdict in audited.verdicts:
        if verdict.outcome is not Outcome.EXEMPT:
            for index in audited.article.cited_references(verdict.claim):
                if index in found:
                    found[index].append(verdict)
    for index, verdicts in found.items():
        if verdicts:
            reference = audited.article.references[index]
            yield Bearing(reference, audited.sources[index], tuple(verdicts))
