"""How messages name what registers said: which one, and when."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.rules.naming import join
from citeaudit.rules.tables import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.evidence.facts import Fact


def witnesses(facts: Iterable[Fact]) -> str:
    """Name registers and the last day one was asked: `PubMed and Crossref, 2026-11-28`."""
    found = list(facts)
    registers = list(dict.fromkeys(register_name(fact.register) for fact in found))
    return f"{join(registers)}, {max(fact.on for fact in found)}"


def register_name(register: str) -> str:
    """Call a register as its readers do."""
    return _names().get(register, register)


def identifier_name(identifier: str) -> str:
    """Call an identifier as an entry writes it: `doi:10.1000/x` is `DOI 10.1000/x`."""
    kind, _, value = identifier.partition(":")
    return f"{_kinds().get(kind, kind.upper())} {value}".strip()


@cache
def _names() -> dict[str, str]:
    return _pairs("registers")


@cache
def _kinds() -> dict[str, str]:
    return _pairs("identifiers")


def _pairs(section: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in read_sections("names.txt")[section])
    return {key: words.strip() for key, _, words in pairs}
