"""The tokens of wikitext, and which bracket, brace and tag closes which."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from citeaudit.text import Span

# Tags whose content is no wikitext.
_OPAQUE = frozenset(
    ("nowiki", "pre", "syntaxhighlight", "source", "code", "math", "chem", "ce", "score", "graph")
).union(("gallery", "templatedata", "timeline", "mapframe"))


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
    unclosed: set[str] = set()
    while at < size and (match := match_at(source, at)):
        token = _named(match)
        if token.kind == "comment":
            close = source.find("-->", at)
            token = token._replace(end=size if close < 0 else close + 3)
        elif token.kind == "tag" and token.name in _OPAQUE and token.name not in unclosed:
            lower = lower or source.lower()
            close = lower.find(f"</{token.name}", token.end)
            if close < 0:
                unclosed.add(token.name)
            else:
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


class Source:
    """A wikitext with its tokens, and what stands inside its templates and links."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.closers, self.pipes, self._refs = pair(self.tokens)

    def span(self, index: int) -> Span:
        """Say where a token stands."""
        return Span(self.tokens[index].start, self.tokens[index].end)

    def whole(self, index: int) -> Span:
        """Say where an opening token, its closing one and all between them stand."""
        return Span(self.tokens[index].start, self.tokens[self.closers[index]].end)

    def name(self, index: int) -> str:
        """Give the name of the template that opens here, as the tables have it."""
        if index + 1 >= len(self.tokens):
            return ""
        name = self.text[self.tokens[index].end : self.tokens[index + 1].end]
        return " ".join(name.split("<!--")[0].replace("_", " ").split()).lower().lstrip("#")

    def parts(self, index: int) -> list[tuple[int, int]]:
        """Find the parameters of a template: for each the tokens before and behind it."""
        return list(pairwise([*self.pipes.get(index, ()), self.closers[index]]))

    def between(self, left: int, right: int) -> Span:
        """Say where what stands between two tokens stands."""
        return Span(self.tokens[left].end, self.tokens[right].start)

    def has_refs(self, index: int) -> bool:
        """Say whether a reference stands in a template."""
        return self._refs[self.closers[index]] > self._refs[index]

    def stands_alone(self, index: int) -> bool:
        """Say whether a template is a box: it begins a line, and so do its parameters."""
        start, pipes = self.tokens[index].start, self.pipes.get(index, [])
        if not pipes or self.text[max(0, start - 80) : start].rpartition("\n")[2].strip():
            return False
        return "\n" in self.text[self.tokens[index].end : self.tokens[pipes[0]].end]
