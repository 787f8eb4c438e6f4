"""Writing `refs.json`: a bibliography that is a lock file, and therefore has to differ well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.errors import RefsError
from citeaudit.evidence.csl import as_csl
from citeaudit.evidence.facets import written
from citeaudit.evidence.held_facts import facts_of_item
from citeaudit.evidence.informing import inform
from citeaudit.evidence.items import Item
from citeaudit.evidence.matching import match
from citeaudit.evidence.refs import parse_refs
from citeaudit.evidence.subjects import linked_identifiers, still_about, subject_of
from citeaudit.evidence.traits import is_work, own_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.article.model import Article, Reference
    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.model import Refs
    from citeaudit.sources.model import Source


# Items that gain identifiers can match otherwise the next time; that settles at once or soon.
_ROUNDS = 8


class Lock(NamedTuple):
    """What a file should hold, and what is new or odd about it.

    Attributes:
        content: Of the file: indented, one line for each value, any script as it is.
        added: How many items the file did not hold.
        left: How many of its items belong to none of the article's references.
        untyped: Ids of the article's items of which neither citeaudit nor a person knows the type.
    """

    content: str
    added: int
    left: int
    untyped: tuple[str, ...]


def lock(
    article: Article,
    sources: tuple[Source, ...],
    refs: Refs,
    learned: Sequence[Sequence[Fact]] = (),
) -> Lock:
    """Bring a file up to date with an article.

    An item keeps every variable it has: what the entry says and the item lacks is added, and what
    citeaudit knows is written anew, but for a person's decision and a register's answers. Items
    stay where they are; a new one follows that of the reference before it.

    Args:
        article: The article; every reference of it gets an item.
        sources: One for each reference, in the same order, as `identify` gives them (not as
            `recall` does: a recorded type must not confirm itself).
        refs: What the file holds now; without items where there is none.
        learned: For each reference what registers answered; without them the answers that the
            file holds stand.

    Returns:
        The file, such that the same call changes nothing once it is written and read.

    Raises:
        RefsError: What another program wrote is nested so deeply that it cannot be written again.

    Cost: linear in references and items.
    """
    content, now = "", refs
    for _ in range(_ROUNDS):
        entries = _entries(article, sources, now, learned)
        items = tuple(_ordered(now.items, entries))
        before, content = content, _dump(items, refs.path)
        if content == before:
            break
        now = parse_refs(content, refs.path)
    untyped = tuple(item.id for item in entries.values() if not _has_type(item))
    return Lock(content, len(items) - len(refs.items), len(items) - len(entries), untyped)


def _entries(
    article: Article, sources: tuple[Source, ...], refs: Refs, learned: Sequence[Sequence[Fact]]
) -> dict[int, Item]:
    """Give the article's items by their place in the file; a place below 0 is a new item's."""
    matched = match(article.references, sources, refs)
    informed = inform(article.references, sources, matched, refs)
    ids = _ids(article.references, matched, refs)
    sharing: dict[int, list[int]] = {}
    for reference, found in zip(article.references, matched, strict=True):
        sharing.setdefault(found.at if found else ~reference.index, []).append(reference.index)
    entries: dict[int, Item] = {}
    for at, indices in sharing.items():
        item = matched[indices[0]] or Item(at, {})
        facts = _facts(item, [informed[index] for index in indices], learned, indices)
        first = indices[0]
        entries[at] = _updated(item, article.references[first], informed[first], ids[first], facts)
    return entries


def _facts(
    item: Item,
    sources: Sequence[Source],
    learned: Sequence[Sequence[Fact]],
    indices: Sequence[int],
) -> tuple[Fact, ...]:
    """Give the facts on an item, of all references that share it, each once."""
    new = [learned[index] for index in indices] if learned else []
    found: dict[tuple[str, str], Fact] = {}
    for facts in new:
        found.update(((fact.register, fact.identifier), fact) for fact in facts if fact.is_answer)
    if not found:
        held = facts_of_item(item)
        for source in sources if held else ():
            kept = still_about(held, subject_of(source))
            found.update(((fact.register, fact.identifier), fact) for fact in kept)
    return tuple(found.values())


def _dump(items: Sequence[Item], path: str) -> str:
    try:
        return json.dumps([item.csl for item in items], ensure_ascii=False, indent=2) + "\n"
    except RecursionError:
        raise RefsError(path, "nested too deeply", "no bibliography looks like that") from None


def _updated(
    item: Item, reference: Reference, source: Source, own: str, facts: Sequence[Fact]
) -> Item:
    csl: dict[str, Any] = {"id": own, **item.csl}
    if str(csl["id"]) != own:
        csl["id"] = own
    identifiers = source.identifiers if is_work(source) else {}
    linked = linked_identifiers(subject_of(source), facts) if facts else {}
    for name, value in as_csl(reference, source.type, {**linked, **identifiers}).items():
        csl.setdefault(name, value)
    custom = dict(csl.pop("custom", {}))
    known = written(source, identifiers, custom.pop("citeaudit", {}), facts)
    if known:
        custom["citeaudit"] = known
    return Item(item.at, {**csl, "custom": custom} if custom else csl)


def _has_type(item: Item) -> bool:
    said: Mapping[str, Any] = item.known.get("reviewed", item.known)
    return bool(said.get("type", "unknown") != "unknown")


def _ids(
    references: Sequence[Reference], matched: Sequence[Item | None], refs: Refs
) -> tuple[str, ...]:
    """Give each reference's item its id: the one it has, else the reference's label.

    Where the list was renumbered, an item whose id is now another's label takes its own label, so
    that a reader finds `[19]` as 19. A file that holds other articles' items as well is not
    renumbered: they would do it in turns.
    """
    own = own_ids(references)
    if len({item.at for item in matched if item}) == len(refs.items):
        labels = set(own)
        return tuple(
            item.id if item and item.id not in labels else label
            for label, item in zip(own, matched, strict=True)
        )
    taken = {item.id for item in refs.items}
    ids: list[str] = []
    for label, item in zip(own, matched, strict=True):
        ids.append(item.id if item else _free(label, taken))
        taken.add(ids[-1])
    return tuple(ids)


def _free(label: str, taken: set[str]) -> str:
    count, free = 1, label
    while free in taken:
        count += 1
        free = f"{label}-{count}"
    return free


def _ordered(items: Sequence[Item], entries: Mapping[int, Item]) -> Iterator[Item]:
    """Give the file's items in their order, each followed by the new ones that belong there."""
    known = [at for at in entries if at >= 0]
    after = min(known, default=len(items)) - 1
    new: dict[int, list[Item]] = {}
    for at, item in entries.items():
        if at < 0:
            new.setdefault(after, []).append(item)
        else:
            after = at
    yield from new.get(-1, ())
    for item in items:
        yield entries.get(item.at, item)
        yield from new.get(item.at, ())
