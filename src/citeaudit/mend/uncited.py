"""Takes entries off the list that nothing cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.mend.lists import without_entries
from citeaudit.mend.model import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.mend.model import Draft


def drop_uncited(draft: Draft) -> Iterator[Fix]:
    """Mend `uncited-reference`, on request: an author may have meant to cite the entry.

    A list of which no entry is cited is one of further reading, and stays.
    """
    article = draft.article
    cited = {target for citation in article.citations for target in citation.targets}
    for section in range(len(article.sections)):
        entries = [one.index for one in article.references if one.section == section]
        uncited: dict[int, int | None] = {one: None for one in entries if one not in cited}
        if not uncited or len(uncited) == len(entries):
            continue
        edits = without_entries(article, section, uncited)
        if edits:
            labels = [article.references[index].label for index in uncited]
            message = f"entries that nothing cites taken out: {', '.join(labels)}"
            yield Fix("uncited-reference", message, edits, tuple(uncited))
