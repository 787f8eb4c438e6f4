"""Types of pages on hosts that nobody has listed, from words in the host's name, path and title."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources.likeliest import Verdict
from citeaudit.sources.model import Signal, SourceType
from citeaudit.sources.tables import lines
from citeaudit.sources.titles import own_name, site_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citeaudit.sources.addresses import Address
    from citeaudit.sources.knowledge import Rule

# Weight of "none of these": what a page without any telling word amounts to.
_NOTHING_KNOWN = 2.3
_WORD = re.compile(r"[\w&'’]+")
_MAX_WORDS = 60
_SIGNALS = 3
_WHERE = {
    "host": "the host's name has “{}” in it, as {} would",
    "path": "the path of the address has “{}” in it, as {} would",
    "title": "the title says “{}”, as {} would",
    "site": "the title ends in a name with “{}” in it, as {} would",
    "own": "the title ends in the site's own name, with “{}” in it, as {} would",
}


class Cue(NamedTuple):
    """A word, where it was looked for, and what it speaks for (in logarithmic odds)."""

    field: str
    word: str
    type: SourceType
    weight: float


class _Tables(NamedTuple):
    # Words and cues of hosts by the word's first two letters; phrases of the other fields by field,
    # then by the phrase.
    host: dict[str, list[tuple[str, tuple[Cue, ...]]]]
    phrases: dict[str, dict[str, tuple[Cue, ...]]]
    # By field, a phrase's first word and the length of the longest phrase that begins with it.
    firsts: dict[str, dict[str, int]]
    what: dict[SourceType, str]


class Weighed(NamedTuple):
    """What the words of a page speak for, and which they are."""

    sums: dict[SourceType, float]
    cues: tuple[Cue, ...]
    hints: Sequence[Rule]


def weigh(address: Address, title: str, hints: Sequence[Rule] = ()) -> Weighed:
    """Weigh the words of an address and a title, and what rules of thumb say of the address.

    The weights of a type's cues are added, each counting half of the one before.

    Args:
        address: Where the page is.
        title: Its title, or nothing.
        hints: Rules that hold for such addresses, but not so often that they could decide alone.

    Cost: linear in the number of words; some 30 µs.
    """
    tables = _load()
    cues = dict.fromkeys((*_host_cues(address.host), *_phrase_cues(address, title, tables)))
    weights: dict[SourceType, list[float]] = {}
    for cue in cues:
        weights.setdefault(cue.type, []).append(cue.weight)
    for hint in hints:
        odds = hint.confidence / (1 - hint.confidence)
        weights.setdefault(hint.type, []).append(_NOTHING_KNOWN + math.log(odds))
    return Weighed(
        {source_type: _add(found) for source_type, found in weights.items()}, tuple(cues), hints
    )


def guess(weighed: Weighed) -> Verdict:
    """Give the likeliest type by words alone, for want of the learned model.

    The confidence is the type's share of the exponentials of all sums, one share set apart for
    "none of these".
    """
    sums = weighed.sums
    if not sums:
        return Verdict(SourceType.UNKNOWN, 0.0)
    best = max(sums, key=sums.__getitem__)
    total = math.exp(_NOTHING_KNOWN) + sum(math.exp(value) for value in sums.values())
    return Verdict(best, math.exp(sums[best]) / total)


def telling(weighed: Weighed, source_type: SourceType) -> tuple[Signal, ...]:
    """Say which rules of thumb and words spoke for a type, most telling first."""
    found = [
        Signal("path", f"the address has the form of {hint.what}")
        for hint in weighed.hints
        if hint.type is source_type
    ]
    cues = sorted(
        (cue for cue in weighed.cues if cue.type is source_type), key=lambda cue: -cue.weight
    )
    what = what_is(source_type)
    return (*found, *(_signal(cue, what) for cue in cues[:_SIGNALS]))


def what_is(source_type: SourceType) -> str:
    """Name the owner of a page of this type, in words ("a clinic or practice")."""
    return _load().what.get(source_type, source_type)


def _signal(cue: Cue, what: str) -> Signal:
    kind = {"host": "domain", "site": "title", "own": "title"}.get(cue.field, cue.field)
    return Signal(kind, _WHERE[cue.field].format(cue.word.strip("^$."), what))


def _add(weights: list[float]) -> float:
    """Add weights, each half of what it would be after the one before it.

    Words of one page say the same thing over again ("Harbor Pharmacy" on `harborpharmacy.com`):
    they are far from independent, and a plain sum would be sure of everything.
    """
    return sum(
        [weight / (1 << place) for place, weight in enumerate(sorted(weights, reverse=True))]
    )


@lru_cache(maxsize=4096)
def _host_cues(host: str) -> list[Cue]:
    labels = host.split(".")
    # "^" and "$" let a cue ask for the beginning or the end of a label.
    text = "".join(f"^{label}$" for label in labels[:-1]) + f".{labels[-1]}$"
    known = _load().host
    found: dict[str, tuple[Cue, ...]] = {}
    for start in range(len(text) - 1):
        for word, cues in known.get(text[start : start + 2], ()):
            if text.startswith(word, start):
                found[word] = cues
    return [cue for cues in found.values() for cue in cues]


def _phrase_cues(address: Address, title: str, tables: _Tables) -> list[Cue]:
    found: list[Cue] = []
    own = own_name(address.host, title)
    site = own or site_part(title)
    for field, text in (("path", address.path), ("title", title), ("site", site), ("own", own)):
        known = tables.phrases[field]
        said = [phrase for phrase in _phrases(text, tables.firsts[field]) if phrase in known]
        # "A comprehensive guide" says "guide" once, not twice.
        for phrase in said:
            if len(said) == 1 or not any(phrase in longer and phrase != longer for longer in said):
                found += known[phrase]
    return found


def _phrases(text: str, firsts: Mapping[str, int]) -> list[str]:
    """Give the stretches of words that begin as a known phrase does, and are no longer."""
    if not text:
        return []
    words = _WORD.findall(text[:600].lower().replace("_", " "))[:_MAX_WORDS]
    return [
        " ".join(words[start : start + length])
        for start, word in enumerate(words)
        if word in firsts
        for length in range(1, min(firsts[word], len(words) - start) + 1)
    ]


@cache
def _load() -> _Tables:
    host: dict[str, list[Cue]] = {}
    phrases: dict[str, dict[str, list[Cue]]] = {"path": {}, "title": {}, "site": {}, "own": {}}
    what: dict[SourceType, str] = {}
    source_type = SourceType.UNKNOWN
    for line in lines("data/words.txt"):
        if line[0] == "[":
            name, _, described = line[1:].partition("] ")
            source_type = SourceType(name)
            what[source_type] = described
            continue
        head, _, words = line.partition(": ")
        field, number = head.split()
        weight = float(number)
        table = host if field == "host" else phrases[field]
        for word in words.split(", "):
            table.setdefault(word, []).append(Cue(field, word, source_type, weight))
    by_letters: dict[str, list[tuple[str, tuple[Cue, ...]]]] = {}
    for word, cues in sorted(host.items()):
        by_letters.setdefault(word[:2], []).append((word, tuple(cues)))
    return _Tables(
        by_letters,
        {
            field: {word: tuple(cues) for word, cues in table.items()}
            for field, table in phrases.items()
        },
        {field: _firsts(table) for field, table in phrases.items()},
        what,
    )


def _firsts(phrases: Iterable[str]) -> dict[str, int]:
    firsts: dict[str, int] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        firsts[first] = max(firsts.get(first, 0), 1 + len(rest))
    return firsts
