"""A sentence as the word lists see it."""

from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.model import Kind
from citeaudit.article.words.wording import read_wording


def test_only_the_beginning_of_an_endless_sentence_is_read() -> None:
    """Frames look back as far as a sentence goes: nothing may be as long as it likes."""
    endless = "Ginger relieves nausea and " * 5_000
    assert len(read_wording(endless).tokens) == 1_000
    assert Kind.EFFICACY in read_kinds(read_wording(endless)).kinds


def test_a_long_sentence_is_read_to_its_end() -> None:
    """Reviews have sentences of a hundred words."""
    long = "In a report, " + "which was long, " * 40 + "ginger relieves nausea."
    assert Kind.EFFICACY in read_kinds(read_wording(long)).kinds
