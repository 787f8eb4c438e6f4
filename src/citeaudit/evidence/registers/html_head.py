"""What a page of the web says of itself: title, metadata, structured data, text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from citeaudit.article.formats.html_tokens import attributes, tags
from citeaudit.evidence.registers.reading import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.evidence.exchange import Answer

_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_-]{1,20})")
# Nothing that Python knows besides character sets ("punycode" is quadratic).
_CHARSETS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|windows-\d{3,4}|cp125\d|iso-8859-\d{1,2}|latin-?1|us-ascii"
    r"|shift_jis|euc-(?:jp|kr)|gb(?:k|2312|18030)|big5|koi8-[ru]",
    re.IGNORECASE,
)
_MOST_METAS = 400
_MOST_TYPES = 60
_LONGEST_DATA = 400_000  # characters of one block of JSON-LD
_DEEPEST = 12
_MOST_TEXT = 60_000
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe"})


@dataclass(slots=True)
class Head:
    """What was found.

    Attributes:
        metas: Contents by name, in lower case, in order.
        types: Types of schema.org, in lower case.
        text: What a reader sees, on one line, up to a limit.
        whole: The limit was not reached.
    """

    title: str = ""
    canonical: str = ""
    language: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    text: str = ""
    whole: bool = False

    def first(self, *names: str) -> str:
        """Give the first content of the first of some names that is there."""
        found = (self.metas[name][0] for name in names if self.metas.get(name))
        return next(found, "")


def decode(answer: Answer) -> str:
    """Decode a page as its header or it itself says; whatever is odd becomes a replacement."""
    named = _CHARSET.search(answer.headers.get("content-type", "").encode())
    named = named or _CHARSET.search(answer.body[:2048])
    charset = named[1].decode("ascii") if named else "utf-8"
    if answer.body[:3] == b"\xef\xbb\xbf" or not _CHARSETS.fullmatch(charset):
        charset = "utf-8"
    try:
        return answer.body.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return answer.body.decode("utf-8", "replace")


def read_head(html: str) -> Head:
    """Read a page. Never raises for any content.

    Cost: linear in its length.
    """
    head = Head()
    parts: list[str] = []
    length, hidden = 0, ""
    for tag in tags(html):
        if not tag.name:
            shown = html[tag.start : tag.end]
            if not hidden and length < _MOST_TEXT:
                parts.append(shown[:_MOST_TEXT])
                length += len(shown)
            continue
        if tag.name == "title" and not head.title and hidden in ("", "head"):
            head.title = plain(_content(html, tag.end, 2_000))
        hidden = _hidden(hidden, tag.name)
        if tag.written:
            _read_tag(head, html, tag.name, attributes(tag), tag.end)
    head.text = plain(" ".join(parts), _MOST_TEXT)
    head.whole = length < _MOST_TEXT
    return head


def _content(html: str, start: int, limit: int) -> str:
    """Give what an element holds whose content is no HTML."""
    end = html.find("</", start, start + limit)
    return html[start : end if end >= 0 else start + limit]


def _hidden(hidden: str, name: str) -> str:
    """Say in which element that shows no text the text behind a tag stands."""
    if hidden:
        return "" if name == f"/{hidden}" else hidden
    return name if name in _UNSEEN else ""


def _read_tag(head: Head, html: str, name: str, found: dict[str, str], end: int) -> None:
    match name:
        case "meta":
            _read_meta(head, found)
        case "link" if "canonical" in found.get("rel", "").lower().split():
            head.canonical = head.canonical or plain(found.get("href"), 2_000)
        case "html":
            head.language = plain(found.get("lang"), 20)
        case "script" if "ld+json" in found.get("type", "").lower():
            head.types.update(_types(_parsed(_content(html, end, _LONGEST_DATA))))
    if len(head.types) < _MOST_TYPES and "itemtype" in found:
        head.types.update(filter(None, map(_type, found["itemtype"].split()[:4])))


def _read_meta(head: Head, found: dict[str, str]) -> None:
    name = (found.get("name") or found.get("property") or "").strip().lower()
    content = plain(found.get("content"))
    if name and content and len(head.metas) < _MOST_METAS:
        values = head.metas.setdefault(name, [])
        if len(values) < 20:
            values.append(content)


def _parsed(block: str) -> object:
    """Parse a block of JSON-LD tolerantly: control characters and a comment around are common."""
    text = block.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the types in a block, wherever they hide: `@graph`, lists, `mainEntity`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _types(one, depth + 1)
    elif isinstance(value, dict):
        named: Any = value.get("@type")
        for one in named if isinstance(named, list) else [named]:
            if isinstance(one, str) and (name := _type(one)):
                yield name
        for key, inner in list(value.items())[:200]:
            if key != "@type":
                yield from _types(inner, depth + 1)


def _type(written: str) -> str:
    name = written.rpartition("/")[2].rpartition(":")[2]
    return name[:60].lower() if name.isascii() and name.isalnum() else ""
