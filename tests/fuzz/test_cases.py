"""Documents that once broke the reader, kept as they were found or shrunk to what broke it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.documents import FORMATS
from tests.fuzz.invariants import check

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_broke_the_reader_once_breaks_it_no_more(case: Path) -> None:
    """Each case is read in every format."""
    content = case.read_bytes().decode("utf-8", "surrogatepass")

    for format in FORMATS:
        check(content, format)
