"""Citations that name their entries by author and date."""

from __future__ import annotations

import pytest

from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import CitationStyle
from citeaudit.text import Text

LIST = """
## References

Lee, C., Poe, D., & Roe, E. (2019a). Another trial. *Journal of Trials*, 2(3), 5–6.

Lee, C. (2019b). A second trial. *Journal of Trials*, 2(3), 7–8.

O’Brien-Doe, A. (2018). A review. *Journal of Trials*, 3(1), 1–2.

Smith, A., & Doe, B. (2020). A trial of the drug. *Journal of Trials*, 1(2), 3–4.

Smith, A., & Moe, B. (2020). A survey of the drug. *Journal of Trials*, 1(2), 5–6.

van den Berg, H. (2017). A cohort. *Journal of Trials*, 1(1), 1–2.

World Health Organization. (2021). A guideline. https://who.example/guideline

Centers for Disease Control. (n.d.). A page. https://cdc.example/page
"""
LEE_A, LEE_B, OBRIEN, SMITH_DOE, SMITH_MOE, BERG, WHO, CDC = range(8)


def cite(content: str) -> list[tuple[str, tuple[int | None, ...]]]:
    """Marker as written, and targets."""
    content += "\n" + LIST
    document = reader("markdown").read(Text.of(content))
    found = find_citations(document, find_references(document))
    assert all(citation.style is CitationStyle.AUTHOR_DATE for citation in found)
    return [(content[c.span.start : c.span.end], c.targets) for c in found]


@pytest.mark.parametrize(
    ("marker", "targets"),
    [
        ("(Smith & Doe, 2020)", (SMITH_DOE,)),
        ("(Smith and Moe 2020)", (SMITH_MOE,)),
        ("(Lee et al., 2019a; Smith & Doe, 2020)", (LEE_A, SMITH_DOE)),
        ("(Lee et al., 2019a, 2019b)", (LEE_A, LEE_B)),
        ("(see also Lee, 2019b, p. 12; van den Berg, 2017)", (LEE_B, BERG)),
        ("(O’Brien-Doe 2018: 4)", (OBRIEN,)),
        ("(World Health Organization [WHO], 2021)", (WHO,)),
        ("(WHO, 2021)", (WHO,)),
        ("(Centers for Disease Control, n.d.)", (CDC,)),
        ("(in a trial of Smith & Doe, 2020)", (SMITH_DOE,)),
        ("Smith and Doe (2020)", (SMITH_DOE,)),
        ("Lee et al.’s (2019a)", (LEE_A,)),
        ("Lee, Poe, and Roe (2019a, p. 3)", (LEE_A,)),
        ("World Health Organization (2021)", (WHO,)),
    ],
)
def test_names_and_years_lead_to_the_entry(marker: str, targets: tuple[int, ...]) -> None:
    """In brackets or in the sentence, with locators, several years, or an organisation's name."""
    assert cite(f"It was shown by {marker} that it works.") == [(marker, targets)]


def test_square_and_wide_brackets_and_chinese_names() -> None:
    """Names and years may stand in any brackets, and a Chinese name before 等."""
    content = (
        "A [Smith & Doe, 2020]. 缓解（王芳等，2020；Lee, 2019b）。\n"
        + LIST
        + "\n王芳, 刘洋. (2020). 一项研究. 心理杂志, 34(2), 101-106.\n"
    )
    document = reader("markdown").read(Text.of(content))

    found = find_citations(document, find_references(document))

    assert [citation.targets for citation in found] == [(SMITH_DOE,), (CDC + 1, LEE_B)]


@pytest.mark.parametrize(
    "text",
    ["In Rome (2020) it rained.", "It rose (May 2021).", "It fell (from 2019 to 2020).", "(2020)"],
)
def test_other_years_are_no_citations(text: str) -> None:
    """A year in brackets needs a name that an entry starts with."""
    assert cite(text) == []


def test_what_no_entry_answers_to_dangles_where_the_style_is_proven() -> None:
    """Three names that lead somewhere prove the style; then a name that does not is a marker."""
    proof = "A (Smith & Doe, 2020). B (WHO, 2021). C (van den Berg, 2017).\n\n"

    assert cite(f"{proof}D (Brown et al., 2011). E (Paris, France, summer of 2012).")[3:] == [
        ("(Brown et al., 2011)", (None,))
    ]
    assert cite("D (Brown et al., 2011).") == []


def test_names_are_words_where_numbers_cite() -> None:
    """A document that cites in brackets does not cite by name as well."""
    content = "A [1] of Smith (2020).\n\n## References\n\n[1] Smith A. (2020). https://a.example\n"
    document = reader("markdown").read(Text.of(content))

    found = find_citations(document, find_references(document))

    assert [citation.style for citation in found] == [CitationStyle.BRACKET]
