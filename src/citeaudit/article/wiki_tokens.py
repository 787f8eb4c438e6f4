"""The tokens of wikitext, and which bracket, brace and tag closes which."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

# Tags whose content is no wikitext.
_OPAQUE = frozenset(
    [
        "nowiki",
        "pre",
        "syntaxhighlight",
        "source",
        "code",
        "math",
        "chem",
        "ce",
        "score",
        "gallery",
        "templatedata",
        "timeline",
        "graph",
        "mapframe",
    ]
)


class Token(NamedTuple):
    """A stretch of the source.

    `kind` is `text`, `comment`, `break` (a blank line), `newline`, `quotes`, `entity`, `heading`,
    `equals`, `item`, `table`, `row`, `cell`, `caption`, `end`, `tag`, `empty` (a tag that closes
    itself), `opaque`, `word`, `rule`, or a sign: `{{`, `}}`, `[[`, `]]`, `[`, `]`, `|`, `||`.
    `name` is that of a tag, in lower case, with a slash before it where it closes; the mark of a
    list item or cell; the signs of a heading.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    rest: str = ""  # a tag's attributes; opaque content


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?P<comment><!--)"
        r"|<(?P<slash>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s[^<>]{0,2000})?)/?>"
        r"|^(?P<heading>={1,6})(?=[^\n]{1,500}=[ \t]*(?:<!--[^\n]{0,100}-->)?\s*?$)"
        r"|^[ \t]*(?P<table>\{\|[^\n]*)|^[ \t]*(?P<end>\|\})(?!\})|^[ \t]*(?P<row>\|-[^\n]*)"
        r"|^[ \t]*(?P<caption>\|\+)"
        r"|^[ \t]*(?P<cell>[|!])"
        r"|^(?P<item>[*#:;]+)[ \t]*|^(?P<rule>-{4,})"
        r"|(?P<break>\n[ \t\r]*\n\s*)|(?P<newline>\n)"
        r"|(?P<sign>\{\{|\}\}|\[\[|\]\]|\[(?=(?:https?:)?//|mailto:)|\]|\|\||!!|\|)"
        r"|(?P<quotes>'{2,5})|(?P<entity>&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)"
        r"|(?P<word>__[A-Z]{3,40}__)"
        r"|(?P<equals>=+)"
        r"|(?P<text>[^<\n{}\[\]|!'&_=]+|.)",
        re.MULTILINE,
    )


def tokens(source: str) -> list[Token]:
    """Cut a source into tokens. Cost: linear."""
    found: list[Token] = []
    at, size = 0, len(source)
    match_at = _token().match
    lower = ""
    while at < size and (match := match_at(source, at)):
        token = _named(match)
        if token.kind == "comment":
            close = source.find("-->", at)
            token = token._replace(end=size if close < 0 else close + 3)
        elif token.kind == "tag" and token.name in _OPAQUE:
            lower = lower or source.lower()
            close = lower.find(f"</{token.name}", token.end)
            if close >= 0:
                end = source.find(">", close)
                inner = source[token.end : close]
                token = Token("opaque", at, size if end < 0 else end + 1, token.name, inner)
        found.append(token)
        at = token.end
    return found


def _named(match: re.Match[str]) -> Token:
    start, end = match.span()
    kind = match.lastgroup or "text"
    match kind:
        case "attributes":
            empty = match[0].endswith("/>")
            name = match["slash"] + match["tag"].lower()
            return Token("empty" if empty else "tag", start, end, name, match["attributes"])
        case "sign":
            return Token(match["sign"].replace("!!", "||"), start, end)
        case "heading" | "item" | "cell":
            return Token(kind, start, end, match[kind])
    return Token(kind, start, end)


_OPENING = {"}}": "{{", "]]": "[[", "]": "[", "/ref": "ref"}


class Pairs(NamedTuple):
    """How tokens belong together.

    Attributes:
        closers: Index of an opening token -> index of the one that closes it.
        pipes: Index of an opening token -> indexes of the pipes that part its content.
        refs: How many tags of references stand before each token.
    """

    closers: dict[int, int]
    pipes: dict[int, list[int]]
    refs: list[int]


def pair(found: list[Token]) -> Pairs:
    """Pair tokens. What is left open is only text; a blank line leaves links open.

    Cost: linear.
    """
    closers: dict[int, int] = {}
    pipes: dict[int, list[int]] = {}
    refs = [0]
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for index, token in enumerate(found):
        kind = token.name if token.kind == "tag" else token.kind
        refs.append(refs[-1] + (token.name == "ref"))
        if kind in _OPENING.values():
            opened.append((kind, index))
            waiting[kind] += 1
        elif kind in _OPENING and waiting[_OPENING[kind]]:
            while True:
                name, at = opened.pop()
                waiting[name] -= 1
                if name == _OPENING[kind]:
                    break
            closers[at] = index
        elif opened and kind in {"|", "||", "cell", "row", "caption", "end"}:
            pipes.setdefault(opened[-1][1], []).append(index)
        elif kind == "break":
            while opened and opened[-1][0] in {"[[", "["}:
                waiting[opened.pop()[0]] -= 1
    return Pairs(closers, pipes, refs)
