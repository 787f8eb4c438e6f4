"""Traces of citations that went wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.formats.markdown import READER
from citeaudit.article.markers.residue import find_broken_brackets, find_placeholders, find_traces
from citeaudit.text import Text
from tests.fuzz.steps import steps

_LABELS = {"1", "2", "3"}


def _traces(text: str) -> list[tuple[str, str]]:
    document = READER.read(Text.of(text))
    found = [*find_traces(document.blocks), *find_placeholders(document.blocks)]
    assert all(document.text[one.span] == one.written for one in found)
    return [(one.form, one.written) for one in found]


def _broken(text: str) -> list[str]:
    document = READER.read(Text.of(text))
    return [one.written for one in find_broken_brackets(document.blocks, _LABELS)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Pain :contentReference[oaicite:3]{index=3}.", "oaicite"),
        ("Pain [oai_citation:1‡example.org](https://example.org).", "oai_citation"),
        ("Pain citeturn0search12.", "turn0search0"),
        ("Pain \ue200cite\ue202turn1view0\ue201.", "turn0search0"),
        ("Pain 【12†L3-L9】.", "【1†source】"),
        ("Pain 【4:0†source】.", "【1†source】"),
        ("Pain 【F:notes.md†L10-L44】.", "【1†source】"),
        ("[cite_start]Pain.", "[cite_start]"),
        ("Pain [citation:3].", "[citation:1]"),
        ("Pain [post:3].", "[web:1]"),
        ('Pain <grok:render card_id="a1">.', "grok:render"),
        ("[span_1](start_span)Pain.", "[span_1](start_span)"),
        ("Pain [cite: 1, 2].", "[cite_start]"),
        ("Pain [web:7].", "[web:1]"),
        ("Pain [attached_file:2].", "[attached_file:1]"),
        ("Pain [Citation needed].", "placeholder"),
        ("Pain [INSERT SOURCE].", "placeholder"),
        ("Pain [add a reference to Smith].", "placeholder"),
    ],
)
def test_a_trace_is_found_where_it_stands(text: str, form: str) -> None:
    """Its form is named by an example; its span is exact."""
    assert [found for found, _ in _traces(text)] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "The tide will turn 0 times.",
        "Return12search is a name.",
        "Write `[oaicite:0]` in code.",
        "```\nturn0search0\n```",
        "【1】 is a marker of its own.",
        "See [the source](https://example.org) and [a reference].",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    """Code, other brackets, ordinary words."""
    assert _traces(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pain [1, 2 and more.", ["[1, 2"]),
        ("Pain [3.", ["[3"]),
        ("Pain 1, 2].", ["1, 2]"]),
        ("1] Pain", ["1]"]),
        ("Pain [1, 2] and [3].", []),
        ("Pain [7 and more.", []),
        ("Values in [1, 2) or (1, 2].", []),
        ("From [1 to 3] it rises.", []),
        ("He said [1 of them] is old.", []),
    ],
)
def test_half_a_bracket_counts_only_around_labels_of_the_list(
    text: str, written: list[str]
) -> None:
    """Intervals, numbers of other things and whole brackets are none."""
    assert _broken(text) == written


@given(st.text(alphabet="[]()0123,-– \n【†】:oaicite_turnsearchwb", max_size=120))
def test_any_text_may_be_searched(text: str) -> None:
    """Nothing raises, and every span holds what it says."""
    document = READER.read(Text.of(text))
    found = [
        *find_traces(document.blocks),
        *find_placeholders(document.blocks),
        *find_broken_brackets(document.blocks, _LABELS),
    ]
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.parametrize("bait", ["[1, 2", "1, 2] ", "turn0", "【1†", "[cite:", "oai_citation:1 "])
def test_hostile_text_takes_no_more_steps_than_its_length(bait: str) -> None:
    """Ten times the text, ten times the steps."""

    def cost(times: int) -> int:
        blocks = READER.read(Text.of(bait * times)).blocks
        return steps(lambda: [*find_traces(blocks), *find_broken_brackets(blocks, _LABELS)])

    assert cost(1_000) < 13 * max(cost(100), 100)
