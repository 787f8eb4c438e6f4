"""The file is found beside its document, and read strictly: a slip is told with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.errors import RefsError
from citeaudit.evidence.refs import NO_REFS, Refs, find_refs, load_refs, parse_refs, recall
from citeaudit.sources.identify import identify
from tests.fuzz.steps import steps
from tests.unit.evidence.making import article, entry, item, recalled

if TYPE_CHECKING:
    from pathlib import Path


def test_the_documents_own_file_is_found_first(tmp_path: Path) -> None:
    """`article.refs.json` belongs to `article.md`; `refs.json` serves the rest of the folder."""
    (tmp_path / "refs.json").write_text("[]")
    (tmp_path / "article.refs.json").write_text("[]")
    assert find_refs(f"{tmp_path}/article.md") == f"{tmp_path}/article.refs.json"
    assert find_refs(f"{tmp_path}/other.md") == f"{tmp_path}/refs.json"


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    """Nothing is found where no file is."""
    (tmp_path / "refs.json").mkdir()
    assert find_refs(f"{tmp_path}/article.md") is None


def test_the_path_is_kept_for_reports(tmp_path: Path) -> None:
    """A report names the file that it rests on."""
    (tmp_path / "refs.json").write_text('[{"id": 7}]')
    refs = load_refs(f"{tmp_path}/refs.json")
    assert refs.path == (tmp_path / "refs.json").as_posix()
    assert [one.id for one in refs.items] == ["7"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    """Editors on Windows write one."""
    (tmp_path / "refs.json").write_text('[{"id": "é"}]', encoding=encoding)
    assert load_refs(f"{tmp_path}/refs.json").items[0].id == "é"


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        (b"", "{}:1:1", "no JSON"),
        (b'[\n  {"id": "1",}\n]', "{}:2:14", "no JSON"),
        (b'[{"id": "1"}', "{}:1:13", "no JSON"),
        (b'[{"id": "1"}] more', "{}:1:15", "no JSON"),
        (b'{"id": "1"}', "{}", "no list of items"),
        (b'[{"id": "1"}, 2]', "{}: item number 2", "2 is no object"),
        (b'[{"id": NaN}]', "{}", "NaN is no number"),
        (b'[{"id": "1", "volume": -Infinity}]', "{}", "-Infinity is no number"),
        (b'[{"id": "1", "volume": 1e999}]', "{}", "1e999 is no number"),
        (b'[{"id": ' + b"9" * 5000 + b"}]", "{}", "no JSON"),
        (b"[" * 100_000, "{}", "nested too deeply"),
        (b'{"a":' * 100_000, "{}", "nested too deeply"),
        (b"caf\xe9", "{}", "not utf-8 text"),
        (b"[]\x00", "{}", "a binary file"),
        (b'[{"id": "4", "id": "5"}]', "{}: item 5", 'the key "id" stands twice'),
        (
            b'[{"id": "4"}, {"id": "5", "custom": {"a": 1, "a": 2}}, {"id": "6"}]',
            "{}: item 5",
            'the key "a" stands twice',
        ),
        (b'[{"a": 1, "a": 2}]', "{}", 'the key "a" stands twice'),
    ],
)
def test_what_is_no_bibliography_is_told_with_its_place(
    tmp_path: Path, content: bytes, place: str, problem: str
) -> None:
    """Line and column where JSON breaks, the item where a key stands twice; never a traceback."""
    file = tmp_path / "refs.json"
    file.write_bytes(content)
    with pytest.raises(RefsError) as told:
        load_refs(str(file))
    assert told.value.place == place.format(file.as_posix())
    assert problem in told.value.problem


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """Also one that cannot be read, because it is a folder."""
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(RefsError, match="cannot be read"):
            load_refs(str(path))


def test_an_object_of_many_keys_is_read_in_linear_time() -> None:
    """The repeated key is found, however late it comes."""
    keys = ", ".join(f'"k{number}": 0' for number in range(100_000))
    with pytest.raises(RefsError, match='"k99999" stands twice'):
        parse_refs(f'[{{{keys}, "k99999": 1}}]', "refs.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["id", "custom", "citeaudit", "type", "reviewed", "DOI", "signals", "a"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def read(content: str) -> Refs | RefsError:
    """Read a file, or be told what is wrong with it."""
    try:
        return parse_refs(content, "refs.json")
    except RefsError as error:
        return error


@settings(max_examples=300, deadline=None)
@given(st.lists(json_values, max_size=3) | json_values)
def test_any_json_is_read_or_refused_with_a_word(value: object) -> None:
    """What is read can be recalled; what is not has one line that says where and why."""
    outcome = read(json.dumps(value))
    if isinstance(outcome, RefsError):
        assert str(outcome).startswith("refs.json")
        assert "cannot be used" not in outcome.problem
    else:
        recalled(article(entry("a", "A title of four words", "https://a.example")), outcome)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('[]{}",:1e-. \n"id"tfn\\u'), max_size=40))
def test_any_text_is_read_or_refused(content: str) -> None:
    """Nothing but an error that the user can mend leaves the reader."""
    outcome = read(content)
    assert str(outcome).startswith("refs.json") or isinstance(outcome, Refs)


def test_without_a_file_the_sources_stay_as_they_are() -> None:
    """Nothing is known, and nothing is done."""
    document = article(entry("1", "A page", "https://a.example/b"))
    assert recalled(document, NO_REFS) == recalled(document, parse_refs("[]", "refs.json"))


def test_a_large_bibliography_is_recalled_in_linear_time() -> None:
    """Ten times the items and references take about ten times the steps, not a hundred times."""

    def taken(count: int) -> int:
        items = [item(f"k{n}", title="A work", URL="https://a.example") for n in range(count)]
        known = parse_refs(json.dumps(items), "refs.json")
        document = article(*(entry(str(n), "A work", "https://b.example") for n in range(count)))
        sources = identify(document.references)
        return steps(lambda: recall(document, sources, known))

    assert taken(1000) < 14 * taken(100) + 1000
