"""What a work stands in, told from who edited it, where it was held, who sells it. All made up."""

from __future__ import annotations

import pytest

from citeaudit.article.fields.parse import parse_fields

PAPER = "Roe J, Doe B. Salt and sleep in tired people."
CHAPTER = "Roe, J. (2001). Salt and sleep in tired people."
QUOTED = "Roe, Jane. “Salt and Sleep.”"


@pytest.mark.parametrize(
    ("entry", "container"),
    [
        (f"{CHAPTER} In Bob Foran (ed.) Theorizing Salt. New York: Routledge. pp. 38-72.", None),
        (f"{CHAPTER} In K. Doe (gen. ed.), Theorizing Salt (2nd edn). Oxford: Elm.", None),
        (f"{CHAPTER} In: Ana Doe-Li, Gerd Li (Hgg.): Theorizing Salt. Berlin: Elm 2007.", None),
        (f"{CHAPTER} In Theorizing Salt, ed. Gerald Doe. London, 1976.", None),
        (f"{CHAPTER} In Theorizing Salt, R. Doe, and L. Li, Eds., vol. 2. Elsevier, 1995.", None),
        (
            f"{CHAPTER} In L. Doe & J. Li (Eds.), The salty self. An introduction. London: Sage.",
            "The salty self. An introduction",
        ),
    ],
)
def test_books_behind_their_editors(entry: str, container: str | None) -> None:
    """The book is named, with its subtitle, and not those who edited it."""
    assert parse_fields(entry).container == (container or "Theorizing Salt")


@pytest.mark.parametrize(
    ("behind", "container"),
    [
        (
            "In Proceedings of the 9th Workshop on Salt, Timberville, Oregano, November, 1987.",
            "In Proceedings of the 9th Workshop on Salt",
        ),
        (
            "In Proceedings of the 1986 Workshop on Salt, pages 3-9, 1987.",
            "In Proceedings of the 1986 Workshop on Salt",
        ),
        (
            "In Proc. Intern. Conference on Salt, pp. 77-82.",
            "Proc. Intern. Conference on Salt",
        ),
        (
            "Salt Transactions, Special Issue on Sleep, 21(6), 1462-1477",
            "Salt Transactions",
        ),
    ],
)
def test_conferences_end_before_their_places(behind: str, container: str) -> None:
    """A place nobody lists, a special issue and the year of a meeting are told from its name."""
    assert parse_fields(f"Jane Roe and Bob Doe. Salty machines. {behind}").container == container


@pytest.mark.parametrize(
    ("entry", "container"),
    [
        (f"{QUOTED} Film Comment 40.1 (January–February 2004): 17.", "Film Comment"),
        (f"{QUOTED} Trans. Bob Doe. Critical Salt 13.2 (1989): 287-292.", "Critical Salt"),
        (f"{QUOTED} The Salt Journal 4 January.", "The Salt Journal"),
        (f"{QUOTED} Salt Review, XLIII (January-February, 1965), pp. 49-62.", "Salt Review"),
        (f"{QUOTED} Theories of Salt. Hillsdale, NJ: Elm Associates, 1993.", "Theories of Salt"),
        ("Roe, J. Distinct salts. Trans. Amer. Math. Soc. 347, (1995), 3-9.", None),
        ("Good salt. (1996, September). Elm University Magazine, 44(1), p. 8", None),
        (f"{PAPER} Internet Interventions. 2015;12:3-9.", "Internet Interventions"),
        (f"{PAPER} Saltophysics, doi:10.5555/j.salt.2011", "Saltophysics"),
        ("Salt and sleep in tired people. Salt Today.", "Salt Today"),
    ],
)
def test_journals_in_every_guise(entry: str, container: str | None) -> None:
    """Journals are told behind translators and dates, by volumes with parts, and where alone."""
    found = parse_fields(entry).container

    assert found == (container or found)
    assert found in (container, "Trans. Amer. Math. Soc", "Elm University Magazine")


@pytest.mark.parametrize(
    "behind",
    [
        "Elm Press.",
        "Studies in Salt Series. London: Elm.",
        "Tech. Rep. 18 (2013).",
        "Elm Institute Planning Report No. 329. Lisbon: Elm Institute.",
        "South Elm, IN: University of Elm Press, 1991.",
    ],
)
def test_publishers_series_and_reports_are_no_containers(behind: str) -> None:
    """Who brought a book out, the series it is in and the number of a report hold no articles."""
    assert parse_fields(f"{PAPER} {behind}").container == ""


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("www.a.example/salt sleep/assets/Salt.pdf.", "www.a.example/saltsleep/assets/Salt.pdf"),
        ("http://a.example/x/ sub08/salt.shtm.", "http://a.example/x/sub08/salt.shtm"),
        ("http://a.example/x and/or more", "http://a.example/x"),
    ],
)
def test_addresses_broken_by_a_space(written: str, url: str) -> None:
    """What cannot be words is joined to the address before it."""
    assert parse_fields(f"{PAPER} {written}").url == url
