"""HTML inside of Markdown: tags are not prose, and some of them hide or raise what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)([^<>]*)>")
_UNSHOWN = frozenset({"script", "style", "template", "noscript"})


class Tag(NamedTuple):
    """A tag, or (`name` empty) a comment or declaration, at an offset of the text it was found in.

    Attributes:
        effect: What an opening tag makes of its content, if anything.
    """

    start: int
    end: int
    name: str
    closing: bool
    effect: InlineKind | None


def tags(html: str) -> Iterator[Tag]:
    """Find tags and comments in order.

    Cost: linear; a comment that is never closed reaches to the end, as in a browser.
    """
    at = html.find("<")
    while at >= 0:
        tag = _tag(html, at)
        if tag:
            yield tag
        at = html.find("<", tag.end if tag else at + 1)


def _tag(html: str, at: int) -> Tag | None:
    if html.startswith("<!--", at):
        close = html.find("-->", at + 4)
        return Tag(at, len(html) if close < 0 else close + 3, "", False, None)
    match = _TAG.match(html, at)
    if not match:
        return None
    name = match[1].lower()
    closing = html[at + 1] == "/"
    effect = None if closing else _effect(name, match[2])
    return Tag(at, match.end(), name, closing, effect)


def _effect(name: str, attributes: str) -> InlineKind | None:
    if name == "sup":
        return InlineKind.SUPERSCRIPT
    if name in _UNSHOWN or (attributes and _hides(attributes)):
        return InlineKind.HIDDEN
    return None


def _hides(attributes: str) -> bool:
    flat = attributes.lower()
    if "hidden" in flat.split() or "hidden=" in flat:
        return True
    style = "".join(flat.split())
    return "display:none" in style or "visibility:hidden" in style
