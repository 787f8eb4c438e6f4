"""The schema that editors use, and the reader that citeaudit uses, agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.cli.settings.read import KEYS, read_table
from citeaudit.cli.settings.schema import SCHEMA_FILE, schema
from citeaudit.cli.settings.source import Source
from citeaudit.errors import SettingsError

_ROOT = Path(__file__).parents[4]
_VALIDATOR = jsonschema_rs.validator_for(json.loads(schema()))


def _is_read(table: dict[str, Any]) -> bool:
    try:
        read_table(Source("citeaudit.toml", "", table, ()))
    except SettingsError:
        return False
    return True


def test_the_committed_schema_is_the_generated_one() -> None:
    """After a change to the models, `make schema` was run."""
    assert (_ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == schema()


def test_both_know_the_same_keys() -> None:
    """In the same order, in which they are documented."""
    assert list(json.loads(schema())["properties"]) == list(KEYS)


_SELECTOR = st.sampled_from(["CIT2", "CIT201", "weak-sources-only", "CIT", "", "CIT9999", "Weak"])
_STRENGTH = st.sampled_from(["strong", "none", "feeble", "-", 3, ""])
_WORTH = st.one_of(
    _STRENGTH,
    st.dictionaries(st.sampled_from(["usual", "harm", "harms"]), _STRENGTH, max_size=2),
)
_ROW = st.one_of(
    _STRENGTH,
    st.fixed_dictionaries(
        {}, optional={"enough": _STRENGTH, "hedged": _STRENGTH, "needs": _STRENGTH, "x": _STRENGTH}
    ),
)
_RULES = st.one_of(_SELECTOR, st.lists(_SELECTOR, max_size=2))
_WORD = st.sampled_from(
    ["error", "info", "never", "regular", "auditor", "medrs", "general", "", True, 1, None]
)
_POLICY = st.fixed_dictionaries(
    {},
    optional={
        "base": _WORD,
        "types": st.dictionaries(st.sampled_from(["blog", "blok"]), _WORTH, max_size=1),
        "designs": st.dictionaries(st.sampled_from(["rct", "rtc"]), _WORTH, max_size=1),
        "claims": st.dictionaries(st.sampled_from(["cost", "price"]), _ROW, max_size=1),
        "other": _WORD,
    },
)
_TABLES = st.fixed_dictionaries(
    {},
    optional={
        "select": _RULES,
        "extend-select": _RULES,
        "ignore": _RULES,
        "fail-on": _WORD,
        "min-severity": _WORD,
        "profile": _WORD,
        "policy": st.one_of(_WORD, _POLICY),
        "refs": _WORD,
        "knowledge": _WORD,
        "rules": st.dictionaries(
            _SELECTOR,
            st.one_of(_WORD, st.dictionaries(st.sampled_from(["severity", "level"]), _WORD)),
            max_size=2,
        ),
        "per-file-ignores": st.dictionaries(st.sampled_from(["*.md", "a/**"]), _RULES, max_size=2),
        "fail_on": _WORD,
    },
)


@given(_TABLES)
def test_what_is_read_is_valid(table: dict[str, Any]) -> None:
    """An editor marks nothing that citeaudit takes."""
    if _is_read(table):
        _VALIDATOR.validate(table)


@given(_TABLES)
def test_what_is_not_read_is_not_valid(table: dict[str, Any]) -> None:
    """But for what a schema cannot say: which rules there are, and that a hedge needs less."""
    text = json.dumps(table)
    if not _is_read(table) and "hedged" not in text and "CIT9999" not in text:
        assert not _VALIDATOR.is_valid(table)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_described(key: str) -> None:
    """An editor shows what it is for, and so does the manual."""
    assert json.loads(schema())["properties"][key]["description"]
    assert f"`{key}`" in (_ROOT / "docs/configuration.md").read_text(encoding="utf-8")
