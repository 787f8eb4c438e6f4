"""Which sources count as unknown although their type is a weak one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from citeaudit.sources.model import Source

# Below this confidence a weak source might as well be a strong one: of unseen pages that were given
# one of these types with less, 13 to 33 % were not weak, of the others and of surer ones 1 to 10 %
# (five-fold over `training/sources.jsonl`, 2026-11-28). Whether a journal is predatory, and what is
# a trial's registration, lists and identifiers say, no model.
_LEAST_SURE = {
    SourceType.PREDATORY_JOURNAL: 0.6,
    SourceType.TRIAL_REGISTRY: 0.6,
    SourceType.ADVOCACY: 0.8,
    SourceType.PRESS_RELEASE: 0.8,
    SourceType.BLOG: 0.3,
    SourceType.CONTENT_FARM: 0.3,
    SourceType.NEWS: 0.3,
}
# Weak types that a front page alone may be taken for, whatever lies behind it.
_GUESSED = frozenset(
    (
        SourceType.BLOG,
        SourceType.NEWS,
        SourceType.TRADE_MEDIA,
        SourceType.HEALTH_MEDIA,
        SourceType.CONTENT_FARM,
        SourceType.CORPORATE,
        SourceType.ADVOCACY,
        SourceType.PRESS_RELEASE,
    )
)
_WELL_KNOWN = 0.85
# As long is no name of a site.
_TITLE = 4


def is_doubtful(source: Source) -> bool:
    """Say whether a source of a weak type might as well be a strong one: it counts as unknown.

    So it is where the kind is not certain enough, and where an entry names a document ("Situation
    report 29") and gives the address of the front page of those who wrote it, unless it is well
    known who they are.
    """
    if source.confidence < _LEAST_SURE.get(source.type, 0):
        return True
    told_by_its_front = source.type is SourceType.SEARCH_PAGE or (
        source.type in _GUESSED and source.confidence < _WELL_KNOWN
    )
    return told_by_its_front and _names_a_document(source)


def _names_a_document(source: Source) -> bool:
    """Say whether an entry that leads to a front page has the title of something behind it."""
    is_front = bool(source.host) and source.canonical_url.rstrip("/").endswith(source.host)
    title = source.title
    return is_front and (len(title.split()) >= _TITLE or any(map(str.isdigit, title)))
