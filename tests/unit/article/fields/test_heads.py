"""Where the names at the head of an entry end, and its title begins. The works are made up."""

from __future__ import annotations

import pytest

from citeaudit.article.fields.parse import parse_fields


@pytest.mark.parametrize(
    ("entry", "authors", "title"),
    [
        (  # a full name without initials before a title with a subtitle
            "Jane Roe, How Salt Really Works: Dark Trades in the 1990s (Elm Press, 2006).",
            ["Jane Roe"],
            "How Salt Really Works: Dark Trades in the 1990s",
        ),
        (  # a country is nobody's name
            "Jane van Roe, Old Italy, Cold Salt and the Tuscan War (Elm, UK: Elm Press, 2016)",
            ["Jane van Roe"],
            "Old Italy, Cold Salt and the Tuscan War",
        ),
        (  # nor is what a publisher follows
            "Roe T. Edward, Weighing Pure Salt, Elm Publishing Company, London 1980.",
            ["Roe T. Edward"],
            "Weighing Pure Salt",
        ),
        (  # the year tells that the second name is one
            "Roe, Jane, Bob Doe, 1995, Reading a page of salt, Int Salt Conference 187-94.",
            ["Roe, Jane", "Bob Doe"],
            "Reading a page of salt",
        ),
        (
            "ROE, Mark C., Maria DOE, Li-Wei CHO a Ana NOVAK, 2014b. Salt in rested adults. "
            "Salt & Sleep. 66(7), 1693–1704.",
            ["ROE, Mark C.", "Maria DOE", "Li-Wei CHO", "Ana NOVAK"],
            "Salt in rested adults",
        ),
        (
            "ROE, Ján a kol. 2007. Soľ v novej kuchyni. 2. vyd. Bratislava: Soľ, 2007. 634 s.",
            ["ROE, Ján"],
            "Soľ v novej kuchyni",
        ),
        (
            "Roe, M. A., Doe, A V., Li, E M. and Novak,L D., The salt of lakes. Salt, 12, 3. 1992.",
            ["Roe, M. A.", "Doe, A V.", "Li, E M.", "Novak,L D."],
            "The salt of lakes",
        ),
        (
            "Roe, V. L., Doe, A.N. and Novakov,Ye.M., The Salt of Lakes. Moscow, Nedra, 2 p. 1980.",
            ["Roe, V. L.", "Doe, A.N.", "Novakov,Ye.M."],
            "The Salt of Lakes",
        ),
        (
            "Wei Roe, Bob Doe, and Linh N Do. Weakly salted sleep. Salt, 12:3-9, 2015.",
            ["Wei Roe", "Bob Doe", "Linh N Do"],
            "Weakly salted sleep",
        ),
        (
            "W. v. Roehaus, Editor. Gespräche vom Salz. Leipzig, 1889-96.",
            ["W. v. Roehaus"],
            "Gespräche vom Salz",
        ),
        (
            "Roe de Doe, Jane. O Sal Cordial. São Paulo: Companhia do Sal, 2012.",
            ["Roe de Doe, Jane"],
            "O Sal Cordial",
        ),
        (  # "and" joins two words of the title
            "Roe, Jane, Baking Bread and Sleep, Salt 59, pp 433–460 (1950)",
            ["Roe, Jane"],
            "Baking Bread and Sleep",
        ),
        (
            "ROE, H. Théorie et Pratique Salines. 1932. Vienne, Martin. 216p.",
            ["ROE, H."],
            "Théorie et Pratique Salines",
        ),
        (  # a body stands behind a comma with capitals only
            "Roe, S.L. and V. Doe-Roe, Salt layers and their organization. 1974: Elm Press.",
            ["Roe, S.L.", "V. Doe-Roe"],
            "Salt layers and their organization",
        ),
    ],
)
def test_authors_end_where_the_title_begins(entry: str, authors: list[str], title: str) -> None:
    """Names in unusual shapes are read as names, and the first words of titles are not."""
    fields = parse_fields(entry)

    assert (list(fields.authors), fields.title) == (authors, title)


@pytest.mark.parametrize(
    ("entry", "author", "title"),
    [
        (
            "Hesiod. Salty Ethics. Trans. W. D. Roe. The Salt Archive. Web. 25 Mar. 2010.",
            "Hesiod",
            "Salty Ethics",
        ),
        (
            "SaltAI. (2025). Tasting interface. SaltAI. https://www.example.org/a",
            "SaltAI",
            "Tasting interface",
        ),
        (
            "Ministère du sel et de la faune (MSF) (1999). Guide de classification du sel, 12 p.",
            "Ministère du sel et de la faune (MSF)",
            "Guide de classification du sel",
        ),
        ("Return to Saltville. Dir. Bob Doe. Elm Educational Foundation, 1989.", "", None),
    ],
)
def test_one_name_or_a_body_may_be_the_author(entry: str, author: str, title: str | None) -> None:
    """A word alone is an author where a date or a title follows it; a film's credits are none."""
    fields = parse_fields(entry)

    assert "".join(fields.authors) == author
    assert fields.title == (title or "Return to Saltville")
