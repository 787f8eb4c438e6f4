"""JSON as its standard means it: finite numbers, and no key twice in one object."""

from __future__ import annotations

import json
from typing import Any

from citeaudit.errors import RefsError


def parse(content: str, path: str) -> object:
    """Parse the content of a file.

    Raises:
        RefsError: It is no JSON, with line and column where they are known; it holds a number that
            JSON has not, or an object with one key twice, of which one would be passed over.
    """
    once = _Once()
    try:
        value = json.loads(
            content, parse_constant=_refuse, parse_float=_number, object_pairs_hook=once
        )
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise RefsError(
            place, f"no JSON: {error.msg}", "look for a slip before this place"
        ) from None
    except RecursionError:
        raise RefsError(path, "nested too deeply", "no bibliography looks like that") from None
    except ValueError as error:
        raise RefsError(path, f"no JSON: {error}") from None
    if once.repeated:
        place = f"{path}: item {once.item}" if once.item else path
        raise RefsError(place, f'the key "{once.repeated}" stands twice', "keep one of them")
    return value


def _number(written: str) -> float:
    number = float(written)
    return _refuse(written[:40]) if abs(number) == float("inf") else number


def _refuse(written: str) -> float:
    raise ValueError(f"{written} is no number")


class _Once:
    """Builds objects, and remembers the first key that stands twice in one.

    An object is complete before the one around it, so that the next object with an `id` is the item
    in which the key stands.
    """

    def __init__(self) -> None:
        self.repeated = ""
        self.item = ""

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs) and not self.repeated:
            self.repeated = _first_repeated(pairs)
        if self.repeated and not self.item and "id" in made:
            self.item = str(made["id"])[:80]
        return made


def _first_repeated(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key[:80] or '""'
        seen.add(key)
    return ""
