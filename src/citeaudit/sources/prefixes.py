"""What a DOI names, by its prefix: not every DOI is a journal's."""

from __future__ import annotations

from functools import cache

from citeaudit.sources.model import SourceType
from citeaudit.sources.tables import lines


def type_of_doi(doi: str) -> tuple[SourceType, str]:
    """Give the kind of thing a DOI names, and in words what that is.

    Args:
        doi: In normal form, lower case.

    Returns:
        The type of the longest listed beginning; a journal article where none is listed.
    """
    best = ("", SourceType.PEER_REVIEWED, "a journal article")
    for start, source_type, what in _prefixes().get(doi.partition("/")[0], ()):
        if doi.startswith(start) and len(start) > len(best[0]):
            best = (start, source_type, what)
    if best[0] == "10.1101/" and not doi[8:9].isdigit():
        # Cold Spring Harbor's journals share the prefix of its preprint servers.
        return SourceType.PEER_REVIEWED, "a journal article"
    return best[1], best[2]


@cache
def _prefixes() -> dict[str, list[tuple[str, SourceType, str]]]:
    table: dict[str, list[tuple[str, SourceType, str]]] = {}
    for line in lines("data/doi_prefixes.txt"):
        start, name, what = line.split(" ", 2)
        table.setdefault(start.partition("/")[0], []).append((start, SourceType(name), what))
    return table
