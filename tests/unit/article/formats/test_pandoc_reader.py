"""What is a citation key in Markdown, and what only looks like one."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.model import BlockKind, CitationStyle
from citeaudit.article.read import read
from citeaudit.text import Text

HEAD = "---\ntitle: T\nbibliography: refs.bib\n---\n\n"


def cited(content: str, format: str = "pandoc") -> list[tuple[str, tuple[str, ...]]]:
    """Each marker that names keys, as written, with its labels."""
    text = Text.of(content)
    found = read(text, format).citations
    return [(text[c.span], c.labels) for c in found if c.style is CitationStyle.KEY]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("[@smith2020]", ("smith2020",)),
        ("[-@smith2020, p. 3]", ("smith2020",)),
        ("[see @a:b_c.1, pp. 3-4; also @Lee/2019]", ("a:b_c.1", "Lee/2019")),
        ("@smith2020 [p. 33]", ("smith2020",)),
        ("@smith2020", ("smith2020",)),
        ("[@{https://a.example/?q=1&r=2}]", ("https://a.example/?q=1&r=2",)),
        ("[@doi:10.5555/S0140-6736(20)30183-5]", ("doi:10.5555/S0140-6736(20)30183-5",)),
        ("[@url:https://a.example/b_c-d/]", ("url:https://a.example/b_c-d",)),
    ],
)
def test_markers_and_their_spans_are_exact(written: str, keys: tuple[str, ...]) -> None:
    """Brackets, locators and prefixes belong to the marker; what follows it does not."""
    assert cited(f"Émile *says* {written}. More.\n") == [(written, keys)]


@pytest.mark.parametrize(
    "written",
    [
        "write to a.b@mail.example",
        "`[@code2020]` and ``@code``",
        "\\@ref(fig:plot)",
        "see @fig-plot, [@tbl-one] and @sec:intro",
        "https://a.example/@handle",
        "$[@x]$",
        "\n\n```{r}\nx@slot [@no2020]\n```",
        "<!-- [@hidden2020] -->",
        "[a link](https://a.example/@x)",
    ],
)
def test_other_uses_of_the_sign_are_no_citations(written: str) -> None:
    """Mail, code, cross-references, addresses, formulas, comments."""
    assert cited(f"Text: {written}\n") == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (f"{HEAD}So @smith2020 and [@lee].\n", 2),
        ("It helps [@smith2020]. It harms [@lee2019].\n", 2),
        ("It helps [@doi:10.5555/1].\n", 1),
        ("Thanks to [@alice] and [@bob], and @carol.\n", 0),
        ("Follow @doctor2020 on the net.\n", 0),
        ("It helps [@smith2020; @lee2019], says @smith2020; ask @handle.\n", 2),
    ],
)
def test_in_markdown_the_content_must_prove_the_syntax(content: str, found: int) -> None:
    """Metadata, two dated keys or a key that names its work prove it; handles do not."""
    assert len(cited(content, "markdown")) == found


def test_inline_notes_are_footnotes_and_cite_what_they_name() -> None:
    """`^[…]` is a marker; the sentence it stands in rests on the keys of the note."""
    text = Text.of("It helps^[As [@smith2020, 15] says; see `x]`.]. It is safe^[We hope.].\n")

    article = read(text, "pandoc")

    notes = [b for b in article.blocks if b.kind is BlockKind.FOOTNOTE]
    assert [n.prose.text for n in notes] == ["As [@smith2020, 15] says; see x].", "We hope."]
    assert [(text[c.span], c.style, c.labels) for c in article.citations] == [
        (
            "^[As [@smith2020, 15] says; see `x]`.]",
            CitationStyle.FOOTNOTE,
            ("smith2020",),
        ),
        ("[@smith2020, 15]", CitationStyle.KEY, ("smith2020",)),
    ]


def test_yaml_references_are_the_reference_list() -> None:
    """Entries in metadata, also below the text, have their fields and exact places."""
    content = (
        "It helps [@smith2020]. [@none]\n\n---\nreferences:\n- id: smith2020\n"
        "  title: 'Naps: a trial'\n"
        "  author:\n  - family: Smith\n    given: J\n  container-title: J. Test\n"
        "  issued: {date-parts: [[2020, 3]]}\n  DOI: 10.5555/1\nnocite: |\n  @other\n...\n"
    )
    text = Text.of(content)

    article = read(text, "markdown")

    (reference,) = article.references
    assert (reference.label, reference.title) == ("smith2020", "Naps: a trial")
    assert (reference.authors, reference.published) == (("Smith, J",), "2020-03")
    assert reference.url == "https://doi.org/10.5555/1"
    assert text[reference.spans["title"]] == "'Naps: a trial'"
    assert text[reference.span].startswith("id: smith2020")
    assert [c.targets for c in article.citations] == [(0,), (None,)]
    assert [b.prose.text for b in article.blocks if b.kind is not BlockKind.METADATA] == [
        "It helps [@smith2020]. [@none]"
    ]


def test_keys_that_name_a_work_are_references() -> None:
    """Manubot resolves them when it builds; each work is one reference, wherever it is cited."""
    content = (
        "A [@doi:10.5555/1]. B [@pmid:123; @doi:10.5555/1]. C [@tag:x].\n\n"
        "[@tag:x]: url:https://a.example/page\n"
    )

    article = read(Text.of(content), "markdown")

    assert [(r.label, r.url) for r in article.references] == [
        ("tag:x", "https://a.example/page"),
        ("doi:10.5555/1", "https://doi.org/10.5555/1"),
        ("pmid:123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
    ]
    assert [c.targets for c in article.citations] == [(1,), (2, 1), (0,)]


def test_keys_without_a_list_lead_nowhere_and_links_are_no_list() -> None:
    """Where the bibliography is another file, the links in the text are only links."""
    article = read(Text.of("It helps [@smith2020]. See [this](https://a.example).\n"), "pandoc")

    assert article.references == ()
    assert [c.targets for c in article.citations] == [(None,)]


def test_fences_of_divs_are_no_prose() -> None:
    """Pandoc's `:::` lines vanish, wherever they stand in a paragraph."""
    document = reader("pandoc").read(
        Text.of("::: {.callout-note}\nA note [@a1].\n:::\nText.\n\n::: x\n:::\n")
    )

    assert [block.prose.text.strip() for block in document.blocks] == ["A note [@a1].", "Text."]
