"""The word lists sorted by first word."""

import pytest

from citeaudit.article.wordlist import read_sections, read_text
from citeaudit.article.words import index as word_index
from citeaudit.article.words.lexicon import INDEX, find_entries, tokens_of


def test_index_is_what_the_lists_give() -> None:
    """Whoever edits a list runs `make lists`."""
    assert read_text(INDEX) == word_index.word_index()


def test_a_line_has_every_entry_of_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb stands under each of its forms, a noun under its plural too."""
    lists = {"kinds.txt": {"efficacy": ["relieve~ pain", "cure+", "at ease"]}}
    names: dict[str, list[str]] = {"condition": ["Gout <i>"], "symptom": [], "intervention": []}
    empty = {"terms.txt": names, "health.txt": {"physiology": [], "everyday": ["of"]}}
    monkeypatch.setattr(
        word_index, "read_sections", lambda name: lists.get(name) or empty.get(name) or {}
    )
    assert word_index.word_index().splitlines()[1:] == [
        "at\tease|efficacy",
        "cure\t|efficacy",
        "cures\t|efficacy",
        "gout\t|condition",
        "gouts\t|condition",
        "relieve\tpain|efficacy",
        "relieved\tpain|efficacy",
        "relieves\tpain|efficacy",
        "relieving\tpain|efficacy",
    ]


def test_no_entry_has_a_sign_of_the_index() -> None:
    """A tab parts entries, a bar an entry from its list."""
    for name in ("kinds.txt", "certainty.txt", "hype.txt", "health.txt"):
        for section, entries in read_sections(name).items():
            assert not any(sign in f"{section}{entry}" for entry in entries for sign in "\t|")


def test_the_longest_entry_counts() -> None:
    """Of entries of one section at one word the longest is found."""
    found = find_entries(tokens_of("seems effective in treating gout"))
    assert [(hit.start, hit.end) for hit in found["efficacy"]] == [(1, 4)]
