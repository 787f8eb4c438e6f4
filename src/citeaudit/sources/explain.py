"""What the learned model saw, in words a writer understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.sources.lexicon import what_is_kind
from citeaudit.sources.model import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Weights below this, in quanta, do not tell.
_TELLING = 12
# Fragments of a name say nothing one by one; together they say whose names it is like.
_FRAGMENTS_TELL = 40
_SAID = {
    "x": ("domain", "the host's name has “{}” in it, as {} would"),
    "xf": ("domain", "the host's name begins with “{}”, as {} would"),
    "xl": ("domain", "the host's name ends in “{}”, as {} would"),
    "k": ("domain", "the host's name has {} in it, as {} would"),
    "kf": ("domain", "the host's name begins with {}, as {} would"),
    "kl": ("domain", "the host's name ends in {}, as {} would"),
    "t": ("domain", "the host lies under “.{}”, as {} would"),
    "s": ("domain", "the host begins with “{}”, as {} would"),
    "g": ("path", "the path of the address has the folder “{}”, as {} would"),
    "p": ("path", "the path of the address has “{}” in it, as {} would"),
    "pp": ("path", "the path of the address has “{}” in it, as {} would"),
    "q": ("query", "the address asks for “{}”, as {} would"),
    "w": ("title", "the title says “{}”, as {} would"),
    "ww": ("title", "the title says “{}”, as {} would"),
    "e": ("title", "the title ends in a name with “{}” in it, as {} would"),
    "ek": ("title", "the title ends in a name with {} in it, as {} would"),
    "a": ("title", "the page speaks of {}, as {} would"),
    "hw": ("domain", "the host's name shares “{}” with the page, as {} would"),
}
_KINDS = frozenset(("k", "kf", "kl", "ek", "a"))
_OTHER = {
    "health host False page True": ("domain", "the page is about health, and the site's name not"),
    "named in its title": ("title", "the title names the site"),
    "month in path": ("path", "the address is dated, as a diary's or a paper's"),
    "day in path": ("path", "the address is dated to the day, as a diary's or a paper's"),
    "? in title": ("title", "the title is a question"),
    "number first": ("title", "the title begins with a number, as lists do"),
    "hyphen in name": ("domain", "the host's name has a hyphen"),
    "uuid in path": ("path", "the address ends in a machine's number, as a paper's"),
}


def explain(reasons: Sequence[tuple[float, str]], what: str, limit: int) -> list[Signal]:
    """Name the features that spoke most for a type.

    Args:
        reasons: Weights and names of features, as `learned.Verdict` has them.
        what: Such a page's owner, in words ("a clinic or practice").
        limit: How many signals at most.

    Returns:
        Signals, most telling first; at least one if `limit` allows one.
    """
    if limit < 1:
        return []
    found: list[Signal] = []
    telling = sorted([one for one in reasons if one[0] >= _TELLING], reverse=True)
    for signal in _say(telling, what):
        if signal not in found:
            found.append(signal)
        if len(found) == limit:
            return found
    if _fragments(reasons) >= _FRAGMENTS_TELL:
        found.append(Signal("domain", f"the host's name is like that of {what}"))
    return found or [Signal("model", f"address and title taken together are like those of {what}")]


def _fragments(reasons: Sequence[tuple[float, str]]) -> float:
    return sum([weight for weight, name in reasons if name.startswith("h:")])


def _say(reasons: Sequence[tuple[float, str]], what: str) -> Iterator[Signal]:
    for _, name in reasons:
        prefix, _, value = name.partition(":")
        if prefix == "is" and value in _OTHER:
            yield Signal(*_OTHER[value])
        elif prefix in _SAID:
            kind, words = _SAID[prefix]
            yield Signal(
                kind, words.format(what_is_kind(value) if prefix in _KINDS else value, what)
            )
