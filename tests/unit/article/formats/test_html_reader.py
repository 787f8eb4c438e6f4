"""What of a page is its article, and how its markers lead to its entries."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.model import Article, BlockKind, Document, InlineKind
from citeaudit.article.read import read
from citeaudit.text import Text

PROSE = "<p>Naps are short sleeps, and most of those who take them say that they feel better.</p>"
A = 'Smith J. Naps: a trial. J Test. 2020. <a href="https://a.example/1">Link</a>'
B = "Lee K. More naps. J Test. 2021."


def parsed(html: str) -> Document:
    return reader("html").read(Text.of(html))


def article(html: str) -> Article:
    return read(Text.of(html), "html")


def shown(html: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.prose.text.strip()) for b in parsed(html).blocks]


def test_only_the_article_of_a_page_is_read() -> None:
    """Navigation, header, footer, sidebar, comments, scripts and forms are left out."""
    html = (
        "<!doctype html><html><head><title>T | Site</title><style>p{}</style></head><body>"
        "<header>Site</header><nav><ul><li><a href='/'>Home</a></ul></nav>"
        f"<div class='page'><h1>Naps &amp; you</h1>{PROSE}{PROSE}"
        "<script>var x = '<p>no</p>';</script><aside>Related</aside><form>Mail <input></form>"
        "<div class='share-buttons x'>Share</div></div>"
        "<div id=comments><p>I nap too! [1]</p></div><footer>© 2024</footer></body></html>"
    )

    assert [text for _, text in shown(html)] == ["Naps & you", *[PROSE[3:-4]] * 2]
    assert parsed(html).title == "Naps & you"


@pytest.mark.parametrize(
    "page",
    [
        "<body><div>Menu <a href='/'>x</a></div><main>{}</main><div>After</div></body>",
        "<body><div>Menu</div><article>{}</article><article><p>Teaser.</p></article></body>",
        "<body><div role=main>{}</div><div class=sidebar><p>Side.</p></div></body>",
        "<body><table><tr><td>Menu<td><div><div>{}</div></div></table></body>",
        "{}",
    ],
)
def test_the_article_is_what_is_called_so_or_holds_the_prose(page: str) -> None:
    """`main`, `article`, a role, the densest part; or a fragment as a CMS exports it."""
    html = page.format(PROSE * 3)

    assert [t for _, t in shown(html)] == [PROSE[3:-4]] * 3


def test_blocks_and_prose_are_as_the_page_shows_them() -> None:
    """Entities, white space, line breaks, lists that count, tables, details, quotations, code."""
    html = (
        "<h2>Head</h2>\n<p>One&nbsp;&lt;two&gt;\n     <b>three</b>,<br>four &copy &unknown;.\n"
        "<ol start=3><li>Three<ul><li>Sub</ul><li value='7'><p>Seven</p><p>more</p></ol>"
        "<table><caption>Cap</caption><tr><th>H<td>C</table><blockquote><p>Said.</p></blockquote>"
        "<pre>a\n  b</pre><details><summary>More</summary>Text</details><p>x<code>[1]</code></p>"
    )

    found = [(b.kind, b.prose.text.strip(), b.marker, b.quoted) for b in parsed(html).blocks]

    assert found == [
        (BlockKind.HEADING, "Head", "", False),
        (BlockKind.PARAGRAPH, "One\u00a0<two> three,\nfour © &unknown;.", "", False),
        (BlockKind.LIST_ITEM, "Three", "3.", False),
        (BlockKind.LIST_ITEM, "Sub", "-", False),
        (BlockKind.LIST_ITEM, "Seven", "7.", False),
        (BlockKind.PARAGRAPH, "more", "", False),
        (BlockKind.CAPTION, "Cap", "", False),
        (BlockKind.TABLE_HEAD, "H", "", False),
        (BlockKind.TABLE_CELL, "C", "", False),
        (BlockKind.PARAGRAPH, "Said.", "", True),
        (BlockKind.CODE, "a\n  b", "", False),
        (BlockKind.HEADING, "More", "", False),
        (BlockKind.PARAGRAPH, "Text", "", False),
        (BlockKind.PARAGRAPH, "x[1]", "", False),
    ]


_NOTES = {
    "pandoc": (
        '<p>One<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a> two'
        '<a href="#fn2" id="fnref2"><sup>2</sup></a>.</p><section class="footnotes"><hr><ol>'
        f'<li id="fn1"><p>{A}<a href="#fnref1" class="footnote-back">↩︎</a></p></li>'
        f'<li id="fn2"><p>{B}<a href="#fnref2">↩︎</a></p></li></ol></section>'
    ),
    "hugo": (
        '<p>One<sup id="fnref:1"><a href="#fn:1">1</a></sup> two<sup><a href="#fn:2">2</a></sup>'
        f'<div class="footnotes"><ol><li id="fn:1">{A}&#160;<a href="#fnref:1">&#8617;</a>'
        f'<li id="fn:2">{B}</ol></div>'
    ),
    "wikipedia": (
        '<p>One<sup id="cite_ref-s_1-0" class="reference"><a href="#cite_note-s-1">'
        "<span>[</span>1<span>]</span></a></sup> two<sup class=reference>"
        '<a href="#cite_note-2">[2]</a></sup></p><ol class="references"><li id="cite_note-s-1">'
        '<span class="mw-cite-backlink"><b><a href="#cite_ref-s_1-0">^</a></b></span> '
        f'<span class="reference-text">{A}</span></li><li id="cite_note-2">'
        f'<a href="#cite_ref-2">Jump up</a>{B}</li></ol>'
    ),
    "word": (
        '<p>One<a href="#_ftn1" name="_ftnref1">[1]</a> two<a href="#_ftn2" name="_ftnref2">[2]</a>'
        f'</p><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> {A}</p></div>'
        f'<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> {B}</p></div>'
    ),
    "journal": (
        '<p>One (<a href="#bib1">Smith, 2020</a>) two (<a href="#bib2">Lee 2021</a>).</p>'
        f'<h2>References</h2><ol><li id="bib1">{A}</li><li id="bib2">{B}</li></ol>'
    ),
    "paragraphs": (
        '<p>One [<a href="#ref-1">1</a>] two [<a href="#ref-2">2</a>]</p><h2>Sources</h2>'
        f'<p id="ref-1">{A}</p><p id="ref-2">{B}</p>'
    ),
    "archive": (
        '<p>One (<a href="#B1">1</a>) two (<a href="#B2">2</a>)</p><section class=ref-list>'
        f'<ul><li id="B1"><span class="label">1.</span><cite>{A}</cite></li>'
        f'<li id="B2"><span class="label">2.</span><cite>{B}</cite></li></ul></section>'
    ),
    "one paragraph": (
        '<p>One<a href="#f1" id="b1">[1]</a> two<a href="#f2" id="b2">[2]</a></p><div><p>'
        f'<span><a href="#b1" id="f1">[1]</a></span> {A}<br><a href="#b2" id="f2">[2]</a> {B}</p>'
        "</div>"
    ),
    "spans in items": (
        '<p>One [<a href="#cite_A">1</a>, <a href="#cite_B">2</a>]</p><ol>'
        f'<li><div><span id="cite_A"></span>{A}</div></li><li><div><span id="cite_B"></span>{B}'
        "</div></ol>"
    ),
    "no links": (
        f"<p>One<sup>1</sup> two<sup>[2]</sup></p><h2>References</h2><ol><li>{A}</li><li>{B}</ol>"
    ),
}


@pytest.mark.parametrize("system", _NOTES)
def test_markers_lead_to_their_entries_whatever_made_the_page(system: str) -> None:
    """Two markers, two entries; the way back to the text is no part of an entry."""
    found = article(f"<article>{PROSE}{_NOTES[system]}</article>")

    assert [r.label for r in found.references] == ["1", "2"]
    assert [c.targets for c in found.citations] == [(0,), (1,)]
    assert [c.labels for c in found.citations] == [("1",), ("2",)]
    first, second = found.references
    assert first.raw.removeprefix("1. ") == "Smith J. Naps: a trial. J Test. 2020. Link"
    assert first.url == "https://a.example/1"
    assert second.raw.endswith("Lee K. More naps. J Test. 2021.")


def test_two_links_may_be_the_ends_of_a_range() -> None:
    """What lies between them is cited by the second."""
    items = "".join(f"<li id=r{n}>Entry {n}, 202{n}." for n in range(1, 5))
    html = (
        f"<p>So [<a href='#r1'>1</a>–<a href='#r3'>3</a>, <a href='#r4'>4</a>].</p><ol>{items}</ol>"
    )

    assert [c.labels for c in article(html).citations] == [("1",), ("2", "3"), ("4",)]


def test_spans_are_the_source_as_written() -> None:
    """A marker is the element that holds its number, tags included."""
    html = f"<p>One.<sup><a href='#n1'>1</a></sup></p><ol><li id=n1>{A}<li id=n2>{B}</ol>"
    text = Text.of(html)

    found = read(text, "html")

    assert [text[c.span] for c in found.citations] == ["<a href='#n1'>1</a>"]
    assert text[found.references[0].span].startswith("<li id=n1>")
    assert text[found.references[0].spans["url"]] == "https://a.example/1"
    assert len(found.references) == 2  # the second is cited by nothing, but of the same list


def test_lists_of_the_page_around_are_no_references_but_a_footer_may_hold_them() -> None:
    """The heading decides: "References" in a footer is the list, "Menu" is not."""
    html = (
        f"<body><main>{PROSE}<p>It helps.<sup>1</sup></p></main><footer><div><h2>References</h2>"
        f"<ol><li>{A}</ol></div><div><h2>Menu</h2><ul><li>Home</ul></div></footer></body>"
    )

    found = article(html)

    assert [r.label for r in found.references] == ["1"]
    assert [c.targets for c in found.citations] == [(0,)]


def test_links_within_the_page_are_markers_only_where_they_lead_to_entries() -> None:
    """Contents, sections, pages and the way back up cite nothing."""
    html = (
        f"<article><p><a href='#s1'>1</a> <a href='#s2'>Results</a></p><h2 id=s1>One</h2>{PROSE}"
        f"<div id=s2><h2>Two</h2>{PROSE}</div><p><a href='#s1'>up</a> <a href='#gone'>2</a></p>"
        "</article>"
    )

    assert article(html).citations == ()


def test_hidden_text_and_formulas_are_known() -> None:
    """They are in the prose for completeness, and marked."""
    html = (
        "<p>a <span hidden>[1]</span><i style='display: none'>x</i> <math>y [2]</math></p>"
        "<div hidden><p>p</p><p>q</p></div>"
    )

    marks = [
        (m.kind, b.prose.text[m.start : m.end]) for b in parsed(html).blocks for m in b.inlines
    ]

    assert marks == [
        (InlineKind.HIDDEN, "[1]"),
        (InlineKind.HIDDEN, "x"),
        (InlineKind.MATH, "y [2]"),
        (InlineKind.HIDDEN, "p"),
        (InlineKind.HIDDEN, "q"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <b c='d>e</p>",
        "<!-- a <p>b</p>",
        "<script>a",
        "</p></p><li><td>a</ul></table>b",
        "<p>a<sup><a href='#x'>1</sup></a><li id=x>",
        "<a href='#a'><a id=a href='#a'>1</a>",
        "<p>&#xD800;&#99999999;&lt",
    ],
)
def test_broken_pages_do_not_raise(html: str) -> None:
    """What is left open or crossed is read as far as it goes."""
    parsed(html)
