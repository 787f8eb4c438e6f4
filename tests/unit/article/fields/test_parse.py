"""What each part of an entry is, in every style and for every trap. The works are made up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.fields.parse import Fields, parse_fields
from tests.fuzz.steps import steps

URL = "https://www.example.org/a"


def said(entry: str, *targets: str) -> dict[str, Any]:
    """Return the fields that were found, by name."""
    fields = parse_fields(entry, targets)
    return {name: value for name, value in fields._asdict().items() if value and name != "spans"}


ARTICLE = {
    "title": "Low-dose salt in tired people: a trial",
    "authors": ("Roe JA", "van der Berg K"),
    "container": "J Imaginary Med",
    "volume": "12",
    "issue": "3",
    "pages": "45-67",
    "published": "2019",
}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (  # AMA and Vancouver
            "Roe JA, van der Berg K. Low-dose salt in tired people: a trial. "
            "J Imaginary Med. 2019;12(3):45-67.",
            ARTICLE,
        ),
        (
            "Roe JA, van der Berg K, et al. Low-dose salt in tired people: a trial. "
            "J Imaginary Med 2019 Oct 5;12(3):45-67. doi:10.5555/1234.2019",
            {**ARTICLE, "published": "2019-10-05"},
        ),
        (  # APA
            "Roe, J. A., & van der Berg, K. (2019). Low-dose salt in tired people: A trial. "
            "Journal of Imaginary Medicine, 12(3), 45–67. https://doi.org/10.5555/1234",
            {
                **ARTICLE,
                "title": "Low-dose salt in tired people: A trial",
                "authors": ("Roe, J. A.", "van der Berg, K."),
                "container": "Journal of Imaginary Medicine",
                "pages": "45–67",
                "url": "https://doi.org/10.5555/1234",
            },
        ),
        (  # MLA
            "Roe, Jane A., and Karel van der Berg. “Low-dose salt in tired people: a trial.” "
            "J Imaginary Med, vol. 12, no. 3, 2019, pp. 45-67.",
            {**ARTICLE, "authors": ("Roe, Jane A.", "Karel van der Berg")},
        ),
        (  # Chicago, notes
            "Jane A. Roe and Karel van der Berg, “Low-dose salt in tired people: a trial,” "
            "J Imaginary Med 12, no. 3 (2019): 45-67.",
            {**ARTICLE, "authors": ("Jane A. Roe", "Karel van der Berg")},
        ),
        (  # IEEE
            "J. A. Roe and K. van der Berg, “Low-dose salt in tired people: a trial,” "
            "J Imaginary Med, vol. 12, no. 3, pp. 45-67, Jan. 2019.",
            {**ARTICLE, "authors": ("J. A. Roe", "K. van der Berg"), "published": "2019-01"},
        ),
        (  # Harvard
            "Roe, J.A. and van der Berg, K. 2019. Low-dose salt in tired people: a trial. "
            "J Imaginary Med 12(3): 45-67.",
            {**ARTICLE, "authors": ("Roe, J.A.", "van der Berg, K.")},
        ),
        (  # Nature
            "Roe, J. A. & van der Berg, K. Low-dose salt in tired people: a trial. "
            "J Imaginary Med 12, 45-67 (2019).",
            {k: v for k, v in ARTICLE.items() if k != "issue"}
            | {"authors": ("Roe, J. A.", "van der Berg, K.")},
        ),
        (  # German
            "Roe, Jane: Salz bei Müdigkeit. In: Zeitschrift für Erfundenes 12 (2019), H. 3, "
            "S. 45-67.",
            {
                **ARTICLE,
                "title": "Salz bei Müdigkeit",
                "authors": ("Roe, Jane",),
                "container": "Zeitschrift für Erfundenes",
            },
        ),
        (  # French
            "ROE Jane, « Le sel et la fatigue », Revue imaginaire, n° 3, 2019, p. 45-67.",
            {
                "title": "Le sel et la fatigue",
                "authors": ("ROE Jane",),
                "container": "Revue imaginaire",
                "issue": "3",
                "pages": "45-67",
                "published": "2019",
            },
        ),
    ],
)
def test_journal_articles(entry: str, expected: dict[str, Any]) -> None:
    """The same article is read alike in every style."""
    assert said(entry) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Roe, Jane. The Politics of Salt: A History. Lisbon: Polity, 1998.",
            ("The Politics of Salt: A History", ("Roe, Jane",), "", "Polity", "1998"),
        ),
        (
            "Roe, J. (1998). The politics of salt: A history (2nd ed.). Gent: Peeters.",
            ("The politics of salt: A history", ("Roe, J.",), "", "Peeters", "1998"),
        ),
        (
            "Jane Roe, The Politics of Salt, 1700-1900 (Oxford: Clarendon Press, 1998), 12.",
            ("The Politics of Salt, 1700-1900", ("Jane Roe",), "", "Clarendon Press", "1998"),
        ),
        (
            "ROE, Jane. O sal e a cidade. Coimbra: Almedina, 1998.",
            ("O sal e a cidade", ("ROE, Jane",), "", "Almedina", "1998"),
        ),
        (
            "Roe J. Salt and fatigue. In: Doe B, Li W, eds. The Handbook of Salt. "
            "London: Sage; 2010:45-67.",
            ("Salt and fatigue", ("Roe J",), "The Handbook of Salt", "Sage", "2010"),
        ),
        (
            "Roe, J. (2010). Salt and fatigue. In B. Doe & W. Li (Eds.), The handbook of salt "
            "(pp. 45–67). London: Sage.",
            ("Salt and fatigue", ("Roe, J.",), "The handbook of salt", "Sage", "2010"),
        ),
        (
            "Roe, J., ed. Readings in Salt. New York: Vintage, 2001.",
            ("Readings in Salt", ("Roe, J.",), "", "Vintage", "2001"),
        ),
        (
            "World Health Organization. (2020). Guideline on salt. Geneva: WHO.",
            ("Guideline on salt", ("World Health Organization",), "", "WHO", "2020"),
        ),
        (
            "Jane Roe and Bob Doe. Salt in machines. In Proceedings of the 5th Conference on Salt, "
            "pages 45-67, Lyon, 2004.",
            (
                "Salt in machines",
                ("Jane Roe", "Bob Doe"),
                "Proceedings of the 5th Conference on Salt",
                "",
                "2004",
            ),
        ),
    ],
)
def test_books_and_chapters(entry: str, expected: tuple[Any, ...]) -> None:
    """A book has a publisher; a chapter has the book for its container, past the editors."""
    fields = parse_fields(entry)

    assert (
        fields.title,
        fields.authors,
        fields.container.removeprefix("In "),
        fields.publisher,
        fields.published,
    ) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            f'"Salt for Tired People - Salt House | Spa." salthouse.example, 05. Dec. 2024, '
            f"{URL}/. Accessed 21. Dec 2024.",
            {
                "title": "Salt for Tired People - Salt House | Spa",
                "container": "salthouse.example",
                "published": "2024-12-05",
                "accessed": "2024-12-21",
                "url": f"{URL}/",
            },
        ),
        (
            f'"Why Salt?: Alp Pain & Wellness: Board." Alp Pain, 3 May 2024, {URL}.',
            {
                "title": "Why Salt?: Alp Pain & Wellness: Board",
                "container": "Alp Pain",
                "published": "2024-05-03",
                "url": URL,
            },
        ),
        (
            f"Salt, sleep, and fatigue - Example Health, accessed March 26, 2025, {URL}",
            {
                "title": "Salt, sleep, and fatigue",
                "container": "Example Health",
                "accessed": "2025-03-26",
                "url": URL,
            },
        ),
        (
            f"{URL} - What is salt? Uses, Risks & More | Salt Institute",
            {
                "title": "What is salt? Uses, Risks & More",
                "container": "Salt Institute",
                "url": URL,
            },
        ),
        (f"Salt for fatigue (RCT): {URL}", {"title": "Salt for fatigue (RCT)", "url": URL}),
        (f"Salt in 1999: what we knew. {URL}", {"title": "Salt in 1999: what we knew", "url": URL}),
        (f"Effects of Salt on ... - Example: {URL}", {"title": "Effects of Salt on ..."}),
        (f"(PDF) A study of salt - Example {URL}", {"title": "A study of salt"}),
        (f"<{URL}>", {"url": URL}),
        (
            f"Roe J. Salt and sleep. Example Health. {URL}. Published May 3, 2020. "
            "Accessed June 4, 2021.",
            {"title": "Salt and sleep", "authors": ("Roe J",), "accessed": "2021-06-04"},
        ),
        (
            f"Roe, J. (n.d.). Salt and sleep. Retrieved January 4, 2021, from {URL}",
            {"title": "Salt and sleep", "authors": ("Roe, J.",), "accessed": "2021-01-04"},
        ),
        (
            "Roe et al. 2025, Imaginary Medicine https://doi.org/10.5555/1",
            {"authors": ("Roe",), "container": "Imaginary Medicine", "published": "2025"},
        ),
    ],
)
def test_pages_of_sites(entry: str, expected: dict[str, Any]) -> None:
    """Pages are named in many orders; the site is told by its divider and its address."""
    found = said(entry)

    assert {name: found.get(name) for name in expected} == expected


def test_the_title_may_be_the_link() -> None:
    """`[Title](address)` gives the title as shown and the address it leads to."""
    assert said("Salt and sleep - Example", "#note", URL) == {
        "title": "Salt and sleep",
        "container": "Example",
        "url": URL,
    }
    assert said("example.org", URL) == {"container": "example.org", "url": URL}


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("(https://a.example/b_(c)).", "https://a.example/b_(c)"),
        ("https://a.example/b.", "https://a.example/b"),
        ("https://a.example/x.asp?issn=1;year=2,p=3;", "https://a.example/x.asp?issn=1;year=2,p=3"),
        ("https://a.example/?a=1&amp;b=%22x%22", "https://a.example/?a=1&amp;b=%22x%22"),
        ("<https://a.example/b>.", "https://a.example/b"),
        ("https://a.example/b。", "https://a.example/b"),
        ("www.a.example/b", "www.a.example/b"),
        ("doi.org/10.5555/1234", "doi.org/10.5555/1234"),
        ("https://doi.org/10.5555/(x)1;2", "https://doi.org/10.5555/(x)1;2"),
        ("doi:10.5555/1234", ""),
        ("http://www. a.example/b", "http://www.a.example/b"),
        ("https://a.example/ some_file.pdf.", "https://a.example/some_file.pdf"),
        ("https://a.example/ and more", "https://a.example/"),
        ("https://a.example/b, https://c.example/d", "https://a.example/b"),
    ],
)
def test_addresses(written: str, url: str) -> None:
    """An address ends before the punctuation of its entry; one broken in two is joined."""
    assert parse_fields(f"Roe J. Salt and sleep. {written}").url == url


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Roe J. ", ["Roe J"]),
        ("Roe JA, Doe B, Li W, et al. ", ["Roe JA", "Doe B", "Li W"]),
        ("Roe, J. A., Doe, B., & Li, W. (2001). ", ["Roe, J. A.", "Doe, B.", "Li, W."]),
        ("Roe, J.A.; Doe, B.; Li, W. ", ["Roe, J.A.", "Doe, B.", "Li, W."]),
        ("Roe, J. A., B. Doe, and W. Li. 2001. ", ["Roe, J. A.", "B. Doe", "W. Li"]),
        ("J. A. Roe, B. Doe and W. Li, ", ["J. A. Roe", "B. Doe", "W. Li"]),
        ("Jane Roe, Bob Doe, and Wei Li. ", ["Jane Roe", "Bob Doe", "Wei Li"]),
        ("Roe, Jane, Bob Doe, and Wei Li. ", ["Roe, Jane", "Bob Doe", "Wei Li"]),
        ("Roe, Jane; Doe, Bob. ", ["Roe, Jane", "Doe, Bob"]),
        ("ROE Jane, DOE Bob et LÓPEZ Ana, ", ["ROE Jane", "DOE Bob", "LÓPEZ Ana"]),
        ("ROE, Jane; GARCÍA MÁRQUEZ, Ana. ", ["ROE, Jane", "GARCÍA MÁRQUEZ, Ana"]),
        ("Müller-Lüd, K. und de la Cruz, J.-P. (2001): ", ["Müller-Lüd, K.", "de la Cruz, J.-P."]),
        ("O'Brien, S., Jr., & van 't Hoff, B. (2001). ", ["O'Brien, S., Jr.", "van 't Hoff, B."]),
        ("Roe, J., ... Li, W. (2001). ", ["Roe, J.", "Li, W."]),
        ("Roe J, Doe B; the SALT Investigators. ", ["Roe J", "Doe B", "the SALT Investigators"]),
        ("———. ", ["———"]),
        ("王力, 李明. ", ["王力", "李明"]),
        ("CDC. ", ["CDC"]),
        ("U.S. Department of Salt. (2001). ", ["U.S. Department of Salt"]),
    ],
)
def test_authors(names: str, expected: list[str]) -> None:
    """Lists of names are read as written, one by one, whatever divides them."""
    fields = parse_fields(f"{names}Salt in the lives of tired people. J Imaginary Med 2001;12:3-9.")

    assert list(fields.authors) == expected
    assert fields.title == "Salt in the lives of tired people"


@pytest.mark.parametrize(
    "title",
    [
        "Vitamin D, calcium and falls in older people",
        "What is an outcome? A guide for patients",
        "Effects of exercise (30 min) on fatigue: a 2 x 2 trial",
        "U.S. policy on salt and its effects, 1950-1990",
        "Antioxidants, Food Processing and Health",
        "COVID-19 and salt",
        "The St. John trial of salt vs. sugar",
        "Salt",
    ],
)
def test_titles_hold_marks(title: str) -> None:
    """Commas, colons, brackets, abbreviations and question marks are parts of titles."""
    assert parse_fields(f"Roe J, Doe B. {title}. J Imaginary Med. 2001;12(3):4-9.").title == title
    assert parse_fields(f"{title}, accessed May 3, 2020, {URL}").title == title


@pytest.mark.parametrize(
    "entry",
    [
        "Roe J, Doe B. J. Imag. Phys. 12, 345 (2001).",
        "J. Roe, B. Doe, Imag. Lett. 2001, 10, 1012.",
        "J. Roe. Personal communication, May 2001.",
    ],
)
def test_no_title_is_made_up(entry: str) -> None:
    """Where an entry names no title, none is read out of its journal."""
    fields = parse_fields(entry)

    assert fields.title == ""
    assert fields.authors
    assert fields.published.startswith("2001")


def test_identifiers_are_in_no_field() -> None:
    """A DOI, a PMID and their labels are swallowed neither by the title nor by the pages."""
    fields = parse_fields(
        "Roe J, Doe B. Salt and sleep. J Imaginary Med. 2001;12:3-9. "
        "doi:10.5555/S0967-06(98)00012. PMID: 12345678; PMC1234567. [PubMed] [CrossRef]"
    )

    assert (fields.title, fields.pages) == ("Salt and sleep", "3-9")
    assert "5555" not in "".join(str(value) for value in fields[:-1])


def test_dates_of_the_title_are_not_those_of_the_page() -> None:
    """The year in a title says when something was, not when it was written."""
    assert (
        parse_fields(f"Salt in Delhi, 2005 - Example, accessed May 3, 2020, {URL}").published == ""
    )
    assert parse_fields("Roe, J. (2001). Salt, 1950-1990. Gent: Peeters.").published == "2001"


def test_nothing_is_found_in_nothing() -> None:
    """An empty entry has no fields."""
    assert parse_fields("") == Fields()
    assert said(" \n. ") == {}


_BITS = [
    *[
        "Roe J",
        "Roe, J. A.",
        "Doe B",
        "John Smith",
        "———",
        "et al",
        "eds",
        "World Health Organization",
    ],
    *[
        ". ",
        ", ",
        "; ",
        ": ",
        " ",
        " (",
        ") ",
        " [",
        "] ",
        "? ",
        "“",
        "”",
        '"',
        "« ",
        " »",
        "‘",
        "’",
    ],
    *[" & ", " and ", "\n", "\u00a0", " - ", " | ", "...", "\x1f", "&amp;", "é", "中文", "İ", "😀"],
    *[
        "(2001)",
        "2001",
        "May 2001",
        "12(3)",
        "45-67",
        "pp. 1-9",
        "vol. 3",
        "In: ",
        "2nd ed",
        "n.d.",
    ],
    *["Salt and sleep", "The Politics of Salt", "Journal of Salt", "London: Sage", "Oxford"],
    *[URL, "www.a.example", "doi:10.5555/1", "PMID: 1", "Accessed 3 May 2020", "Retrieved from "],
]
entries = st.lists(st.sampled_from(_BITS), max_size=25).map("".join) | st.text(max_size=80)


@settings(max_examples=300, deadline=None)
@given(entries, st.lists(st.sampled_from([URL, "#a", "mailto:a@b.example", ""]), max_size=2))
def test_fields_stand_in_the_entry(entry: str, targets: list[str]) -> None:
    """Nothing raises; what has a span stands there as it is; authors are parts of the entry."""
    fields = parse_fields(entry, targets)

    for name, (start, end) in fields.spans.items():
        assert 0 <= start < end <= len(entry)
        value = getattr(fields, name)
        assert value
        assert entry[start:end] == value or (
            name == "url" and "".join(entry[start:end].split()) == value
        )
    for author in fields.authors:
        assert author
        assert author in entry
    for date in (fields.published, fields.accessed):
        assert date == "" or date[:4].isdigit()


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "(",
            "[",
            "“",
            '"',
            "'",
            ".",
            ",",
            "1",
            "1(",
            "1999 ",
            "A",
            "A. ",
            "A, ",
            "Aa ",
            "Aa, B. ",
        ],
        *[
            "/",
            "a/",
            "://",
            "www.",
            "10.1000/",
            " - ",
            "|",
            "&",
            " and ",
            "\x1f",
            "http://a ",
            "Aa BB, ",
        ],
        *["de ", "In ", "In: Aa (Ed.), ", "Oxford: ", "Accessed ", "1-", "(Aa, ", "Aa A., ", "X; "],
        *["Jr. ", "Aa Bb, ", "AA… "],
    ],
)
def test_hostile_runs_cost_no_more_than_they_are_long(unit: str) -> None:
    """Four times the length takes four times the steps; a quadratic reader takes sixteen."""

    def taken(length: int) -> int:
        text = unit * (length // len(unit))
        return steps(lambda: parse_fields(text))

    parse_fields(unit)  # the word lists are read once

    assert taken(16_000) < 6 * taken(4_000) + 2_000
