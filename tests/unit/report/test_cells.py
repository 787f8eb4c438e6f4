"""Width on a terminal agrees with rich's, whichever way it is counted."""

from __future__ import annotations

import rich.cells
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.report.cells import cell_len, set_cell_size

_TEXT = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"]), max_size=20)
_PROSE = st.text(st.sampled_from("ab é…–“”•\u2011ſʼ漢\u0301👩\u200d"), max_size=20)


@given(_TEXT | _PROSE)
def test_cells_are_counted_as_rich_does(text: str) -> None:
    """The shortcut for Latin text changes no figure."""
    assert cell_len(text) == rich.cells.cell_len(text)


@given(_TEXT | _PROSE, st.integers(0, 20))
def test_texts_are_cut_as_rich_does(text: str, width: int) -> None:
    """To the cell, filled with spaces."""
    assert set_cell_size(text, width) == rich.cells.set_cell_size(text, width)
