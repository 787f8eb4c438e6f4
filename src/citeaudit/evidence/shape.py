"""The shape of `refs.json` as pydantic models: its schema, and what is wrong with an item.

`python -m citeaudit.evidence.shape` writes `schema/refs.schema.json` from the folder of the
repository. The check that reads the file is in `items.py`; pydantic is loaded only where that
check refuses an item, to say why.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from citeaudit.errors import RefsError
from citeaudit.sources.model import Design, Interest, SourceType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

SCHEMA_FILE = Path("schema/refs.schema.json")

Scalar = str | int | float
Variable = Annotated[Scalar | None, Field(default=None)]
Share = Annotated[float, Field(ge=0, le=1)]
Day = Annotated[str, Field(description="ISO date.", examples=["2024-12-21"])]


class Open(BaseModel):
    """An object in which other programs may write keys of their own."""

    model_config = ConfigDict(extra="allow", strict=True, defer_build=True)


class Closed(BaseModel):
    """An object of citeaudit's own: a key it does not know is a slip."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class SignalObject(Closed):
    """An observation that led to the type."""

    kind: str
    detail: str


class LookupObject(Open):
    """An answer of a register of record."""

    register_: Annotated[str, Field(alias="register")]
    on: Day
    id: Annotated[str, Field(default="", description="What was asked for: `doi:10.1000/x`.")]
    address: Annotated[str, Field(default="", description="Where a person can see the record.")]
    outcome: Annotated[str, Field(default="", description="`confirmed`, `refuted`, `unknown`.")]
    record: Annotated[dict[str, Any], Field(default_factory=dict)]


class ReviewedObject(Closed):
    """A person's decision, which always wins."""

    type: Annotated[SourceType, Field(strict=False)]
    by: Annotated[str, Field(default="", description="Who decided.")]
    on: Annotated[Day, Field(default="")]
    why: Annotated[str, Field(default="", description="What a colleague should know of it.")]


class KnownObject(Closed):
    """What citeaudit knows of the item. Only `reviewed` is meant to be written by hand."""

    type: Annotated[SourceType, Field(default=SourceType.UNKNOWN, strict=False)]
    confidence: Annotated[Share, Field(default=1.0)]
    design: Annotated[Design, Field(default=Design.UNKNOWN, strict=False)]
    interest: Annotated[Interest, Field(default=Interest.UNKNOWN, strict=False)]
    status: Annotated[list[Annotated[Status, Field(strict=False)]], Field(default_factory=list)]
    identifiers: Annotated[
        dict[str, str],
        Field(default_factory=dict, description="By kind, those that CSL has no variable for."),
    ]
    signals: Annotated[
        list[SignalObject], Field(default_factory=list, description="Most telling first.")
    ]
    lookups: Annotated[list[LookupObject], Field(default_factory=list)]
    reviewed: Annotated[ReviewedObject, Field(default=None)]


class CustomObject(Open):
    """CSL's place for what it has no variable for."""

    citeaudit: Annotated[KnownObject, Field(default=None)]


class ItemObject(Open):
    """A CSL-JSON item. Variables that are not listed here are CSL's, and kept as they are."""

    id: Annotated[Scalar, Field(description="What markers call it: a label, a citation key.")]
    type: Annotated[str, Field(default="", description="CSL's type of item.")]
    title: Variable
    url: Annotated[Variable, Field(alias="URL")]
    doi: Annotated[Variable, Field(alias="DOI")]
    pmid: Annotated[Variable, Field(alias="PMID")]
    pmcid: Annotated[Variable, Field(alias="PMCID")]
    isbn: Annotated[Variable, Field(alias="ISBN")]
    custom: Annotated[CustomObject, Field(default=None)]


def explain(item: object, path: str, number: int) -> RefsError:
    """Say what is wrong with an item that the light check refuses.

    Args:
        item: The item as it was parsed.
        path: What the file is called.
        number: Which item of the file it is, from 1; it is named so where it has no `id`.
    """
    if not isinstance(item, dict):
        return RefsError(f"{path}: item number {number}", f"{_shown(item)} is no object")
    key = item.get("id")
    place = f"item number {number}" if key is None else f"item {_name(key)}"
    try:
        ItemObject.model_validate(item)
    except ValidationError as error:
        return RefsError(f"{path}: {place}", *_told(error.errors(include_url=False)[0], item))
    return RefsError(f"{path}: {place}", "cannot be used")


def _told(error: ErrorDetails, item: dict[str, Any]) -> tuple[str, str]:
    """Give the problem, and what would mend it."""
    keys, value = _found(item, error["loc"])
    where = ".".join(map(str, keys))
    match error["type"]:
        case "missing":
            return f"{where}.{error['loc'][-1]}".lstrip(".") + " is missing", ""
        case "extra_forbidden":
            return f"{where} is no key that citeaudit knows", _nearest(keys[-1], _keys_of(keys))
        case "enum":
            words = _words_of(keys)
            return f"{where} is {_shown(value)}", _nearest(value, words)
        case kind:
            wanted = _WANTED.get(kind, error["msg"].lower())
            return f"{where} is {_shown(value)}", f"wanted {wanted}"


_WANTED = {
    "string_type": "text",
    "float_type": "a number",
    "greater_than_equal": "a number from 0 to 1",
    "less_than_equal": "a number from 0 to 1",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
}
_VOCABULARIES = {"design": Design, "interest": Interest, "status": Status, "type": SourceType}


def _found(item: object, location: Sequence[int | str]) -> tuple[list[int | str], object]:
    """Follow a location as far as it leads: its end may name a member of a union, not a key."""
    keys: list[int | str] = []
    for key in location:
        try:
            item = item[key]  # type: ignore[index]  # what cannot be indexed raises
        except (KeyError, IndexError, TypeError):
            break
        keys.append(key)
    return keys, item


def _words_of(keys: Sequence[int | str]) -> Iterable[str]:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    return [word.value for word in _VOCABULARIES[name]]


def _keys_of(keys: Sequence[int | str]) -> Iterable[str]:
    parent = next((key for key in reversed(keys[:-1]) if isinstance(key, str)), "")
    models: dict[str, type[BaseModel]] = {
        "reviewed": ReviewedObject,
        "signals": SignalObject,
        "citeaudit": KnownObject,
    }
    return models[parent].model_fields


def _nearest(word: object, known: Iterable[str]) -> str:
    words = list(known)
    near = get_close_matches(str(word)[:40].lower(), words, n=1)
    return f'did you mean "{near[0]}"?' if near else f"one of {', '.join(words)}"


def _name(key: object) -> str:
    return key[:60] if isinstance(key, str) else _shown(key)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "a deep nest"
    return text if len(text) <= 60 else f"{text[:60]}…"


def schema() -> str:
    """Make the JSON Schema of the file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "citeaudit refs.json",
        **TypeAdapter(list[ItemObject]).json_schema(),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.parent.mkdir(exist_ok=True)
    SCHEMA_FILE.write_text(schema(), encoding="utf-8")
