"""What an author or a web page wrote arrives whole in every format, and harmless."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.report.base import FORMATS, Canvas, load
from tests.unit.report.handmade import one_claim
from tests.unit.report.words import words

_BRACKETED = [
    "[@smith2020]",
    "[smith2020]",
    "[link](https://x.example)",
    "[/etc]",
    "[/]",
    "[bold]",
    "[citation needed]",
    "[doi:10.1/x]",
    ":warning:",
    "[[a]]",
    "\\[a]",
    "[a",
]
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def _all(written: str, name: str, *, color: bool = False) -> str:
    report = one_claim(
        f"It {written} helps. [1]",
        message=f"rests only on {written}",
        help=f"instead of {written} cite a trial",
        heading=written,
        reason=f"named {written}",
        entry=f"[1] {written}. clinic.example, 2024, https://clinic.example/ldn",
        title=written,
    )
    return load(name).render(report, Canvas(400, color=color))


# How often the text stands in a report: in the message at least; most show more.
_TIMES = {
    "text": 6, "concise": 1, "json": 6, "jsonl": 2, "sarif": 2, "github": 8, "gitlab": 1,
    "rdjson": 2, "junit": 2, "markdown": 4, "csv": 3,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("written", _BRACKETED)
def test_brackets_are_not_markup(name: str, written: str) -> None:
    """What rich would eat, or take for an emoji, is found again wherever it was put."""
    assert words(name, _all(written, name)).count(written) >= _TIMES[name]


@given(
    written=st.lists(st.sampled_from(_BRACKETED), min_size=1, max_size=4).map(" ".join),
    name=st.sampled_from(sorted(FORMATS)),
    color=st.booleans(),
)
@settings(max_examples=60)
def test_brackets_survive_in_any_company(written: str, name: str, *, color: bool) -> None:
    """Neighbours do not turn a bracket into markup either, with colour or without."""
    assert words(name, _all(written, name, color=color)).count(written) >= _TIMES[name]


@given(
    written=st.text(max_size=40),
    name=st.sampled_from(sorted(FORMATS)),
    color=st.booleans(),
    width=st.integers(1, 200),
)
@settings(max_examples=100)
def test_no_text_breaks_a_format(written: str, name: str, *, color: bool, width: int) -> None:
    """Any text is rendered; no control character but line ends, and colour where asked, is left."""
    report = one_claim(f"{written}. [1]", message=written, help=written, heading=written,
                       title=written, path=f"{written}.md", reason=written)  # fmt: skip
    shown = load(name).render(report, Canvas(width, color=color))
    visible = _ESCAPE.sub("", shown) if color else shown
    assert words(name, shown) or not shown
    assert name != "json" or json.loads(shown)["documents"][0]["title"] == written
    assert not set(visible) & {chr(code) for code in (*range(10), *range(11, 32), 127, 0x9B)}
