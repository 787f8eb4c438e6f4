"""Which lines between rules are metadata, and which are text."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.formats.front_matter import find_metadata, without
from citeaudit.article.model import BlockKind
from citeaudit.text import Text


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: A trial\ntags:\n  - naltrexone\n---\n\nText.",
        "---\r\ntitle: A trial\r\n---\r\nText.",
        "---\n# a comment\nsection title: A trial\nbroken line\n---\nText.",
        "\n---\ntitle: A trial\n...\nText.",
        '+++\ntitle = "A trial"\n+++\n\nText.',
        "Text.\n\n---\nreferences:\n- id: a\n  title: A trial\n...\n\nMore.",
    ],
)
def test_mappings_are_metadata(content: str) -> None:
    """A mapping between fences is metadata: its prose is what stands between them."""
    (block,) = find_metadata(content)

    assert content[block.span.start : block.span.start + 3] in {"---", "+++"}
    assert "A trial" in block.prose.text
    assert "---" not in block.prose.text
    assert content[slice(*block.prose.span(0, len(block.prose.text)))] == block.prose.text


@pytest.mark.parametrize(
    "content",
    [
        "---\n**Key points**: it works.\n---\n",
        "Text.\n\n---\n#### A section\n\n* It works. [1]\n\n---\n\nMore.",
        "Text.\n\n---\nNote: it works well.\n---\n",
        "Text.\n---\ntitle: no\n---\n",
        "```yaml\n\n---\ntitle: an example\n---\n```\n",
        "---\n---\n",
        "---\ntitle: never closed\n",
        "Text.\n\n+++\na = 1\n+++\n",
    ],
)
def test_text_between_rules_is_text(content: str) -> None:
    """What stands between two rules is no metadata unless it looks like a mapping."""
    assert find_metadata(content) == []


def test_sections_between_rules_are_read() -> None:
    """Nothing of a document that is divided by rules is lost."""
    content = (
        "| a |\n|---|\n| b |\n---\n#### A section\n\n* It works.\n\n---\n#### Another\n\nMore.\n"
    )

    blocks = reader("markdown").read(Text.of(content)).blocks

    assert [block.prose.text for block in blocks[2:]] == [
        "A section",
        "It works.",
        "Another",
        "More.",
    ]


def test_metadata_comes_first_and_moves_nothing() -> None:
    """The document behind the metadata is read at its own place."""
    content = "---\ntitle: Größe\n---\nText [1].\n"

    document = reader("markdown").read(Text.of(content))

    assert [block.kind for block in document.blocks] == [BlockKind.METADATA, BlockKind.PARAGRAPH]
    assert document.text[document.blocks[1].span] == "Text [1]."
    assert document.title == "Größe"
    assert len(without(content, document.blocks[:1])) == len(content)


def test_a_title_in_toml_is_the_title() -> None:
    """Hugo's `+++` holds `title = "…"`."""
    content = '+++\ndate = 2024-01-01\ntitle = "Salt: a = b"\n+++\n\n## Part\n'

    assert reader("markdown").read(Text.of(content)).title == "Salt: a = b"


def test_a_fence_with_words_behind_it_closes_no_code() -> None:
    """What looks like metadata in a block of code is code."""
    code = "```\nx\n```python\n```\n\n```python\ny\n\n---\ntitle: no\n---\n"

    kinds = {block.kind for block in reader("markdown").read(Text.of(code)).blocks}

    assert BlockKind.METADATA not in kinds
