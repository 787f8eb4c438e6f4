"""The tokens of a TeX source, and which brace, bracket and dollar closes which."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container


class Token(NamedTuple):
    r"""A stretch of the source.

    `kind` is one of `text`, `break` (a blank line), `comment`, `command`, `begin`, `end`, `code`,
    `address`, `char` (an accented letter), `row` (`\\\\`), or a sign: `{ } [ ] $ $$ & ~`. `name` is
    that of the command or environment, without a star that only changes how it looks; of code, an
    address or a letter it is what is meant. `held` is where that stands.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    held: int = 0


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        # a comment takes its line end with it, unless a blank line follows
        r"(?P<comment>%[^\n]*(?:\n[ \t]*(?=[^\s])|))"
        r"|(?P<break>[ \t]*\n[ \t\r]*\n\s*)"
        r"|\\(?P<edge>begin|end)[ \t]*\{(?P<environment>[^{}\n\\]{1,60})\}"
        r"|\\(?:verb|lstinline)\*?(?P<quote>[^A-Za-z\s*\[{])(?P<verb>[^\n]{0,200}?)(?P=quote)"
        # in an address `%` is only a character
        r"|\\(?P<link>url|path|nolinkurl|href|doi)[ \t]*\{(?P<address>[^{}\n]{0,2000})\}"
        r"|\\(?P<accent>['`^\"~=.]|[cvuHrkdb](?=[ {]))[ ]*"
        r"(?:\{\s*\\?(?P<braced>[A-Za-z])\s*\}|\\(?P<dotless>[ij])(?![A-Za-z])|(?P<base>[A-Za-z]))"
        r"|\\(?P<command>[A-Za-z@]+)(?:\*|[ \t]+)?"  # the space behind its name is not set
        r"|(?P<row>\\\\(?:\[[^\[\]\n]{0,20}\])?)"
        r"|\\(?P<symbol>.)"
        r"|(?P<sign>\$\$|[{}\[\]$&~])"
        r"|(?P<text>[^\\%{}\[\]$&~\n]+|.)",
        re.DOTALL,
    )


def tokens(source: str, verbatim: Container[str]) -> list[Token]:
    """Cut a source into tokens.

    Args:
        source: The source.
        verbatim: Environments whose content is one token of code.

    Cost: linear.
    """
    found: list[Token] = []
    at, size = 0, len(source)
    match_at = _token().match
    while at < size and (match := match_at(source, at)):
        token = _named(match)
        found.append(token)
        at = token.end
        if token.kind == "begin" and token.name in verbatim:
            close = source.find(f"\\end{{{token.name}}}", at)
            close = size if close < 0 else close
            found.append(Token("code", at, close, source[at:close], at))
            at = close
    return found


def _named(match: re.Match[str]) -> Token:
    start, end = match.span()
    match match.lastgroup:
        case "environment":
            return Token(match["edge"], start, end, match["environment"].strip())
        case "verb":
            return Token("code", start, end, match["verb"], match.start("verb"))
        case "address":
            return Token("address", start, end, match["address"], match.start("address"))
        case "braced" | "dotless" | "base":
            letter = match["braced"] or match["dotless"] or match["base"]
            whole = unicodedata.normalize("NFC", letter + _COMBINING[match["accent"]])
            return Token("char", start, end, whole, start)
        case "command" | "symbol":
            return Token("command", start, end, match["command"] or match["symbol"])
        case "sign":
            return Token(match["sign"], start, end)
        case kind:
            return Token(kind or "text", start, end)


_COMBINING = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
}
_OPENING = {"}": "{", "]": "[", "\\)": "\\(", "\\]": "\\[", "$": "$", "$$": "$$"}
_PAIRED = frozenset([*_OPENING.values(), *_OPENING, "break"])
_NEAR = 3  # so many characters left open in between do not keep a bracket from closing


def closers(found: list[Token]) -> dict[int, int]:
    r"""Map the index of each opening token to that of the token that closes it.

    Braces hold brackets and dollars together, and so do paragraphs: what is open at their end is
    only a character. Formulas are `$ $`, `$$ $$`, `\( \)` and `\[ \]`.
    """
    pairs: dict[int, int] = {}
    braces: list[int] = []
    marks: list[list[tuple[str, int]]] = [[]]
    for index, token in enumerate(found):
        kind = "\\" + token.name if token.kind == "command" else token.kind
        if kind not in _PAIRED:
            continue
        if kind == "{":
            braces.append(index)
            marks.append([])
        elif kind == "}":
            if braces:
                pairs[braces.pop()] = index
                marks.pop()
        elif kind == "break":
            marks[-1].clear()
        elif not _close(pairs, marks[-1], kind, index) and kind in _OPENING.values():
            marks[-1].append((kind, index))
    return pairs


def _close(pairs: dict[int, int], marks: list[tuple[str, int]], kind: str, index: int) -> bool:
    opening = _OPENING.get(kind)
    for depth in range(1, min(_NEAR, len(marks)) + 1) if opening else ():
        if marks[-depth][0] == opening:
            pairs[marks[-depth][1]] = index
            del marks[-depth:]
            return True
    return False


class Source:
    """A source with its tokens, and how arguments are found in it."""

    def __init__(self, text: str, verbatim: Container[str]) -> None:
        self.text = text
        self.tokens = tokens(text, verbatim)
        self.closers = closers(self.tokens)

    def argument(self, index: int, opening: str) -> int | None:
        """Find the argument that begins at a token, if one does.

        Args:
            index: The token; before a brace there may be white space.
            opening: What it may open with: `{`, `[` or both.
        """
        if "{" not in opening and self.text[self.tokens[index - 1].end - 1].isspace():
            return None  # options follow at once; a bracket after a space is text
        while index < len(self.tokens) and self._is_space(self.tokens[index]):
            if "{" not in opening:
                return None
            index += 1
        if index < len(self.tokens) and self.tokens[index].kind in opening:
            return index if index in self.closers else None
        return None

    def after_arguments(self, index: int, count: int) -> int:
        """Find the token behind a command's options and so many of its arguments."""
        index += 1
        while (place := self.argument(index, "[{" if count > 0 else "[")) is not None:
            count -= self.tokens[place].kind == "{"
            index = self.closers[place] + 1
        return index

    def keys(self, index: int) -> tuple[list[str], int]:
        r"""Read the keys a citation command names, and find the token behind it.

        `\cites` and its like take any number of options and arguments.
        """
        many = self.tokens[index].name.lower().endswith("s")
        keys: list[str] = []
        index += 1
        while (place := self.argument(index, "[{")) is not None:
            close = self.closers[place]
            index = close + 1
            if self.tokens[place].kind == "{":
                written = _comment().sub("", self.inside(place))
                # "#1" is the argument of a macro that cites
                keys += [key.strip() for key in written.split(",") if key.strip("# 123456789")]
                if not many:
                    break
        return keys, index

    def inside(self, opening: int) -> str:
        """Give what stands between an opening token and its closing one."""
        return self.text[self.tokens[opening].end : self.tokens[self.closers[opening]].start]

    def _is_space(self, token: Token) -> bool:
        if token.kind == "text":
            return self.text[token.start : token.end].isspace()
        return token.kind == "comment"


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)%[^\n]*")
