"""How MediaWiki numbers its references: in the order in which the text first names them."""

from __future__ import annotations

import re
from functools import cache


class WikiNotes:
    """The references of a page and their labels."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}
        self._defined: set[str] = set()

    def label(self, attributes: str) -> tuple[str, bool]:
        """Give the label of a reference, and whether it is in a group of remarks.

        Args:
            attributes: Those of its tag: `name`, `group`.
        """
        name, group = _attribute("name", attributes), _attribute("group", attributes)
        known = self._labels.get((group, name)) if name else None
        if known is None:
            number = self._counts[group] = self._counts.get(group, 0) + 1
            known = f"{group} {number}".strip()
            if name:
                self._labels[group, name] = known
        return known, bool(group)

    def define(self, label: str) -> bool:
        """Remember that the text of a reference was read; say whether it is the first."""
        first = label not in self._defined
        self._defined.add(label)
        return first


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>/]+))", re.IGNORECASE)


def _attribute(name: str, attributes: str) -> str:
    match = _pattern(name).search(attributes)
    return " ".join((match[1] or match[2] or match[3] or "").split()) if match else ""
