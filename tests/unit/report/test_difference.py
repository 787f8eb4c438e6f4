"""How an edit changed a document: shares before and after, findings that came and went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.audit import audit
from citeaudit.report.difference import difference, difference_object, support_of
from citeaudit.report.difference_text import difference_text
from citeaudit.report.printable import as_json
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.report.model import AuditedDocument

_ENTRIES = """
## References

1. "Buy low-dose naltrexone online." Hims, 2024, https://www.hims.com/blog/naltrexone.
2. "Naltrexone for pain: a systematic review." Cochrane Database of Systematic Reviews, 2024, \
https://doi.org/10.1002/14651858.CD012345.
"""
_STRONG = "Low-dose naltrexone relieves pain in patients with fibromyalgia [2]."
_WEAK = "Low-dose naltrexone relieves fatigue in patients with fibromyalgia [1]."


def _audited(*paragraphs: str, path: str = "a.md") -> AuditedDocument:
    return audit(Text.of("\n\n".join(["# LDN", *paragraphs, _ENTRIES]), path))


def _text(old: AuditedDocument, new: AuditedDocument) -> str:
    return difference_text(difference(old, new, ("main:a.md", "a.md")))


def test_the_shares_are_of_claims_that_are_held_to_a_bar() -> None:
    """A walk by the river is no claim; what a claim rests on is its best source."""
    support = support_of(_audited("We had tea.", _STRONG, _WEAK))
    assert support.claims == 2
    assert {word: number for word, number in support.strengths.items() if number} == {
        "strong": 1,
        "none": 1,
    }
    assert support.outcomes["weak-only"] == support.outcomes["adequate"] == 1


def test_an_edit_that_adds_a_weak_claim() -> None:
    """The share of strong support falls; what came and went is told at its place.

    The claim is weak, its source sells what it speaks of, and is cited at last.
    """
    text = _text(_audited(_STRONG), _audited(_STRONG, _WEAK))
    assert text.startswith("main:a.md → a.md\n\n")
    assert "  claims held to a bar          1 → 2\n" in text
    assert "  claims with strong support    100 % → 50 %  (1 of 1 → 1 of 2)\n" in text
    assert "  claims with no evidence       0 % → 50 %  (0 of 1 → 1 of 2)\n" in text
    assert "new: a.md:5:1: error CIT201 weak-sources-only " in text
    assert "new: a.md:10:1: error CIT301 seller-as-evidence " in text
    assert "gone: main:a.md:8:1: warning CIT102 uncited-reference " in text
    assert text.endswith("\n\n2 new findings, 1 gone, 0 as before\n")


def test_the_example_of_the_manual_is_this_one() -> None:
    """What docs/baseline.md shows is what the program says."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "baseline.md").read_text("utf-8")
    example = page.partition("## What an edit did")[2].partition("```text\n")[2].partition("```")[0]
    assert example.count("\n") == 3
    assert example in _text(_audited(_STRONG), _audited(_STRONG, _WEAK))


def test_nothing_changed() -> None:
    """No rows of shares, no findings: the weak claim and its seller are as they were."""
    document = _audited(_STRONG, _WEAK)
    text = _text(document, document)
    assert "%" not in text
    assert text.endswith("\n\n0 new findings, 0 gone, 2 as before\n")


def test_documents_without_claims_have_no_shares() -> None:
    """There is nothing to divide by."""
    text = _text(_audited("We had tea."), _audited(_STRONG))
    assert "claims held to a bar          0 → 1\n" in text
    assert "– → 100 %  (0 of 0 → 1 of 1)" in text


def test_moving_a_paragraph_changes_nothing() -> None:
    """Places are no part of what is compared, and neither is the path."""
    old, new = _audited(_STRONG, _WEAK), _audited("We had tea.", _WEAK, _STRONG, path="b.md")
    compared = difference(old, new, ("a.md", "b.md"))
    assert (compared.appeared, compared.gone) == ((), ())


@given(st.integers(0, 3), st.integers(0, 3))
def test_equal_findings_are_counted(before: int, after: int) -> None:
    """A sentence that is there once more is one more finding."""
    compared = difference(_audited(*[_WEAK] * before), _audited(*[_WEAK] * after), ("a", "b"))
    appeared = [one for one in compared.appeared if one.code == "CIT201"]
    gone = [one for one in compared.gone if one.code == "CIT201"]
    assert len(appeared) == max(after - before, 0)
    assert len(gone) == max(before - after, 0)


def test_the_object_for_programs() -> None:
    """The same figures, and the findings as the JSON report has them."""
    compared = difference(_audited(_STRONG), _audited(_STRONG, _WEAK), ("main:a.md", "a.md"))
    made = json.loads(as_json(difference_object(compared, "1.0")))
    assert list(made) == ["schema_version", "tool", "old", "new", "findings"]
    assert (made["old"]["name"], made["new"]["name"]) == ("main:a.md", "a.md")
    assert (made["old"]["strengths"]["strong"], made["old"]["claims"]) == (1, 1)
    assert (made["new"]["strengths"]["strong"], made["new"]["claims"]) == (1, 2)
    assert made["new"]["verdicts"]["weak-only"] == 1
    assert made["new"]["profile"]["sellers"] == 1
    new = [(one["code"], one["line"]) for one in made["findings"]["new"]]
    assert new == [("CIT201", 5), ("CIT301", 10)]
    assert [one["code"] for one in made["findings"]["gone"]] == ["CIT102"]
    assert made["findings"]["kept"] == 0


def test_hostile_names_and_texts_stay_on_their_line() -> None:
    """A name of a file and a message steer no terminal."""
    old, new = _audited(), _audited(_WEAK)
    text = difference_text(difference(old, new, ("a\n\x1b[31m", "b\u202e")))
    assert text.startswith("a\\n\\x1b[31m → b\\u202e\n")
