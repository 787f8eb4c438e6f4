"""Short lists of sources below each text that they support, section by section."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from citeaudit.article.lists.listing import Origin
from citeaudit.article.lists.loose_lists import body_labels
from citeaudit.article.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.lists.listing import Section
    from citeaudit.article.model import Document

_FEWEST = 2
_MOST = 30  # entries of a list that stands below a text


def told_apart(document: Document, sections: Sequence[Section], taken: set[int]) -> list[Section]:
    """Mark the lists that stand below the texts they support: their heading recurs.

    Their entries are links, and are not cited by number. Lists that follow each other,
    "References" and "Further reading", support the same text and are none.
    """
    headings = Counter(
        s.heading for s in sections if s.heading and _follows_text(document, s, taken)
    )
    local = {heading for heading, count in headings.items() if count >= _FEWEST}
    if not local:
        return list(sections)
    by_number = bool(body_labels(document, taken))
    return [
        section._replace(origin=Origin.BELOW)
        if section.heading in local and _is_local(section, by_number=by_number)
        else section
        for section in sections
    ]


def _is_local(section: Section, *, by_number: bool) -> bool:
    if by_number and any(entry.label for entry in section.entries):
        return False
    return len(section.entries) <= _MOST and all(entry.links for entry in section.entries)


def _follows_text(document: Document, section: Section, taken: set[int]) -> bool:
    at = min(section.blocks) - 1
    while at >= 0 and document.blocks[at].kind is BlockKind.HEADING:
        at -= 1
    return at >= 0 and at not in taken
