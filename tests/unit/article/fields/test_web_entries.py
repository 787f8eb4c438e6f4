"""Entries as people and assistants write them below articles for the web. The works are made up."""

from __future__ import annotations

from typing import Any

import pytest

from citeaudit.article.fields.parse import parse_fields
from tests.fuzz.steps import steps


def said(entry: str, *targets: str) -> dict[str, Any]:
    """Return the fields that were found, by name, without the address."""
    fields = parse_fields(entry, targets)._asdict()
    return {name: value for name, value in fields.items() if value and name not in {"spans", "url"}}


@pytest.mark.parametrize(
    ("entry", "author", "title"),
    [
        ("Salzwelt. Salt. https://www.salzwelt.example/a", "Salzwelt", "Salt"),
        ("Salt Clinic. How salt works. https://my.saltclinic.example/a", "Salt Clinic",
         "How salt works"),
        ("SaltMD. Salt. Accessed May 3, 2024.", "SaltMD", "Salt"),
        ("Salzwelt. Salt. Accessed May 3, 2024.", "Salzwelt", "Salt"),
        ("SaltTrials.gov. NSALT0123. https://salttrials.gov/study/1", "SaltTrials.gov",
         "NSALT0123"),
        ("盐业百科. 盐. https://baike.example.cn/1", "盐业百科", "盐"),
        ("[Website] Salt Clinic. Salt. https://saltclinic.example", "Salt Clinic", "Salt"),
    ],
)  # fmt: skip
def test_a_site_that_stands_first_is_the_author(entry: str, author: str, title: str) -> None:
    """The host, capitals within, or a date of access alone show that no title stands first."""
    found = said(entry)

    assert (found["authors"], found["title"]) == ((author,), title)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Salt. What it is. https://www.other.example/a", None),
        (
            "Care Partners | J. Salt Foundation https://www.jsaltfoundation.example/",
            "Care Partners",
        ),
        ("Saltmaker: how to use your salt https://www.saltmaker.example/", "Saltmaker: how to use"),
    ],
)
def test_a_title_that_stands_first_stays_one(entry: str, title: str | None) -> None:
    """A brand before a colon or a bar is part of the title of a page."""
    found = said(entry)

    assert "authors" not in found
    assert title is None or found["title"].startswith(title)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("王盐, 李水. 盐的研究[J]. 盐业杂志, 2017, 97(24): 1844-1856.",
         {"authors": ("王盐", "李水"), "title": "盐的研究", "container": "盐业杂志",
          "volume": "97", "issue": "24", "pages": "1844-1856", "published": "2017"}),
        ("中国盐学会. 盐指南[M]. 北京: 盐出版社, 2013: 2201-2210.",
         {"authors": ("中国盐学会",), "title": "盐指南", "publisher": "盐出版社",
          "pages": "2201-2210", "published": "2013"}),
        ("王盐，李水．盐的研究［J］．盐业杂志，2018，56（4）：276－281．",
         {"authors": ("王盐", "李水"), "title": "盐的研究", "container": "盐业杂志",
          "published": "2018"}),
        ("国家盐局. 关于盐的公告[EB/OL]. (2021-02-03)[2023-05-01]. https://salt.example.cn/1",
         {"authors": ("国家盐局",), "title": "关于盐的公告", "published": "2021-02-03",
          "accessed": "2023-05-01"}),
    ],
)  # fmt: skip
def test_chinese_entries(entry: str, expected: dict[str, Any]) -> None:
    """By GB/T 7714 a code in square brackets ends the title, and a second date is of access."""
    assert said(entry) == expected


def test_a_japanese_date_of_access_stands_before_its_word() -> None:
    """「閲覧」 behind a date makes it one of access."""
    found = said("塩の研究 https://shio.example.jp/1 （2024年5月1日閲覧）")

    assert (found.get("published"), found["accessed"]) == (None, "2024-05-01")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Roe J. Salt Pharmacol Physiol. 2014;27:47–55.",
         {"authors": ("Roe J",), "container": "Salt Pharmacol Physiol", "volume": "27",
          "pages": "47–55", "published": "2014"}),
        ("Roe J, Doe B. A trial. Salt Dis. 2017;76(11):1862-1869.",
         {"authors": ("Roe J", "Doe B"), "title": "A trial", "container": "Salt Dis",
          "volume": "76", "issue": "11", "pages": "1862-1869", "published": "2017"}),
        ("Roe J, Doe B. A trial. Salt Evid. 2018;2018:1857413.",
         {"authors": ("Roe J", "Doe B"), "title": "A trial", "container": "Salt Evid",
          "volume": "2018", "pages": "1857413", "published": "2018"}),
        ("Roe J, Doe B. A trial. JAMA Salt. 2020;3(11):e2023644.",
         {"authors": ("Roe J", "Doe B"), "title": "A trial", "container": "JAMA Salt",
          "volume": "3", "issue": "11", "pages": "e2023644", "published": "2020"}),
        ("J. Roe and B. Doe, “A trial,” Salin. Pharmacol. Ther., vol. 48, no. 10, "
         "p. CD004366, 2018.",
         {"authors": ("J. Roe", "B. Doe"), "title": "A trial",
          "container": "Salin. Pharmacol. Ther", "volume": "48", "issue": "10",
          "pages": "CD004366", "published": "2018"}),
        ("ROE, Jane: Salz in der Praxis. 2. Aufl. Stuttgart: Salzverlag, 2010, S. 45–52.",
         {"authors": ("ROE, Jane",), "title": "Salz in der Praxis", "publisher": "Salzverlag",
          "pages": "45–52", "published": "2010"}),
    ],
)  # fmt: skip
def test_numbers_of_journals_and_books(entry: str, expected: dict[str, Any]) -> None:
    """Pages and volumes may look like years, carry letters; shortened names keep stops."""
    assert said(entry) == expected


@pytest.mark.parametrize(
    ("entry", "title", "container"),
    [
        ("A trial of salt – Roe J, Doe B, Poe K. Salt Res (2017) https://s.example/1",
         "A trial of salt", "Salt Res"),
        ("Salt and teeth – Dutch Salt Journal, 2012 – https://s.example/1",
         "Salt and teeth", "Dutch Salt Journal"),
        ('Roe MR, Doe B. The rise of "salt face". J Salt Surg. 2024.', 'The rise of "salt face"',
         "J Salt Surg"),
        ("Van Roesel Huseini H. Salt and blood. J Salt. 2013.", "Salt and blood", "J Salt"),
        ("Salt Makers blog – https://s.example/1", "Salt Makers blog", ""),
        ("Interview, The Salt Hour #712, YouTube, https://youtu.be/abc", "The Salt Hour #712",
         "YouTube"),
        ("Roe J. What is salt? Does it help? Salt Clinic. Updated December 12, 2023. "
         "https://saltclinic.example/1", "What is salt? Does it help?", "Salt Clinic"),
        ("^ a b Roe J, Doe B (2009). \"Lactones of salt\". Molecules. 14 (7): 2373–2393.",
         "Lactones of salt", "Molecules"),
    ],
)  # fmt: skip
def test_what_stands_around_a_title(entry: str, title: str, container: str) -> None:
    """Dashes, shares, links back, kinds of work and words before a date are no parts of it."""
    found = said(entry)

    assert (found["title"], found.get("container", "")) == (title, container)


def test_a_share_of_the_answer_is_no_part_of_a_title() -> None:
    """`[Title](url) **(42%)**` is how a search assistant weighs its sources."""
    assert said("Salt: a review (42%)", "https://s.example/1") == {"title": "Salt: a review"}


def test_an_address_goes_on_in_the_next_line() -> None:
    """A wrapped path is one address; a sentence below one is not part of it."""
    wrapped = "Salt Diet.\nhttps://salt.example/treatment/dietary-\ntherapies/salt-diet"
    sentence = "Salt Diet.\nhttps://salt.example/treatment/\nand/or ask a nurse"

    assert parse_fields(wrapped).url == "https://salt.example/treatment/dietary-therapies/salt-diet"
    assert parse_fields(sentence).url == "https://salt.example/treatment/"


@pytest.mark.parametrize("unit", ["A. ", "Aa. Bb., ", "a – ", "[J", "(%) ", "^ a ", "Updated 4 "])
def test_cost_is_linear(unit: str) -> None:
    """Four times the entry takes no more than about four times the steps."""
    short, long = (
        steps(lambda n=n: parse_fields(unit * (n // len(unit)) + " 2017"))  # type: ignore[misc]
        for n in (600, 2400)
    )

    assert long < 6 * max(short, 300)
