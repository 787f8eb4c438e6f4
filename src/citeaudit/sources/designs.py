"""The design of a study, from the words of its title (STANDARDS 2.2)."""

from __future__ import annotations

from functools import cache

from citeaudit.sources.model import Design, SourceType
from citeaudit.sources.tables import lines

SCHOLARLY = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.PREPRINT,
        SourceType.SCHOLARLY_INDEX,
        SourceType.PREDATORY_JOURNAL,
    }
)


def design_of(title: str, source_type: SourceType) -> Design:
    """Give the design a title names; `UNKNOWN` where it names none, or the thing is not a study.

    The first design of `data/designs.txt` with a phrase in the title wins.
    """
    if source_type not in SCHOLARLY:
        return Design.UNKNOWN
    text = f" {' '.join(_words(title))} "
    for design, phrases in _phrases():
        if any(phrase in text for phrase in phrases):
            return design
    return Design.UNKNOWN


def _words(title: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in title[:600].lower()).split()


@cache
def _phrases() -> tuple[tuple[Design, tuple[str, ...]], ...]:
    table: list[tuple[Design, tuple[str, ...]]] = []
    for line in lines("data/designs.txt"):
        name, _, phrases = line.partition(": ")
        table.append(
            (
                Design(name),
                tuple(
                    f" {p.strip().replace('*', '')}" + ("" if p.strip().endswith("*") else " ")
                    for p in phrases.split(",")
                ),
            )
        )
    return tuple(table)
