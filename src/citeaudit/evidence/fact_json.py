"""Facts as JSON, for `refs.json` and the cache: what is empty is left out, what is odd is refused.

A fact that cannot be read is no fact: the question is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any

from citeaudit.evidence.facts import (
    Confirmed,
    Fact,
    Notice,
    NoticeKind,
    Page,
    Reason,
    Record,
    Refuted,
    Trial,
    Unknown,
)

if TYPE_CHECKING:
    from citeaudit.evidence.facts import Outcome


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """Write a fact as an object of `lookups`."""
    return {
        "register": fact.register,
        "id": fact.identifier,
        "on": fact.on,
        "address": fact.address,
        **outcome_as_json(fact.outcome),
    }


def fact_of_json(value: Mapping[str, Any]) -> Fact | None:
    """Read an object of `lookups`; `None` for one that citeaudit did not write so."""
    outcome = outcome_of_json(value)
    texts = [value.get(key) for key in ("register", "id", "on", "address")]
    if outcome is None or not all(isinstance(text, str) for text in texts):
        return None
    register, identifier, on, address = map(str, texts)
    return Fact(register, identifier, on, address, outcome)


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """Write an outcome: `outcome` names it, the rest is what it holds."""
    match outcome:
        case Confirmed(record):
            return {"outcome": "confirmed", "record": _as_json(record)}
        case Refuted(detail):
            return {"outcome": "refuted", "detail": detail}
        case Unknown(reason, detail):
            told = {"detail": detail} if detail else {}
            return {"outcome": "unknown", "reason": reason.value, **told}


def outcome_of_json(value: Mapping[str, Any]) -> Outcome | None:
    """Read an outcome; `None` where it cannot be read."""
    try:
        match value.get("outcome"):
            case "confirmed":
                return Confirmed(_record(value["record"]))
            case "refuted":
                return Refuted(str(value.get("detail", "")))
            case "unknown":
                return Unknown(Reason(value["reason"]), str(value.get("detail", "")))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return None


def _as_json(thing: Record | Trial | Page | Notice) -> dict[str, Any]:
    """Write what is not as it would be anyway."""
    written: dict[str, Any] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if value != _default(field):
            written[field.name] = _value(value)
    return written


def _value(value: object) -> object:
    if isinstance(value, Trial | Page | Notice):
        return _as_json(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _record(value: Mapping[str, Any]) -> Record:
    known = dict(value)
    notices = tuple(map(_notice, known.pop("notices", ())))
    trial = Trial(**_checked(Trial, known.pop("trial"))) if "trial" in known else None
    page = Page(**_checked(Page, known.pop("page"))) if "page" in known else None
    return Record(notices=notices, trial=trial, page=page, **_checked(Record, known))


def _notice(value: Mapping[str, Any]) -> Notice:
    rest = {name: one for name, one in value.items() if name != "kind"}
    return Notice(NoticeKind(value["kind"]), **_checked(Notice, rest))


# Annotations as they are written in `facts.py`: what JSON must hold for each.
_FITS: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "bool": (bool,),
    "int | None": (int, type(None)),
    "bool | None": (bool, type(None)),
}


def _checked(owner: type, known: Mapping[str, Any]) -> dict[str, Any]:
    """Give values in the form their fields have; anything else raises."""
    annotations = {field.name: str(field.type) for field in fields(owner)}
    made: dict[str, Any] = {}
    for name, value in known.items():
        annotation = annotations[name]
        if annotation.startswith("tuple"):
            _demand(isinstance(value, list), name)
            wanted = int if "int" in annotation else str
            _demand(all(isinstance(one, wanted) for one in value), name)
            made[name] = tuple(value)
        elif annotation == "Mapping[str, str]":
            _demand(all(isinstance(one, str) for pair in value.items() for one in pair), name)
            made[name] = dict(value)
        else:
            _demand(isinstance(value, _FITS[annotation]), name)
            made[name] = value
    return made


def _demand(fits: bool, name: str) -> None:
    if not fits:
        raise TypeError(name)
