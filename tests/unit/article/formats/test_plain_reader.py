"""What the plain-text reader makes of a document."""

from __future__ import annotations

from citeaudit.article.formats.plain import READER
from citeaudit.article.model import BlockKind
from citeaudit.text import Text


def kinds(content: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.prose.text) for block in READER.read(Text.of(content)).blocks]


def test_headings_are_guessed_with_care() -> None:
    """A line alone in title case, or one that names a list, is a heading; a caption is none."""
    content = (
        "Understanding the Drug: An Overview\n\n"
        "brown bottle on a table\n\n"
        "This Line Ends Like a Sentence.\n\n"
        "It works well\n\n"
        "references\n"
    )

    assert kinds(content) == [
        (BlockKind.HEADING, "Understanding the Drug: An Overview"),
        (BlockKind.PARAGRAPH, "brown bottle on a table"),
        (BlockKind.PARAGRAPH, "This Line Ends Like a Sentence."),
        (BlockKind.PARAGRAPH, "It works well"),
        (BlockKind.HEADING, "references"),
    ]


def test_markdown_headings_and_underlines_count_in_plain_text() -> None:
    """`## Heading` and an underlined line are headings in a text file as well."""
    content = "Main\n====\n\n## Part two\n\ntext\n"

    blocks = READER.read(Text.of(content)).blocks

    assert [(b.kind, b.level, b.prose.text) for b in blocks] == [
        (BlockKind.HEADING, 1, "Main"),
        (BlockKind.HEADING, 2, "Part two"),
        (BlockKind.PARAGRAPH, 0, "text"),
    ]


def test_list_items_carry_their_marks() -> None:
    """Bullets and numbers start items; a wrapped line goes on with its item."""
    blocks = READER.read(Text.of("- one\n  more\n- two\n\n0. zero\n1. first\n")).blocks

    assert [(b.kind, b.marker, b.prose.text) for b in blocks] == [
        (BlockKind.LIST_ITEM, "-", "one\nmore"),
        (BlockKind.LIST_ITEM, "-", "two"),
        (BlockKind.LIST_ITEM, "0.", "zero"),
        (BlockKind.LIST_ITEM, "1.", "first"),
    ]


def test_spans_are_exact_after_indents_and_wrapped_lines() -> None:
    """Prose without indents leads back to the document with them."""
    content = "Éa\n\n   first line\n   second [1]\n"

    block = READER.read(Text.of(content)).blocks[1]

    at = block.prose.text.index("[1]")
    span = block.prose.span(at, at + 3)
    assert content[span.start : span.end] == "[1]"
    assert content[block.span.start : block.span.end] == "first line\n   second [1]"


def test_empty_text_has_no_blocks() -> None:
    """Nothing but white space gives an empty document."""
    assert kinds(" \n\n\t\n") == []


def test_entries_that_hang_are_blocks_of_their_own() -> None:
    """Below the heading of a list, only the first line of an entry stands at the margin."""
    content = "Text of\n   a letter.\n\nReferences\n\nRoe J. A\n   trial.\nPoe K.\n   A cohort.\n"

    assert [text for _, text in kinds(content)] == [
        "Text of\na letter.",
        "References",
        "Roe J. A\ntrial.",
        "Poe K.\nA cohort.",
    ]


def test_lines_of_a_letter_before_are_quoted() -> None:
    """What is marked by `>` is not the author's own; the heading of a list is no title."""
    document = READER.read(Text.of("> It is safe [1]\n> for all.\n\nIt is not.\n\nSources\n"))

    assert [block.quoted for block in document.blocks] == [True, False, False]
    assert document.title == ""
