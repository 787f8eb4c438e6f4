"""The quoted sentence and its markers."""

from __future__ import annotations

from citeaudit.report.excerpt import Run, excerpt
from tests.unit.report.handmade import one_claim


def _runs(sentence: str, lead: str = "") -> tuple[Run, ...]:
    article = one_claim(sentence, lead=lead).documents[0].audited.article
    return excerpt(article, article.claims[0])


def test_markers_are_marked() -> None:
    """The quotation is the sentence as a reader sees it; each citation is a run of its own."""
    assert _runs("It helps. [1] [2]", lead="# A heading\n\n") == (
        Run("It helps. ", marked=False),
        Run("[1]", marked=True),
        Run(" ", marked=False),
        Run("[2]", marked=True),
    )


def test_a_sentence_over_several_lines_is_quoted_on_one() -> None:
    """Line breaks of the document are white space to a reader."""
    assert _runs("It\n  helps. [1]")[0] == Run("It helps. ", marked=False)


def test_a_very_long_sentence_keeps_its_ends() -> None:
    """The middle gives way; the marker at the end stays."""
    runs = _runs("begin " + "word " * 100_000 + "end. [1]")
    text = "".join(run.text for run in runs)
    assert text.startswith("begin word")
    assert text.endswith("end. [1]")
    assert len(text) < 500


def test_an_escape_sequence_in_a_sentence_is_shown() -> None:
    """Nothing in an article reaches the terminal as a command."""
    assert _runs("It \x1b[31m helps. [1]")[0] == Run("It \\x1b[31m helps. ", marked=False)
