"""What holds for any text: nothing raises, every span is exact, cost is linear."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.base import reader
from citeaudit.article.citations import find_citations
from citeaudit.article.reference_list import find_references
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.model import Document

_BITS = [
    *"ab é\u00a0中😀\n\n\n   \t.,*_`$<>|[](){}#-+&\\^~:'\"!0123",
    *["[1]", "[1, 2]", "[^1]", "[^1]: ", "[1]: https://x.example", "\n[2] ", "\n1. ", "\n- "],
    *["&amp;", "\\[", "\\]", "¹", "<sup>", "</sup>", "<span hidden>", "</span>", "<!--", "-->"],
    *[
        "\n\n## References\n\n",
        "https://a.example/b_(c)",
        "\r\n",
        "\n> ",
        "\n```\n",
        "| a |\n|---|\n",
    ],
    *[
        "[@a1]",
        "@b2 ",
        "^[",
        "\n:::\n",
        "---\nreferences:\n- id: a1\n",
        "\\cite{a1}",
        "\\footnote{",
    ],
    *[
        "\\section{",
        "\\begin{itemize}\n\\item ",
        "\\end{itemize}",
        "\\bibitem{a1} ",
        "% ",
        "\\'e",
        "$",
    ],
    *["<ref>", "<ref name=a />", "</ref>", "{{cite web|title=T|url=https://x.example}}", "{{efn|"],
    *["{{sfn|A|2020}}", "[[", "]]", "{{", "}}", "|", "\n== H ==\n", "\n{|\n| a || b\n|}\n", "\n* "],
    *[
        "<references>",
        "</references>",
        "[[File:a.png|",
        "{{quote|",
        "{{Infobox\n| a = ",
        "<nowiki>",
    ],
    *["<p>", "</p>", "<li id=f1>", "<a href='#f1'>1</a>", "<ol start=2>", "</ol>", "<td>", "<nav>"],
    *["<main>", "</main>", "<h2>References</h2>", "<a name=f1>", "<pre>", "<footer>", "<i hidden>"],
    *["<div style='display:none'>\n\n", "</div>\n\n", "---\n", "![", "](u)", "[a][1]", "［1］"],
]
documents = st.lists(st.sampled_from(_BITS), max_size=60).map("".join) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=80
)
FORMATS = ["markdown", "plain", "pandoc", "latex", "mediawiki", "html"]
formats = st.sampled_from(FORMATS)


def read(content: str, format: str) -> Document:
    return reader(format).read(Text.of(content))


@settings(max_examples=100, deadline=None)
@given(documents, formats)
def test_prose_leads_back_to_the_document(content: str, format: str) -> None:
    """Pieces cover the prose without gaps; verbatim ones stand in the document as they are."""
    for block in read(content, format).blocks:
        pieces = block.prose.pieces
        assert [piece.at for piece in pieces][:1] == [0]
        assert 0 <= block.span.start <= block.span.end <= len(content)
        ends = [*(piece.at for piece in pieces[1:]), len(block.prose.text)]
        for piece, end in zip(pieces, ends, strict=True):
            assert 0 <= piece.start <= piece.end <= len(content)
            if piece.end - piece.start == end - piece.at > 1:
                shown = block.prose.text[piece.at : end]
                assert shown in (content[piece.start : piece.end], "\n")
        for mark in block.inlines:
            assert 0 <= mark.start <= mark.end <= len(block.prose.text)
            assert 0 <= mark.span.start <= mark.span.end <= len(content)


@settings(max_examples=100, deadline=None)
@given(documents, formats)
def test_citations_are_ordered_and_in_bounds(content: str, format: str) -> None:
    """Citations come in document order, do not overlap, and lead to references that exist."""
    document = read(content, format)
    listed = find_references(document)

    found = find_citations(document, listed)

    places = [(citation.block, citation.start, citation.end) for citation in found]
    assert places == sorted(places)
    for (block, _, end), (following, start, _) in pairwise(places):
        assert following > block or start >= end
    for citation in found:
        assert 0 <= citation.span.start < citation.span.end <= len(content)
        assert len(citation.labels) == len(citation.targets)
        assert citation.block not in listed.blocks
    for reference in listed.references:
        if not document.as_shown and not document.records:
            assert reference.raw == document.text[reference.span].removeprefix("@")
        assert all(0 <= s.start <= s.end <= len(content) for s in reference.spans.values())
    assert [r.index for r in listed.references] == list(range(len(listed.references)))


@settings(max_examples=100, deadline=None)
@given(st.text("aé中😀 .\u00a0&\\*_", max_size=40), st.integers(1, 3), st.booleans())
def test_markers_are_exact_after_any_text(before: str, label: int, escaped: bool) -> None:
    """Whatever stands before a marker, its span is the marker as written."""
    marker = f"\\[{label}\\]" if escaped else f"[{label}]"
    text = f"{before} x {marker} end."
    content = f"Start. [1]\n\n{text}\n\n## References\n\n[1] a\n\n[2] b\n\n[3] c\n"
    document = read(content, "markdown")

    found = find_citations(document, find_references(document))

    assert [document.text[citation.span] for citation in found][-1] == marker
    assert found[-1].targets == (label - 1,)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "unit",
    [
        *[
            "[",
            "[1",
            "[1,",
            "[^",
            "<",
            "<!--",
            "<sup>",
            "$a",
            "](",
            "> ",
            "- ",
            "\\[",
            "¹",
            "(",
            "[1] ",
        ],
        *[
            "[1] https://a.example\n",
            "Sources:\n\n",
            "1. a\n\n   b https://a.example\n\n",
            "A (2020",
        ],
        *["## References\n\n", "[1]\n\n[1] b https://b.example\n\n", "\n\n   b\n\n", " 2. A"],
        *["[@a", "^[", "@", ":::\n", "---\nreferences:\n", "---\na: b\n---\n\n", "[@a1; ", "@a [b"],
        *[
            "\\cite{",
            "\\cite[",
            "\\cites{a}",
            "\\footnote{",
            "\\begin{",
            "\\begin{a}",
            "{",
            "}",
            "$",
        ],
        *[
            "\\verb|",
            "\\begin{verbatim}",
            "\\begin{equation}",
            "\\[",
            "\\(",
            "%",
            "\\'",
            "\\url{",
            "& ",
        ],
        *[
            "\\section{a",
            "\\bibitem{a} ",
            "\\begin{tabular}{l}",
            "\\item[",
            "\\nocite{*}",
            "``",
            "\\a ",
        ],
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
        *[
            "[https://a ",
            "{{efn|a",
            "{{quote|a",
            "\n{|",
            "\n|",
            "\n==a",
            "=",
            "\n* a",
            "<math>",
            "''",
        ],
        *[
            "{{Infobox\n|a=",
            "{{reflist|",
            "<references>",
            "[[File:a|",
            "{{sfn|a",
            "</ref>",
            "<nowiki>",
        ],
        *["{{lang|x|", "!!", "\n{|\n|a", "=<!--"],
        *[
            "<p>",
            "<b>",
            "<li>",
            "<li id=f1>",
            "<a href='#f1'>1</a>",
            "<table><tr><td>",
            "<nav>",
            "<h2>",
        ],
        *[
            "</p>",
            "<a b='",
            '<a "',
            "<script>",
            "&amp",
            "<i hidden>",
            "<ol><li>",
            "<div id=f1>",
            "<td>",
        ],
        *[
            "<aside><h2>References</h2>",
            "<main><p>a",
            "<blockquote>",
            "<sup>",
            "<a name=f1>",
            "<pre>",
        ],
        *["<b hidden>[^1]</b>", "[a](https://a.example)\n", "\n2. b", "[1]: https://a.example\n"],
    ],
)
def test_hostile_runs_take_linear_time(unit: str, format: str) -> None:
    """Four times the length takes no more than about four times as long."""

    def seconds(count: int) -> float:
        content = f"a {unit * count}\n\n## References\n\n1. A https://a.example\n{unit * count}\n"
        start = time.perf_counter()
        document = read(content, format)
        find_citations(document, find_references(document))
        return time.perf_counter() - start

    short = min(seconds(25_000 // len(unit)) for _ in range(2))

    assert seconds(100_000 // len(unit)) < 10 * short + 0.2
