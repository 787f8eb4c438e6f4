"""Pieces that, repeated, make a reader go over the same ground again and again."""

from __future__ import annotations

_SIGNS = ["[", "(", "<", "{", "}", "$", "`", "|", "*", "_", "\\", "&", "@", "=", "%", "'", '"']
_MARKERS = [
    *["[1", "[1,", "[1] ", "[^", "[^1]", "[[1]] ", "¹", "<sup>1</sup>", "(1) ", "a 1. ", "a.1 2 "],
    *["A (2020", "Smith (2020) ", "(Smith, 2020; ", "[cite: 1] ", "[a](https://a.example) "],
    *["(https://a.example) ", "[a][1] ", "Sources: https://a.example\n", "turn0search0 ", "\u3010"],
]
_LISTS = [
    *["[1] https://a.example\n", "Sources:\n\n", "Sources:\n- https://a.example\n\nText.\n\n"],
    *[
        "1. a\n\n   b https://a.example\n\n",
        "## References\n\n",
        "## References\n\n### 1. A\n\nb\n\n",
    ],
    *["[1]\n\n[1] b https://b.example\n\n", "\n\n   b\n\n", " 2. A", "\n2. b", "¹ a 2020\n\n"],
    *["[1]: https://a.example\n", "[^1]: a\n", "Ref. 1: a 2020\n\n", "www.a.example\n\n"],
]
_MARKUP = [
    *[
        "> ",
        "- ",
        "](",
        "\\[",
        "![",
        "<!--",
        "<sup>",
        "<b hidden>[^1]</b>",
        "| a | b |\n",
        "\n---\n",
    ],
    *[
        "---\na: b\n---\n\n",
        "```\n",
        "<div>\n\n",
        "<li>",
        "<table><tr><td>1",
        "&amp;",
        "$a",
        "# a\n\n",
    ],
]
_SHARED = [*_SIGNS, *_MARKERS, *_LISTS, *_MARKUP]

UNITS: dict[str, list[str]] = {
    "markdown": _SHARED,
    "plain": _SHARED,
    "pandoc": [
        *["[@a", "^[", ":::\n", "---\nreferences:\n", "[@a1; ", "@a [b", "^[a] ", "[@a1] "],
    ],
    "latex": [
        *["\\cite{", "\\cite[", "\\cites{a}", "\\footnote{", "\\begin{", "\\begin{a}", "\\verb|"],
        *["\\begin{verbatim}", "\\begin{equation}", "\\(", "\\'", "\\url{", "& ", "\\section{a"],
        *["\\bibitem{a} ", "\\begin{tabular}{l}", "\\item[", "\\nocite{*}", "``", "\\a "],
        *["\\cite{a}", "$a$", "{a}", "\\footnote{a}", "\\b{a}{b}", "\\iffalse "],
    ],
    "mediawiki": [
        *[
            "<ref>",
            "<ref>a</ref>",
            "<ref name=a/>",
            "{{",
            "{{cite web|title=a",
            "{{a|",
            "[[",
            "[[a|",
        ],
        *["[https://a ", "{{efn|a", "{{quote|a", "\n{|", "\n|", "\n==a", "\n* a", "<math>", "''"],
        *["{{Infobox\n|a=", "{{reflist|", "<references>", "[[File:a|", "{{sfn|a", "</ref>"],
        *["[[a]]", "[[a|b]]", "{{a}}", "{{lang|x|y}}", "[https://a b]", "{{cite web|title=a}}"],
        *["<nowiki>", "{{lang|x|", "!!", "\n{|\n|a", "=<!--"],
    ],
    "html": [
        "<p>a",
        "<div>",
        "</div>",
        "<a href='",
        "<table>",
        "<li>a",
        "<script>",
        "<sup>1",
        "&#",
        "<nav>",
        "<h2>a",
        "<ol><li id=a>",
        "<a name=a>",
        "<aside><h2>References</h2>",
        "<a href='#a'>1</a><p id=a>",
    ],
}
# What every format hands on in its own way.
LINKED = ["https://a.example ", "[1] https://a.example\n\n", "Sources: https://a.example\n\n"]
