"""Which markers are citations, and what they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeaudit.article.formats.base import format_of, reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import Citation, CitationStyle
from citeaudit.text import Text

SHARED = Path(__file__).parents[5] / "shared"


def cite(content: str, format: str = "markdown") -> tuple[Citation, ...]:
    document = reader(format).read(Text.of(content))
    return find_citations(document, find_references(document))


def markers(content: str, entries: int = 3, first: int = 1) -> list[tuple[str, tuple[object, ...]]]:
    """Marker as written, and targets, of a text above a list of so many entries."""
    rows = [f"[{n}] Source {n}, https://example.org/{n}" for n in range(first, first + entries)]
    content = content + "\n\n## References\n\n" + "\n\n".join(rows) + "\n"
    return [(content[c.span.start : c.span.end], c.targets) for c in cite(content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Relief. [1]", [("[1]", (0,))]),
        ("Relief [1].", [("[1]", (0,))]),
        ("Relief.[1, 2] More", [("[1, 2]", (0, 1))]),
        ("Relief [1-3].", [("[1-3]", (0, 1, 2))]),
        ("Relief [1–2, 3].", [("[1–2, 3]", (0, 1, 2))]),
        ("Relief [1]–[3].", [("[1]–[3]", (0, 1, 2))]),
        ("Relief.[1][2]", [("[1]", (0,)), ("[2]", (1,))]),
        ("Relief [[1,3]].", [("[[1,3]]", (0, 2))]),
        ("Relief \\[2\\].", [("\\[2\\]", (1,))]),
        ("缓解［1，2］。", [("［1，2］", (0, 1))]),
        ("Relief 【3】.", [("【3】", (2,))]),
        ("Relief.\n\n[1]\n\nMore.", [("[1]", (0,))]),
        ("Relief [01].", [("[01]", (0,))]),
        ("Relief [2, p. 33] and [3, Table 2].", [("[2, p. 33]", (1,)), ("[3, Table 2]", (2,))]),
        ("Relief [^2^].", [("[^2^]", (1,))]),
        ("Relief <sup>[2]</sup>.", [("[2]", (1,))]),
        ("Relief [1] and [9].", [("[1]", (0,)), ("[9]", (None,))]),
        ("Relief [1, 9].", [("[1, 9]", (0, None))]),
        ("| a |\n|---|\n| b [1] |", [("[1]", (0,))]),
        ("- item [3]", [("[3]", (2,))]),
        ("On the table [3] it lay.", [("[3]", (2,))]),
        ("It relieves.[2]: 12 It is safe.[3]: 4–5", [("[2]: 12", (1,)), ("[3]: 4–5", (2,))]),
        ("Relief in two groups [2]: 12 of 30 got well.", [("[2]", (1,))]),
        ("> quoted [3]", [("[3]", (2,))]),
    ],
)
def test_brackets(text: str, expected: list[tuple[str, tuple[object, ...]]]) -> None:
    """A bracket of numbers the list has is a citation, however it is written."""
    assert markers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] open\n- [x] done",
        "> [!NOTE]\n> text",
        "The law of [2019] holds.",
        "Use `x[1]` here.",
        "```\nx[1]\n```",
        "    x[1]",
        "It holds $x[1]$ always.",
        "See [citation needed] and [sic] and [the drug].",
        'See <span style="display:none">[1]</span>.',
        "Look at https://example.org/a[1.",
        "![figure [1]](f.png)",
        "The risk fell (95% CI [1, 2]).",
        "---\nrefs: [1, 2]\n---",
        "Version [1.2] and [a1].",
        "See Fig. [2] and Table [3]; Eq. [1] gives the model (Section [2]).",
        "Siehe Abbildung [2] und Tab. [3].",
        "[a page about [2] things](https://example.org/x)",
    ],
)
def test_not_citations(text: str) -> None:
    """Brackets that only look like markers are left alone."""
    document = text if text.startswith("---") else f"Text.\n\n{text}"

    assert markers(document) == []


def test_zero_based_labels() -> None:
    """A list that counts from 0 is cited as it counts; one past its end dangles."""
    assert markers("A [0, 1]. B [28].", entries=28, first=0) == [
        ("[0, 1]", (0, 1)),
        ("[28]", (None,)),
    ]


def test_without_a_list_several_markers_prove_the_style() -> None:
    """Two different brackets at sentence ends are citations without targets; one is nothing."""
    several = cite("One. [1]\n\nTwo [2].")

    assert [(c.labels, c.targets) for c in several] == [(("1",), (None,)), (("2",), (None,))]
    assert all(citation.confidence < 1 for citation in several)
    assert cite("One. [1]\n\nTwo.") == ()
    assert cite("Press [1] to go on and [2] to stop") == ()


def test_a_list_that_was_cut_off_proves_the_style_all_the_same() -> None:
    """Markers past the end of a short list lead nowhere, where several others lead somewhere."""
    text = " ".join(f"It works. [{n}]" for n in range(1, 11))

    assert [targets for _, targets in markers(text)] == [(0,), (1,), (2,), *[(None,)] * 7]
    assert len(markers(text, entries=2)) == 2


def test_native_footnotes() -> None:
    """Footnote markers lead to their notes, also where a numbered list has the same labels."""
    content = (
        "A[^1] and B[1].\n\n[^1]: https://note.example\n\n"
        "## References\n\n1. https://list.example\n"
    )

    found = cite(content)

    assert [(c.style, c.labels, c.targets) for c in found] == [
        (CitationStyle.FOOTNOTE, ("1",), (0,)),
        (CitationStyle.BRACKET, ("1",), (1,)),
    ]


def test_hidden_footnotes_cite_nothing() -> None:
    """A marker that nobody sees is no citation."""
    content = 'A[^1]. <span style="display:none">[^2]</span>\n\n[^1]: a\n[^2]: b\n'

    assert [citation.labels for citation in cite(content)] == [("1",)]


def test_undefined_footnotes_dangle() -> None:
    """A footnote marker without a note leads nowhere, if the document has notes at all."""
    content = "A[^a], B[^b], C[^9].\n\n[^a]: note\n"

    assert [(c.labels, c.targets) for c in cite(content)] == [
        (("a",), (0,)),
        (("b",), (None,)),
        (("9",), (None,)),
    ]
    assert cite("A[^a].") == ()


@pytest.mark.parametrize(
    "text", ["Relief.¹ More.", "Relief.<sup>1</sup> More.", "Relief.^1^ More."]
)
def test_superscripts(text: str) -> None:
    """A raised number of the list is a citation where the document does not cite in brackets."""
    assert [targets for _, targets in markers(text)] == [(0,)]
    assert [m for m, _ in markers(f"{text} And [2]. And [3].")] == ["[2]", "[3]"]
    linked = "And [2](https://example.org/2). And [3](https://example.org/3)."
    assert [targets for _, targets in markers(f"{text} {linked}")] == [(1,), (2,)]


@pytest.mark.parametrize(
    "text",
    [
        *["5 m² of skin", "10⁻³ moles", "Ca²⁺ ions", "10<sup>2</sup>", "kg/m<sup>2</sup>"],
        *["a χ² test", "I² of 40%", "the sum of (x – y)² over n"],
    ],
)
def test_exponents_are_no_superscript_citations(text: str) -> None:
    """Units, powers and charges are raised for reasons of their own."""
    assert markers(f"It has {text} there.") == []


def test_numbered_links() -> None:
    """`[1](url)` leads to the entry of that number."""
    assert markers("Relief [1](https://example.org/1).") == [("[1](https://example.org/1)", (0,))]


def test_equation_links_are_no_citations() -> None:
    """A link to an equation's number is a cross-reference."""
    assert markers("See ([2](#eq2)) for more. Relief [1].") == [("[1]", (0,))]


def test_reference_links() -> None:
    """`[host][4]` leads to the definition of that label, the next one below where they restart."""
    content = (
        "A ([h][1]).\n\n[1]: https://a.example\n\nB ([h][1]) and [1].\n\n[1]: https://b.example\n"
    )

    assert [(content[c.span.start : c.span.end], c.targets) for c in cite(content)] == [
        ("[h][1]", (0,)),
        ("[h][1]", (1,)),
        ("[1]", (1,)),
    ]


def test_entries_that_go_through_definitions_are_cited_by_their_labels() -> None:
    """A list whose entries are links through definitions is the list: both labels lead to it."""
    content = (
        "A ([h][7]). B [1].\n\n### Key references\n\n1. A trial of the drug ([h][7])\n"
        "2. A review of it ([h][8])\n\n[7]: https://a.example\n[8]: https://b.example\n"
        "[9]: https://c.example\n"
    )

    found = cite(content)

    assert [(content[c.span.start : c.span.end], c.targets) for c in found] == [
        ("[h][7]", (0,)),
        ("[1]", (0,)),
    ]


def test_chained_markers_over_definitions_are_two_citations() -> None:
    """What CommonMark reads as one link, `[1][2]`, names both entries."""
    content = "A [1][2].\n\n[1]: https://a.example\n[2]: https://b.example\n"

    assert [(c.labels, c.targets) for c in cite(content)] == [(("1", "2"), (0, 1))]


def test_lists_by_chapter_are_cited_from_above() -> None:
    """A label of several lists is that of the next list below."""
    content = (
        "A [1].\n\n## References\n\n[1] One https://a.example\n\n"
        "## Chapter\n\nB [1].\n\n## References\n\n[1] Two https://b.example\n"
    )

    assert [citation.targets for citation in cite(content)] == [(0,), (1,)]


def test_entries_cite_nothing() -> None:
    """Brackets inside the reference list are no citations."""
    assert markers("Text.\n\nMore [2].") == [("[2]", (1,))]


def test_cite_tags() -> None:
    """`[cite: 1, 2]` says itself what it is."""
    assert markers("Relief [cite: 1, 3].") == [("[cite: 1, 3]", (0, 2))]
    assert markers("Relief [citation:2].") == [("[citation:2]", (1,))]


@pytest.mark.parametrize(
    "marker", ["[ref. 2]", "[Source 2]", "[Refs 1-2]", "[Quelle: 2]", "(Ref. 2)"]
)
def test_words_before_the_number(marker: str) -> None:
    """A word such as "ref." in the bracket is believed where the list has the number."""
    assert [text for text, _ in markers(f"Relief {marker}.")] == [marker]
    assert markers(f"Relief {marker}.", entries=1) == []


def test_double_brackets_in_code() -> None:
    """`[[2]]` alone in code is a marker that somebody quoted; an index is none."""
    table = "| a | b |\n|---|---|\n| it works | `[[2]]` |\n| x | `a[1]` |\n| y | `[1]` |\n"

    assert markers(f"Relief [[1]].\n\n{table}") == [("[[1]]", (0,)), ("[[2]]", (1,))]


def test_links_to_listed_addresses() -> None:
    """A link in the text whose address an entry has cites that entry."""
    content = (
        "It [works](https://a.example/1/). A [tool](https://tool.example).\n\n"
        "## References\n\n- [A](https://a.example/1)\n- [B](https://b.example)\n"
    )

    assert [(c.style, content[c.span.start : c.span.end], c.targets) for c in cite(content)] == [
        (CitationStyle.LINK, "[works](https://a.example/1/)", (0,))
    ]


def test_a_link_and_its_number_are_one_citation() -> None:
    """A marker right behind a link to the same entry says it again; another one does not."""
    text = "A [checklist](https://example.org/1) [1] and a [trial](https://example.org/2) [3]."

    assert [targets for _, targets in markers(text)] == [(0,), (1,), (2,)]


def test_links_without_a_list() -> None:
    """Where there is no list, links are citations of what they lead to, less surely."""
    (citation,) = cite("It [works](https://a.example).")

    assert (citation.style, citation.targets) == (CitationStyle.LINK, (0,))
    assert citation.confidence < 0.9


def test_keys() -> None:
    """Keys in brackets are citations where the list has them."""
    content = (
        "One [@smith2020; @lee19, p. 3]. Two [Doe21]. Not [@other] nor [sic].\n\n## References\n\n"
        "[@smith2020] S https://s.example\n\n[@lee19] L https://l.example\n\n"
        "[Doe21] D https://d.example\n"
    )

    assert [(content[c.span.start : c.span.end], c.targets) for c in cite(content)] == [
        ("[@smith2020; @lee19, p. 3]", (0, 1)),
        ("[Doe21]", (2,)),
    ]


def test_the_demo_article() -> None:
    """The article behind the demo: 28 entries from 0, 14 groups, three entries never cited."""
    path = SHARED / "data" / "articles" / "ldn-pots.txt"
    if not path.exists():
        pytest.skip("the shared articles are not beside the repository")
    text = Text.decode(path.read_bytes(), path.name)
    document = reader(format_of(path.name)).read(text)

    references = find_references(document)
    found = find_citations(document, references)

    targets = [target for citation in found for target in citation.targets]
    assert [r.label for r in references.references] == [str(n) for n in range(28)]
    assert len(found) == 14
    assert None not in targets
    assert set(range(28)) - set(targets) == {7, 14, 15}


def test_words_in_brackets_are_keys_where_entries_start_with_them() -> None:
    """`[Roe 2020]` and `[ABC]` lead to the entries that are labelled so, several at a time, too."""
    content = (
        "A [Roe 2020]. B [ABC]. C [Roe 2020; Doe et al., 2019]. D [sic].\n\n## References\n\n"
        "- [ABC] Board of Salt. A position. J Salt. 2018;1:2.\n"
        "- [Doe et al., 2019] Doe J, Poe K. A trial. J Salt. 2019;1:3.\n"
        "- [Roe 2020] A title alone. J Salt.\n"
    )

    found = cite(content)

    assert [(c.style, c.targets) for c in found] == [
        (CitationStyle.KEY, (2,)),
        (CitationStyle.KEY, (0,)),
        (CitationStyle.KEY, (2, 1)),
    ]


def test_a_caret_inside_a_note_is_no_part_of_its_label() -> None:
    """`[^1^]: …` is the entry 1."""
    document = reader("markdown").read(Text.of("A [^1^].\n\n[^1^]: Roe J. A trial. 2020.\n"))

    assert [r.label for r in find_references(document).references] == ["1"]
