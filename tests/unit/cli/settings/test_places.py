"""Every key and value of a TOML file is found where it stands."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.cli.settings.places import find_place

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = """\
# select = ["no"]
select = ["CIT2", "CIT3"] # "CIT4"
"fail-on" = 'error'
a.b . "c d" = { x = 1, y = [1.5, { z = "]" }] }
text = \"\"\"
[not.a.table]
quoted \\\" = "" \"\"\"
raw = '''it's
'' = [ '''

  [rules.weak-sources-only] # x
severity = "warning"
[tool.'other']
when = 2027-01-31 07:32:00
list = [
  "a", # one
  [ "b",
    "c" ],
]
[[many]]
name = 1
"""


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        (("select",), '["CIT2"'),
        (("select", 1), '"CIT3"]'),
        (("fail-on",), "'error'"),
        (("a", "b", "c d", "x"), "1, y"),
        (("a", "b", "c d", "y", 1, "z"), '"]"'),
        (("text",), '"""\n[not'),
        (("raw",), "'''it's"),
        (("rules", "weak-sources-only", "severity"), '"warning"'),
        (("tool", "other", "when"), "2027"),
        (("tool", "other", "list", 1, 1), '"c"'),
        (("many", 0, "name"), "many]]"),
    ],
)
def test_values(keys: tuple[str | int, ...], stands: str) -> None:
    """In tables, lists, inline tables; strings and comments are not looked into.

    Of several tables of one name the name is found: no setting is such.
    """
    place = find_place(_FILE, keys, of_key=False)
    assert place is not None
    assert _FILE[place:].startswith(stands)


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        (("select",), 'select = ["CIT2"'),
        (("fail-on",), '"fail-on" ='),
        (("a",), "a.b"),
        (("a", "b", "c d"), '"c d"'),
        (("rules", "weak-sources-only"), "weak-sources-only]"),
        (("rules",), "rules.weak"),
        (("tool", "other"), "'other'"),
    ],
)
def test_keys(keys: tuple[str, ...], stands: str) -> None:
    """Each part of a dotted key; in quotes or not."""
    place = find_place(_FILE, keys, of_key=True)
    assert place is not None
    assert _FILE[place:].startswith(stands)


def test_what_is_not_there_is_looked_for_around() -> None:
    """A missing key is told at its table; of an empty file nothing can be told."""
    place = find_place(_FILE, ("rules", "weak-sources-only", "absent"), of_key=False)
    assert place is not None
    assert _FILE[place:].startswith("weak-sources-only]")
    assert find_place("", ("a",), of_key=False) is None


_KEY = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", "1"])
_LEAF = st.sampled_from(['"x"', "'#'", "1", "-1.5", "true", '"""[\n"""', "2027-01-31", '"\\""'])
_VALUE = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[ {', '.join(items)} ]"),
        st.dictionaries(_KEY, inner, max_size=2).map(
            lambda table: (
                "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
            )
        ),
    ),
    max_leaves=6,
)
_FILES = st.dictionaries(_KEY, _VALUE, min_size=1, max_size=3).map(
    lambda table: "".join(f"{key} = {value}\n" for key, value in table.items())
)


def _paths(value: object, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if keys:
        yield keys
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*keys, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _paths(inner, (*keys, at))


@given(_FILES)
def test_any_value_is_found_in_order(content: str) -> None:
    """What the parser reads is found, each behind the one before."""
    places = [find_place(content, keys, of_key=False) for keys in _paths(tomllib.loads(content))]
    assert None not in places
    assert places == sorted(places, key=lambda place: place or 0)
    assert len(set(places)) == len(places)
