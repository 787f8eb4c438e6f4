"""A piece of TeX as plain text: a title or a name of a bibliography."""

from __future__ import annotations

from citeaudit.article.formats.tex_commands import commands
from citeaudit.article.formats.tex_tokens import tokens

_SHOWN = {"``": "\u201c", "''": "\u201d", "---": "\u2014", "--": "\u2013"}


def plain_tex(source: str) -> str:
    """Give a piece of TeX as it is set: accents joined, braces and commands gone.

    Cost: linear.
    """
    if not any(sign in source for sign in "\\{}~$%`'-"):
        return " ".join(source.split())
    symbols = commands().symbol
    shown: list[str] = []
    for token in tokens(source, ()):
        match token.kind:
            case "char" | "code" | "address":
                shown.append(token.name)
            case "command":
                shown.append(symbols.get(token.name, ""))
            case "text":
                shown.append(source[token.start : token.end])
            case "~" | "break" | "row":
                shown.append(" ")
            case "[" | "]" | "&" | "comment":  # `%` and `&` are typed as they are in a .bib file
                shown.append(source[token.start : token.end])
    text = "".join(shown)
    for typed, set_ in _SHOWN.items():
        text = text.replace(typed, set_)
    return " ".join(text.split())
