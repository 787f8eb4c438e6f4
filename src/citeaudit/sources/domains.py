"""Registrable domains: who may own a host, by the public suffix list.

The list is the one that tldextract brings along. Importing that package costs more than a whole
`check`, so its file is found without importing it and read here.
"""

from __future__ import annotations

import importlib.util
from functools import cache, lru_cache

_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="


def registrable_domain(host: str, *, private: bool = True) -> str:
    """Give the part of a host that somebody registered: `example.co.uk` of `shop.example.co.uk`.

    Args:
        host: Lower case, in ASCII or Unicode form, without a trailing dot.
        private: Count hosting platforms as suffixes, so that two blogs of one platform have two
            owners (`a.github.io`, `b.github.io`).

    Returns:
        The domain, or an empty string for a host that is itself a suffix, or has none.

    Cost: the first call reads the list (some 3 ms); later calls take microseconds.

    Source: the algorithm of publicsuffix.org; a host without any rule has no domain here.
    """
    labels = host.split(".")
    at = _suffix_start(host, private=private)
    return ".".join(labels[at - 1 :]) if 0 < at < len(labels) else ""


def public_suffix(host: str, *, private: bool = True) -> str:
    """Give the part under which anybody can register: `co.uk`, `com`, `github.io`."""
    return ".".join(host.split(".")[_suffix_start(host, private=private) :])


@lru_cache(maxsize=4096)
def _suffix_start(host: str, *, private: bool) -> int:
    """Index of the first label of the longest suffix; the number of labels if there is none."""
    labels = [_spelled(label) for label in host.split(".")]
    public, hosting = _load()
    for at in range(len(labels)):
        rest = ".".join(labels[at + 1 :])
        name = f"{labels[at]}.{rest}" if rest else labels[at]
        for rules in (public, hosting) if private else (public,):
            if f"!{name}" in rules:
                return at + 1
            if name in rules or (rest and f"*.{rest}" in rules):
                return at
    return len(labels)


def _spelled(label: str) -> str:
    """Spell an international label as the list does: in its own script."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


@cache
def _load() -> tuple[frozenset[str], frozenset[str]]:
    """Read the rules, public and of hosting platforms; comments among them match no host."""
    spec = importlib.util.find_spec("tldextract")
    places = spec.submodule_search_locations if spec else None
    if not places:
        return frozenset(), frozenset()
    with open(f"{places[0]}/.tld_set_snapshot", encoding="utf-8") as file:  # noqa: PTH123
        public, _, private = file.read().partition(_PRIVATE)
    return frozenset(public.split("\n")), frozenset(private.split("\n"))
