"""The word lists that read a claim, as one index that a sentence is walked through once.

The lists are `kinds.txt`, `certainty.txt`, `hype.txt`, `health.txt` and the names of `terms.txt`.
To sort them by first word took a tenth of a short run, so that is done beforehand: `index.py`
writes `word_index.txt` (`make lists`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from citeaudit.article.model import Kind

INDEX = "word_index.txt"
# Words (one apostrophe inside), numbers, and the marks that bound a clause or carry meaning.
# Hyphens separate: "low-risk" is read as "low risk". No two branches share a first character.
# The lists are English, so letters beyond Latin-1 and the two forms of micro are passed over.
_TOKEN = re.compile(r"[a-zµμß-ÿ]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[%$€£,;:()/—–=<>]")
# Sections whose longer entries hide shorter ones of these sections.
_SHOWS_A_KIND = frozenset(
    (
        "efficacy",
        "efficacy noun",
        "efficacy topic",
        "less",
        "less base",
        "mend",
        "mend base",
        "more",
        "comparative",
        "safety",
        "safety weak",
        "harm",
        "harm weak",
        "experience",
        "regulatory",
        "regulatory verb",
        "recommendation",
        "cost",
        "dose",
    )
)


class Hit(NamedTuple):
    """An entry found: its first token, one past its last, and the list it is from."""

    start: int
    end: int
    section: str


# What follows the second word of a longer entry, and its section.
_Rest = tuple[tuple[str, ...], str]
# The entries that begin with one word: itself, in these sections, and longer ones by second word.
_Entries = tuple[list[str], dict[str, list[_Rest]]]


@cache
def _index() -> dict[str, _Entries | str]:
    """Read the entries by first word, as they are written: most of them no document asks for."""
    index: dict[str, _Entries | str] = {}
    for line in read_text(INDEX).split("\n"):
        first, _, written = line.partition("\t")
        index[first] = written
    return index


def _spelled_out(written: str) -> _Entries:
    """Take the entries of one first word apart, the longest first."""
    alone: list[str] = []
    longer: dict[str, list[_Rest]] = {}
    for entry in written.split("\t"):
        following, _, section = entry.partition("|")
        words = following.removesuffix("+").split()
        if not words:
            alone.append(section)
            continue
        longer.setdefault(words[0], []).append((tuple(words[1:]), section))
        if following[-1] == "+":
            *inner, last = words
            second, *others = (*inner, f"{last}s")
            longer.setdefault(second, []).append((tuple(others), section))
    for rests in longer.values():
        rests.sort(key=_length, reverse=True)
    return alone, longer


def _length(rest: _Rest) -> int:
    return len(rest[0])


def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """Inflect a regular English verb: base, third person, past, participle."""
    if verb[-1] == "e":
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "x", "sh", "ch")):
        return verb, f"{verb}es", f"{verb}ed", f"{verb}ing"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"


def tokens_of(text: str) -> list[str]:
    """Take a sentence in lower case apart: words, numbers and the marks that matter."""
    return _TOKEN.findall(text.replace("’", "'"))


def find_entries(tokens: list[str]) -> dict[str, list[Hit]]:
    """Find the entries of all word lists in a sentence, by section, each list in order.

    Of several entries of one section at one word the longest counts. A longer entry hides
    shorter ones inside it: one of a `plain` section all of them ("diagnosed with" is no
    diagnosis), one that shows a kind those that show kinds ("cost effective" is no effect).

    Cost: linear in the number of tokens.
    """
    index = _index()
    found: dict[str, list[Hit]] = {}
    plain_to = kind_to = 0
    for at, first in _firsts(tokens, index):
        entries = index[first]
        if isinstance(entries, str):
            entries = index[first] = _spelled_out(entries)
        alone, longer = entries
        after = at + 1
        if longer and after < len(tokens) and tokens[after] in longer:
            for words, section in longer[tokens[after]]:
                end = after + 1 + len(words)
                if end <= plain_to or (words and tuple(tokens[after + 1 : end]) != words):
                    continue
                if section.startswith("plain"):
                    plain_to = end
                elif section not in _SHOWS_A_KIND:
                    _keep(found, at, end, section)
                elif end > kind_to:
                    _keep(found, at, end, section)
                    kind_to = end
        if after > plain_to:
            for section in alone:
                if after > kind_to or section not in _SHOWS_A_KIND:
                    _keep(found, at, after, section)
    return found


def _firsts(tokens: list[str], index: Container[str]) -> Iterator[tuple[int, str]]:
    """Yield the words that entries begin with: "parkinson's" as it is, "naltrexone's" without."""
    for at, token in enumerate(tokens):
        if token in index:
            yield at, token
        elif token[-2:] == "'s" and token[:-2] in index:
            yield at, token[:-2]


def _keep(found: dict[str, list[Hit]], at: int, end: int, section: str) -> None:
    hits = found.get(section)
    if hits is None:
        found[section] = [Hit(at, end, section)]
    elif hits[-1].start != at:
        hits.append(Hit(at, end, section))


def each(kind: Kind, hits: Iterable[Hit]) -> Iterator[tuple[Kind, Hit]]:
    """Give every entry of a list the same kind."""
    for hit in hits:
        yield kind, hit
