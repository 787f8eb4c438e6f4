"""An entry of a reference list before its fields are known, and the label it starts with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.blocks import join
from citeaudit.article.labels import normalise
from citeaudit.article.model import Block, InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Inline, Prose

_CONTINUES = ("url", "http", "doi", "available", "retrieved", "accessed", "link:", "pmid", "www.")


class Entry:
    """An entry as cut out of the document; it may go on in further blocks.

    Attributes:
        label: As written; empty if it has none.
        span: All of it, label included.
        links: The links in it, in order.
        bracketed: The label stood in brackets, as markers do: `[3]`.
    """

    __slots__ = ("_parts", "bracketed", "label", "links", "span")

    def __init__(
        self,
        label: str,
        span: Span,
        prose: Prose,
        links: Sequence[Inline],
        *,
        bracketed: bool = False,
    ) -> None:
        self.label = label
        self.span = span
        self.links = list(links)
        self.bracketed = bracketed
        self._parts = [prose]

    def extend(self, block: Block) -> None:
        """Add a further block: a second paragraph, an indented address."""
        self._add(block.span, links_of(block), block.prose)

    def absorb(self, rest: Entry) -> None:
        """Add what turned out to be the rest of this entry."""
        self._add(rest.span, rest.links, rest.prose)

    def _add(self, span: Span, links: Sequence[Inline], prose: Prose) -> None:
        self.span = Span(self.span.start, max(self.span.end, span.end))
        self.links += links
        self._parts.append(prose)

    def begin(self, label: str, prose: Prose) -> None:
        """Take `label` for the label, and `prose` for what stands behind it."""
        self.label, self._parts = label, [prose]

    @property
    def prose(self) -> Prose:
        """What it says behind the label, a line for each block."""
        if len(self._parts) > 1:
            self._parts = [join(self._parts)]
        return self._parts[0]

    @property
    def has_address(self) -> bool:
        """Whether it names an address, an identifier or, on a line of its own, a site."""
        if self.links:
            return True
        text = self.prose.text.lower()
        named = any(mark in text for mark in ("http", "www.", "doi", "pmid"))
        return named or bool(_site().match(text))

    @property
    def resembles(self) -> bool:
        """Whether it looks like a reference: an address, an identifier or a year."""
        return self.has_address or bool(_year().search(self.prose.text))

    @property
    def is_mostly_address(self) -> bool:
        """Whether it is little more than an address or a link, as in a bare list of sources."""
        linked = sum(link.end - link.start for link in self.links)
        return 2 * linked >= len(self.prose.text.strip()) > 0


def links_of(block: Block) -> list[Inline]:
    """Pick the links out of a block's inlines."""
    return [mark for mark in block.inlines if mark.kind is InlineKind.LINK]


@cache
def _site() -> re.Pattern[str]:
    # "nih.gov" above the title, as copied from a panel of sources
    return re.compile(r"\s*(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}\s*(?:\n|$)")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class Label(NamedTuple):
    """The label at the start of a line, and where the entry behind it begins."""

    label: str
    end: int
    bracketed: bool


@cache
def _bracketed() -> re.Pattern[str]:
    # "[0] ", "［1］", "[^3]: ", "[@key] ", "(4) ", "[12]. "
    return re.compile(
        r"\s*(?:[\[\uff3b\u3010]\s*\^?(@?[^\s\[\]\uff3d\u3011]{1,60})\^?\s*[\]\uff3d\u3011]|\(([0-9]{1,4})\))"
        r"[:.)]?(?=[\s\u00a0\"\u201c\w\[<*]|$)[\s\u00a0]*"
    )


@cache
def _numbered() -> re.Pattern[str]:
    # "12. ", "12) ", "12 - ", and "92  Name", "55  van Name" as conversions from print leave it
    return re.compile(
        r"\s*([0-9]{1,4})(?:(?:[.)]|[ \u00a0][-\u2013\u2014])[\s\u00a0]+"
        r"|[\s\u00a0]+(?=[A-Z\u00c0-\u00de\"\u201c])|[ \u00a0]{2,}(?=[a-z]))(?=\S)"
    )


@cache
def _worded() -> re.Pattern[str]:
    # "Ref. 1: ", "Source 2. ", "Quelle 3) ", and "¹ " as print has it
    words = "refs?|reference|source|citation|note|quelle|fuente|fonte|bron|no|nr"
    raised = "[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}"
    return re.compile(
        rf"\s*(?:(?:{words})\.?[ \u00a0]([0-9]{{1,3}})[:.)]|({raised})[.:)]?)[\s\u00a0]*(?=\S)",
        re.IGNORECASE,
    )


def read_label(line: str) -> Label | None:
    """Read the label a line starts with: `[3]`, `(3)`, `3.`, `Ref. 3:`, `³`, or a plain number."""
    match = _bracketed().match(line)
    if match:
        label = (match[1] or match[2]).rstrip("^") or "^"
        if label[0] == "@" or any(letter.isdigit() for letter in label):
            return Label(label, match.end(), bracketed=match[1] is not None)
    match = _worded().match(line)
    if match:
        return Label(normalise(match[1] or match[2]), match.end(), bracketed=True)
    match = _numbered().match(line)
    return Label(match[1], match.end(), bracketed=False) if match else None


def marker_label(marker: str) -> str:
    """Read the label of a list item's own marker: `0` for `0.`, nothing for a bullet."""
    label = marker.strip(" .)")
    return label if label.isdigit() else ""


def number_of(label: str) -> int | None:
    """Read a label as a number, if it is one of sensible length."""
    text = normalise(label)
    return int(text) if text.isdigit() and len(text) <= 6 else None


def continues(block: Block) -> bool:
    """Say whether a block by itself goes on with the entry before: an address or an access note."""
    return block.prose.text[:40].lstrip(" \t(<").lower().startswith(_CONTINUES)
