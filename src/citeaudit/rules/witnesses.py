"""How messages name what registers said: which one, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.naming import join, names_of

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
    return names_of("registers").get(register, register)


def identifier_name(identifier: str) -> str:
    """Call an identifier as an entry writes it: `doi:10.1000/x` is `DOI 10.1000/x`."""
    kind, _, value = identifier.partition(":")
    return f"{names_of('identifiers').get(kind, kind.upper())} {value}".strip()
