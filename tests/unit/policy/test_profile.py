"""A document summed up: shares, the largest voice, and a grade with its arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.policy.model import Outcome, Strength
from citeaudit.policy.profile import grade, profile
from citeaudit.sources.model import Interest
from citeaudit.text import Span
from tests.unit.policy.scales import source, verdict


def _reference(index: int, published: str) -> Reference:
    return Reference(index, str(index), Span(0, 0), "entry", published=published)


@pytest.mark.parametrize(
    ("outcomes", "letter", "points"),
    [
        ([Outcome.ADEQUATE] * 5, "A", 5),
        ([Outcome.ADEQUATE] * 9 + [Outcome.WEAK_ONLY], "A", 9),
        ([Outcome.ADEQUATE] * 4 + [Outcome.OVERSTATED], "A", 4.5),
        ([Outcome.ADEQUATE] * 3 + [Outcome.OVERSTATED, Outcome.LIMITED], "B", 3.75),
        ([Outcome.OVERSTATED] * 6, "C", 3),
        ([Outcome.LIMITED] * 8, "D", 2),
        ([Outcome.WEAK_ONLY] * 5, "E", 0),
        ([Outcome.ADEQUATE] * 4, "", 4),
        ([Outcome.ADEQUATE] * 4 + [Outcome.EXEMPT, Outcome.UNDETERMINED], "", 4),
    ],
)
def test_grades(outcomes: list[Outcome], letter: str, points: float) -> None:
    """By the table; what is exempt or undetermined does not count."""
    graded = grade(outcomes)
    assert (graded.letter, graded.points) == (letter, points)


@given(st.lists(st.sampled_from(Outcome), max_size=30))
def test_the_arithmetic_is_shown(outcomes: list[Outcome]) -> None:
    """The terms add up to the points, and to the claims that were judged."""
    graded = grade(outcomes)
    assert sum(number * each for _, number, each in graded.terms) == graded.points
    assert sum(number for _, number, _ in graded.terms) == graded.claims
    assert 0 <= graded.points <= graded.claims


def test_shares_and_years() -> None:
    """Only real evidence has an age."""
    sources = [
        source("meta-analysis"),
        source("clinic-blog", interest=Interest.SELLS_TOPIC),
        source("case-series"),
    ]
    references = [_reference(0, "2014-02"), _reference(1, "1999"), _reference(2, "2023-08-13")]
    summed = profile(references, sources, [])
    assert summed.strengths[Strength.STRONG] == 1
    assert summed.strengths[Strength.NONE] == 1
    assert summed.sellers == 1
    assert (summed.oldest, summed.newest) == ("2014", "2023")


def test_the_largest_voice() -> None:
    """Pages of one owner speak with one voice, however many there are."""
    pages = [source("advocacy", owner="trust.example", work=f"url:{n}") for n in range(2)]
    trial = source("rct", work="doi:10.1/a")
    verdicts = [verdict(*pages), verdict(pages[0], trial), verdict(trial), verdict()]
    summed = profile([], [], verdicts)
    assert (summed.owner, summed.owned, summed.cited) == ("trust.example", 2, 3)


def test_nothing_to_sum_up() -> None:
    """A document without claims has no grade and no voice."""
    summed = profile([], [], [])
    assert (summed.grade.letter, summed.owner, summed.oldest) == ("", "", "")
