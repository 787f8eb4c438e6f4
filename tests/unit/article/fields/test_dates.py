"""Dates as references write them."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.fields.dates import find_dates, names_month, read_date
from tests.fuzz.steps import steps

MONTHS = {
    "english": "January February March April May June"
    " July August September October November December",
    "german": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "french": "janvier février mars avril mai juin"
    " juillet août septembre octobre novembre décembre",
    "spanish": "enero febrero marzo abril mayo junio"
    " julio agosto septiembre octubre noviembre diciembre",
    "italian": "gennaio febbraio marzo aprile maggio giugno"
    " luglio agosto settembre ottobre novembre dicembre",
    "portuguese": "janeiro fevereiro março abril maio junho"
    " julho agosto setembro outubro novembro dezembro",
    "dutch": "januari februari maart april mei juni"
    " juli augustus september oktober november december",
}


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("21. Dec 2024", "2024-12-21"),
        ("05. Dec. 2024", "2024-12-05"),
        ("07. June 2019", "2019-06-07"),
        ("3 July 2020", "2020-07-03"),
        ("the 21st of December, 2024", "2024-12-21"),
        ("Dec. 21, 2024", "2024-12-21"),
        ("December 21st, 2024", "2024-12-21"),
        ("March the 10th 2016", "2016-03-10"),
        ("05-Jan-2020", "2020-01-05"),
        ("2012 Oct 5", "2012-10-05"),
        ("2019, March 5", "2019-03-05"),
        ("2024-12-21", "2024-12-21"),
        ("2024/12/21", "2024-12-21"),
        ("21.12.2024", "2024-12-21"),
        ("25/04/2013", "2013-04-25"),
        ("04/25/2013", "2013-04-25"),
        ("05/05/2024", "2024-05-05"),
        ("1er mars 2019", "2019-03-01"),
        ("2 de diciembre de 2020", "2020-12-02"),
        ("1º de maio de 2019", "2019-05-01"),
        ("2024年12月21日", "2024-12-21"),
    ],
)
def test_whole_dates(written: str, iso: str) -> None:
    """Day, month and year are read in whatever order, language and punctuation they stand."""
    assert read_date(f"A title. {written}, and more") == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024", "2024"),
        ("(1996b)", "1996"),
        ("c1998", "1998"),
        ("©2010", "2010"),
        ("2007年", "2007"),
        ("May 2020", "2020-05"),
        ("(2012, October)", "2012-10"),
        ("2012 Oct;5(3)", "2012-10"),
        ("2012 Oct 5(3)", "2012-10"),
        ("2024-12", "2024-12"),
        ("vol. 5, May 2020", "2020-05"),
    ],
)
def test_dates_are_as_precise_as_the_text(written: str, iso: str) -> None:
    """What is not written is not made up: no day of a month, no month of a year."""
    assert read_date(written) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("3-5 May 2020", "2020-05"),
        ("April 1-5, 1990", "1990-04"),
        ("May-June 2020", "2020"),
        ("2001, Jan–Feb", "2001"),
        ("30 June-2 July 1995", "1995"),
        ("1998-99", "1998"),
        ("1998/1999", "1998"),
        ("Spring 2012", "2012"),
        ("Winter 2010/11", "2010"),
        ("03/04/2024", "2024"),
        ("2011-12", "2011"),
    ],
)
def test_ranges_and_doubtful_dates_keep_what_is_certain(written: str, iso: str) -> None:
    """A range has what its ends share; where day and month may be swapped, the year is certain."""
    assert read_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        *[
            "n.d.",
            "s.d.",
            "in press",
            "31 Feb 2020",
            "2020-02-30",
            "29 February 2023",
            "32.12.2024",
        ],
        *[
            "the 1990s",
            "20247 min read",
            "12345",
            "A1998",
            "1927-nm laser",
            "Spring",
            "4 January",
            "",
        ],
    ],
)
def test_what_is_no_date(written: str) -> None:
    """No date is read where none is written, and none that the calendar does not have."""
    assert read_date(written) == ""


@pytest.mark.parametrize("language", MONTHS)
def test_months_of_each_language(language: str) -> None:
    """The names of months are known in seven languages, with a capital letter or without."""
    names = MONTHS[language].split()
    assert len(names) == 12
    for number, name in enumerate(names, 1):
        assert read_date(f"{name} 2020") == f"2020-{number:02}"
        assert read_date(f"4 {name.lower()} 2020") == f"2020-{number:02}-04"
        assert names_month(name.lower())


def test_all_dates_of_a_text_in_order() -> None:
    """Dates come with the stretch they cover, in order, a range as one."""
    text = "Roe J. (2019). A title, 1914-1918. 3 May 2020. Accessed 4 June 2021."

    found = [(text[start:end], iso) for start, end, iso in find_dates(text)]

    assert found == [
        ("2019", "2019"),
        ("1914-1918", "1914"),
        ("3 May 2020", "2020-05-03"),
        ("4 June 2021", "2021-06-04"),
    ]


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.integers(0, 4))
def test_every_day_reads_back(day: date, form: int) -> None:
    """Any day, written in any common form, is read as that day."""
    month = calendar.month_name[day.month]
    written = (
        f"{day.day} {month} {day.year:04}",
        f"{month[:3]}. {day.day}, {day.year:04}",
        f"{day.year:04} {month[:3]} {day.day}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year:04}",
    )[form]

    assert read_date(f"Seen {written}.") == day.isoformat()


@given(st.text("0123456789-/., MayJune年月日\u00a0abc()[]"))
def test_spans_hold_their_dates(text: str) -> None:
    """Whatever stands there, dates lie in the text, apart, and each holds its year."""
    last = 0
    for start, end, iso in find_dates(text):
        assert last <= start < end <= len(text)
        assert iso[:4] in text[start:end]
        last = end


@pytest.mark.parametrize("unit", ["1999 ", "1999-", "12/", "May ", "9", "2001-02-", "3 May "])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    """Four times the length takes no more than about four times the steps."""

    def taken(length: int) -> int:
        text = unit * (length // len(unit))
        return steps(lambda: list(find_dates(text)))

    assert taken(80_000) < 6 * taken(20_000) + 200
