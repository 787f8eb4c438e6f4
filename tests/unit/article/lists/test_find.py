"""Where reference lists are found, and how they are cut into entries."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import Listed, find_references
from citeaudit.text import Text


def listed(content: str, format: str = "markdown") -> Listed:
    return find_references(reader(format).read(Text.of(content)))


def entries(content: str, format: str = "markdown") -> list[tuple[str, str]]:
    """Label and raw text of each entry."""
    return [(r.label, r.raw) for r in listed(content, format).references]


A = "Smith J. Trial of a drug. 2020. https://a.example/1"
B = "Jones K. Another trial. 2021. https://b.example/2"


@pytest.mark.parametrize(
    "heading",
    [
        "## References",
        "References\n----------",
        "**Works cited**",
        "References:",
        "#### **Sources**",
        "### Key Citations",
        "## 7. Literaturverzeichnis",
        "## Références",
        "## Bibliografía",
        "## Riferimenti bibliografici",
        "## Referências",
        "## Bronvermelding",
        "## 参考文献",
        "## 参考資料",
        "## 📚 Further reading",
    ],
)
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"1. {A}\n2. {B}\n", [("1", f"1. {A}"), ("2", f"2. {B}")]),
        (f"0. {A}\n1. {B}\n", [("0", f"0. {A}"), ("1", f"1. {B}")]),
        (f"[0] {A}\n\n[1] {B}\n", [("0", f"[0] {A}"), ("1", f"[1] {B}")]),
        (f"[1] {A}  \n[2] {B}\n", [("1", f"[1] {A}"), ("2", f"[2] {B}")]),
        (f"\\[1\\] {A}\n\\[2\\] {B}\n", [("1", f"\\[1\\] {A}"), ("2", f"\\[2\\] {B}")]),
        (f"- {A}\n- {B}\n", [("", f"- {A}"), ("", f"- {B}")]),
    ],
)
def test_lists_under_headings(heading: str, written: str, expected: list[tuple[str, str]]) -> None:
    """Every way to write a heading goes with every way to write entries."""
    assert entries(f"# T\n\nText.\n\n{heading}\n\n{written}") == expected


def test_heading_and_entries_in_one_paragraph() -> None:
    """A line that names the list may stand directly above the entries."""
    content = f"Text.\n\n参考文献：\n[1] {A}\n[2] {B}\n"

    assert entries(content) == [("1", f"[1] {A}"), ("2", f"[2] {B}")]


def test_plain_text_lists() -> None:
    """Plain text has entries by line and by paragraph."""
    by_line = f"Text.\n\nReferences\n\n[1] {A}\n[2] {B}\n"
    by_paragraph = f"Text.\n\nReferences\n\n[1] {A}\n\n[2] {B}\n"

    expected = [("1", f"[1] {A}"), ("2", f"[2] {B}")]
    assert entries(by_line, "plain") == expected
    assert entries(by_paragraph, "plain") == expected


def test_unlabelled_paragraphs_under_a_sure_heading() -> None:
    """Paragraphs that look like references are entries; the disclaimer after them is not."""
    content = f"## References\n\n{A}\n\n{B}\n\nThis page is no medical advice.\n"

    assert entries(content) == [("", A), ("", B)]


def test_list_ends_at_the_next_heading_of_its_level() -> None:
    """What follows the list is not part of it; its blocks are named, heading included."""
    content = (
        f"# T\n\n## References\n\n1. {A}\n\n## Disclaimer\n\n1. Not advice, see https://c.example\n"
    )

    found = listed(content)

    assert [reference.raw for reference in found.references] == [f"1. {A}"]
    assert found.blocks == frozenset({1, 2})
    assert [content[s.start : s.end] for s in found.sections] == [f"## References\n\n1. {A}"]


def test_entry_over_several_lines() -> None:
    """A wrapped entry, an indented URL line and a further paragraph stay one entry."""
    content = (
        "## References\n\n1. A title\n   that wraps\n   URL: https://a.example\n"
        "2. Another\n\n   https://b.example\n"
    )

    found = listed(content).references

    assert [reference.label for reference in found] == ["1", "2"]
    assert [reference.url for reference in found] == ["https://a.example", "https://b.example"]


def test_open_heading_needs_entries_that_look_like_references() -> None:
    """A section on sources of a vitamin is no reference list."""
    content = "## Sources\n\n- Oily fish\n- Egg yolk\n- Mushrooms\n"

    assert entries(content) == []


def test_prose_under_an_open_heading_is_no_entry() -> None:
    """A paragraph that happens to hold a link is prose."""
    content = (
        "## Notes\n\nWe thank everybody who read the draft of this page, above all the people of "
        "[a group](https://g.example), for their patience.\n"
    )

    assert listed(content).sections == ()


def test_labelled_entries_without_a_heading() -> None:
    """`[n]` paragraphs with addresses are a list wherever they stand."""
    content = f"Text. [1]\n\n[1] {A}\n\n[2] {B}\n"

    assert entries(content) == [("1", f"[1] {A}"), ("2", f"[2] {B}")]


def test_numbered_list_of_addresses_at_the_end_needs_markers() -> None:
    """The last numbered list is a reference list only if the text cites its numbers."""
    body = f"1. {A}\n2. {B}\n3. {A}/3\n"

    assert len(listed(f"Claim [2].\n\nMore.\n\n{body}").sections) == 1
    assert listed(f"Claim.\n\nMore.\n\n{body}").sections == ()


def test_footnotes_are_references() -> None:
    """The definitions of native footnotes are entries with their names as labels."""
    content = "A[^a] and B[^2].\n\n[^a]: First, https://a.example\n[^2]: Second\n"

    assert entries(content) == [("a", "[^a]: First, https://a.example"), ("2", "[^2]: Second")]


def test_link_definitions_are_references() -> None:
    """Numbered definitions are entries with title and address; named ones are ordinary links."""
    content = (
        '([x][1]) [site][home]\n\n[1]: https://a.example "A title"\n[home]: https://h.example\n'
    )

    (reference,) = listed(content).references

    assert (reference.label, reference.title, reference.url) == (
        "1",
        "A title",
        "https://a.example",
    )
    assert {k: content[s.start : s.end] for k, s in reference.spans.items()} == {
        "url": "https://a.example",
        "title": "A title",
    }


def test_restarted_definitions_are_lists_of_their_own() -> None:
    """Labels that start again, as in a chat export, open a new section."""
    content = "[a][1]\n\n[1]: https://a.example\n\n[b][1]\n\n[1]: https://b.example\n"

    found = listed(content)

    assert [(r.section, r.url) for r in found.references] == [
        (0, "https://a.example"),
        (1, "https://b.example"),
    ]


def test_table_rows_are_entries() -> None:
    """A table of sources has an entry a row, labelled by its first cell."""
    content = (
        "## References\n\n| # | Source |\n|---|---|\n"
        "| 1 | A https://a.example |\n| 2 | B https://b.example |\n"
    )

    assert [(r.label, r.url) for r in listed(content).references] == [
        ("1", "https://a.example"),
        ("2", "https://b.example"),
    ]


def test_unlabelled_entries_count_only_if_the_markers_prove_it() -> None:
    """Bullets get numbers where the text cites them by number, and only within the list."""
    bullets = f"## References\n\n- {A}\n- {B}\n"

    assert [label for label, _ in entries(f"One [1]. Two [2].\n\n{bullets}")] == ["1", "2"]
    assert [label for label, _ in entries(f"One [0]. Two [1].\n\n{bullets}")] == ["0", "1"]
    assert [label for label, _ in entries(f"One. Two.\n\n{bullets}")] == ["", ""]
    assert [label for label, _ in entries(f"One [1]. Two [9].\n\n{bullets}")] == ["", ""]


def test_sources_after_each_section_are_lists_each() -> None:
    """Each line "Sources:" with bullets below makes a list, which ends with the bullets."""
    content = (
        "## One\n\nText 2020.\n\nSources:\n- [A](https://a.example)\n\nMore text of 2021.\n\n"
        "## Two\n\nSources:\n- [B](https://b.example)\n"
    )

    found = listed(content)

    assert [(r.section, r.url) for r in found.references] == [
        (0, "https://a.example"),
        (1, "https://b.example"),
    ]


def test_a_number_in_mid_line_starts_the_missing_entry() -> None:
    """An entry that runs on with the next number is cut there, if no other entry has it."""
    content = "## References\n\n1. First. Press, 2016 2. Second. Press, 2017\n3. Third. 2018\n"

    assert entries(content) == [
        ("1", "1. First. Press, 2016"),
        ("2", "2. Second. Press, 2017"),
        ("3", "3. Third. 2018"),
    ]


def test_lists_from_print_keep_their_entries() -> None:
    """Columns torn apart by a conversion: every number that can be read is an entry."""
    content = (
        "## References\n\n"
        "1. Smith A. A trial. Pain 2012;3:1-2 3. Doe B. More. Pain 2013;4:5\n"
        "2. Poe C. A report that goes on in the next\n\n"
        "column of the page.\n\n"
        "4. Department of Health. A report without a year\n\n"
        "Available from https://a.example/report.pdf   \n"
        "12. Roe D. Another trial. Pain 2014;5:6   \n"
        "13\u00a0 van Loe E. A last one. Pain 2015;6:7\n"
    )

    assert [label for label, _ in entries(content)] == ["1", "3", "2", "4", "12", "13"]
    assert listed(content).references[3].url == "https://a.example/report.pdf"


@pytest.mark.parametrize(
    "written",
    [
        f"<details><summary>Sources</summary>\n\n1. {A}\n2. {B}\n\n</details>\n",
        f"<details><summary>Sources</summary><ol><li>{A}</li><li>{B}</li></ol></details>\n",
        f"## References\n\n<ol>\n<li>{A}</li>\n<li>{B}</li>\n</ol>\n",
        f"## References\n\n[1] {A}<br>[2] {B}<br/>\n",
        f"## References\n\n### [1] Trial\n- Authors: Smith\n- URL: {A}\n\n### [2] B\n\n{B}\n",
        f"## References\n\n### Trials\n\n1. {A}\n\n### Reviews\n\n2. {B}\n",
        f"## References\n\n### 1. Trials\n\n1. {A}\n\n### 2. Reviews\n\n2. {B}\n",
        f"## References\n\n1. **Trial**\n   - URL: {A}\n2. **Another**\n   - URL: {B}\n",
        f"## References\n\n* 1. {A}\n* 2. {B}\n",
        f"## References\n\n- **[1]** {A}\n- **[2]** {B}\n",
        f"## References\n\nRef. 1: {A}\n\nRef. 2: {B}\n",
        f"## References\n\n¹ {A}\n\n² {B}\n",
        f"## References\n\n1 {A}\n\n2 {B}\n",
        "**Sources**: [1] Smith, https://a.example/1; [2] Jones, https://b.example/2\n",
        f"> ## References\n>\n> 1. {A}\n> 2. {B}\n",
    ],
)
def test_ways_to_write_two_entries(written: str) -> None:
    """However a list is written, its two entries and their labels are found."""
    found = listed(f"Text [1]. More [2].\n\n{written}").references

    assert [(r.label, r.url) for r in found] == [
        ("1", "https://a.example/1"),
        ("2", "https://b.example/2"),
    ]


@pytest.mark.parametrize(
    "trailer",
    ["© 2024 by Us.", "Last updated 5 May 2024", "*Disclaimer: ask your doctor in 2024.*"],
)
def test_what_follows_an_article_is_no_entry(trailer: str) -> None:
    """A year in a copyright line or a date of change makes no reference of it."""
    found = entries(f"Text.\n\n## References\n\n{A}\n\n{B}\n\n{trailer}\n")

    assert [raw for _, raw in found] == [A, B]


def test_a_panel_of_sources_without_addresses() -> None:
    """Copied from a page, an entry is a site, a title and a note for screen readers."""
    content = (
        "Sources used in the report\n\n"
        "nih.gov\nA trial of a drug - PubMed\nOpens in a new window\n\n"
        "a.example.org\nAnother trial\nOpens in a new window\n"
    )

    assert [raw.partition("\n")[0] for _, raw in entries(content)] == ["nih.gov", "a.example.org"]
    assert len(entries(content, "plain")) == 2


def test_bullets_of_bare_addresses_are_entries_each() -> None:
    """An address alone goes on with a numbered entry, but is an entry of its own in a list."""
    content = "## Sources\n\n- https://a.example/1\n- https://b.example/2\n- www.c.example/3\n"

    assert [raw for _, raw in entries(content)] == [
        "- https://a.example/1",
        "- https://b.example/2",
        "- www.c.example/3",
    ]


def test_fields_point_into_the_document() -> None:
    """The span of an address leads to it, in a link's target and after other scripts as well."""
    content = "# Ü\n\n## References\n\n1. [Títle](https://a.example/é) and more\n"
    document = reader("markdown").read(Text.of(content))

    (reference,) = find_references(document).references

    assert reference.url == "https://a.example/é"
    assert document.text[reference.spans["url"]] == "https://a.example/é"


def test_links_are_the_sources_where_there_is_no_list() -> None:
    """Without a list each linked address is a reference, once; headings and pictures are not."""
    content = (
        "# [Home](https://home.example)\n\n"
        "It [works](https://a.example), see https://b.example/x.\n\n"
        "[![logo](l.png)](https://logo.example) [again](https://a.example)\n\n"
        "[mail](mailto:a@b.example)\n"
    )

    found = listed(content)

    assert [(r.label, r.title, r.url) for r in found.references] == [
        ("", "works", "https://a.example"),
        ("", "", "https://b.example/x"),
    ]
    assert found.sections == ()
    assert listed(f"{content}\nOne [1]. Two [2].\n").references == ()


def test_no_list_no_references() -> None:
    """A document without a list has no references and no sections."""
    found = listed("# T\n\nText [1] and 2020.\n\n## References\n\n## Next\n\nText.\n")

    assert (found.references, found.sections, found.blocks) == ((), (), frozenset())


def test_links_in_brackets_are_cited_beside_a_numbered_list() -> None:
    """A link behind the full stop may be one to read on; footnotes cite by themselves."""
    text = (
        "Pain falls [1]. It is old ([FDA, 2024](https://fda.example/a)). Ask us. "
        "[Read more](https://shop.example/b)\n\n## References\n\n1. A trial, https://a.example\n"
    )
    footnotes = "Pain falls.[^1] It is old ([FDA](https://fda.example/a)).\n\n[^1]: A trial.\n"

    found = listed(text).references
    assert [one.url for one in found] == ["https://a.example", "https://fda.example/a"]
    assert len(listed(footnotes).references) == 1


def test_lines_that_are_whole_entries_are_cut() -> None:
    """A paragraph of entries, one a line, holds several; one that is wrapped holds one."""
    several = "Roe J. A trial. J Salt. 2019;1:2.\nPoe K. A cohort. J Salt. 2020;3:4.\n"
    wrapped = "Roe J. A trial of salt in 2018, told\nat length. J Salt. 2019;1:2.\n"

    assert len(entries(f"## References\n\n{several}")) == 2
    assert len(entries(f"## References\n\n{wrapped}")) == 1


def test_an_export_that_names_the_conversation_has_a_list() -> None:
    """Copilot's "Source: Conversation with …" stands above numbered lines."""
    content = f"Text ¹.\n\nSource: Conversation with Copilot, 3/14/2025\n(1) {A}.\n(2) {B}.\n"

    assert [label for label, _ in entries(content)] == ["1", "2"]


def test_links_beside_link_definitions_are_sources_too() -> None:
    """Where definitions are all the list there is, links without one are cited as well."""
    written = (
        "It helps ([Trial](https://t.example/1)). It [is banned][2].{0}\n\n[2]: https://b.example\n"
    )
    woven = " [A site](https://s.example) says so."

    assert [r.url for r in listed(written.format(woven)).references] == [
        "https://b.example",
        "https://t.example/1",
        "https://s.example",
    ]
    apart = written.replace("[is banned][2]", "is banned ([B][2])").format(woven)
    assert [r.url for r in listed(apart).references] == ["https://b.example", "https://t.example/1"]


def test_a_number_in_a_quotation_does_not_number_the_list() -> None:
    """What a quoted text cites is in its own list."""
    content = f"> It is safe [1].\n\nIt is not.\n\n## References\n\n- {A}\n- {B}\n"

    assert [label for label, _ in entries(content)] == ["", ""]


@pytest.mark.parametrize("marker", ["[{0}](#ref-{0})", "<sup>{0}</sup>"])
def test_raised_numbers_and_links_within_the_page_number_a_list(marker: str) -> None:
    """A list in HTML has no labels of its own; what cites it proves that its entries count."""
    content = (
        f"One.{marker.format(1)} Two.{marker.format(2)}\n\n## References\n\n"
        f"<ol>\n<li>{A}</li>\n<li>{B}</li>\n</ol>\n"
    )

    assert [label for label, _ in entries(content)] == ["1", "2"]


def test_letters_label_entries_that_are_cited_so() -> None:
    """`[a]` is a label where the text cites by letters."""
    content = f"One.[a] Two.[b]\n\nSources\n[a] {A}\n[b] {B}\n"

    assert [label for label, _ in entries(content)] == ["a", "b"]


def test_a_number_before_a_dash_is_a_label() -> None:
    """`1 - …` counts entries as `1.` does."""
    content = f"One [1]. Two [2].\n\n## Sources\n\n1 - {A}\n2 - {B}\n"

    assert [label for label, _ in entries(content)] == ["1", "2"]
