"""Makes one entry of those that are one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.mend.lists import without_entries
from citeaudit.mend.model import Fix
from citeaudit.rules.duplicate_reference import may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.mend.model import Draft


def merge_duplicates(draft: Draft) -> Iterator[Fix]:
    """Mend `duplicate-reference`: the first entry of a work stays, all markers lead to it."""
    for section in range(len(draft.article.sections)):
        doubles = _doubles(draft, section)
        edits = without_entries(draft.article, section, doubles) if doubles else ()
        if edits:
            labels = [draft.article.references[index].label for index in doubles]
            message = f"entries that are an earlier one's work merged: {', '.join(labels)}"
            yield Fix("duplicate-reference", message, edits, tuple(doubles))


def _doubles(draft: Draft, section: int) -> dict[int, int | None]:
    """Lead each entry whose work the list has named before to the first that names it."""
    first: dict[str, int] = {}
    doubles: dict[int, int | None] = {}
    for reference, source in zip(draft.article.references, draft.sources, strict=True):
        if reference.section != section or not source.work:
            continue
        earlier = first.setdefault(source.work, reference.index)
        if earlier != reference.index and may_be_one(draft.article.references[earlier], reference):
            doubles[reference.index] = earlier
    return doubles
