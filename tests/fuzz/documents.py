"""Documents made of the pieces that readers trip over."""

from __future__ import annotations

from hypothesis import strategies as st

from citeaudit.article.formats.base import SUFFIXES

_PLAIN = [
    *"ab é\u00a0中😀\n\n\n   \t.,*_`$<>|[](){}#-+&\\^~:;'\"!?0123",
    *[
        "word ",
        "Pain ",
        "et al. ",
        "2020",
        "Smith",
        ". ",
        ".\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\ufeff",
    ],
    *["שלום ", "\u202e", "e\u0301", "👩\u200d👧", "ﬁ", "\u200b", "１", "、", "。", "\x0b", "\x1f"],
]
_MARKERS = [
    *["[1]", "[1, 2]", "[1-3]", "[[1]]", "[^1]", "^1^", "¹", "［1］", "【1】", "(1)", " 1.", ".2 "],
    *["[cite: 1]", "[ref. 2]", "[@a1]", "(Smith, 2020)", "Smith (2020)", "[1](https://a.example)"],
    *["[citation needed]", "【1†source】", "turn0search0", "oaicite:0", "[cite_start]", "[web:1]"],
    *["([a](https://b.example))", "[a][1]", "[oai_citation:0‡A](https://c.example)"],
]
_LISTS = [
    *[
        "\n\n## References\n\n",
        "\n\nSources:\n\n",
        "Sources: ",
        "\n**Works cited**\n",
        "\n# 参考文献\n",
    ],
    *[
        "\n[1] ",
        "\n[2] Smith A. Pain. 2020. ",
        "\n1. ",
        "\n2. ",
        "\n- ",
        "\n* [1] ",
        "\n¹ ",
        "\nRef. 1: ",
    ],
    *[
        "https://a.example/b_(c)",
        "www.b.example",
        "doi:10.1000/1",
        "\n[^1]: ",
        "[1]: https://x.example",
    ],
    *["| # | Source |\n|---|---|\n", "| 1 | https://a.example |\n", "  \nURL: https://a.example\n"],
]
_MARKUP = [
    *[
        "&amp;",
        "&#x27;",
        "\\[",
        "\\]",
        "<sup>",
        "</sup>",
        "<span hidden>",
        "</span>",
        "<!--",
        "-->",
    ],
    *["\n> ", "\n```\n", "| a |\n|---|\n", "---\n", "---\ntitle: a\n---\n", "+++\n", "![", "](u)"],
    *[
        "<div style='display:none'>\n\n",
        "</div>\n\n",
        "<table><tr><td>",
        "</td></tr>",
        "<li>",
        "<br>",
    ],
    *[
        "<details><summary>",
        "</summary>",
        "\n    ",
        "\n\t",
        "\n:::\n",
        "\n==\n",
        "\n--\n",
        "`[[1]]`",
    ],
]
_OTHERS = [
    *["@b2 ", "^[", "\\cite{a1}", "\\footnote{", "\\section{", "\\begin{itemize}\n\\item "],
    *[
        "\\end{itemize}",
        "\\bibitem{a1} ",
        "% ",
        "\\'e",
        "{{cite web|title=T|url=https://x.example}}",
    ],
    *[
        "<ref>",
        "<ref name=a />",
        "</ref>",
        "{{efn|",
        "{{sfn|A|2020}}",
        "[[",
        "]]",
        "{{",
        "}}",
        "\n{|\n",
    ],
    *[
        "<p>",
        "<h2>References</h2>",
        "<a href='https://a.example'>",
        "<script>",
        "<nowiki>",
        "\n== H ==\n",
    ],
]
_BITS = [*_PLAIN, *_MARKERS, *_LISTS, *_MARKUP, *_OTHERS]

pieces = st.sampled_from(_BITS)
repeated = st.builds(lambda piece, times: piece * times, pieces, st.integers(2, 40))
composed = st.lists(pieces | repeated, max_size=60).map("".join)
# A NUL, and a surrogate that no encoding has, never reach a reader.
wild = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=120)
documents = composed | wild
# A .docx file is no text: its reader is fed by packages.
FORMATS = sorted({*SUFFIXES.values()} - {"docx"})
formats = st.sampled_from(FORMATS)
