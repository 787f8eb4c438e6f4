"""What the Markdown reader makes of a document."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.markdown import READER
from citeaudit.article.model import Block, BlockKind, InlineKind
from citeaudit.text import Text


def read(content: str) -> tuple[Block, ...]:
    return READER.read(Text.of(content)).blocks


def written(content: str, block: Block) -> list[tuple[InlineKind, str, str]]:
    """Each inline as kind, prose, document."""
    return [
        (
            mark.kind,
            block.prose.text[mark.start : mark.end],
            content[mark.span.start : mark.span.end],
        )
        for mark in block.inlines
    ]


def test_blocks_know_what_they_are() -> None:
    """Headings, items, cells, code and quotations come out as such, in document order."""
    content = (
        "# Title\n\nText.\n\n3. three\n   - sub\n\n> quoted\n\n```\ncode\n```\n\n"
        "| a |\n|---|\n| b |\n"
    )

    found = [(b.kind, b.prose.text, b.level, b.marker, b.quoted) for b in read(content)]

    assert found == [
        (BlockKind.HEADING, "Title", 1, "", False),
        (BlockKind.PARAGRAPH, "Text.", 0, "", False),
        (BlockKind.LIST_ITEM, "three", 1, "3.", False),
        (BlockKind.LIST_ITEM, "sub", 2, "-", False),
        (BlockKind.PARAGRAPH, "quoted", 0, "", True),
        (BlockKind.CODE, "code\n", 0, "", False),
        (BlockKind.TABLE_HEAD, "a", 0, "", False),
        (BlockKind.TABLE_CELL, "b", 0, "", False),
    ]


def test_second_paragraph_of_an_item_shares_its_group() -> None:
    """Further paragraphs of an item belong to its list; the next list is another."""
    blocks = read("1. one\n\n   more\n\n2. two\n\ntext\n\n- other\n")

    assert [block.kind for block in blocks] == [
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
    ]
    first, more, second, text, other = (block.group for block in blocks)
    assert first == more == second
    assert text == 0
    assert other not in {0, first}


def test_everything_in_a_note_belongs_to_the_note() -> None:
    """Paragraphs and lists inside a footnote definition are blocks of that footnote."""
    blocks = read("a[^x]\n\n[^x]: one\n\n    two\n\n    - three\n")

    assert [(b.kind, b.marker, b.prose.text) for b in blocks[1:]] == [
        (BlockKind.FOOTNOTE, "x", "one"),
        (BlockKind.FOOTNOTE, "x", "two"),
        (BlockKind.FOOTNOTE, "x", "three"),
    ]
    assert len({block.group for block in blocks[1:]}) == 1


def test_escapes_and_entities_lead_back_to_what_was_written() -> None:
    """Prose is what a reader sees; spans cover the characters the author typed for it."""
    content = "é \\[1\\] R&amp;D\\\n"

    (block,) = read(content)

    assert block.prose.text == "é [1] R&D\\"
    bracket = block.prose.span(2, 5)
    ampersand = block.prose.span(7, 8)
    assert content[bracket.start : bracket.end] == "\\[1\\]"
    assert content[ampersand.start : ampersand.end] == "&amp;"


def test_marks_cover_links_code_images_notes_and_addresses() -> None:
    """Each inline spans its prose and its markup; bare addresses end before the punctuation."""
    content = (
        "[a](http://x.org) `co` ![alt](i.png) n[^1] see https://y.org/a_(b). <https://z.org>"
        "\n\n[^1]: t\n"
    )

    block = read(content)[0]

    assert written(content, block) == [
        (InlineKind.LINK, "a", "[a](http://x.org)"),
        (InlineKind.CODE, "co", "`co`"),
        (InlineKind.IMAGE, "alt", "![alt](i.png)"),
        (InlineKind.NOTE, "[^1]", "[^1]"),
        (InlineKind.LINK, "https://y.org/a_(b)", "https://y.org/a_(b)"),
        (InlineKind.LINK, "https://z.org", "<https://z.org>"),
    ]
    assert [mark.target for mark in block.inlines][:1] == ["http://x.org"]


def test_reference_style_link_names_its_definition() -> None:
    """A link through a definition carries the label; restarting definitions are all kept."""
    content = '[host][4]\n\n[4]: https://a.example "A"\n\ntext\n\n[4]: https://b.example\n'

    document = READER.read(Text.of(content))

    (mark,) = document.blocks[0].inlines
    assert (mark.target, mark.label) == ("https://a.example", "4")
    assert [(d.label, d.url, d.title, document.text[d.span]) for d in document.definitions] == [
        ("4", "https://a.example", "A", '[4]: https://a.example "A"'),
        ("4", "https://b.example", "", "[4]: https://b.example"),
    ]


def test_a_definition_in_code_is_none() -> None:
    """Only lines outside of all blocks define a link."""
    content = "[a][1]\n\n[1]: https://a.example\n\n```\n[1]: https://code.example\n```\n"

    assert [d.url for d in READER.read(Text.of(content)).definitions] == ["https://a.example"]


def test_html_tags_and_comments_are_no_prose() -> None:
    """Tags vanish, `<br>` is a line end, comments go, `<details>` shows what it holds."""
    blocks = read(
        "a<b>b</b><!-- c -->d<br>e\n\n<details><summary>More</summary>\ntext\n</details>\n"
    )

    assert [block.prose.text.split() for block in blocks] == [["abd", "e"], ["More", "text"]]


def test_hidden_html_is_marked() -> None:
    """What `display:none` hides stays in the prose as hidden, inline and between blocks."""
    content = (
        'a <span style="display: none">x<span>y</span></span> b\n\n'
        '<div style="display:none">\n\nsecret\n\n</div>\n\nshown\n'
    )

    hidden = [
        block.prose.text[mark.start : mark.end]
        for block in read(content)
        for mark in block.inlines
        if mark.kind is InlineKind.HIDDEN
    ]

    assert hidden == ["xy", "secret"]


def test_sup_is_superscript() -> None:
    """`<sup>` raises its content."""
    content = "end.<sup>1,2</sup> Next"

    (block,) = read(content)

    assert written(content, block) == [(InlineKind.SUPERSCRIPT, "1,2", "<sup>1,2</sup>")]


def test_money_is_no_formula() -> None:
    """Dollars before amounts are money; dollars around letters are a formula."""
    content = "It costs $30 to $40, or $30-$40; $x_1[2]$ counts."

    (block,) = read(content)

    assert written(content, block) == [(InlineKind.MATH, "$x_1[2]$", "$x_1[2]$")]


def test_title_is_the_first_heading_or_front_matter() -> None:
    """Front matter names the title, else the first heading of level 1, else the first heading."""
    titles = [
        READER.read(Text.of(content)).title
        for content in ('---\ntitle: "T"\n---\n# H\n', "## b\n\n# a\n", "## b\n", "text\n")
    ]

    assert titles == ["T", "a", "b", ""]


def test_windows_line_ends_and_byte_order_marks_keep_places() -> None:
    """CRLF and a leading byte order mark do not shift a span."""
    content = "\ufeff# Títle\r\n\r\none\r\ntwo [1]\r\n"

    heading, paragraph = read(content)

    assert heading.prose.text == "Títle"
    assert paragraph.prose.text == "one\ntwo [1]"
    span = paragraph.prose.span(8, 11)
    assert content[span.start : span.end] == "[1]"


def test_lone_surrogates_are_read() -> None:
    """A string no file can hold is read all the same."""
    (block,) = read("a \ud800 [1]")

    assert block.prose.span(4, 7) == (4, 7)


def test_blocks_of_html_are_read_as_they_are_shown() -> None:
    """Entities are resolved, and cells and lines stand apart."""
    content = "<table><tr><td>It&#x27;s [1]</td><td>R&amp;D</td></tr></table>\n"

    (block,) = read(content)

    assert block.prose.text.split() == ["It's", "[1]", "R&D"]
    at = block.prose.text.index("[1]")
    assert content[slice(*block.prose.span(at, at + 3))] == "[1]"
    apostrophe = block.prose.text.index("'")
    assert content[slice(*block.prose.span(apostrophe, apostrophe + 1))] == "&#x27;"


@pytest.mark.parametrize(
    "run", ["[" * 2000, "a <" + "<" * 1500, "&amp; " + "]" * 1200 + "\\] [x](y)"]
)
def test_endless_runs_are_shown_as_they_are_written(run: str) -> None:
    """What is kept from the parser is not kept from the reader."""
    content = f"{run}\n\nIt [works](https://a.example).\n"

    first, last = read(content)

    assert first.prose.text == run.replace("&amp;", "&").replace("\\]", "]").replace("[x](y)", "x")
    assert first.prose.span(5, 900) == (9 if "&" in run else 5, 904 if "&" in run else 900)
    assert [mark.target for mark in last.inlines] == ["https://a.example"]
