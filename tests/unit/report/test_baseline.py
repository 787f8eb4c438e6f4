"""The file of a baseline: what is written is read again, and small changes make small diffs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.audit import audit
from citeaudit.errors import SettingsError
from citeaudit.report.baseline import Entry, entries_of, format_baseline, parse_baseline
from citeaudit.text import Text
from tests.contracts.process import WEAK
from tests.unit.report.findings import finding

if TYPE_CHECKING:
    from random import Random

_HEAD = '{"schema_version": "1.0", "tool": "citeaudit"}\n'
_TEXT = st.text(max_size=20) | st.sampled_from(["\u2028", "\x85", "\ud800", "\r\n", '"', "é"])
_ENTRIES = st.lists(st.builds(Entry, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT), max_size=8)


@given(_ENTRIES)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    """Whatever a sentence or a path holds, the file gives it back, through its bytes."""
    written = format_baseline(entries)
    data = written.encode("utf-8", "backslashreplace").decode("utf-8")
    assert parse_baseline(data, "b.jsonl") == tuple(sorted(entries))
    assert format_baseline(parse_baseline(data, "b.jsonl")) == written


@given(_ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(entries: list[Entry], random: Random) -> None:
    """Lines are sorted, so that moving a paragraph leaves the file as it is."""
    mixed = list(entries)
    random.shuffle(mixed)
    assert format_baseline(mixed) == format_baseline(entries)


def test_one_more_finding_is_one_more_line() -> None:
    """A reviewer sees what was added and nothing else."""
    known = [finding("a"), finding("c")]
    before = format_baseline(entries_of("a.md", known))
    after = format_baseline(entries_of("a.md", [finding("b"), *known]))
    added = set(after.splitlines()) - set(before.splitlines())
    assert set(before.splitlines()) < set(after.splitlines())
    assert len(added) == 1
    assert '"subject": "b"' in added.pop()


def test_a_line_shows_no_place() -> None:
    """Lines and columns change with every edit above them."""
    (entry,) = entries_of("a.md", [finding(at=(12_345, 12_399))])
    assert "12345" not in format_baseline([entry])


def test_equal_findings_are_told_apart() -> None:
    """Twice the same sentence is two entries with a fingerprint each."""
    lines = format_baseline(entries_of("a.md", [finding(), finding()])).splitlines()[1:]
    assert len(set(lines)) == len(lines) == 2


def test_the_fingerprints_are_those_of_reports() -> None:
    """A line of the file can be found in a dashboard, and a finding of one in the file."""
    document = audit(Text.of(WEAK, "a.md"))
    written = format_baseline(entries_of("a.md", document.findings))
    assert {one.fingerprint for one in document.findings} == {
        json.loads(line)["fingerprint"] for line in written.splitlines()[1:]
    }


def test_keys_of_a_later_version_are_passed_over() -> None:
    """Within a major version things are only added."""
    entry = Entry("a.md", "CIT201", "weak-sources-only", "s", "m")
    line = format_baseline([entry]).splitlines()[1]
    later = _HEAD.replace("1.0", "1.7") + line.replace("{", '{"new": 1, ', 1)
    assert parse_baseline(later, "b") == (entry,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "b.jsonl: no baseline: the file is empty"),
        ("\n \n", "b.jsonl: no baseline: the file is empty"),
        ("{", "b.jsonl:1: no JSON"),
        ("[" * 100_000, "b.jsonl:1: no JSON"),
        ("[]\n", "b.jsonl:1: no JSON object"),
        ("{}\n", "b.jsonl:1: not the head of a baseline"),
        (_HEAD.replace("1.0", "2.0"), "b.jsonl:1: a baseline of version 2.0, wanted 1"),
        (_HEAD + "\n" + "x\n", "b.jsonl:3: no JSON"),
        (_HEAD + "<<<<<<< ours\n", "b.jsonl:2: a conflict of a merge is not settled"),
        (_HEAD + '{"path": "a.md"}\n', 'b.jsonl:2: "code" is missing or no text'),
        (_HEAD + '{"path": 3}\n', 'b.jsonl:2: "path" is missing or no text'),
    ],
)
def test_a_file_that_is_no_baseline(content: str, said: str) -> None:
    """One line that names the file, the line and the mend."""
    with pytest.raises(SettingsError) as raised:
        parse_baseline(content, "b.jsonl")
    assert str(raised.value).startswith(said)
    assert "citeaudit baseline write" in str(raised.value)
