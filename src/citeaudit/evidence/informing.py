"""Identifying references with what only `refs.json` tells of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citeaudit.evidence.traits import traits_of_items
from citeaudit.sources.identify import identify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.items import Item
    from citeaudit.evidence.model import Refs
    from citeaudit.sources.model import Source


def inform(
    references: Sequence[Reference],
    sources: tuple[Source, ...],
    matched: Sequence[Item | None],
    refs: Refs,
) -> tuple[Source, ...]:
    """Identify the references again with what only their items tell: addresses, identifiers.

    Args:
        references: The references of the article.
        sources: What they are identified as.
        matched: For each its item of `refs`, as `match` gives them.
        refs: What is known.

    Returns:
        `sources` as they are where the items tell nothing new.
    """
    traits = traits_of_items(refs)
    told = [
        _told(reference, source, item, traits[item.at].identifiers) if item else reference
        for reference, source, item in zip(references, sources, matched, strict=True)
    ]
    if all(one is reference for one, reference in zip(told, references, strict=True)):
        return sources
    return identify(told)


def _told(reference: Reference, source: Source, item: Item, known: Mapping[str, str]) -> Reference:
    """Write into an entry what it leaves out, as if its author had.

    Where both name the thing, and name it differently, the entry was given another identifier
    since: the item's others are those of the work before.
    """
    own = source.identifiers
    new = {kind: value for kind, value in known.items() if kind not in own}
    if any(own.get(kind, value) != value for kind, value in known.items() if kind != "issn"):
        new = {}
    url = reference.url or item.text("URL")
    title = reference.title or item.text("title")
    if not new and url == reference.url and title == reference.title:
        return reference
    named = "".join(f"{kind}: {value} " for kind, value in new.items())
    return replace(reference, url=url, title=title, raw=named + reference.raw)
