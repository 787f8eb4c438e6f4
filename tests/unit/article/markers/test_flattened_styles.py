"""Numbers that cite without brackets, and the numbers that do not."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import Citation, CitationStyle
from citeaudit.text import Text

_SENTENCES = (
    "Bodies need the vitamin daily {}.",
    "It lowers the pressure {}.",
    "Cells absorb the substance {}.",
    "Old patients absorb less {}.",
    "Some trials were small {}.",
)


def cite(content: str) -> tuple[Citation, ...]:
    document = reader("markdown").read(Text.of(content))
    return find_citations(document, find_references(document))


def proven(form: str, text: str, missing: int = 0) -> list[tuple[str, tuple[int | None, ...]]]:
    """Cite entries 1 to 5 in a form, then read `text` beside: its markers and their targets."""
    cited = "\n\n".join(s.format(form.format(n)) for n, s in enumerate(_SENTENCES, 1))
    rows = [f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 10) if n != missing]
    content = f"{text}\n\n{cited}\n\n## References\n\n" + "\n".join(rows)
    end = len(text)
    return [
        (content[c.span.start : c.span.end], c.targets) for c in cite(content) if c.span.start < end
    ]


@pytest.mark.parametrize(
    ("form", "style"),
    [("({})", CitationStyle.PARENTHESIS), ("{}", CitationStyle.BARE)],
)
def test_numbers_that_cite_the_list_are_markers(form: str, style: CitationStyle) -> None:
    """Parentheses and bare digits are citations where they cite a good part of a numbered list."""
    cited = " ".join(s.format(form.format(n)) for n, s in enumerate(_SENTENCES, 1))
    content = f"{cited} Type 2. (1) First, (2) second. Up to 5.\n\n## References\n\n"
    content += "\n".join(f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 6))

    found = cite(content)

    assert [(c.style, c.targets) for c in found] == [(style, (index,)) for index in range(5)]
    assert all(citation.confidence < 0.9 for citation in found)


@pytest.mark.parametrize(
    ("text", "marker", "targets"),
    [
        ("It is stable in vitamin C 7.", "7", (6,)),
        ("Viruses live 32 days at 4 °C 7.", "7", (6,)),
        ("The ratio of both was 4:1 7, as before.", "7", (6,)),
        ("It was shown for SARS-CoV-2 6.", "6", (5,)),
        ("It sheds after the first dose 7.", "7", (6,)),
        ("Take it throughout the day 7.", "7", (6,)),
        ("It was seen between 2001 and 2023 7.", "7", (6,)),
        ("The test is precise.6-8 Others", "6-8", (5, 6, 7)),
        ("They are biased.6 8 Authors say so.", "6 8", (5, 7)),
        ("“They came with pain”.7", "7", (6,)),
        ("“They came with pain.”7", "7", (6,)),
        ("It was found (table 1).7 So it is.", "7", (6,)),
        ("So say Doe et al7.", "7", (6,)),
    ],
)
def test_bare_numbers_at_the_end_of_a_phrase(
    text: str, marker: str, targets: tuple[int, ...]
) -> None:
    """Digits end a phrase in many ways, before the full stop and behind it."""
    assert proven("{}", text) == [(marker, targets)]


def test_digits_at_the_end_of_words() -> None:
    """Where several words end in numbers of the list, these cite; a word or two is a name."""
    cited = " ".join(s.replace(" {}", str(n)) for n, s in enumerate(_SENTENCES, 1))
    rows = "\n".join(f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 6))

    found = cite(f"{cited} It rose by log10 4.\n\n## References\n\n{rows}")

    assert [citation.targets for citation in found] == [(n,) for n in range(5)]
    assert proven("{}", "It rose to log2, as python3 did.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It was type 2.",
        "They came on day 5.",
        "There were 10 000.",
        "See Table 3.",
        "It has vitamin B 6.",
        "It cost less than 7.",
        "It needs a ratio below 7.",
        "It rose to 8.",
        "# A heading 7",
        "It came in 2019.",
        "They were 45.",
    ],
)
def test_numbers_that_count_are_no_markers(text: str) -> None:
    """Counts, names with a number and years are numbers, also where bare digits cite."""
    assert proven("{}", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At the population level (7).", [("(7)", (6,))]),
        ("So says the report of the WHO (2008) (7).", [("(7)", (6,))]),
        ("It follows from Table (2), equation (3) and step (4).", []),
        ("We asked some (45) of them (2019).", []),
        ("It does two things: (1) first, (2) second.", []),
    ],
)
def test_numbers_in_parentheses(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    """A number in parentheses is a marker unless it belongs to the word before it."""
    assert proven("({})", text) == expected


def test_a_number_the_list_lacks_dangles_only_where_it_cannot_count() -> None:
    """Where the list lost an entry, its markers lead nowhere; a number after a space may count."""
    assert proven("{}", "A test.6-8 B", missing=7) == [("6-8", (5, None, 6))]
    assert proven("({})", "A test (7).", missing=7) == [("(7)", (None,))]
    assert proven("{}", "A weak test 7.", missing=7) == []


def test_numbers_in_a_column_of_references() -> None:
    """The head of a table's first or last column says that its numbers cite."""
    table = (
        "| Study (reference) | Patients | Sources |\n|---|---|---|\n"
        "| 7 Doe et al., 2014 | 9 | 6, 8 |\n| Roe 2015 | 9 |  |\n"
    )

    assert proven("{}", table) == [("7", (6,)), ("6, 8", (5, 7))]
    assert proven("{}", table.replace("Sources", "Doses").replace("reference", "year")) == []


def test_few_numbers_prove_nothing() -> None:
    """A count in parentheses or at a sentence's end is no citation."""
    rows = "\n".join(f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 6))

    assert cite(f"We asked (2). Women came 3.\n\n## References\n\n{rows}") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pain falls (1). It helps (2, 3). Sleep improves (4).", 3),
        ("Pain falls.1 It helps.2, 3 It was found in 1946.4", 3),
        ("Pain falls (1). It helps (2, 3).", 2),
        ("Pain falls (1). It helps (4).", 0),  # two of four
        ("It helps (3). Pain falls (1, 2). Sleep improves (4).", 0),  # not in the list's order
    ],
)
def test_a_short_list_is_cited_nearly_as_a_whole_and_in_order(text: str, expected: int) -> None:
    """Three numbers that are none do not name the entries one after the other."""
    rows = "\n".join(f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 5))

    assert len(cite(f"{text}\n\n## References\n\n{rows}")) == expected


def test_numbers_are_numbers_where_brackets_cite() -> None:
    """A document that cites in brackets has no other numeric style."""
    cited = " ".join(s.format(n) for n, s in enumerate(_SENTENCES, 1))
    rows = "\n".join(f"{n}. Source {n}, https://example.org/{n}" for n in range(1, 6))

    found = cite(f"{cited} They came (2). Yes [1].\n\n## References\n\n{rows}")

    assert [citation.labels for citation in found] == [("1",)]
