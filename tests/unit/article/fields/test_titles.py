"""Where titles end, for every mark that may stand within them. The works are made up."""

from __future__ import annotations

import math

import pytest

from citeaudit.article.fields.parse import parse_fields


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (
            "Jane Roe, 2003. Salt Integration and Sleep, Ph.D. Thesis, University of Elm.",
            "Salt Integration and Sleep",
        ),
        (
            "Roe, J. The Legacy of Salt: Health and Sleep. 2nd rev. version. Vienna: Elm, 2006.",
            "The Legacy of Salt: Health and Sleep",
        ),
        ("Roe, J. The Salt, Books II–IV. 4th. Oxford: Elm Press, 1903.", "The Salt, Books II–IV"),
        (
            "Roe J, Doe B. Salt and risk of sleep in the U.S. Public Salt Rep 2010;125:377-388",
            "Salt and risk of sleep in the U.S",
        ),
        ("Jane Roe. Salt integral operators. I. Acta salina, 127(1):79-183, 1971.", None),
    ],
)
def test_full_stops_of_abbreviations_and_editions(entry: str, title: str | None) -> None:
    """An abbreviation ends no title; an edition, a degree or a journal behind it does."""
    assert parse_fields(entry).title == (title or "Salt integral operators. I")


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (
            "Roe, Jane. The Prelude: The Four Salts (1798, 1799, 1805). London: Penguin, 1995.",
            "The Prelude: The Four Salts (1798, 1799, 1805)",
        ),
        (
            "Roe J, Doe B. Salt uptake by 2019 novel cells (2019-SALT). Nat Rev Salt. 2020.",
            "Salt uptake by 2019 novel cells (2019-SALT)",
        ),
        (
            "Roe, J. A. (2010). Taste of Salt Scenarios, Part II: Sleep at Night. Bulletin of "
            "Salt, 100(6):2945–2977.",
            "Taste of Salt Scenarios, Part II: Sleep at Night",
        ),
        (
            "Roe J, Doe B. Salt Water, Green Tea, and Milk, Inhibit Sleep of Lung Cells. "
            "Halology. 2019; 9: 696.",
            "Salt Water, Green Tea, and Milk, Inhibit Sleep of Lung Cells",
        ),
        (
            "Roe J, Doe B. Features of salt in Wuhan, China. Lancet. 2020; 395(10223):497-506.",
            "Features of salt in Wuhan, China",
        ),
        (
            "Roe, J. and Doe, B.: Direct effect of salt on sleep, Salt. Dynam., 22, 597-603, 2004.",
            "Direct effect of salt on sleep",
        ),
        ("Roe, B.K. 1951. Salt in the nest of |Salix alba.| Indian salt 4 (1): 1-4", None),
    ],
)
def test_numbers_commas_and_brackets_of_titles(entry: str, title: str | None) -> None:
    """Years, parts, places and lists belong to the title where another mark ends it."""
    assert parse_fields(entry).title == (title or "Salt in the nest of |Salix alba")


def test_a_journal_may_follow_without_a_mark() -> None:
    """Lists of some publishers set no mark before the journal; its capitals and volume tell it."""
    for journal in ("Salt Educ.", "Salt Care"):
        fields = parse_fields(
            f"J. Roe, B. Doe. Salt, sleep and rest: a clinical trial {journal}, 36 (2010), pp. 2-9"
        )

        assert fields.title == "Salt, sleep and rest: a clinical trial"
        assert fields.container == journal.rstrip(".")
        assert (fields.volume, fields.pages) == ("36", "2-9")


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("In Comes Salt: Performance and Landscape. Exeter: Elm Press.", "In Comes Salt"),
        ("In Doe, B. (ed.), The Handbook of Salt, 3-9. Exeter: Elm Press.", ""),
        ("in: The Handbook of Salt, 3-9. Exeter: Elm Press.", ""),
    ],
)
def test_a_title_may_begin_with_in(behind: str, title: str) -> None:
    """Behind a date a title may begin with "In"; with editors or in small letters it is a book."""
    assert parse_fields(f"Roe, Jane. 2007. {behind}").title.partition(":")[0] == title


def test_quotations_within_a_quotation() -> None:
    """The title ends with the mark that closes the outer quotation, if one does."""
    entry = "ROE Jane, « Le « sel gemme » et la « nuit blanche ». Éléments », Revue du sel, 2007."

    assert parse_fields(entry).title == "Le « sel gemme » et la « nuit blanche ». Éléments"
    assert parse_fields("ROE Jane, « Le « sel gemme », Revue du sel, 2007.").title.startswith("Le")


def test_weights_are_those_that_training_gives() -> None:
    """The file of weights is what `python -m training.titles` makes, to a rounding."""
    pytest.importorskip("scipy", reason="numpy and scipy are not installed")
    from benchmarks.anystyle import DEFAULT
    from citeaudit.article.fields.ends import weights
    from training import titles

    if not DEFAULT.exists():
        pytest.skip("AnyStyle's core set is not beside the repository")

    fitted = titles.fit([*titles.examples_of(DEFAULT), *titles.invented()])
    shipped = weights()

    for name in fitted.keys() | shipped.keys():
        difference = abs(fitted.get(name, 0.0) - shipped.get(name, 0.0))
        assert math.isclose(difference, 0, abs_tol=0.11), name
