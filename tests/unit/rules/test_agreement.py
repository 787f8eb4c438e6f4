"""How well entries agree with records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.evidence.facts import Record
from citeaudit.rules.agreement import compare
from citeaudit.text import Span

_TITLE = "Low-dose naltrexone for fatigue in postural tachycardia"


def entry(
    title: str = _TITLE, authors: tuple[str, ...] = (), published: str = "", raw: str = ""
) -> Reference:
    """Make an entry."""
    return Reference(
        0, "1", Span(0, 1), raw or title, title=title, authors=authors, published=published
    )


@pytest.mark.parametrize(
    ("written", "held"),
    [
        (_TITLE, f"{_TITLE}: a randomised pilot trial"),
        (f"{_TITLE}: a randomised pilot trial", _TITLE),
        (f"{_TITLE} - PubMed", _TITLE.upper()),
        ("Effects of β-blockers on œdema", "Effects of β‐Blockers on Oedema"),
        ("Über die Müdigkeit in der Klinik", "Uber die Mudigkeit in der Klinik"),
        ("Fatigue, naltrexone & pain: a review", "Fatigue, Naltrexone and Pain. A Review"),
        (
            "低用量ナルトレキソンと体位性頻脈症候群の疲労",
            "低用量ナルトレキソンと体位性頻脈症候群の疲労",
        ),
    ],
)
def test_titles_of_one_work_agree(written: str, held: str) -> None:
    """Subtitles, names of sites, case, dashes, accents and ampersands are forgiven."""
    assert compare(entry(written), Record(title=held)).title is True


@pytest.mark.parametrize(
    ("written", "held"),
    [
        (_TITLE, "Burrowing behaviour of earthworms in clay soils"),
        ("Gut microbes and sleep in shift workers", "A catalogue of double stars"),
    ],
)
def test_titles_of_strangers_do_not(written: str, held: str) -> None:
    """They share no more than a word."""
    assert compare(entry(written), Record(title=held)).title is False


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("", _TITLE),
        (_TITLE, ""),
        ("Naltrexone", "Burrowing behaviour of earthworms"),
        (_TITLE, "低用量ナルトレキソンと体位性頻脈症候群の疲労"),
    ],
)
def test_what_cannot_be_compared_is_not_told_apart(written: str, held: str) -> None:
    """A side that is silent or short, and another script."""
    agreement = compare(entry(written), Record(title=held))

    assert agreement.title is None
    assert not agreement.is_other_work


def test_a_title_in_another_language_is_one_of_the_works() -> None:
    """A register may hold the original title beside the translated one."""
    record = Record(
        title="On fatigue in the clinic", other_titles=("Über Müdigkeit in der Klinik",)
    )

    assert compare(entry("Über Müdigkeit in der Klinik"), record).title is True


@pytest.mark.parametrize(
    ("authors", "held", "agrees"),
    [
        (("Müller-Østergård K",), ("Mueller-Ostergard, Karl",), True),
        (("Garcia J",), ("García Márquez, José", "García, Juan"), True),
        (("Doe J", "et al."), ("Roe, Richard", "Doe, Jane"), True),
        (("Doe J",), ("Miller, Ann",), False),
        ((), ("Miller, Ann",), None),
        (("Doe J",), (), None),
    ],
)
def test_one_author_is_enough(
    authors: tuple[str, ...], held: tuple[str, ...], agrees: bool | None
) -> None:
    """Whoever of the authors the entry names, however their names are spelled."""
    assert compare(entry(authors=authors), Record(authors=held)).author is agrees


@pytest.mark.parametrize(
    ("published", "years", "agrees"),
    [("2020-12", (2021,), True), ("2020", (2017, 2019), True), ("2020", (2015,), False)],
)
def test_a_year_online_and_a_year_in_print(
    published: str, years: tuple[int, ...], agrees: bool
) -> None:
    """A year's difference is none."""
    assert compare(entry(published=published), Record(years=years)).year is agrees


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_anything_can_be_compared(title: str, held: str, authors: list[str]) -> None:
    """Nothing raises, and a work is itself."""
    record = Record(title=held, authors=tuple(authors), years=(2020,))

    compare(entry(title, tuple(authors), "2020"), record)
    same = compare(entry(held, tuple(authors), "2020"), record)
    assert same.title is not False
    assert not same.is_other_work
