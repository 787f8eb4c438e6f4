"""Writes a numbered marker anew when the numbers it names have changed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# `[3, 5–7]`, `[^2]`, `(4)`, `<sup>1,2</sup>`, `^3^`, `¹²`: what opens them, the numbers, what ends
# them.
_MARKER = re.compile(
    r"(?P<open>(?:<sup>)?\^?(?:\\?[\[(])?\^?)"
    r"(?P<numbers>[0-9⁰¹²³⁴⁵⁶⁷⁸⁹](?:[0-9⁰¹²³⁴⁵⁶⁷⁸⁹\s,;–—‑⁻-]{0,200}[0-9⁰¹²³⁴⁵⁶⁷⁸⁹])?)"
    r"(?P<close>\^?(?:\\?[\])])?(?:</sup>)?)"
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWER = str.maketrans(_RAISED, "0123456789")
_RAISE = str.maketrans("0123456789", _RAISED)
_NUMBER = re.compile("[0-9]+")
_DASHES = "–—‑⁻-"


class Marker(NamedTuple):
    """A marker taken apart.

    Attributes:
        items: Single numbers, and first and last of ranges, in order.
        joint: What stands between the first two items.
        dash: What stands in the first range; empty where there is none.
        raised: The digits are superscripts themselves.
    """

    opening: str
    items: tuple[tuple[int, int], ...]
    joint: str
    dash: str
    closing: str
    raised: bool


def take_apart(written: str) -> Marker | None:
    """Take a numbered marker apart; nothing for any other, or for a range that runs backwards."""
    match = _MARKER.fullmatch(written)
    if match is None:
        return None
    numbers = match["numbers"]
    raised = numbers[0] in _RAISED
    numbers = numbers.translate(_LOWER)
    found = list(_NUMBER.finditer(numbers))
    joints = [numbers[one.end() : other.start()] for one, other in pairwise(found)]
    items: list[tuple[int, int]] = [(int(found[0][0]),) * 2]
    for joint, number in zip(joints, found[1:], strict=True):
        value = int(number[0])
        if joint.strip() in _DASHES and joint.strip():
            if items[-1][0] != items[-1][1] or value <= items[-1][0]:
                return None
            items[-1] = (items[-1][0], value)
        else:
            items.append((value, value))
    return Marker(
        match["open"],
        tuple(items),
        next((joint for joint in joints if joint.strip() not in set(_DASHES)), ", "),
        next((joint for joint in joints if joint.strip() in set(_DASHES)), ""),
        match["close"],
        raised,
    )


def numbers_of(marker: Marker) -> list[int]:
    """Spell out what a marker names, in order."""
    return [number for first, last in marker.items for number in range(first, last + 1)]


def renumbered(marker: Marker, number_of: Mapping[int, int]) -> str:
    """Write a marker with other numbers, each once, in the way it was written.

    Args:
        marker: As it is.
        number_of: The new number of each that the marker names.
    """
    numbers = list(dict.fromkeys(number_of[number] for number in numbers_of(marker)))
    parts = _runs(numbers, marker.dash) if marker.dash else [str(number) for number in numbers]
    said = marker.joint.join(parts)
    return marker.opening + (said.translate(_RAISE) if marker.raised else said) + marker.closing


def _runs(numbers: Sequence[int], dash: str) -> list[str]:
    """Write three numbers and more that follow each other as a range."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{run[0]}{dash}{run[-1]}")
        else:
            parts += map(str, run)
    return parts
