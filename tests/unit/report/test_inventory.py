"""Which hosts and works carry which claims: counted once, and across articles."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.audit import audit
from citeaudit.report.inventory import Inventory, inventory, inventory_object
from citeaudit.report.inventory_text import inventory_text
from citeaudit.report.model import Report
from citeaudit.report.printable import as_json
from citeaudit.text import Text
from tests.unit.report.handmade import run

_SHOP = '"Buy naltrexone." Hims, 2024, https://www.hims.com/blog/naltrexone'
_TRIAL = '"Naltrexone for pain: a randomised trial." A Journal, 2024, '
_DOI = _TRIAL + "https://doi.org/10.1371/journal.pone.0123456"
_PUBLISHER = _TRIAL + "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456"
_LEAFLET = "A leaflet without an address"


def _article(*entries: str, claims: tuple[str, ...] = ("1",)) -> str:
    verbs = ("relieves pain", "relieves fatigue", "cures sleep", "halves spasm")
    body = [
        f"Low-dose naltrexone {v} in adults [{c}]." for v, c in zip(verbs, claims, strict=False)
    ]
    listed = [f"{number}. {entry}." for number, entry in enumerate(entries, start=1)]
    return "\n\n".join(["# LDN", *body, "## References", "\n".join(listed)]) + "\n"


def _inventory(*articles: str) -> Inventory:
    documents = tuple(
        audit(Text.of(article, f"{number}.md")) for number, article in enumerate(articles)
    )
    return inventory(Report(run(), documents))


def test_what_carries_most_claims_comes_first() -> None:
    """With how many rest on it alone, and how many of those are weak."""
    taken = _inventory(_article(_DOI, _SHOP, claims=("2", "2", "1, 2", "1")))
    figures = [(one.name, len(one.claims), one.alone, one.weak) for one in taken.hosts]
    assert figures == [("hims.com", 3, 2, 2), ("doi.org", 2, 1, 0)]


def test_a_work_is_one_in_every_article() -> None:
    """Whatever address it is cited by: that is what an identifier is for."""
    taken = _inventory(_article(_DOI), _article(_PUBLISHER))
    assert len(taken.hosts) == 2
    (work,) = taken.works
    assert work.name == "doi:10.1371/journal.pone.0123456"
    assert (work.documents, len(work.claims)) == (2, 2)


def test_a_work_without_an_identifier_is_its_own_in_each_article() -> None:
    """The first entry of one list is not the first entry of another."""
    taken = _inventory(_article(_LEAFLET), _article("Quite another leaflet"))
    assert [one.documents for one in taken.works] == [1, 1]
    assert [one.name for one in taken.hosts] == ["(no address)"]
    assert taken.hosts[0].documents == 2


def test_two_pages_of_one_host_under_one_claim_are_one_carrier() -> None:
    """The claim rests on the shop alone, twice over."""
    second = '"Prices." Hims, 2024, https://www.hims.com/prices'
    (host,) = _inventory(_article(_SHOP, second, claims=("1, 2",))).hosts
    assert (len(host.cited), len(host.claims), host.alone) == (2, 1, 1)


def test_what_nobody_cites_is_listed_too() -> None:
    """With no claims: it is in the list, and carries nothing."""
    taken = _inventory(_article(_DOI, _SHOP))
    assert [(one.name, len(one.claims)) for one in taken.hosts] == [("doi.org", 1), ("hims.com", 0)]


@given(st.lists(st.lists(st.sampled_from([_SHOP, _DOI, _PUBLISHER, _LEAFLET]), max_size=4)))
def test_nothing_is_lost(lists: list[list[str]]) -> None:
    """Each entry is in one host and one work; the figures agree."""
    taken = _inventory(*[_article(*entries) for entries in lists])
    number = sum(len(document.audited.article.references) for document in taken.documents)
    for carriers in (taken.hosts, taken.works):
        assert sum(len(one.cited) for one in carriers) == number
        assert all(one.alone <= len(one.claims) for one in carriers)
        assert [len(one.claims) for one in carriers] == sorted(
            (len(one.claims) for one in carriers), reverse=True
        )


def test_the_table() -> None:
    """Numbers to the right, names last; what is left out is counted."""
    taken = _inventory(_article(_DOI, _SHOP, claims=("2", "2", "1, 2")))
    lines = inventory_text(taken, by="host", most=1).splitlines()
    assert lines == [
        "claims  alone  weak  articles  strength  type        host",
        "     3      2     2         1  none      telehealth  hims.com",
        "",
        "2 hosts in 1 article, 1 more are not shown (--top 0 shows all)",
    ]
    works = inventory_text(taken, by="work", most=0)
    assert "Buy naltrexone (url:hims.com/blog/naltrexone)" in works
    assert works.endswith("2 works in 1 article\n")


def test_hostile_titles_stay_in_their_row() -> None:
    """A title steers no terminal and makes no second row."""
    taken = _inventory(_article(_SHOP.replace("Buy", "\x1b[31m\u202eBuy")))
    text = inventory_text(taken, by="work", most=0)
    assert text.count("\n") == 4
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_object_for_programs() -> None:
    """Both lists, with the places of the claims."""
    taken = _inventory(_article(_DOI, _SHOP, claims=("2", "1, 2")), _article(_PUBLISHER))
    made = json.loads(as_json(inventory_object(taken, "1.0")))
    assert list(made) == ["schema_version", "tool", "documents", "hosts", "works"]
    assert made["documents"] == ["0.md", "1.md"]
    host = made["hosts"][0]
    assert (host["host"], host["types"], host["alone"]) == ("hims.com", {"telehealth": 1}, 1)
    assert host["references"] == [{"path": "0.md", "label": "2"}]
    assert [(one["path"], one["line"]) for one in host["claims"]] == [("0.md", 3), ("0.md", 5)]
    assert host["claims"][0]["verdict"] == "weak-only"
    work = made["works"][0]
    assert work["identifiers"]["doi"] == "10.1371/journal.pone.0123456"
    assert work["hosts"] == ["doi.org", "journals.plos.org"]
    assert work["title"] == "Naltrexone for pain: a randomised trial"
