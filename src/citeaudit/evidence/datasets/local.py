"""What the user's own data sets say of an article's references: no network, no question asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.datasets.journals import name_key
from citeaudit.evidence.deriving import derive
from citeaudit.evidence.facts import Confirmed, Fact, Notice, NoticeKind, Record
from citeaudit.sources.addresses import parents
from citeaudit.sources.model import Signal, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.datasets.store import Found, Store
    from citeaudit.sources.model import Source

    _Said = Mapping[str, Sequence[Found]]

_NOTICES_AT = "https://retractiondatabase.org"
# Below this a type is as good as unknown.
_DOUBTFUL = 0.6
_JOURNALS = {
    "nlm-journals": "the National Library of Medicine lists its journal",
    "doaj": "the Directory of Open Access Journals lists its journal",
}
# What ROR calls an institution, what that makes of a page of its site, and how surely.
_INSTITUTIONS = (
    ("healthcare", SourceType.HOSPITAL, 0.75),
    ("education", SourceType.ACADEMIC, 0.85),
    ("government", SourceType.GOVERNMENT, 0.85),
    ("facility", SourceType.ACADEMIC, 0.7),
    ("nonprofit", SourceType.CHARITY, 0.6),
    ("company", SourceType.CORPORATE, 0.7),
)


class Informed(NamedTuple):
    """Sources and facts with what the data sets add; one of each for each reference."""

    sources: tuple[Source, ...]
    facts: tuple[tuple[Fact, ...], ...]


def inform_locally(
    references: Sequence[Reference],
    sources: Sequence[Source],
    facts: Sequence[tuple[Fact, ...]],
    store: Store,
) -> Informed:
    """Look references up in the user's data sets.

    Args:
        references: Of an article.
        sources: One for each, in the same order.
        facts: For each what registers answered; may be empty.
        store: The data sets.

    Returns:
        The sources, better typed and with their status, and the facts with notices added.

    Cost: one look-up in an index for each identifier, journal and host.
    """
    keys = {
        source.reference: tuple(_keys(reference, source))
        for reference, source in zip(references, sources, strict=True)
    }
    said = store.find([key for some in keys.values() for key in some])
    if not said:
        return Informed(tuple(sources), tuple(facts))
    fetched = {held.name: held.fetched for held in store.held()}
    known = facts or [()] * len(sources)
    added = [
        tuple(_notices(keys[source.reference], said, fetched.get("retraction-watch", "")))
        for source in sources
    ]
    typed = [
        _typed(reference, source, said)
        for reference, source in zip(references, sources, strict=True)
    ]
    return Informed(
        tuple(derive(source, more) for source, more in zip(typed, added, strict=True)),
        tuple((*old, *more) for old, more in zip(known, added, strict=True)),
    )


def _keys(reference: Reference, source: Source) -> Iterator[str]:
    for kind in ("doi", "pmid", "issn"):
        if kind in source.identifiers:
            yield f"{kind}:{source.identifiers[kind]}"
    if source.type is SourceType.UNKNOWN or source.confidence < _DOUBTFUL:
        name = name_key(reference.container)
        if name:
            yield name
        yield from (f"host:{host}" for host in parents(source.host))


def _notices(keys: Sequence[str], said: _Said, fetched: str) -> Iterator[Fact]:
    """Give the notices about a work; the same one under its DOI and its PMID counts once."""
    seen: set[tuple[str, str, str]] = set()
    for key in keys:
        for found in said.get(key, ()):
            value = found.value
            if found.name != "retraction-watch" or value["kind"] not in set(NoticeKind):
                continue
            notice = (value["kind"], value.get("on", ""), value.get("notice", ""))
            if notice not in seen:
                seen.add(notice)
                kind, on, identifier = notice
                told = Notice(NoticeKind(kind), identifier, on, "Retraction Watch")
                outcome = Confirmed(Record(notices=(told,)))
                yield Fact("retraction-watch", key, fetched, _NOTICES_AT, outcome)


def _typed(reference: Reference, source: Source, said: _Said) -> Source:
    """Type a source that nothing else could tell."""
    if source.type is not SourceType.UNKNOWN and source.confidence >= _DOUBTFUL:
        return source
    journal = _journal(reference, source, said)
    if journal:
        return _as(source, SourceType.PEER_REVIEWED, 0.9, journal)
    for host in parents(source.host):
        for found in said.get(f"host:{host}", ()):
            kinds = found.value.get("types", "").split()
            for kind, source_type, confidence in _INSTITUTIONS:
                if found.name == "ror" and kind in kinds:
                    detail = f"ROR lists its site as that of {found.value.get('name') or host}"
                    return _as(source, source_type, confidence, detail)
    return source


def _journal(reference: Reference, source: Source, said: _Said) -> str:
    """Say who lists an entry's journal, by its ISSN, or by its name in the entry of a paper."""
    keys = [f"issn:{source.identifiers['issn']}"] if "issn" in source.identifiers else []
    if reference.volume or reference.pages or "doi" in source.identifiers:
        keys.append(name_key(reference.container))
    for key in keys:
        for found in said.get(key, ()):
            if found.name in _JOURNALS:
                return f"{_JOURNALS[found.name]}, {found.value.get('title', '')}".rstrip(", ")
    return ""


def _as(source: Source, type: SourceType, confidence: float, detail: str) -> Source:
    signals = (*source.signals, Signal("register", detail))
    return replace(source, type=type, confidence=confidence, signals=signals)
