"""What is in force for a document, and which file says so: for `citeaudit config show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.cli.settings.files import shown
from citeaudit.cli.settings.force import Said, in_force, settings_of
from citeaudit.cli.settings.read import chain_of
from citeaudit.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.cli.settings.force import Force
    from citeaudit.cli.settings.source import Source
    from citeaudit.rules.base import Rule

_KEYS = ("profile", "policy", "fail-on", "min-severity", "refs", "knowledge")


class Shown(NamedTuple):
    """What is in force for a document.

    Attributes:
        path: Of the document.
        chain: The settings file and what it extends, in this order; empty for none.
    """

    path: str
    force: Force
    chain: tuple[Source, ...]

    def value(self, key: str) -> str:
        """Give what a key is set to."""
        force = self.force
        match key:
            case "profile":
                return force.selection.profile.name.lower()
            case "policy":
                return force.policy.name
            case "fail-on":
                return force.gate.fail_on.word if force.gate.fail_on is not None else "never"
            case "min-severity":
                return force.gate.min_severity.word
            case "knowledge":
                return force.knowledge
        return force.refs

    def origin(self, key: str) -> str:
        """Name the file that says it; empty for a default."""
        return next((shown(one.path) for one in self.chain if key in (one.table or {})), "")

    def rules(self) -> Iterator[tuple[type[Rule], bool, str]]:
        """Give each rule, whether it runs, and its severity."""
        selection = self.force.selection
        for rule in all_rules():
            level = selection.severities.get(rule.code, rule.severity)
            yield rule, rule.code in selection.codes, level.word


def show(said: Said, file: str) -> Shown:
    """Find out what is in force for a document.

    Raises:
        SettingsError: A settings file cannot be used.
    """
    path = settings_of(said, file).path
    return Shown(shown(file), in_force(said, file), tuple(chain_of(path)) if path else ())


def as_text(one: Shown) -> Iterator[str]:
    """Say it in lines."""
    yield f"For {one.path}: " + (
        ", which extends ".join(shown(source.path) for source in one.chain) or "no settings file"
    )
    yield ""
    width = max(len(one.value(key)) for key in _KEYS)
    for key in _KEYS:
        value = one.value(key) or "-"
        yield f"{key:<12}  {value:<{width}}  {one.origin(key) or 'default'}"
    rules = list(one.rules())
    off = [rule.name for rule, runs, _ in rules if not runs]
    yield f"{'rules':<12}  {len(rules) - len(off)} of {len(rules)} run"
    for name in off:
        yield f"{'':<12}  off: {name}"
    for rule, runs, level in rules:
        if runs and level != rule.severity.word:
            yield f"{'':<12}  {rule.name}: {level} instead of {rule.severity.word}"


def as_object(one: Shown) -> dict[str, Any]:
    """Say it as plain data; what is not set is null."""
    return {
        "path": one.path,
        "config": shown(one.chain[0].path) if one.chain else None,
        "extends": [shown(source.path) for source in one.chain[1:]],
        **{
            key.replace("-", "_"): {
                "value": one.value(key) or None,
                "from": one.origin(key) or None,
            }
            for key in _KEYS
        },
        "rules": [
            {"code": rule.code, "name": rule.name, "runs": runs, "severity": level}
            for rule, runs, level in one.rules()
        ],
    }
