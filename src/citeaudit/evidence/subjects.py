"""From references to what is asked about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.informing import inform
from citeaudit.evidence.matching import match
from citeaudit.evidence.plan import Subject, same_work
from citeaudit.evidence.traits import is_work
from citeaudit.sources.addresses import read_address
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Article
    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.model import Refs
    from citeaudit.sources.model import Source

# Kinds whose registers say more of a work than a page that shows it.
_SAID_BY_REGISTERS = frozenset({"doi", "pmid", "pmcid", "nct", "arxiv"})
# An ISSN names a journal, not the work.
_NOT_ASKED = frozenset({"issn"})
# Not pages of which anything could be learned, or that are meant to be fetched by programs.
_NOT_VISITED = frozenset({SourceType.SEARCH_PAGE, SourceType.AI_CHAT})


def subjects_of(article: Article, sources: tuple[Source, ...], refs: Refs) -> tuple[Subject, ...]:
    """Say for each reference what is to be looked up.

    Args:
        article: The article.
        sources: One for each reference, in the same order, as `identify` gives them.
        refs: What is known: identifiers that only the file names count as well.
    """
    matched = match(article.references, sources, refs)
    return tuple(map(subject_of, inform(article.references, sources, matched, refs)))


def subject_of(source: Source) -> Subject:
    """Say what is to be looked up about a source.

    The identifiers in the entry of a page of news are those of the paper it is about, not its own.
    """
    own = {
        kind: value
        for kind, value in source.identifiers.items()
        if is_work(source) and kind not in _NOT_ASKED
    }
    address = source.canonical_url
    visits = (
        address.startswith(("http://", "https://"))
        and _SAID_BY_REGISTERS.isdisjoint(own)
        and source.type not in _NOT_VISITED
        and not read_address(address).trouble
    )
    return Subject(tuple(f"{kind}:{value}" for kind, value in own.items()), address, visits)


def still_about(facts: Iterable[Fact], subject: Subject) -> tuple[Fact, ...]:
    """Keep the answers on identifiers of a reference: it may have been given another DOI since."""
    ledger = {(fact.register, fact.identifier): fact for fact in facts}
    named = set(same_work(subject, ledger))
    return tuple(fact for fact in ledger.values() if fact.identifier in named)


def linked_identifiers(subject: Subject, facts: Sequence[Fact]) -> dict[str, str]:
    """Give the identifiers that registers add to a reference's own.

    Of a kind that has several none is given: they disagree.
    """
    ledger = {(fact.register, fact.identifier): fact for fact in facts}
    found: dict[str, set[str]] = {}
    for identifier in same_work(subject, ledger):
        kind, _, value = identifier.partition(":")
        found.setdefault(kind, set()).add(value)
    own = {identifier.partition(":")[0] for identifier in subject.identifiers}
    return {
        kind: values.pop()
        for kind, values in found.items()
        if kind not in own and kind != "url" and len(values) == 1
    }
