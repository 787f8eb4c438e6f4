"""What the Word reader makes of a document, and what it refuses."""

from __future__ import annotations

import json

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.model import Article, BlockKind, CitationStyle, InlineKind
from citeaudit.article.read import read
from citeaudit.errors import InputError
from citeaudit.text import Text
from tests.unit.article.formats.docx_files import docx, field, p, packed, r, root

RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="My head"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def rendered(raw: bytes) -> Text:
    return reader("docx").decode(raw, "a.docx")


def article(raw: bytes) -> Article:
    return read(rendered(raw), "docx")


def note(kind: str, identifier: int, text: str) -> str:
    return f'<w:{kind} w:id="{identifier}">{p(text)}</w:{kind}>'


def refer(kind: str, identifier: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def test_a_document_is_rendered_a_paragraph_a_line() -> None:
    """Headings by style, lists with their numbers, tables cell by cell; every span is exact."""
    table = f"<w:tbl><w:tr><w:tc>{p('Left')}</w:tc><w:tc>{p('Right')}</w:tc></w:tr></w:tbl>"
    raw = docx(
        p("Title", style="Mine")
        + p("Contents 1", style="TOC1")
        + p("One", list_="1")
        + p("Two", list_="1")
        + p("Dot", list_="2")
        + table
        + p("A figure", style="Cap")
        + p("Said.", style="Q")
        + p("A", "<w:r><w:br/></w:r>", "B")
        + p(),
        styles=STYLES,
        numbering=NUMBERING,
    )

    text = rendered(raw)
    blocks = read(text, "docx").blocks

    assert text.content == ("Title\n3. One\n4. Two\n- Dot\nLeft\nRight\nA figure\nSaid.\nA\nB\n\n")
    assert [(b.kind, b.prose.text, b.marker, b.quoted) for b in blocks] == [
        (BlockKind.HEADING, "Title", "", False),
        (BlockKind.LIST_ITEM, "One", "3.", False),
        (BlockKind.LIST_ITEM, "Two", "4.", False),
        (BlockKind.LIST_ITEM, "Dot", "-", False),
        (BlockKind.TABLE_CELL, "Left", "", False),
        (BlockKind.TABLE_CELL, "Right", "", False),
        (BlockKind.CAPTION, "A figure", "", False),
        (BlockKind.PARAGRAPH, "Said.", "", True),
        (BlockKind.PARAGRAPH, "A\nB", "", False),
    ]
    assert all(text[b.prose.span(0, len(b.prose.text))] == b.prose.text for b in blocks)


def test_notes_are_numbered_as_the_text_names_them_and_stand_below_it() -> None:
    """Whatever their identifiers are; separators are no notes."""
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    raw = docx(
        p("It helps.", refer("footnote", 5), " It harms.", refer("footnote", 2)),
        footnotes=separator + note("footnote", 2, " Lee. 2021.") + note("footnote", 5, "Smith."),
    )

    found = article(raw)

    assert found.text.content == "It helps.[1] It harms.[2]\n[1] Smith.\n[2] Lee. 2021.\n"
    assert [(found.text[c.span], c.targets) for c in found.citations] == [
        ("[1]", (0,)),
        ("[2]", (1,)),
    ]
    assert [r.raw for r in found.references] == ["[1] Smith.", "[2] Lee. 2021."]


def test_footnotes_and_endnotes_do_not_share_their_numbers() -> None:
    """Where a document has both, endnotes are e1, e2."""
    raw = docx(
        p("One", refer("endnote", 1), refer("footnote", 1)),
        footnotes=note("footnote", 1, "Foot."),
        endnotes=note("endnote", 1, "End."),
    )

    assert rendered(raw).content == "One[e1][1]\n[e1] End.\n[1] Foot.\n"


def test_links_raised_numbers_formulas_and_hidden_text_are_known() -> None:
    """A number that Word has split into runs is one; a link may be an element or a field."""
    raw = docx(
        p(
            "So",
            r("1,", RAISED),
            r("2", RAISED),
            '<w:hyperlink r:id="h">',
            r("site"),
            "</w:hyperlink>",
        )
        + p(field('HYPERLINK "https://b.example"', r("b")), r("gone", "<w:vanish/>"))
        + "<w:p><m:oMath><m:r><m:t>x [1]</m:t></m:r></m:oMath></w:p>",
        links={"h": "https://a.example"},
    )

    marks = [
        (m.kind, b.prose.text[m.start : m.end], m.target)
        for b in article(raw).blocks
        for m in b.inlines
    ]

    assert marks == [
        (InlineKind.SUPERSCRIPT, "1,2", ""),
        (InlineKind.LINK, "site", "https://a.example"),
        (InlineKind.LINK, "b", "https://b.example"),
        (InlineKind.HIDDEN, "gone", ""),
        (InlineKind.MATH, "x [1]", ""),
    ]


def test_what_was_deleted_or_is_only_a_second_rendering_is_not_shown() -> None:
    """Tracked changes are read as accepted."""
    raw = docx(
        p("a", f"<w:del>{r('deleted')}</w:del>", f"<w:ins>{r(' b')}</w:ins>")
        + f"<w:p><mc:AlternateContent><mc:Choice>{r('c')}</mc:Choice>"
        f"<mc:Fallback>{r('again')}</mc:Fallback></mc:AlternateContent></w:p>"
    )

    assert rendered(raw).content == "a b\nc\n"


def test_citations_of_a_reference_manager_bring_their_entries() -> None:
    """The data behind the marker is the reference; the list that was made of it says where."""
    items = [
        {
            "id": 12,
            "uris": ["u"],
            "itemData": {
                "title": "Naps: a randomised trial",
                "author": [{"family": "Smith", "given": "J"}],
                "issued": {"date-parts": [[2020]]},
                "DOI": "10.5555/1",
            },
        },
        {"id": 13, "itemData": {"title": "Unlisted", "issued": {"raw": "2021"}}},
    ]
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': items})}"
    entry = "1. Smith J. Naps: A Randomised Trial. 2020."
    raw = docx(
        p("It helps ", field(code, r("[1,2]")), ". And ", field(code, r("[1,2]")))
        + p("References", style="H1")
        + p(field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", r(entry) + "</w:p>" + "<w:p>")),
        styles=STYLES,
    )

    found = article(raw)

    assert [(r.label, r.title, r.url) for r in found.references] == [
        ("Unlisted 2021", "Unlisted", ""),
        ("Smith 2020", "Naps: a randomised trial", "https://doi.org/10.5555/1"),
    ]
    assert [found.text[r.span] for r in found.references] == ["[1,2]", entry]
    assert [(found.text[c.span], c.style) for c in found.citations] == [
        ("[1,2]", CitationStyle.KEY),
        ("[1,2]", CitationStyle.KEY),
    ]
    assert all(None not in c.targets for c in found.citations)


def test_citations_of_word_itself_lead_to_its_sources() -> None:
    """`CITATION Smi20` names a source that lies beside the text."""
    sources = (
        '<b:Sources xmlns:b="http://b"><b:Source><b:Tag>Smi20</b:Tag><b:Title>Naps</b:Title>'
        "<b:Author><b:Author><b:NameList><b:Person><b:Last>Smith</b:Last><b:First>J</b:First>"
        "</b:Person></b:NameList></b:Author></b:Author><b:Year>2020</b:Year>"
        "<b:URL>https://a.example/1</b:URL></b:Source></b:Sources>"
    )
    raw = docx(
        p("It helps ", field(" CITATION Smi20 \\l 1033 ", r("(Smith, 2020)"))), sources=sources
    )

    (reference,) = article(raw).references

    assert (reference.label, reference.title, reference.url) == (
        "Smi20",
        "Naps",
        "https://a.example/1",
    )
    assert reference.authors == ("Smith, J",)


_DOCUMENT = root("document", "<w:body/>")
_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04 no zip", "no Word document"),
        (packed({"a.txt": "x"}), "it has no text"),
        (packed({"word/document.xml": "<w:document"}), "broken"),
        (packed({"word/document.xml": f"{_BOMB}<x>&b;</x>"}), "document type"),
        (packed({"word/document.xml": b"<a>" + b" " * (65 << 20)}), "unpacks to more than"),
        (packed({"word/document.xml": _DOCUMENT})[:-30], "no Word document"),
        (packed({"word/document.xml": _DOCUMENT}).replace(b"\x08\x00", b"\x63\x00"), "broken"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(raw: bytes, problem: str) -> None:
    """Broken zip files, broken XML, bombs of both kinds."""
    with pytest.raises(InputError, match=problem) as refused:
        rendered(raw)

    assert "\n" not in str(refused.value)


def test_deep_nesting_is_read() -> None:
    """However many tables stand in tables."""
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 5_000

    assert rendered(docx(deep)).content == "x\n"


def test_a_text_that_was_not_rendered_is_plain_text() -> None:
    """A library caller may hand over what another program rendered."""
    assert read(Text.of("It helps.\n"), "docx").blocks[0].prose.text == "It helps."
