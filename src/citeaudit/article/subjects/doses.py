"""Doses in a text: an amount or a range, and its unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

# A number with its decimals and thousands. Possessive, and never begun inside a longer one.
_NUMBER = r"\d++(?:[.,]\d++)*+"
_DIGIT = re.compile(r"[0-9]")
# By unit: what it counts, and how much of it.
_UNITS = {
    "g": ("mg", 1000.0),
    "gram": ("mg", 1000.0),
    "mg": ("mg", 1.0),
    "milligram": ("mg", 1.0),
    "mcg": ("mg", 0.001),
    "µg": ("mg", 0.001),
    "μg": ("mg", 0.001),
    "microgram": ("mg", 0.001),
    "iu": ("IU", 1.0),
}
# Farther apart than this, one dose says little about the other (ours).
_FAR = 3.0


class Dose(NamedTuple):
    """An amount, or a range of amounts, as the text says it and in milligrams or units."""

    said: str
    least: float
    most: float
    unit: str

    def fits(self, other: Dose) -> bool:
        """Say whether two doses are near each other, or cannot be compared."""
        if self.unit != other.unit:
            return True
        return self.least <= other.most * _FAR and other.least <= self.most * _FAR


def doses_in(text: str) -> tuple[Dose, ...]:
    """List the doses of a text; values of a laboratory and amounts by weight are none.

    Cost: linear in the length of the text; for most, which have no number, next to nothing.
    """
    if not _DIGIT.search(text):
        return ()
    return tuple(_dose(found) for found in _dose_pattern().finditer(text))


@cache
def _dose_pattern() -> re.Pattern[str]:
    units = "|".join(unit if unit == "g" else f"{unit}s?" for unit in _UNITS)
    return re.compile(
        rf"(?<![\d.,])({_NUMBER})(?:\s?(?:-|–|to|and)\s?({_NUMBER}))?+"  # 4.5, or 0.5 to 4.5
        rf"\s?({units})\b(?!\s?(?:/|per)\s?(?:d?l|ml|kg|m2)\b)",  # no mg/dl, no mg/kg
        re.IGNORECASE | re.ASCII,
    )


def _dose(found: re.Match[str]) -> Dose:
    counted, factor = _UNITS[found[3].lower().removesuffix("s")]
    first = _number(found[1]) * factor
    last = _number(found[2]) * factor if found[2] else first
    return Dose(found[0], min(first, last), max(first, last), counted)


def _number(digits: str) -> float:
    """Read a number: a comma before three digits parts thousands, any other decimals."""
    whole, comma, rest = digits.rpartition(",")
    if comma and len(rest) == 3 and "." not in digits:
        digits = whole + rest
    head, _, decimals = digits.replace(",", ".").partition(".")
    return float(f"{head[:15]}.{decimals.replace('.', '')[:9] or 0}")
