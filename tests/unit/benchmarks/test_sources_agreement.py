"""Agreement of two readings, beyond chance."""

from __future__ import annotations

import pytest

pytest.importorskip("training.merge")

from benchmarks.sources_agreement import SECOND, kappa
from citeaudit.sources.model import SourceType
from training.merge import MERGED, read


def test_kappa_is_agreement_beyond_chance() -> None:
    """The textbook's example: 20 and 15 agreed of 50, by chance half of them."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "a"), ("b", "b")]) == 1


def test_the_second_reading_is_of_rows_that_are_there() -> None:
    """300 of them, each with a type."""
    first = {(row["url"], row["title"]) for row in read(MERGED)}
    second = read(SECOND)
    assert len(second) == 300
    assert {(row["url"], row["title"]) for row in second} <= first
    assert {row["type"] for row in second} <= set(SourceType)
