"""Hosts the rules know by name."""

from __future__ import annotations

from functools import cache

from citeaudit.rules.tables import read_sections
from citeaudit.sources.addresses import parents


def is_among(host: str, section: str) -> bool:
    """Say whether a host, or a domain it lies under, stands in a section of `data/hosts.txt`."""
    known = _hosts(section)
    return any(domain in known for domain in parents(host))


@cache
def _hosts(section: str) -> frozenset[str]:
    return frozenset(read_sections("hosts.txt")[section])
