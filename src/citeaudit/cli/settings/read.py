"""From a settings file, and those it extends, to `Settings`; every slip with its place."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from citeaudit.cli.settings.files import shown
from citeaudit.cli.settings.model import (
    NO_SETTINGS,
    PROFILES,
    SEVERITIES,
    FileIgnores,
    Layer,
    Online,
    Settings,
)
from citeaudit.cli.settings.source import Source, read_source
from citeaudit.cli.settings.values import Unfit, Value
from citeaudit.errors import SettingsError
from citeaudit.rules.registry import find_codes
from citeaudit.rules.selection import severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from citeaudit.policy.tables import Policy
    from citeaudit.rules.base import Severity

    Reader = Callable[[Value, Source, Settings], object]

_RULES = "codes, names or families of rules"


@cache
def load_settings(path: str) -> Settings:
    """Read a settings file and what it extends.

    Raises:
        SettingsError: One of them cannot be read or used, the place of the first slip with it.
    """
    settings = NO_SETTINGS
    for source in reversed(chain_of(path)):
        settings = read_table(source, settings)
    return settings._replace(path=path)


def chain_of(path: str) -> list[Source]:
    """List a settings file and those it extends, in this order.

    Raises:
        SettingsError: One of them cannot be read, or extends itself.
    """
    chain = [_opened(path, path)]
    met = {os.path.realpath(path)}
    while "extend" in (chain[-1].table or {}):
        source = chain[-1]
        value = Value((source.table or {})["extend"], ("extend",))
        try:
            written = value.text("the path of a settings file")
            following = os.path.join(source.folder, written)
            if os.path.realpath(following) in met:
                raise Unfit(value.keys, f"{written} extends itself", "take one of the two out")
            if not os.path.isfile(following):
                raise Unfit(value.keys, f"{written} is not there", "the path starts at this file")
        except Unfit as unfit:
            raise source.error(unfit) from None
        met.add(os.path.realpath(following))
        chain.append(_opened(following, written))
    return chain


def _opened(path: str, written: str) -> Source:
    source = read_source(path)
    if source.table is None:
        raise SettingsError(written, "has no table [tool.citeaudit]", "name another file")
    return source


def read_table(source: Source, below: Settings = NO_SETTINGS) -> Settings:
    """Put what a file says above what the files it extends say.

    Raises:
        SettingsError: It says what cannot be used.
    """
    said: dict[str, Any] = {}
    try:
        for key, value in Value(source.table or {}).table():
            reader = _READERS.get(key)
            if reader is None:
                raise _unknown(key, value)
            said[key.replace("-", "_")] = reader(value, source, below)
    except Unfit as unfit:
        raise source.error(unfit) from None
    said.pop("extend", None)
    layer = Layer(*(said.pop(name, ()) for name in Layer._fields))
    severities = said.pop("rules", {})
    ignores = said.pop("per_file_ignores", ())
    return below._replace(
        layers=(*below.layers, layer),
        severities={**below.severities, **severities},
        per_file_ignores=(*below.per_file_ignores, *ignores),
        **said,
    )


def _unknown(key: str, value: Value) -> Unfit:
    if key == "tool":
        mend = "outside of pyproject.toml keys stand at the top, without [tool.citeaudit]"
        return Unfit(value.keys, 'unknown key "tool"', mend, of_key=True)
    return value.unknown("key", _READERS)


# One for each key; `source` is where it stands, `below` what the files it extends say.


def _text(value: Value, source: Source, below: Settings) -> str:
    return value.text()


def _selectors(value: Value, source: Source, below: Settings) -> tuple[str, ...]:
    items = value.texts(_RULES)
    if not items:
        raise Unfit(value.keys, f"{value.name} names no rule", "leave it out to have the default")
    for item in items:
        _known_rules(item)
    return tuple(item.text() for item in items)


def _ignored(value: Value, source: Source, below: Settings) -> tuple[str, ...]:
    items = value.texts(_RULES)
    for item in items:
        _known_rules(item)
    return tuple(item.text() for item in items)


def _known_rules(value: Value, *, of_key: bool = False) -> tuple[str, ...]:
    """Give the codes of a selector."""
    try:
        selector = str(value.keys[-1]) if of_key else value.text()
        return find_codes(selector)
    except SettingsError as error:
        raise Unfit(value.keys, error.problem, error.mend, of_key=of_key) from None


def _per_file(value: Value, source: Source, below: Settings) -> tuple[FileIgnores, ...]:
    from citeaudit.cli.globs import path_pattern

    found = []
    for glob, rules in value.table("a table of patterns, each with a list of rules"):
        try:
            path_pattern(glob)
        except ValueError as error:
            raise Unfit(rules.keys, f'"{glob}" is no pattern', str(error), of_key=True) from None
        found.append(FileIgnores(source.folder, glob, _ignored(rules, source, below)))
    return tuple(found)


def _severities(value: Value, source: Source, below: Settings) -> Mapping[str, Severity]:
    found: dict[str, tuple[int, Severity]] = {}
    for _, rule in value.table("a table of rules: [rules.weak-sources-only]"):
        codes = _known_rules(rule, of_key=True)
        for key, level in rule.table('a table such as { severity = "warning" }'):
            if key != "severity":
                raise level.unknown("key", ["severity"])
            set_ = severity(level.word(SEVERITIES))
            for code in codes:
                # What is said of one rule wins over what is said of its family.
                breadth, _ = found.get(code, (len(codes), None))
                if set_ is not None and len(codes) <= breadth:
                    found[code] = len(codes), set_
    return {code: level for code, (_, level) in found.items()}


def _gate(value: Value, source: Source, below: Settings) -> str:
    return value.word([*SEVERITIES, "never"])


def _shown(value: Value, source: Source, below: Settings) -> str:
    return value.word(SEVERITIES)


def _profile(value: Value, source: Source, below: Settings) -> str:
    return value.word(PROFILES)


def _policy(value: Value, source: Source, below: Settings) -> Policy:
    from citeaudit.cli.settings.policy import read_policy

    return read_policy(value, source, below.policy)


def _path(value: Value, source: Source, below: Settings) -> str:
    return shown(os.path.join(source.folder, value.text("the path of a file")))


def _online(value: Value, source: Source, below: Settings) -> Online:
    from citeaudit.cli.settings.online import read_online

    return read_online(value)


_READERS: dict[str, Reader] = {
    "extend": _text,
    "select": _selectors,
    "extend-select": _selectors,
    "ignore": _ignored,
    "per-file-ignores": _per_file,
    "rules": _severities,
    "fail-on": _gate,
    "min-severity": _shown,
    "profile": _profile,
    "policy": _policy,
    "refs": _path,
    "knowledge": _path,
    "online": _online,
}
KEYS = tuple(_READERS)
