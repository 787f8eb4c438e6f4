"""An item belongs to a reference where something shows it, and nothing speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from citeaudit.evidence.matching import match
from citeaudit.evidence.traits import own_ids
from citeaudit.sources.identify import identify
from tests.unit.evidence.making import article, entry, item, refs

if TYPE_CHECKING:
    from citeaudit.article.model import Reference

PAPER = "Low-dose naltrexone in fibromyalgia: a trial"
PMC = "https://pmc.ncbi.nlm.nih.gov/articles/PMC3962576/"


def matched(references: list[Reference], *items: dict[str, Any]) -> list[str | None]:
    """Name the item of each reference."""
    document = article(*references)
    found = match(document.references, identify(document.references), refs(*items))
    return [one and one.id for one in found]


@pytest.mark.parametrize(
    ("reference", "one"),
    [
        (entry("1", "", "https://www.a.example/b?utm_source=x"), {"URL": "http://a.example/b/"}),
        (entry("1", "", PMC), {"PMCID": "PMC3962576"}),
        (entry("1", "", PMC), {"PMCID": "3962576"}),
        (entry("1", "", "https://doi.org/10.1000/ABC"), {"DOI": "10.1000/abc"}),
        (entry("1", "", "https://doi.org/10.1000/abc"), {"DOI": "https://doi.org/10.1000/abc"}),
        (entry("1", "", "https://pubmed.ncbi.nlm.nih.gov/37706146/"), {"PMID": 37706146}),
        (entry("1", PAPER), {"title": f"{PAPER.upper()}."}),
        (entry("1", f"{PAPER} - PubMed"), {"title": PAPER}),
    ],
)
def test_address_identifier_and_title_show_it(reference: Reference, one: dict[str, Any]) -> None:
    """However they are written."""
    assert matched([reference], item("key", **one)) == ["key"]


def test_a_label_shows_it_where_nothing_else_is_known() -> None:
    """An item that a person wrote needs no more than the label and the decision."""
    assert matched([entry("4", PAPER, "https://a.example/b")], item(4)) == ["4"]


@pytest.mark.parametrize(
    "one",
    [
        {"title": "A guide to something else"},
        {"URL": "https://other.example/page"},
        {"DOI": "10.1000/other"},
    ],
)
def test_a_label_proves_nothing_against_the_rest(one: dict[str, Any]) -> None:
    """Lists are renumbered: the item of the old [1] is not that of the new one."""
    reference = entry("1", PAPER, "https://doi.org/10.1000/abc")
    assert matched([reference], item("1", **one)) == [None]


def test_a_title_on_another_site_is_another_page() -> None:
    """A title such as this one is written a hundred times."""
    reference = entry("1", "Low-dose naltrexone benefits and side effects", "https://a.example/b")
    other = item("key", title=reference.title, URL="https://c.example/d")
    assert matched([reference], other) == [None]


def test_a_page_that_moved_is_found_by_its_title() -> None:
    """The site is the same, and so is the title."""
    title = "Low-dose naltrexone benefits and side effects"
    moved = entry("1", title, "https://a.example/new")
    assert matched([moved], item("key", title=title, URL="https://a.example/old")) == ["key"]


def test_a_short_title_is_a_topic() -> None:
    """It leads to no page of that name, only to an entry that has nothing else."""
    reference = entry("1", "Naltrexone")
    assert matched([reference], item("key", title="Naltrexone", URL="https://a.example")) == [None]
    assert matched([reference], item("key", title="Naltrexone")) == ["key"]


def test_news_with_the_doi_of_a_paper_is_not_the_paper() -> None:
    """What is known of the paper must not make evidence of the page about it."""
    news = entry(
        "1", "New hope", "https://www.nytimes.com/2024/hope.html", raw="New hope doi:10.1000/abc"
    )
    assert matched([news], item("paper", DOI="10.1000/abc")) == [None]
    assert matched(
        [news], item("paper", DOI="10.1000/abc"), item("news", URL=news.url, DOI="10.1000/abc")
    ) == ["news"]


def test_of_several_items_the_one_with_the_label_is_taken() -> None:
    """Two entries for one page have an item each."""
    twice = [entry("3", PAPER, PMC), entry("8", PAPER, PMC)]
    assert matched(twice, item("8", URL=PMC), item("3", URL=PMC)) == ["3", "8"]


def test_one_item_may_serve_several_references() -> None:
    """A reference manager has one record for the copies of a paper."""
    copies = [
        entry("1", PAPER, PMC),
        entry("2", PAPER, "https://pubmed.ncbi.nlm.nih.gov/24526250/"),
    ]
    assert matched(copies, item("key", PMCID="PMC3962576", PMID="24526250")) == ["key", "key"]


def test_every_reference_has_an_id_of_its_own() -> None:
    """Its label, unless there is none or another has it."""
    labels = ["1", "", "1", "1-2", "1", "a"]
    ids = own_ids(article(*map(entry, labels)).references)
    assert ids == ("1", "r2", "1-3", "1-2", "1-4", "a")
