"""What `citeaudit parse` shows, as data and for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.read import read
from citeaudit.report.parsed import parsed_object
from citeaudit.report.parsed_text import parsed_text
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.model import Article

CONTENT = """# Naps

Naps ease pain in adults. They lower fever [1]. Rest is old [9].

## References

1. Doe J. A trial of naps. *Sleep*. 2020;1(2):3-9. https://example.org/1
2. Poe E. A review of naps. *Sleep*. 2021;1(2):4. https://example.org/2
"""


def article(content: str = CONTENT) -> Article:
    return read(Text.of(content, "naps.md"), "markdown")


def test_every_item_says_where_it_stands_and_what_it_belongs_to() -> None:
    """Ids lead from markers to references and claims; places are lines and columns from 1."""
    parsed = parsed_object(article())

    first, second = parsed["citations"]
    assert (first["line"], first["column"], first["text"]) == (3, 44, "[1]")
    assert (first["references"], first["claims"]) == (["r1"], ["c1"])
    assert (second["references"], second["claims"]) == ([None], ["c2"])
    assert [reference["markers"] for reference in parsed["references"]] == [1, 0]
    assert parsed["references"][0]["parts"]["url"]["line"] == 7
    assert [section["line"] for section in parsed["sections"]] == [5]
    assert parsed["claims"][0]["scope"]["column"] == 1
    assert parsed["blocks"][-1]["inlines"][0]["text"] == "https://example.org/2"


def test_sums_come_first() -> None:
    """A person sees at once how many markers lead nowhere and which entries are never cited."""
    lines = parsed_text(article()).splitlines()

    assert lines[:4] == [
        "naps.md (markdown): Naps",
        "  citations   2 (bracket); leading nowhere: 1, not sure: 1",
        "  references  2 (in 1 list); never cited: 1",
        "  claims      2; without a citation: 0",
    ]


def test_every_item_is_told() -> None:
    """Fields of references, kinds and scopes of claims, and where each marker leads."""
    text = parsed_text(article())

    assert "bracket [9]: 9 -> nothing; c2 (0.90)" in text
    assert "r2 [2], list 1, never cited" in text
    assert "      title: A trial of naps\n" in text
    assert "      pages: 3-9\n" in text
    assert "scope from 3:1: Naps ease pain in adults. They lower fever [1]." in text


def test_text_is_harmless_and_short() -> None:
    """What would steer a terminal is shown; a long paragraph is cut, as the document has it."""
    text = parsed_text(article(f"# \x1b[31mNaps\n\n{'word ' * 1000}\n"))

    assert "\x1b" not in text
    assert all(len(line) < 300 for line in text.splitlines())


def test_an_empty_document() -> None:
    """Nothing is read, and that is said."""
    lines = parsed_text(article("")).splitlines()

    assert lines[0] == "naps.md (markdown): without a title"
    assert lines[1] == "  citations   0 (none); leading nowhere: 0, not sure: 0"
    assert lines[2] == "  references  0 (no list); never cited: 0"
