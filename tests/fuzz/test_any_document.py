"""Whatever a document holds, it is read, and what was read keeps its promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.read import read
from citeaudit.errors import InputError
from citeaudit.report.parsed import parsed_object
from citeaudit.report.parsed_text import parsed_text
from citeaudit.report.printable import as_json
from citeaudit.text import Text
from tests.fuzz.documents import documents, formats
from tests.fuzz.invariants import check


@settings(max_examples=150, deadline=None)
@given(documents, formats)
def test_any_document_is_read(content: str, format: str) -> None:
    """No crash; spans are exact, citations and claims lead to what exists."""
    check(content, format)


@settings(max_examples=50, deadline=None)
@given(documents, formats)
def test_any_document_can_be_shown(content: str, format: str) -> None:
    """`citeaudit parse` writes one line for each item, and JSON that encodes."""
    article = read(Text.of(content), format)

    assert parsed_text(article).endswith("\n")
    assert as_json(parsed_object(article)).encode()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    """Bytes that are no text are refused with the mend; nothing else is raised."""
    try:
        text = Text.decode(raw, "article.md")
    except InputError as error:
        place, mend = error.place, error.mend
    else:
        place, mend = text.path, "none needed"
        assert "\0" not in text.content
    assert place == "article.md"
    assert mend


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("\ufeffSchmerz [1]".encode(), "Schmerz [1]"),
        ("Schmerz [1]".encode("utf-16"), "Schmerz [1]"),
        (b"\xfe\xff" + "Größe".encode("utf-16-be"), "Größe"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
    ],
)
def test_encodings_that_say_what_they_are(raw: bytes, content: str) -> None:
    """A byte order mark is believed, and is no part of the text."""
    assert Text.decode(raw, "a.md").content == content


@pytest.mark.parametrize(
    "raw",
    ["Größe".encode("latin-1"), "Größe".encode("cp1252"), b"a\0b", "Größe".encode("utf-16-le")],
)
def test_other_encodings_are_refused_with_the_mend(raw: bytes) -> None:
    """Latin-1, UTF-16 without a mark and binary files name the file and what to do."""
    with pytest.raises(
        InputError, match=r"a\.md: .+ \((save it as UTF-8|give the article as text)\)"
    ):
        Text.decode(raw, "a.md")
