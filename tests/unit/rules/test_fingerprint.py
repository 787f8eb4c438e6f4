"""Fingerprints: what a finding is about, and nothing that an edit elsewhere could change."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.audit import audit
from citeaudit.rules.base import Profile, lasting_name
from citeaudit.rules.engine import everything
from citeaudit.rules.fingerprint import fingerprint
from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from citeaudit.rules.base import Finding

_ALL = replace(everything(), profile=Profile.AUDITOR)
_CLAIMS = [
    "Low-dose naltrexone relieves fatigue in patients with fibromyalgia [a].",
    "It halves the pain of arthritis [b, c].",
    "Naltrexone is a miracle cure for sleep in adults [d].",
    "Four in ten people with lupus took it [a, b, c, d, e].",
    "Its dose is 4.5 mg a day [e].",
]
_ENTRIES = {
    "a": '"Buy low-dose naltrexone online." Hims, 2024, https://www.hims.com/blog/naltrexone.',
    "b": "Smith J. A leaflet.",
    "c": "Lee K. Our clinic's letter. 2019.",
    "d": '"LDN." Reddit, 2021, https://www.reddit.com/r/ldn/comments/1.',
    "e": "No title at all",
    "f": '"Nobody cites this." Example, 2020, https://example.org/nobody.',
}


def _article(claims: list[str], entries: list[str]) -> str:
    """Write an article whose entries are numbered in the order given."""
    numbers = {name: str(number) for number, name in enumerate(entries, start=1)}
    body = [
        "".join(numbers.get(sign, sign) if before in "[ " and after in ",]" else sign
                for before, sign, after in zip(" " + claim, claim, claim[1:] + " ", strict=False))
        for claim in claims
    ]  # fmt: skip
    listed = [f"{numbers[name]}. {_ENTRIES[name]}" for name in entries]
    return "\n\n".join(["# LDN", *body, "## References", "\n".join(listed)]) + "\n"


def _findings(content: str, path: str = "a.md") -> tuple[Finding, ...]:
    return audit(Text.of(content, path), selection=_ALL, today="2026-01-01").findings


def _prints(content: str) -> list[str]:
    return sorted(one.fingerprint for one in _findings(content))


_PLAIN = _article(_CLAIMS, list(_ENTRIES))


def test_the_article_has_findings_of_many_kinds() -> None:
    """What follows is about something."""
    codes = {one.code for one in _findings(_PLAIN)}
    assert len(codes) > 8
    assert {"CIT201", "CIT102", "CIT108", "CIT301", "CIT310", "CIT502"} <= codes


@given(st.permutations(list(_ENTRIES)))
def test_numbering_the_entries_anew_changes_none(entries: list[str]) -> None:
    """An entry that is put in above the others gives all of them another number."""
    assert _prints(_article(_CLAIMS, entries)) == _prints(_PLAIN)


@given(st.permutations(_CLAIMS), st.lists(st.integers(1, 4), min_size=12, max_size=12))
def test_moving_paragraphs_and_blank_lines_changes_none(
    claims: list[str], blanks: list[int]
) -> None:
    """Neither order nor distance is part of what a finding is about."""
    # A number is not owed twice, so an opening paragraph may say less: the first one stays.
    first, *others = _CLAIMS
    moved = [first, *(claim for claim in claims if claim in others)]
    paragraphs = _article(moved, list(_ENTRIES)).split("\n\n")
    spread = "".join(
        paragraph + "\n" * (1 + number)
        for paragraph, number in zip(paragraphs, blanks, strict=False)
    )
    assert _prints(spread) == _prints(_PLAIN)


@given(st.sampled_from(range(len(_CLAIMS))))
def test_an_edit_changes_those_it_is_about(index: int) -> None:
    """All findings that do not speak of the edited sentence keep their fingerprints."""
    claims = list(_CLAIMS)
    claims[index] = "We had tea."
    before = {one.fingerprint: one for one in _findings(_PLAIN)}
    after = {one.fingerprint for one in _findings(_article(claims, list(_ENTRIES)))}
    sentence = _CLAIMS[index].partition(" [")[0].lower()
    for lost in before.keys() - after:
        finding = before[lost]
        about_it = finding.subject.startswith(sentence) or not finding.claim
        assert about_it, finding


def test_a_renamed_file_keeps_what_its_findings_are_about() -> None:
    """The path is the only thing that changed: a baseline goes by the rest."""
    old, new = _findings(_PLAIN), _findings(_PLAIN, "b.md")
    assert [(one.code, one.subject) for one in old] == [(one.code, one.subject) for one in new]
    assert {one.fingerprint for one in old}.isdisjoint(one.fingerprint for one in new)


def test_the_recipe_is_the_documented_one() -> None:
    """Other programs may compute it."""
    parts = "v1\0CIT201\0a/b.md\0a sentence.\x002"
    expected = hashlib.sha256(parts.encode()).hexdigest()
    assert fingerprint("CIT201", "a/b.md", "a sentence.", 2) == expected


def test_text_that_cannot_be_encoded_has_one_too() -> None:
    """A lone surrogate is no reason to stop."""
    assert len(fingerprint("CIT201", "a\udcff.md", "\ud800", 1)) == 64


@pytest.mark.parametrize(
    ("label", "raw", "name"),
    [
        ("3", "[3] Smith J.  A Leaflet.", "smith j. a leaflet."),
        ("3", "3. Smith J. A leaflet.", "smith j. a leaflet."),
        ("^3", "[^3]: Smith J. A leaflet.", "smith j. a leaflet."),
        ("1", "1990. Smith J. A leaflet.", "1990. smith j. a leaflet."),
        ("1", "Smith J. 1 leaflet.", "smith j. 1 leaflet."),
        ("", "Smith J. A leaflet.", "smith j. a leaflet."),
        ("3", "[3]", "3"),
    ],
)
def test_an_entry_is_named_without_its_number(label: str, raw: str, name: str) -> None:
    """Numbers belong to the list, not to the entry."""
    assert lasting_name(Reference(0, label, Span(0, 0), raw)) == name
    assert lasting_name(Reference(0, label, Span(0, 0), raw), "reference:7") == name


def test_a_work_or_an_address_is_a_better_name() -> None:
    """A corrected title leaves the entry the one it was."""
    entry = Reference(0, "1", Span(0, 0), "1. x", url="https://x.example")
    assert lasting_name(entry, "doi:10.1000/x") == "doi:10.1000/x"
    assert lasting_name(entry, "reference:0") == "https://x.example"


def test_equal_findings_are_counted() -> None:
    """The order of occurrence tells them apart, whatever stands between them."""
    twice = _article([_CLAIMS[0], "We had tea.", _CLAIMS[0]], list(_ENTRIES))
    found = Counter((one.code, one.subject) for one in _findings(twice))
    assert max(found.values()) > 1
    assert len(set(_prints(twice))) == len(_prints(twice))


@pytest.mark.parametrize("label", ["3", "4"])
def test_a_label_that_is_taken_twice_is_a_number_too(label: str) -> None:
    """Which entry it is stays, whatever number the two of them share."""
    entries = "[3] Smith J. A leaflet. 2019.\n\n[3] Lee K. A letter. 2020.\n"
    text = f"LDN works [3].\n\n## References\n\n{entries}".replace("[3]", f"[{label}]")
    subjects = [one.subject for one in _findings(text) if one.code == "CIT104"]
    assert subjects == ["lee k. a letter. 2020."]
