"""The answers that `refs.json` holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.fact_json import fact_of_json

if TYPE_CHECKING:
    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.items import Item
    from citeaudit.evidence.model import Refs


def facts_of_item(item: Item) -> tuple[Fact, ...]:
    """Read the answers that an item holds; what citeaudit did not write so is passed over."""
    read = (fact_of_json(lookup) for lookup in item.known.get("lookups", ()))
    return tuple(fact for fact in read if fact is not None)


def facts_of_refs(refs: Refs) -> tuple[Fact, ...]:
    """Read the answers that a file holds."""
    return tuple(fact for item in refs.items for fact in facts_of_item(item))
