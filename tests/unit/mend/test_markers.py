"""Numbered markers taken apart and written anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.mend.markers import numbers_of, renumbered, take_apart


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("[3]", [3]),
        ("[0, 1, 2]", [0, 1, 2]),
        ("[3–5, 9]", [3, 4, 5, 9]),
        ("[^12]", [12]),
        ("(4)", [4]),
        ("<sup>1,2</sup>", [1, 2]),
        ("\\[7\\]", [7]),
        ("¹²", [12]),
        ("¹⁻³", [1, 2, 3]),
    ],
)
def test_markers_of_every_form(written: str, numbers: list[int]) -> None:
    """A marker is taken apart, and comes back as it was where its numbers stay."""
    marker = take_apart(written)

    assert marker is not None
    assert numbers_of(marker) == numbers
    assert renumbered(marker, {number: number for number in numbers}) == written


@pytest.mark.parametrize("written", ["[5–3]", "[1](url)", "[a]", "[1–3–5]", "", "[cite: 1]", "[]"])
def test_other_markers_are_left_alone(written: str) -> None:
    """What is not surely understood is not rewritten."""
    assert take_apart(written) is None


@pytest.mark.parametrize(
    ("written", "number_of", "anew"),
    [
        ("[11; 14]", {11: 11, 14: 11}, "[11]"),
        ("[2,3,4]", {2: 2, 3: 2, 4: 3}, "[2,3]"),
        ("[3–5]", {3: 3, 4: 1, 5: 4}, "[1, 3, 4]"),
        ("[3–6]", {3: 3, 4: 4, 5: 2, 6: 5}, "[2–5]"),
        ("¹²", {12: 11}, "¹¹"),
    ],
)
def test_numbers_change_as_little_as_they_must(
    written: str, number_of: dict[int, int], anew: str
) -> None:
    """Each number once; a range stays one where its numbers follow each other."""
    marker = take_apart(written)

    assert marker is not None
    assert renumbered(marker, number_of) == anew


@given(st.lists(st.integers(0, 30), min_size=1, unique=True), st.sampled_from([", ", ",", ";"]))
def test_a_renumbered_marker_names_what_it_should(numbers: list[int], joint: str) -> None:
    """Whatever it names, each number is exchanged for its new one."""
    marker = take_apart(f"[{joint.join(map(str, numbers))}]")
    assert marker is not None

    anew = take_apart(renumbered(marker, {number: number + 7 for number in numbers}))

    assert anew is not None
    assert numbers_of(anew) == [number + 7 for number in numbers]
