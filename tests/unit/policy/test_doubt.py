"""Some sources of a weak type might as well be strong ones: they count as unknown."""

from __future__ import annotations

import pytest

from citeaudit.policy.doubt import is_doubtful
from tests.unit.policy.scales import source

FRONT, PAGE = "https://office.example/", "https://office.example/reports/29"
REPORT = "Annual report to Congress"


@pytest.mark.parametrize(
    ("kind", "sure", "title", "url", "doubtful"),
    [
        ("search-page", 0.95, REPORT, FRONT, True),
        ("search-page", 0.95, "Report 29", FRONT, True),
        ("search-page", 0.95, "Health Office", FRONT, False),
        ("search-page", 0.95, REPORT, f"{PAGE}?q=salt", False),
        ("blog", 0.7, REPORT, FRONT, True),
        ("blog", 0.7, REPORT, PAGE, False),
        ("blog", 0.95, REPORT, FRONT, False),
        ("blog", 0.7, REPORT, "", False),
        ("clinic-blog", 0.4, REPORT, FRONT, False),
        ("hospital", 0.1, REPORT, FRONT, False),
    ],
)
def test_a_front_page_says_little_of_the_document_behind_it(
    kind: str, sure: float, title: str, url: str, doubtful: bool
) -> None:
    """Only where the entry names one, and where nobody knows whose page it is."""
    host = "office.example" if url else ""
    made = source(kind, confidence=sure, title=title, canonical_url=url, host=host)
    assert is_doubtful(made) is doubtful
