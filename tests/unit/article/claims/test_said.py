"""What of a sentence is a claim's words, and what is its markers."""

from __future__ import annotations

import pytest

from citeaudit.article.read import read
from citeaudit.text import Text

NUMBERED = """

## References

1. Roe J, Doe B. A trial. Salt Dis. 2018;48:1044-1060. https://s.example/1
2. Poe K. A cohort. Salt Dis. 2019;49:1-9. https://s.example/2
"""
NAMED = """

## References

Roe, J., & Doe, B. (2018). A trial. *Salt Diseases*, 48(1), 1–9.

Poe, K. (2019). A cohort. *Salt Diseases*, 49(1), 1–9.
"""


def focuses(content: str) -> list[str]:
    return [claim.focus_text for claim in read(Text.of(content), "markdown").claims]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Salt relieves pain (Roe et al., 2018 [1]).", "Salt relieves pain."),
        ("Salt relieves pain (Roe, 2018 [1]; Poe, 2019 [2]).", "Salt relieves pain."),
        ("Salt relieves pain (see [1] for details).", "Salt relieves pain."),
        ("Salt relieves pain (in 30 people [1]).", "Salt relieves pain (in 30 people)."),
        ("Salt relieves pain[\u00b9](https://s.example/1).", "Salt relieves pain."),
        ("Salt relieves pain.[1][a] It is safe.[2]", "Salt relieves pain."),
    ],
)
def test_what_markers_leave_behind_is_no_word(written: str, said: str) -> None:
    """Names beside a number, empty brackets, raised links and letters of remarks are cut out."""
    assert focuses(written + NUMBERED)[0] == said


def test_the_subject_of_a_sentence_stays() -> None:
    """Of "Roe and Doe (2018) found" only the brackets are no words."""
    content = "Roe and Doe (2018) found that salt relieves pain. It is safe (Poe, 2019)."

    assert focuses(content + NAMED) == [
        "Roe and Doe found that salt relieves pain.",
        "It is safe.",
    ]
