"""Numbers that are one off against the list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.read import read
from citeaudit.rules.shift import Shift, shift_of
from citeaudit.text import Text

_TOPICS = (
    ("Naltrexone blocks opioid receptors", "Naltrexone and opioid receptors"),
    ("Magnesium improves insomnia", "Magnesium for insomnia"),
    ("Propranolol slows tachycardia", "Propranolol in tachycardia"),
    ("Yoga relieves backache", "Yoga against backache"),
    ("Coffee prevents gallstones", "Coffee and gallstones"),
    ("Aspirin prevents strokes", "Aspirin after strokes"),
    ("Statins lower cholesterol", "Statins and cholesterol"),
    ("Lithium prevents mania", "Lithium in mania"),
)


def _found(markers: list[int], first: int, titles: list[str]) -> Shift | None:
    sentences = [f"{_TOPICS[at][0]}. [{label}]" for at, label in enumerate(markers)]
    entries = [
        f"[{number}] {title}. A Journal, 2021. https://doi.org/10.5555/{number:08}"
        for number, title in enumerate(titles, first)
    ]
    text = "\n\n".join([" ".join(sentences), "## References", *entries])
    return shift_of(read(Text.of(text), "markdown"))


def _shift(markers: list[int], first: int, titles: list[str]) -> int:
    shift = _found(markers, first, titles)
    return shift.offset if shift else 0


@given(count=st.integers(4, len(_TOPICS)), first=st.integers(0, 3))
def test_numbers_that_fit_are_left_alone(count: int, first: int) -> None:
    """Wherever the list begins to count."""
    titles = [title for _, title in _TOPICS[:count]]
    assert _shift([first + at for at in range(count)], first, titles) == 0


@given(count=st.integers(4, len(_TOPICS)), first=st.integers(1, 3), offset=st.sampled_from([1, -1]))
def test_a_whole_list_that_is_one_off_is_seen(count: int, first: int, offset: int) -> None:
    """Markers one lower need one added, markers one higher one taken off."""
    titles = [title for _, title in _TOPICS[:count]]
    assert _shift([first + at - offset for at in range(count)], first, titles) == offset


@given(count=st.integers(4, len(_TOPICS)))
def test_titles_that_speak_against_it_win(count: int) -> None:
    """The first entry is not cited and the last is missing: no shift, if words fit as they are."""
    titles = ["A history of medicine", *(title for _, title in _TOPICS[: count - 1])]
    assert _shift([at + 2 for at in range(count)], 1, titles) == 0


def test_a_few_markers_prove_nothing() -> None:
    """Three numbers may be anything."""
    assert _shift([0, 1, 2], 1, [title for _, title in _TOPICS[:3]]) == 0


def test_lists_by_name_have_no_numbers() -> None:
    """A document without numbers cannot be one off."""
    text = "Naltrexone helps (Smith, 2020).\n\n## References\n\nSmith, J. (2020). Naltrexone.\n"
    assert shift_of(read(Text.of(text), "markdown")) is None


def test_an_entry_added_within_shifts_the_markers_from_there_on() -> None:
    """The list was numbered again, the markers were not; words tell where it begins."""
    titles = [title for _, title in _TOPICS]
    added = [*titles[:3], "A history of medicine", *titles[3:]]

    shift = _found(list(range(1, 9)), 1, added)

    assert shift == Shift(offset=1, first=4, whole=False)


def test_an_entry_taken_out_shifts_the_markers_behind_it() -> None:
    """The highest marker leads nowhere, and those before it one entry too far."""
    titles = [title for _, title in _TOPICS]

    shift = _found(list(range(1, 9)), 1, titles[:2] + titles[3:])

    assert shift == Shift(offset=-1, first=4, whole=False)


def test_an_entry_at_the_end_that_nothing_cites_is_no_shift() -> None:
    """Words that fit as they are speak for the numbers as they are."""
    titles = [title for _, title in _TOPICS]

    assert _found(list(range(1, 9)), 1, [*titles, "A history of medicine"]) is None
