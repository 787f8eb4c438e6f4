"""The schema describes what is read, and a wrong value is told with what would mend it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from citeaudit.errors import RefsError
from citeaudit.evidence.items import is_item
from citeaudit.evidence.shape import SCHEMA_FILE, ItemObject, schema
from tests.unit.evidence.making import item, refs

_ROOT = Path(__file__).parents[3]
FULL: dict[str, Any] = {
    "id": "19",
    "type": "article-journal",
    "title": "A work",
    "DOI": "10.1000/abc",
    "PMID": 12345,
    "issued": {"date-parts": [[2024, 12]]},
    "author": [{"family": "Doe", "given": "Jane"}],
    "custom": {
        "other-program": {"rating": 5},
        "citeaudit": {
            "type": "peer-reviewed",
            "confidence": 0.97,
            "design": "rct",
            "interest": "none",
            "status": ["corrected"],
            "identifiers": {"nct": "NCT01234567"},
            "signals": [{"kind": "identifier", "detail": "the address has a PubMed number"}],
            "lookups": [{"register": "crossref", "on": "2024-12-21", "status": "confirmed"}],
            "reviewed": {"type": "preprint", "by": "Ada", "on": "2024-12-21", "why": "Not yet."},
        },
    },
}


def test_the_committed_schema_is_the_generated_one() -> None:
    """After a change to the models, `make schema` was run."""
    assert (_ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == schema()


def test_everything_that_may_stand_in_an_item_is_accepted() -> None:
    """By the check, and by an editor that follows the schema."""
    assert is_item(FULL)
    assert jsonschema_rs.validator_for(json.loads(schema())).is_valid([FULL])


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (
            ("custom", "citeaudit", "reviewed", "type"),
            "trademedia",
            'refs.json: item 19: custom.citeaudit.reviewed.type is "trademedia" '
            '(did you mean "trade-media"?)',
        ),
        (
            ("custom", "citeaudit", "reviewed"),
            {},
            "refs.json: item 19: custom.citeaudit.reviewed.type is missing",
        ),
        (
            ("custom", "citeaudit", "reviewd"),
            {"type": "blog"},
            "refs.json: item 19: custom.citeaudit.reviewd is no key that citeaudit knows "
            '(did you mean "reviewed"?)',
        ),
        (
            ("custom", "citeaudit", "reviewed", "reason"),
            "x",
            "refs.json: item 19: custom.citeaudit.reviewed.reason is no key that citeaudit knows "
            "(one of type, by, on, why)",
        ),
        (
            ("custom", "citeaudit", "confidence"),
            2,
            "refs.json: item 19: custom.citeaudit.confidence is 2 (wanted a number from 0 to 1)",
        ),
        (
            ("custom", "citeaudit", "status"),
            ["retract"],
            'refs.json: item 19: custom.citeaudit.status.0 is "retract" '
            '(did you mean "retracted"?)',
        ),
        (
            ("custom", "citeaudit", "signals"),
            "host",
            'refs.json: item 19: custom.citeaudit.signals is "host" (wanted a list)',
        ),
        (
            ("custom", "citeaudit", "identifiers", "nct"),
            1,
            "refs.json: item 19: custom.citeaudit.identifiers.nct is 1 (wanted text)",
        ),
        (("custom",), [], "refs.json: item 19: custom is [] (wanted an object)"),
        (("DOI",), ["10.1000/abc"], 'refs.json: item 19: DOI is ["10.1000/abc"] (wanted text)'),
        (("id",), None, "refs.json: item number 1: id is null (wanted text)"),
    ],
)
def test_a_wrong_value_is_told_with_item_place_and_mend(
    path: tuple[str, ...], value: object, told: str
) -> None:
    """One line; where a word is misspelt, the nearest that citeaudit knows."""
    with pytest.raises(RefsError) as error:
        refs(changed(path, value))
    assert str(error.value) == told


def test_an_item_without_an_id_is_told_by_its_number() -> None:
    """There is nothing else to call it by."""
    with pytest.raises(RefsError, match=r"^refs.json: item number 2: id is missing$"):
        refs(item("1"), {"title": "A work"})


def test_a_long_value_is_not_told_in_full() -> None:
    """The line stays a line."""
    with pytest.raises(RefsError) as error:
        refs(item("1", known={"type": "x" * 10_000}))
    assert len(str(error.value)) < 700


def changed(path: tuple[str, ...], value: object) -> dict[str, Any]:
    """Put a value into the full item."""
    made = copy.deepcopy(FULL)
    place = made
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return made


def _paths(value: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = value.items() if isinstance(value, dict) else ()
    return [path, *(found for key, inner in below for found in _paths(inner, (*path, key)))]


_VALUES = st.sampled_from(
    [None, True, 0, 1, -1, 0.5, 2.5, "", "rct", "blog", "ok", "none", "unknown", [], [1], ["ok"]]
) | st.sampled_from(
    [{}, {"a": 1}, {"type": "blog"}, [{}], [{"kind": "a", "detail": "b"}], {"citeaudit": {}}]
) | st.just([{"register": "crossref", "on": "2024"}])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(_paths(FULL)[1:]), _VALUES)
def test_check_models_and_schema_agree(path: tuple[str, ...], value: object) -> None:
    """What the light check refuses the models can explain, and an editor would have marked."""
    one = changed(path, value)
    try:
        ItemObject.model_validate(one)
        accepted = True
    except ValidationError:
        accepted = False
    assert is_item(one) == accepted
    assert jsonschema_rs.validator_for(json.loads(schema())).is_valid([one]) == accepted
