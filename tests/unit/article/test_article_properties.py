"""What holds for any text around a marker; `tests/fuzz` holds what holds for any document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.text import Text


@settings(max_examples=100, deadline=None)
@given(st.text("aé中😀 .\u00a0&\\*_", max_size=40), st.integers(1, 3), st.booleans())
def test_markers_are_exact_after_any_text(before: str, label: int, escaped: bool) -> None:
    """Whatever stands before a marker, its span is the marker as written."""
    marker = f"\\[{label}\\]" if escaped else f"[{label}]"
    text = f"{before} x {marker} end."
    content = f"Start. [1]\n\n{text}\n\n## References\n\n[1] a\n\n[2] b\n\n[3] c\n"
    document = reader("markdown").read(Text.of(content))

    found = find_citations(document, find_references(document))

    assert [document.text[citation.span] for citation in found][-1] == marker
    assert found[-1].targets == (label - 1,)
