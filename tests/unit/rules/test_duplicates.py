"""Entries that share an identifier are one work, unless their titles say otherwise."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Reference
from citeaudit.rules.duplicate_reference import may_be_one
from citeaudit.text import Span


def entry(title: str) -> Reference:
    return Reference(0, "1", Span(0, 0), title, title=title)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Naltrexone in lupus: a trial", "Naltrexone in lupus: a trial - PubMed", True),
        ("Naltrexone in lupus", "", True),
        (
            "Completeness of reporting in systematic reviews of imaging",
            "Systematic review of outcome bias in trials of drugs",
            False,
        ),
    ],
)
def test_titles_of_one_work_share_most_of_their_words(one: str, other: str, same: bool) -> None:
    """One word in common, as any two reviews have, is not enough."""
    assert may_be_one(entry(one), entry(other)) is same
    assert may_be_one(entry(other), entry(one)) is same
