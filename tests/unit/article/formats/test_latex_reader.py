"""What the LaTeX reader makes of a source."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.model import BlockKind, CitationStyle, Document, InlineKind
from citeaudit.article.read import read
from citeaudit.text import Text


def parsed(content: str) -> Document:
    return reader("latex").read(Text.of(content))


def shown(content: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.prose.text.strip()) for block in parsed(content).blocks]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        (r"\cite{a}", ("a",)),
        (r"\cite{a, b:c ,d}", ("a", "b:c", "d")),
        (r"\citep[see][p.~3]{smith2020}", ("smith2020",)),
        (r"\citet*{a}", ("a",)),
        (r"\Textcite[12]{a}", ("a",)),
        (r"\autocites[1]{a}[2]{b}", ("a", "b")),
        ("\\parencite{a,% why\n  b}", ("a", "b")),
        (r"\footcite{a}", ("a",)),
    ],
)
def test_the_cite_family(written: str, keys: tuple[str, ...]) -> None:
    """A marker is the whole command, options included."""
    text = Text.of(f"Naïve text~{written}, and more.\n")

    (citation,) = read(text, "latex").citations

    assert (text[citation.span], citation.labels) == (written, keys)
    assert citation.style is CitationStyle.KEY


@pytest.mark.parametrize(
    "written",
    [
        "% \\cite{a}",
        "\\verb|\\cite{a}|",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{comment}\n\\cite{a}\n\\end{comment}",
        "\\begin{equation} x \\cite{a} \\end{equation}",
        "$x [1]$",
        "\\label{a}\\ref{a}\\vspace{1em}",
        "\\nocite{a}",
        "\\iffalse \\cite{a} \\fi",
        "\\newcommand\\mycite[1]{\\cite{#1}}",
    ],
)
def test_what_is_no_citation(written: str) -> None:
    """Comments, code, formulas, labels; and the command that cites nothing."""
    assert read(Text.of(f"Text {written}\n"), "latex").citations == ()


def test_prose_reads_as_it_is_set() -> None:
    """Accents, quotation marks, dashes, symbols and formatting; an escaped sign is itself."""
    content = (
        r"\textbf{Na\"{\i}ve} \'etude of \c{c}a---``50\% \& more''~at \textcolor{red}{5\,mg}"
        r" {\em of} $\beta$-blockers \alpha, \$5. % gone"
    )

    assert shown(content) == [
        (
            BlockKind.PARAGRAPH,
            "Naïve étude of ça—“50% & more” at 5 mg of β-blockers α, $5.",
        )
    ]


def test_blocks_know_what_they_are() -> None:
    """Sections, lists, tables, captions, quotations; the preamble only gives the title."""
    content = (
        "\\documentclass{article}\\newcommand{\\x}[1]{Noise #1}\n\\title{The \\emph{Title}}\n"
        "\\begin{document}\n\\section[short]{Intro}\\label{s}Text.\n% a comment\nMore.\n\n"
        "\\begin{itemize}\n\\item One\n\\item[Two] two\n\\end{itemize}\n"
        "\\begin{quote}Said.\\end{quote}\n"
        "\\begin{table}[ht]\\caption{A caption.}\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}"
        "\\end{table}\n\\begin{theorem}[A fine title] Body.\\end{theorem}\n"
        "\\end{document}\nafter\n"
    )

    document = parsed(content)

    assert document.title == "The Title"
    assert [(b.kind, b.prose.text.strip(), b.level, b.quoted) for b in document.blocks] == [
        (BlockKind.HEADING, "The Title", 1, False),
        (BlockKind.HEADING, "Intro", 2, False),
        (BlockKind.PARAGRAPH, "Text.\nMore.", 0, False),
        (BlockKind.LIST_ITEM, "One", 1, False),
        (BlockKind.LIST_ITEM, "Two two", 1, False),
        (BlockKind.PARAGRAPH, "Said.", 0, True),
        (BlockKind.CAPTION, "A caption.", 0, False),
        (BlockKind.TABLE_CELL, "a", 0, False),
        (BlockKind.TABLE_CELL, "b", 0, False),
        (BlockKind.TABLE_CELL, "c", 0, False),
        (BlockKind.TABLE_CELL, "d", 0, False),
        (BlockKind.HEADING, "A fine title", 6, False),
        (BlockKind.PARAGRAPH, "Body.", 0, False),
    ]


def test_bibitems_are_the_reference_list() -> None:
    """Each entry goes on to the next; its label is its key, and it is quoted as it is set."""
    content = (
        "It helps \\citep{smith}. It harms~\\cite{lee,gone}.\n\n\\begin{thebibliography}{9}\n"
        "\\bibitem[Smith(2020)]{smith} J.~Smith. \\newblock Naps. 2020.\n\n  \\url{https://a.example/x%20y}\n"
        "\\bibitem{lee} K. Lee. \\href{https://doi.org/10.5555/2}{A \\emph{trial}}, 2021.\n"
        "\\end{thebibliography}\n"
    )

    article = read(Text.of(content), "latex")

    assert [(r.label, r.url) for r in article.references] == [
        ("smith", "https://a.example/x%20y"),
        ("lee", "https://doi.org/10.5555/2"),
    ]
    assert article.references[1].raw == "K. Lee. A trial, 2021."
    assert [c.targets for c in article.citations] == [(0,), (1, None)]


def test_a_footnote_cites_what_it_names_where_it_stands() -> None:
    """The paragraph goes on behind the note; a remark that cites nothing is no source."""
    text = Text.of("It helps\\footnote{See \\cite{a}.} a lot\\footnote{Thanks.}. More.\n")

    article = read(text, "latex")

    assert [b.prose.text.strip() for b in article.blocks] == [
        "It helps[note 1] a lot[note 2]. More.",
        "See [a].",
        "Thanks.",
    ]
    assert [(text[c.span], c.labels) for c in article.citations] == [
        ("\\footnote{See \\cite{a}.}", ("a",)),
        ("\\cite{a}", ("a",)),
    ]


def test_raised_numbers_cite_and_other_formulas_do_not() -> None:
    """A formula that is nothing but a raised number is a superscript."""
    (block,) = parsed(r"So$^{1,2}$ it is\textsuperscript{3} with $x^2$.").blocks

    assert [(m.kind, block.prose.text[m.start : m.end]) for m in block.inlines] == [
        (InlineKind.SUPERSCRIPT, "1,2"),
        (InlineKind.SUPERSCRIPT, "3"),
        (InlineKind.MATH, "x^2"),
    ]
