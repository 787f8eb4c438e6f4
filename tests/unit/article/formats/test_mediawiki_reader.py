"""What the MediaWiki reader makes of a page."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.model import Article, BlockKind, Document, InlineKind
from citeaudit.article.read import read
from citeaudit.text import Text

WEB = (
    "{{cite web |url=https://a.example/1 |title=A ''page'' |website=Site |access-date=3 May 2021}}"
)


def parsed(content: str) -> Document:
    return reader("mediawiki").read(Text.of(content))


def article(content: str) -> Article:
    return read(Text.of(content), "mediawiki")


def cited(content: str) -> list[tuple[str, tuple[str, ...], tuple[int | None, ...]]]:
    """Each marker as written, with its labels and where they lead."""
    found = article(content)
    return [(content[c.span.start : c.span.end], c.labels, c.targets) for c in found.citations]


def test_references_are_numbered_as_the_page_shows_them() -> None:
    """By first naming; a name used again is the same one, and its text may come later."""
    content = (
        'One.<ref name="b" /> Two.<ref>Plain, 2020.</ref> Three.<ref name=b>Text of b.</ref> '
        "Four.<ref name = 'b'/>\n"
    )

    assert cited(content) == [
        ('<ref name="b" />', ("1",), (1,)),
        ("<ref>Plain, 2020.</ref>", ("2",), (0,)),
        ("<ref name=b>Text of b.</ref>", ("1",), (1,)),
        ("<ref name = 'b'/>", ("1",), (1,)),
    ]
    assert [r.raw for r in article(content).references] == ["Plain, 2020.", "Text of b."]


@pytest.mark.parametrize(
    "content",
    [
        "Text.<ref name=a/>\n<references>\n<ref name=a>Later.</ref>\n</references>\n",
        "Text.<ref name=a/>\n{{reflist|30em|refs=\n<ref name=a>Later.</ref>\n}}\n",
        "Text.{{r|a}}\n{{Reflist|refs=<ref name=a>Later.</ref>}}\n",
    ],
)
def test_references_may_be_defined_in_their_list(content: str) -> None:
    """What stands in the list defines; it does not cite."""
    found = article(content)

    assert [(c.labels, c.targets) for c in found.citations] == [(("1",), (0,))]
    assert [r.raw for r in found.references] == ["Later."]
    assert [b.prose.text.strip() for b in found.blocks] == ["Text.[1]", "Later."]


def test_citation_templates_have_fields_with_their_places() -> None:
    """Names, dates, identifiers; links and formatting in values are gone."""
    journal = (
        "{{Cite journal |last1=Smith |first1=J. |author2=Doe K |title=Trial of [[LDN|naltrexone]]\n"
        "|journal=J Test |date=May 2020 |volume=7 |issue=3 |pages=1–9 |pmid=123456 |doi=10.5555/1}}"
    )
    content = f"A.<ref>{WEB}</ref> B.<ref>{journal}</ref>\n"

    web, trial = article(content).references

    assert (web.title, web.container, web.url) == ("A page", "Site", "https://a.example/1")
    assert web.accessed == "2021-05-03"
    assert content[slice(*web.spans["title"])] == "A ''page''"
    assert (trial.title, trial.authors) == ("Trial of naltrexone", ("Smith, J.", "Doe K"))
    assert (trial.volume, trial.issue, trial.pages) == ("7", "3", "1–9")
    assert (trial.published, trial.url) == ("2020-05", "https://doi.org/10.5555/1")
    assert "PMID: 123456" in trial.raw


def test_short_citations_lead_to_the_full_ones() -> None:
    """`sfn` and `harvnb` name authors and year; remarks in groups are no sources."""
    content = (
        "One.{{sfn|Smith|Doe|2019|p=3}} Two.<ref>{{harvnb|Lee|2001}}, p. 4.</ref> "
        "Three.{{efn|A remark.}} Four.<ref group=note>Another.</ref>\n\n== Sources ==\n"
        "* {{cite book|last1=Smith|last2=Doe|year=2019|title=Book}}\n"
        "* {{cite book|last=Lee|date=May 2001|title=Other}}\n"
    )

    found = article(content)

    assert [r.label for r in found.references] == ["Smith Doe 2019", "Lee 2001"]
    assert [(c.labels, c.targets) for c in found.citations][:2] == [
        (("Smith Doe 2019",), (0,)),
        (("Lee 2001",), (1,)),
    ]
    assert not any("note" in label for c in found.citations for label in c.labels)


def test_remarks_may_have_names_and_references_may_be_written_as_functions() -> None:
    """A remark named again is the same one; `#tag:ref` is a tag."""
    content = (
        "A.{{refn|group=nb|name=x|Remark<ref>Deep, 2020.</ref>}} B.<ref name=x group=nb />"
        "{{#tag:ref|Shallow, 2021.|name=y}} C.<ref name=y/>\n"
    )

    assert [(labels, targets) for _, labels, targets in cited(content)] == [
        (("1",), (0,)),
        (("1",), (0,)),
        (("2",), (1,)),
        (("2",), (1,)),
        (("1",), (0,)),
    ]


def test_further_reading_and_links_are_no_references() -> None:
    """Where references are marked, only they are; other links are only links."""
    content = (
        f"Text.<ref>{WEB}</ref> See [https://a.example/1 it].\n\n== Further reading ==\n"
        f"* {WEB}\n* [https://b.example B] 2020\n"
    )

    found = article(content)

    assert len(found.references) == len(found.citations) == 1


@pytest.mark.parametrize(
    "written",
    [
        "<!-- <ref>no</ref> -->",
        "<nowiki><ref>no</ref></nowiki>",
        "<pre>\n<ref>no</ref>\n</pre>",
        "<math>x [1] <ref>no</ref></math>",
        "<ref>never closed",
        "{{citation needed|date=May 2020}}",
        "[[Category:X]] __NOTOC__",
    ],
)
def test_what_is_no_citation(written: str) -> None:
    """Comments, code, formulas, tags that are left open, maintenance."""
    assert cited(f"Text {written} more.\n") == []


def test_prose_reads_as_the_page_shows_it() -> None:
    """Links show their text, formatting goes, templates show what is theirs to show."""
    content = (
        "'''Bold''' is a ''[[drug|medicine]]'' of [[pain]]&nbsp;relief, H<sub>2</sub>O,<br>"
        "{{convert|5|mg|g}} {{lang|fr|bien}} {{citation needed|date=May 2020}}"
        "{{unknown|x}}[//b.example site].{{rp|3}}\n"
    )

    (block,) = parsed(content).blocks

    assert block.prose.text.strip() == (
        "Bold is a medicine of pain\u00a0relief, H2O,\n5 mg bien site."
    )
    assert [(m.kind, m.target) for m in block.inlines] == [(InlineKind.LINK, "https://b.example")]


def test_blocks_know_what_they_are() -> None:
    """Headings, lists, tables, boxes, pictures, quotations, code."""
    content = (
        "{{Infobox drug\n| name = Naltrexone<ref>X, 2020.</ref>\n| dose = 5 mg\n}}\n"
        "Intro [[File:a.png|thumb|left|A ''caption'' of [[it]]]] goes on.\n\n"
        "== Head == <!-- x -->\n"
        "* One\n** Two\n# Three\n: Indented\n{| class=x\n|+ Title\n! A !! B\n|-\n"
        '| style="x" | c || d\n|}\n{{quote|Said.|Author}}\n<blockquote>Told.</blockquote>\n'
        "<syntaxhighlight>code</syntaxhighlight>\n"
    )

    found = [
        (b.kind, b.prose.text.strip(), b.level, b.quoted)
        for b in parsed(content).blocks
        if b.kind is not BlockKind.ENTRY
    ]

    assert found == [
        (BlockKind.TABLE_CELL, "Naltrexone[1]", 0, False),
        (BlockKind.TABLE_CELL, "5 mg", 0, False),
        (BlockKind.CAPTION, "A caption of it", 0, False),
        (BlockKind.PARAGRAPH, "Intro  goes on.", 0, False),
        (BlockKind.HEADING, "Head", 2, False),
        (BlockKind.LIST_ITEM, "One", 1, False),
        (BlockKind.LIST_ITEM, "Two", 2, False),
        (BlockKind.LIST_ITEM, "Three", 1, False),
        (BlockKind.PARAGRAPH, "Indented", 0, False),
        (BlockKind.CAPTION, "Title", 0, False),
        (BlockKind.TABLE_HEAD, "A", 0, False),
        (BlockKind.TABLE_HEAD, "B", 0, False),
        (BlockKind.TABLE_CELL, "c", 0, False),
        (BlockKind.TABLE_CELL, "d", 0, False),
        (BlockKind.PARAGRAPH, "Said.", 0, True),
        (BlockKind.PARAGRAPH, "Told.", 0, True),
        (BlockKind.CODE, "code", 0, False),
    ]
