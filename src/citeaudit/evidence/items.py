"""One item of `refs.json`, and the light check that every `check` beside such a file makes.

An item is CSL-JSON with what citeaudit knows under `custom.citeaudit`. Only what citeaudit reads is
checked: the rest belongs to other programs. `shape.py` describes the same in pydantic, which is
loaded to explain what is refused here, and to make the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.sources.model import Design, Interest, SourceType, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    Check = Callable[[object], bool]


class Item(NamedTuple):
    """An item as it stands in the file, with the keys that other programs wrote.

    Attributes:
        at: Its place in the file, from 0.
        csl: All of it.
    """

    at: int
    csl: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its key: a citation key, or the label that markers use."""
        return str(self.csl["id"])

    @property
    def known(self) -> Mapping[str, Any]:
        """What citeaudit knows of it; empty in the export of a reference manager."""
        known: Mapping[str, Any] = self.csl.get("custom", {}).get("citeaudit", {})
        return known

    def text(self, key: str) -> str:
        """Give a CSL variable as text; empty where it is missing."""
        value = self.csl.get(key)
        return "" if value is None else str(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _is_variable(value: object) -> bool:
    return value is None or _is_scalar(value)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _one_of(words: type[StrEnum]) -> Check:
    values = frozenset(word.value for word in words)
    return lambda value: isinstance(value, str) and value in values


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(checks: Mapping[str, Check], *needed: str, closed: bool = False) -> Check:
    def fits(value: object) -> bool:
        return (
            isinstance(value, dict)
            and all(key in value for key in needed)
            and not (closed and value.keys() - checks.keys())
            and all(check(value[key]) for key, check in checks.items() if key in value)
        )

    return fits


def _texts(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


_SIGNAL = _object({"kind": _is_text, "detail": _is_text}, "kind", "detail", closed=True)
_LOOKUP = _object({"register": _is_text, "on": _is_text}, "register", "on")
_REVIEWED = _object(
    {"type": _one_of(SourceType), "by": _is_text, "on": _is_text, "why": _is_text},
    "type",
    closed=True,
)
# Closed, because a decision under a misspelt key would be passed over in silence.
_KNOWN = _object(
    {
        "type": _one_of(SourceType),
        "confidence": _is_share,
        "design": _one_of(Design),
        "interest": _one_of(Interest),
        "status": _list_of(_one_of(Status)),
        "identifiers": _texts,
        "signals": _list_of(_SIGNAL),
        "lookups": _list_of(_LOOKUP),
        "reviewed": _REVIEWED,
    },
    closed=True,
)
is_item = _object(
    {
        "id": _is_scalar,
        "type": _is_text,
        **dict.fromkeys(("title", "URL", "DOI", "PMID", "PMCID", "ISBN"), _is_variable),
        "custom": _object({"citeaudit": _KNOWN}),
    },
    "id",
)
"""Whether a value can be used as an item."""
