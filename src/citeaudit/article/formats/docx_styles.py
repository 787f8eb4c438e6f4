"""What a Word document's paragraphs are by their styles, and how its lists are numbered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.article.formats.docx_package import Event

_DEEPEST = 12  # styles that are based on styles


class Style(NamedTuple):
    """A style: its name in lower case, what it is based on, its outline level and its list."""

    name: str = ""
    base: str = ""
    outline: int = -1
    number: str = ""
    level: int = 0


class Styles:
    """The styles of a document, by their identifiers."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._known: dict[str, Style] = {}
        current, style = "", Style()
        for event in events:
            value = event.attributes.get("val", "")
            match event.name:
                case "w:style":
                    current, style = event.attributes.get("styleId", ""), Style()
                case "/w:style":
                    self._known[current] = style
                case "w:name":
                    style = style._replace(name=value.lower())
                case "w:basedOn":
                    style = style._replace(base=value)
                case "w:outlineLvl":
                    style = style._replace(outline=_number(value))
                case "w:numId":
                    style = style._replace(number=value)
                case "w:ilvl":
                    style = style._replace(level=_number(value, 0))

    def chain(self, identifier: str) -> list[Style]:
        """List a style and what it is based on, the nearest first."""
        found: list[Style] = []
        while identifier and len(found) < _DEEPEST:
            style = self._known.get(identifier, Style(name=identifier.lower()))
            found.append(style)
            identifier = style.base
        return found

    def heading(self, identifier: str) -> int:
        """Give the level of a heading style; 0 for any other."""
        for style in self.chain(identifier):
            if style.name == "title":
                return 1
            if style.name.startswith("heading") and style.name[7:].strip().isdigit():
                return min(int(style.name[7:].strip()[:2]), 9)
            if 0 <= style.outline < 9:
                return style.outline + 1
        return 0

    def is_named(self, identifier: str, *names: str) -> bool:
        """Say whether a style, or one it is based on, has a name that begins so."""
        return any(style.name.startswith(names) for style in self.chain(identifier))

    def list_of(self, identifier: str) -> tuple[str, int]:
        """Give the list that a style puts its paragraphs into, and the level."""
        for style in self.chain(identifier):
            if style.number:
                return style.number, style.level
        return "", 0


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._abstract: dict[str, str] = {}
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        owner, level, kind, start = "", 0, "decimal", 1
        for event in events:
            value = event.attributes.get("val", "")
            match event.name:
                case "w:abstractNum":
                    owner = event.attributes.get("abstractNumId", "")
                case "w:num":
                    owner = event.attributes.get("numId", "")
                case "w:abstractNumId":
                    self._abstract[owner] = value
                case "w:lvl" | "w:lvlOverride":
                    level = _number(event.attributes.get("ilvl", ""), 0)
                    kind, start = "decimal", 1
                case "w:numFmt":
                    kind = value
                case "w:start":
                    start = _number(value, 1)
                case "w:startOverride":
                    self._starts[owner, level] = _number(value, 1)
                case "/w:lvl":
                    self._formats.setdefault((owner, level), (kind, start))

    def marker(self, number: str, level: int) -> str:
        """Count an item, and give its marker: `3.`, or `-` where the list does not count."""
        abstract = self._abstract.get(number, "")
        kind, start = self._formats.get((abstract, level), ("bullet", 1))
        counts = self._counts[abstract or number]
        first = self._starts.pop((number, level), None)
        counts[level] = first if first is not None else counts.get(level, start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return "-" if kind in {"bullet", "none"} else f"{counts[level]}."


def _number(value: str, default: int = -1) -> int:
    return int(value) if value.isdigit() and len(value) < 6 else default
