"""The `policy` of a settings file: the name of a profile, or a table that changes some rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from citeaudit.article.model import Kind
from citeaudit.cli.settings.files import shown
from citeaudit.cli.settings.model import POLICIES
from citeaudit.cli.settings.values import Unfit, Value
from citeaudit.policy.changes import Changes, WorthChange, change
from citeaudit.policy.model import Strength
from citeaudit.policy.tables import Policy, Requirement, load_policy
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from citeaudit.cli.settings.source import Source

    Word = TypeVar("Word", bound=StrEnum)

_STRENGTHS = {strength.word: strength for strength in reversed(Strength)}
_NO_BAR = "-"
# Kinds with a column of their own: the others are weighed as one of these.
WEIGHED = tuple(kind for kind in Kind if kind not in (Kind.COMPARATIVE, Kind.PROMISSORY))
_TABLES = ("base", "types", "designs", "claims")


def read_policy(value: Value, source: Source, below: Policy | None) -> Policy:
    """Read `policy = "medrs"`, or `[policy]` with a `base` and rows that differ from it.

    Args:
        value: What stands under `policy`.
        source: The file it stands in; the new policy is named after it.
        below: The policy of the file that this one extends.

    Raises:
        Unfit: It holds what cannot be used.
    """
    if isinstance(value.value, str):
        return load_policy(value.word(POLICIES))
    tables: dict[str, Value] = {}
    for key, inner in value.table("a profile of evidence, or a table that changes one"):
        if key not in _TABLES:
            raise inner.unknown("key", _TABLES)
        tables[key] = inner
    base = below or load_policy()
    if "base" in tables:
        base = load_policy(tables["base"].word(POLICIES))
    types = dict(_rows(tables.get("types"), "type of source", SourceType))
    designs = dict(_rows(tables.get("designs"), "design", Design))
    claims = dict(_rows(tables.get("claims"), "kind of claim", Kind))
    changes = Changes(
        {name: _type_worth(row, name in base.types) for name, row in types.items()},
        {name: _worth(row) for name, row in designs.items()},
        {name: _requirement(row, base.claims[name]) for name, row in claims.items()},
    )
    return change(base, changes, f"{base.name}, changed by {shown(source.path)}")


def _rows(value: Value | None, what: str, words: type[Word]) -> Iterable[tuple[Word, Value]]:
    for key, row in value.table() if value else ():
        if key not in set(words):
            raise row.unknown(what, [word.value for word in words])
        yield words(key), row


def _type_worth(row: Value, has_row: bool) -> WorthChange:
    made = _worth(row)
    if made.usual is None and not has_row:
        raise Unfit(
            row.keys, f"{row.name} is weighed by its design", "give `usual`, or change the designs"
        )
    return made


def _worth(row: Value) -> WorthChange:
    """Read `"moderate"`, or `{ usual = "limited", harm = "moderate" }`."""
    if isinstance(row.value, str):
        return WorthChange(_strength(row), {}, whole=True)
    usual: Strength | None = None
    by_kind: dict[Kind, Strength] = {}
    for key, strength in row.table("a strength, or a table of strengths by kind of claim"):
        if key == "usual":
            usual = _strength(strength)
        elif key in WEIGHED:
            by_kind[Kind(key)] = _strength(strength)
        elif key in set(Kind):
            raise Unfit(
                strength.keys, f"{key} claims are weighed as efficacy", "name that", of_key=True
            )
        else:
            raise strength.unknown("kind of claim", ["usual", *WEIGHED])
    return WorthChange(usual, by_kind)


def _strength(value: Value) -> Strength:
    return _STRENGTHS[value.word(_STRENGTHS)]


def _requirement(row: Value, old: Requirement) -> Requirement:
    """Read `{ enough = "moderate", hedged = "limited", needs = "a review" }`, or some of it."""
    for key, value in row.table('a table such as { enough = "moderate" }'):
        match key:
            case "enough":
                old = old._replace(enough=_bar(value))
            case "hedged":
                old = old._replace(hedged=_bar(value))
            case "needs":
                old = old._replace(needs=value.text())
            case _:
                raise value.unknown("key", ["enough", "hedged", "needs"])
    if old.hedged is not None and old.enough is not None and old.hedged >= old.enough:
        raise Unfit(row.keys, f"{row.name}: what carries a hedge must be less than enough")
    return old


def _bar(value: Value) -> Strength | None:
    word = value.word([*_STRENGTHS, _NO_BAR])
    return _STRENGTHS.get(word)
