"""What LaTeX commands and environments do, as `data/latex.txt` has it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from citeaudit.article.wordlist import read_sections

_SPACES = dict.fromkeys(",;: \n>", " ")
_OTHERS = {"#": "#", "~": "~", "^": "^"}


class Commands(NamedTuple):
    """The tables: names in sets, names with a number in dicts."""

    cite: frozenset[str]
    nocite: frozenset[str]
    note: frozenset[str]
    heading: dict[str, int]
    drop: dict[str, int]
    code: frozenset[str]
    math: frozenset[str]
    lists: frozenset[str]
    table: dict[str, int]
    quote: frozenset[str]
    arguments: dict[str, int]
    symbol: dict[str, str]


@cache
def commands() -> Commands:
    """Load the tables; each environment also with a star."""
    read = read_sections("latex.txt")
    symbols = dict(line.split(" ", 1) for line in read["symbol"])
    return Commands(
        cite=frozenset(_capital(_names(read["cite"]))),
        nocite=frozenset(_names(read["nocite"])),
        note=frozenset(_names(read["note"])),
        heading=_numbers(read["heading"]),
        drop=_numbers(read["drop"]),
        code=frozenset(_starred(_names(read["code"]))),
        math=frozenset(_starred(_names(read["math"]))),
        lists=frozenset(_starred(_names(read["list"]))),
        table=_numbers(read["table"]),
        quote=frozenset(_names(read["quote"])),
        arguments=_numbers(read["arguments"]),
        symbol=symbols | _SPACES | _OTHERS,
    )


def _names(lines: list[str]) -> list[str]:
    return [name for line in lines for name in line.split()]


def _numbers(lines: list[str]) -> dict[str, int]:
    return {name: int(number) for name, number in (line.split() for line in lines)}


def _capital(names: list[str]) -> list[str]:
    return names + [name.capitalize() for name in names]


def _starred(names: list[str]) -> list[str]:
    return names + [f"{name}*" for name in names]
