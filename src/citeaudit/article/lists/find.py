"""Find the reference lists of a document and make references of their entries.

A list stands under a heading that says so (`headed_lists`), or shows itself by its form
(`loose_lists`): labelled entries with addresses, footnotes, link definitions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from citeaudit.article.fields.parse import parse_fields
from citeaudit.article.labels import normalise, plain_url
from citeaudit.article.lists.entries import Entry
from citeaudit.article.lists.headed_lists import headed_lists
from citeaudit.article.lists.linked_sources import cites_by_words, linked_sources
from citeaudit.article.lists.listing import Origin, Section
from citeaudit.article.lists.local_lists import told_apart
from citeaudit.article.lists.loose_lists import (
    body_labels,
    definition_runs,
    footnotes,
    inline_lists,
    labelled_runs,
    marked_entries,
    numbered_end,
    raised_labels,
)
from citeaudit.article.lists.records import cited_keys, cites_by_key, recorded
from citeaudit.article.lists.word_labels import read_word_labels
from citeaudit.article.model import Reference
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.model import Definition, Document

_FINDERS = (marked_entries, headed_lists, footnotes, labelled_runs, inline_lists, numbered_end)

# An entry of a list, and a list: where it begins, what it is made of, its entries.
_Member: TypeAlias = "Entry | Definition | Reference"
_Run: TypeAlias = "tuple[int, Origin, Sequence[_Member]]"


class Listed(NamedTuple):
    """The reference lists of a document.

    Attributes:
        references: All entries, in document order; where there is no list, the links in the text.
        sections: Span of each list.
        blocks: Indexes of the blocks that belong to a list, its heading included.
        beside: Indexes of the blocks that belong to short lists below the text they support.
        origins: What each section is made of.
        aliases: Further labels of entries, those of the link definitions they stand for: the
            label, where it is defined, and the index of the reference.
    """

    references: tuple[Reference, ...]
    sections: tuple[Span, ...]
    blocks: frozenset[int]
    origins: tuple[Origin, ...]
    aliases: tuple[tuple[str, int, int], ...] = ()
    beside: frozenset[int] = frozenset()


def find_references(document: Document, bibliography: Sequence[Reference] = ()) -> Listed:
    """Find the entries of all reference lists.

    Args:
        document: The document.
        bibliography: Entries of the bibliography files that belong to it; those it names by their
            label are its references too.

    Returns:
        The references with their fields; nothing where the document has no list.

    Cost: linear in the length of the document.
    """
    taken: set[int] = set()
    sections: list[Section] = []
    for find in _FINDERS:
        for section in find(document, taken):
            sections.append(section)
            taken |= section.blocks
    for section in sections:
        read_word_labels(document, section, taken)
    sections = (
        [_counted(document, sections[0])]
        if len(sections) == 1
        else told_apart(document, sections, taken)
    )
    runs: list[_Run] = [(section.start, section.origin, section.entries) for section in sections]
    definitions, aliases = definition_runs(document, sections)
    runs += [(run[0].span.start, Origin.DEFINITIONS, run) for run in definitions]
    labels = [entry.label for section in sections for entry in section.entries]
    runs += recorded(document, bibliography, labels)
    if not runs:
        return _linked(document)
    runs.sort(key=lambda run: run[0])
    beside = {i for s in sections if s.origin is Origin.BELOW for i in s.blocks}
    listed = _listed(document, runs, frozenset(taken - beside))._replace(beside=frozenset(beside))
    if _lies_elsewhere(document, listed):
        return listed._replace(sections=())
    if not aliases:
        return _with_links_apart(document, listed)
    indexes = {id(member): at for at, member in enumerate(m for run in runs for m in run[2])}
    named = tuple((alias.label, alias.start, indexes[id(alias.entry)]) for alias in aliases)
    return listed._replace(aliases=named)


def _lies_elsewhere(document: Document, listed: Listed) -> bool:
    """Say whether the list is in a file that is not here: none of the cited keys has an entry."""
    keys = {normalise(named.key) for named in cited_keys(document)}
    return bool(keys) and keys.isdisjoint(normalise(r.label) for r in listed.references)


def _counted(document: Document, section: Section) -> Section:
    """Give numbers to the one, unlabelled list, if the markers prove that its entries count."""
    if section.origin is not Origin.ENTRIES or any(entry.label for entry in section.entries):
        return section
    labels = body_labels(document, section.blocks) or raised_labels(document, section.blocks)
    cited = {int(label) for label in labels if label.isdigit()}
    first = 0 if 0 in cited else 1
    count = len(section.entries)
    if not cited or max(cited) >= first + count or 3 * len(cited) < count:
        return section
    for number, entry in enumerate(section.entries, first):
        entry.label = str(number)
    return section


def _listed(document: Document, runs: Sequence[_Run], blocks: frozenset[int]) -> Listed:
    references: list[Reference] = []
    spans: list[Span] = []
    described = {normalise(record.label): record for record in document.records}
    known = {
        _address(m) for _, origin, members in runs if origin is not Origin.BELOW for m in members
    }
    for number, (start, origin, members) in enumerate(runs):
        for member in members:
            if origin is Origin.BELOW:  # short lists name one source again and again
                address = _address(member)
                if address in known:
                    continue
                known.add(address)
            made = _reference_of(document, member, described)
            references.append(replace(made, index=len(references), section=number))
        spans.append(Span(start, max(start, *(member.span.end for member in members))))
    return Listed(tuple(references), tuple(spans), blocks, tuple(origin for _, origin, _ in runs))


def _address(member: _Member) -> str:
    if isinstance(member, Entry):
        return plain_url(member.links[0].target) if member.links else ""
    return plain_url(member.url)


def _reference_of(
    document: Document, member: _Member, described: Mapping[str, Reference]
) -> Reference:
    if isinstance(member, Reference):
        return member
    if not isinstance(member, Entry):
        return _defined(document, member)
    record = described.get(normalise(member.label)) if described else None
    raw = member.prose.text.strip() if document.as_shown else document.text[member.span]
    if record:
        return replace(record, span=member.span, raw=raw)
    return _reference(document, member, raw)


def _linked(document: Document) -> Listed:
    """Make references of the links in the text: in an article without a list they are its sources.

    An article that cites by number or key has its list in another file, and its links are only
    links.
    """
    if len(body_labels(document, set())) > 1 or document.text.content.count("[@") > 1:
        return Listed((), (), frozenset(), ())
    if cites_by_key(document):
        return Listed((), (), frozenset(), ())
    references = linked_sources(document, (), (), apart_only=False)
    return Listed(tuple(references), (), frozenset(), (Origin.LINKS,))


def _with_links_apart(document: Document, listed: Listed) -> Listed:
    """Add the sources that only a note or a bracket in the text names, where links are cited.

    Where the list is numbered, a link behind the full stop is one to read on; one in brackets is
    cited all the same. Where it is nothing but link definitions, links without one are sources as
    those with one are. An article with other labels, footnotes for example, cites nothing by its
    links.
    """
    labelled = [
        reference
        for reference in listed.references
        if reference.label and listed.origins[reference.section] is not Origin.BELOW
    ]
    defined = bool(labelled) and all(_is_of(listed, r, Origin.DEFINITIONS) for r in labelled)
    numbered = all(r.label.isdigit() and _is_of(listed, r, Origin.ENTRIES) for r in labelled)
    if not (defined or numbered):
        return listed
    known = {plain_url(reference.url) for reference in listed.references}
    woven = defined and cites_by_words(document)
    further = linked_sources(
        document,
        listed.blocks | listed.beside,
        known,
        apart_only=not woven,
        in_brackets_only=bool(labelled),
    )
    if not further:
        return listed
    first, section = len(listed.references), len(listed.sections)
    moved = tuple(replace(r, index=first + r.index, section=section) for r in further)
    return listed._replace(
        references=listed.references + moved,
        sections=(*listed.sections, further[0].span),
        origins=(*listed.origins, Origin.LINKS if woven else Origin.BELOW),
    )


def _is_of(listed: Listed, reference: Reference, origin: Origin) -> bool:
    return listed.origins[reference.section] is origin


def _reference(document: Document, entry: Entry, raw: str) -> Reference:
    fields = parse_fields(entry.prose.text, [link.target for link in entry.links])
    spans = {name: entry.prose.span(*place) for name, place in fields.spans.items()}
    at = document.text[entry.span].find(fields.url) if fields.url else -1
    if at >= 0:
        spans["url"] = Span(entry.span.start + at, entry.span.start + at + len(fields.url))
    return Reference(
        index=0,
        label=entry.label,
        span=entry.span,
        raw=raw,
        title=fields.title,
        authors=fields.authors,
        container=fields.container,
        volume=fields.volume,
        issue=fields.issue,
        pages=fields.pages,
        publisher=fields.publisher,
        published=fields.published,
        accessed=fields.accessed,
        url=fields.url,
        spans=spans,
    )


def _defined(document: Document, definition: Definition) -> Reference:
    raw = document.text[definition.span]
    spans = {}
    for name, value in (("url", definition.url), ("title", definition.title)):
        at = raw.find(value) if value else -1
        if at >= 0:
            start = definition.span.start + at
            spans[name] = Span(start, start + len(value))
    return Reference(
        0,
        definition.label,
        definition.span,
        raw,
        title=definition.title,
        url=definition.url,
        spans=spans,
    )
