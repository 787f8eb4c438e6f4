"""No document makes the reader go over the same ground again and again."""

from __future__ import annotations

import pytest

from citeaudit.article.read import read
from citeaudit.text import Text
from tests.fuzz.documents import FORMATS
from tests.fuzz.hostile import LINKED, UNITS
from tests.fuzz.steps import steps

_SHORT = 400  # characters
_TIMES = 4


def _document(unit: str, size: int) -> Text:
    body = unit * (size // len(unit))
    return Text.of(f"a {body}\n\n## References\n\n1. A https://a.example\n{body}\n")


@pytest.mark.parametrize("format", FORMATS)
def test_four_times_the_text_takes_four_times_the_steps(format: str) -> None:
    """A quadratic reader would take sixteen; steps are counted, not timed."""
    read(_document("a ", _SHORT), format)  # load what is loaded once
    found = {}
    for unit in (*LINKED, *UNITS.get(format, ())):
        short, long = (_cost(unit, size, format) for size in (_SHORT, _TIMES * _SHORT))
        found[unit] = round(long / max(short, 500), 1)

    assert {unit: growth for unit, growth in found.items() if growth > 5.5} == {}


def _cost(unit: str, size: int, format: str) -> int:
    text = _document(unit, size)
    return steps(lambda: read(text, format))
