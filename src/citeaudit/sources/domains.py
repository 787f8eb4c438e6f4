"""Registrable domains: who may own a host, by the public suffix list.

The list is the one that tldextract brings along. Importing that package costs more than a whole
`check`, so its file is found without importing it and read here.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import NamedTuple

_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="


class _Suffixes(NamedTuple):
    public: frozenset[str]
    every: frozenset[str]


def registrable_domain(host: str, *, private: bool = True) -> str:
    """The part of a host that somebody registered: `example.co.uk` of `shop.example.co.uk`.

    Args:
        host: Lower case, in ASCII or Unicode form, without a trailing dot.
        private: Count hosting platforms as suffixes, so that two blogs of one platform have two
            owners (`a.github.io`, `b.github.io`).

    Returns:
        The domain, or an empty string for a host that is itself a suffix, or has none.

    Cost: the first call reads the list (some 8 ms); later calls take microseconds.
    """
    labels = host.split(".")
    at = _suffix_start(tuple(labels), private=private)
    return ".".join(labels[at - 1 :]) if at > 0 else ""


def public_suffix(host: str, *, private: bool = True) -> str:
    """The part under which anybody can register: `co.uk`, `com`, `github.io`."""
    labels = host.split(".")
    return ".".join(labels[_suffix_start(tuple(labels), private=private) :])


def _suffix_start(labels: tuple[str, ...], *, private: bool) -> int:
    """Index of the first label of the longest suffix; `len(labels)` if there is none."""
    suffixes = _load()
    rules = suffixes.every if private else suffixes.public
    for at in range(len(labels)):
        name = ".".join(labels[at:])
        if "!" + name in rules:
            return at + 1
        if name in rules or "*." + ".".join(labels[at + 1 :]) in rules:
            return at
    return len(labels)


@cache
def _load() -> _Suffixes:
    spec = importlib.util.find_spec("tldextract")
    places = spec.submodule_search_locations if spec else None
    if not places:
        return _Suffixes(frozenset(), frozenset())
    with open(f"{places[0]}/.tld_set_snapshot", encoding="utf-8") as file:  # noqa: PTH123
        public, _, private = file.read().partition(_PRIVATE)
    listed = frozenset(_rules(public))
    return _Suffixes(listed, listed.union(_rules(private)))


def _rules(text: str) -> list[str]:
    rules = [line for line in text.split("\n") if line and not line.startswith("//")]
    # The list writes international names in Unicode; hosts come in ASCII form from the parser.
    rules += [_ascii(rule) for rule in rules if not rule.isascii()]
    return rules


def _ascii(rule: str) -> str:
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode()
        for label in rule.split(".")
    )
