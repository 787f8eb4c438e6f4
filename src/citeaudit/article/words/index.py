"""The word lists sorted by first word: `make lists`.

Writes `data/word_index.txt`. A line is a word in one of its forms, and behind it, each after a tab,
the entries that begin with it: what follows the word, and after a bar the list it is from. A `+`
stands for the plural of the last word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.article import wordlist
from citeaudit.article.wordlist import read_sections
from citeaudit.article.words.lexicon import INDEX, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "# Made by `make lists` from the word lists beside it; do not edit."
_FILES = ("kinds.txt", "certainty.txt", "hype.txt", "health.txt")
# A section that only says what a text is not about.
_UNREAD = frozenset(("everyday",))
# The names of `terms.txt` are words of health as well: its sections, and the lists they join.
_NAMES = (
    ("condition", "condition"),
    ("symptom", "condition"),
    ("intervention", "intervention"),
)


def word_index() -> str:
    """Give the text of the index."""
    index: dict[str, list[str]] = {}
    for section, entries in _read():
        for entry in entries:
            first, _, rest = entry.partition(" ")
            for form in _forms(first):
                index.setdefault(form, []).append(f"{rest}|{section}")
    lines = ("\t".join((first, *index[first])) for first in sorted(index))
    return "\n".join((_HEAD, *lines)) + "\n"


def _read() -> Iterator[tuple[str, list[str]]]:
    for name in _FILES:
        for section, entries in read_sections(name).items():
            if section not in _UNREAD:
                yield section, entries
    yield from _names()


def _names() -> Iterator[tuple[str, list[str]]]:
    """Give the names of `terms.txt` with their lists, each as it is and in the plural."""
    sections = read_sections("terms.txt")
    inner = set(read_sections("health.txt")["physiology"])  # "inflammation" is no illness here
    for section, joined in _NAMES:
        yield (
            joined,
            [
                f"{name.lower().replace('-', ' ').replace('/', ' ')}+"
                for line in sections[section]
                for name in line.partition(" <")[0].split(", ")
                if not name.isupper() and name not in inner  # "AIDS" is no verb
            ],
        )


def _forms(first: str) -> tuple[str, ...]:
    """Give the forms of an entry's first word: `~` ends a verb, `+` a noun with a plural."""
    if first[-1] == "~":
        return verb_forms(first[:-1])
    return (first[:-1], f"{first[:-1]}s") if first[-1] == "+" else (first,)


def main() -> None:
    """Write the index."""
    path = Path(wordlist.__file__).parent / "data" / INDEX
    path.write_text(word_index(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
