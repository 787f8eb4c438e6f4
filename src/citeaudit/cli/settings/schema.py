"""The shape of a settings file as pydantic models, and the JSON Schema made of them.

`python -m citeaudit.cli.settings.schema` writes `schema/config.schema.json` from the folder of the
repository. Only this and the tests load pydantic: settings are read by hand in `read.py`, so that a
slip has its place in the file and a check does not pay for the import.
"""

# ruff: noqa: TC001 (pydantic reads the annotations when it builds the models)

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from citeaudit.article.model import Kind
from citeaudit.evidence.registers.names import NAMES
from citeaudit.sources.model import Design, SourceType

Severity = Literal["error", "warning", "info"]
Profile = Literal["regular", "strict", "auditor"]
PolicyName = Literal["health", "medrs", "general"]
Strength = Literal["strong", "moderate", "limited", "unknown", "weak", "none"]
Bar = Literal["strong", "moderate", "limited", "unknown", "weak", "none", "-"]
Selector = Annotated[
    str,
    Field(
        pattern=r"^(CIT\d{0,3}|[a-z]+(-[a-z]+)+)$",
        description="A rule's name or code, or a family of rules such as CIT2.",
    ),
]
Text = Annotated[str, Field(pattern=r"\S")]

SCHEMA_FILE = Path("schema/config.schema.json")


class Shape(BaseModel):
    """What all tables have in common: a key that is not known is a slip."""

    model_config = ConfigDict(
        extra="forbid",
        defer_build=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
    )


class RuleTable(Shape):
    """What is set for a rule, or for each rule of a family."""

    severity: Severity = "error"
    """Of all its findings."""


class Requirement(Shape):
    """What a kind of claim needs; what is left out stays as it is."""

    enough: Bar = "-"
    """The least strength that is enough; `-` for no bar."""
    hedged: Bar = "-"
    """The least strength that carries hedged wording; less than `enough`, or `-` for none."""
    needs: Text = "a review"
    """What to look for, in words that follow "it needs"."""


Worths = dict[Literal["usual"] | Kind, Strength]


class PolicyTable(Shape):
    """A profile of evidence with some rows replaced."""

    base: PolicyName = "health"
    """The profile that holds where nothing is replaced."""
    types: dict[SourceType, Strength | Worths] = {}
    """What a source is worth by its type: for all kinds of claims, or by kind."""
    designs: dict[Design, Strength | Worths] = {}
    """What a study is worth by its design."""
    claims: dict[Kind, Requirement] = {}
    """What a kind of claim needs."""


RegisterName = Literal[NAMES]  # type: ignore[valid-type]  # the names of a tuple


class OnlineTable(Shape):
    """As whom registers are asked, and which."""

    contact: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] = ""
    """Your e-mail address, for the services that ask for one."""
    registers: list[RegisterName] = []
    """Registers that are asked only on request."""
    without: list[RegisterName] = []
    """Registers that are not asked."""


class SettingsTable(Shape):
    """Settings of citeaudit: `citeaudit.toml`, or `[tool.citeaudit]` in `pyproject.toml`."""

    extend: Text = ""
    """A settings file that holds where this one says nothing."""
    select: Annotated[list[Selector], Field(min_length=1)] = []
    """The rules to run instead of all."""
    extend_select: Annotated[list[Selector], Field(min_length=1)] = []
    """Rules to run beside them."""
    ignore: list[Selector] = []
    """Rules not to run."""
    per_file_ignores: dict[str, list[Selector]] = {}
    """Rules not to run on files whose path matches a pattern."""
    rules: Annotated[
        dict[Selector, RuleTable], Field(json_schema_extra={"additionalProperties": False})
    ] = {}
    """Settings by rule."""
    fail_on: Severity | Literal["never"] = "error"
    """The severity that makes a check fail."""
    min_severity: Severity = "info"
    """The least severity that is shown."""
    profile: Profile = "regular"
    """How much you want to hear."""
    policy: PolicyName | PolicyTable = "health"
    """What counts as evidence for what."""
    refs: Text = ""
    """A bibliography for all documents, with what is known of its entries."""
    knowledge: Text = ""
    """A file with what you know of addresses."""
    online: OnlineTable = OnlineTable()
    """How references are looked up."""


def schema() -> str:
    """Make the JSON Schema of a settings file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SettingsTable.model_json_schema(),
        "title": "citeaudit settings",
    }
    return json.dumps(_plain(made), ensure_ascii=False, indent=2) + "\n"


def _plain(node: object) -> object:
    """Leave out titles that repeat the key, and defaults that only stand for "not said"."""
    if isinstance(node, dict):
        return {
            key: _plain(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str) and "$schema" not in node)
            and not (key == "default" and value in ("", [], {}, "a review"))
        }
    return [_plain(one) for one in node] if isinstance(node, list) else node


if __name__ == "__main__":
    SCHEMA_FILE.parent.mkdir(exist_ok=True)
    SCHEMA_FILE.write_text(schema(), encoding="utf-8")
