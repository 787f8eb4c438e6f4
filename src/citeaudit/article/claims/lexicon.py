"""The word lists that read a claim, as one index that a sentence is walked through once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.model import Kind

_FILES = ("kinds.txt", "certainty.txt", "hype.txt", "health.txt")
# A section that only says what a text is not about.
_UNREAD = frozenset(("everyday",))
# The names of `terms.txt` are words of health as well: its sections, and the lists they join.
_NAMES = (
    ("condition", "condition"),
    ("symptom", "condition"),
    ("intervention", "intervention"),
)
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
# The same as the files have them, with their sections: spelled out when the word is first met.
_Written = list[tuple[str, str]]


@cache
def _index() -> dict[str, _Entries | _Written]:
    """Sort what the files hold by first word. Most of it no document asks for."""
    index: dict[str, _Entries | _Written] = {}
    written: dict[str, _Written] = index  # type: ignore[assignment]  # as yet all of it is
    for section, entries in _read():
        for entry in entries:
            first, space, rest = entry.partition(" ")
            if first[-1] in "~+":
                for form in _forms(first):
                    written.setdefault(form, []).append((f"{form}{space}{rest}", section))
            else:
                written.setdefault(first, []).append((entry, section))
    return index


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
    word = first[:-1]
    return verb_forms(word) if first[-1] == "~" else (word, f"{word}s")


def _spelled_out(written: _Written) -> _Entries:
    """Take the entries of one first word apart, the longest first."""
    alone: list[str] = []
    longer: dict[str, list[_Rest]] = {}
    for entry, section in written:
        words = entry.removesuffix("+").split()
        if len(words) == 1:
            alone.append(section)
            continue
        longer.setdefault(words[1], []).append((tuple(words[2:]), section))
        if entry[-1] == "+":
            *inner, last = words[1:]
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
    for at in [at for at, token in enumerate(tokens) if token in index]:
        entries = index[tokens[at]]
        if isinstance(entries, list):
            entries = index[tokens[at]] = _spelled_out(entries)
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
