"""What is searched for, what a page cites, and what comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.subjects.terms import find_terms
from citeaudit.evidence.suggesting import Wanted, papers_in, query_of, suggest
from tests.registers.pages import html
from tests.registers.records import Work
from tests.registers.world import DOWN, World

_TREATMENT = tuple(term.concept for term in find_terms("low-dose naltrexone").named)
_CONDITION = tuple(term.concept for term in find_terms("fibromyalgia").named)

_TRIAL = Work(
    "Low-dose naltrexone in fibromyalgia: a trial", year=2021, doi="10.5555/trial", pmid="901",
    types=("Journal Article", "Randomized Controlled Trial"),
)  # fmt: skip
_OLD_TRIAL = Work(
    "Naltrexone for fibromyalgia", year=2009, doi="10.5555/old", pmid="902",
    types=("Randomized Controlled Trial",),
)  # fmt: skip
_REVIEW = Work(
    "Naltrexone in fibromyalgia: a systematic review", year=2015, doi="10.5555/review", pmid="903",
    types=("Systematic Review",),
)  # fmt: skip
_GUIDELINE = Work(
    "Fibromyalgia: naltrexone and other drugs", year=2012, doi="10.5555/guide", pmid="904",
    types=("Practice Guideline",),
)  # fmt: skip
_RETRACTED = Work(
    "Naltrexone cures fibromyalgia", year=2022, doi="10.5555/gone", pmid="905",
    types=("Randomized Controlled Trial", "Retracted Publication"),
)  # fmt: skip
_COMMENT = Work(
    "Naltrexone and fibromyalgia: a letter", year=2023, doi="10.5555/letter", pmid="906",
    types=("Letter",),
)  # fmt: skip
_WORKS = (_TRIAL, _OLD_TRIAL, _REVIEW, _GUIDELINE, _RETRACTED, _COMMENT)


def silent(done: int) -> None:
    """Tell nobody."""


def test_a_search_names_treatment_condition_and_designs() -> None:
    """In quotes, by the names that the list of terms has."""
    query = query_of(Wanted("c1", _TREATMENT, _CONDITION))

    assert query.startswith('TITLE:("')
    assert '"low-dose naltrexone"' in query.lower()
    assert 'TITLE_ABS:("fibromyalgia"' in query
    assert 'PUB_TYPE:"systematic review"' in query


@pytest.mark.parametrize("want", [Wanted("c1", (), _CONDITION), Wanted("c1", _TREATMENT, ())])
def test_a_claim_that_names_one_of_the_two_is_not_searched_for(want: Wanted) -> None:
    """Everything about a drug, or about an illness, is no help."""
    assert query_of(want) == ""


def test_the_strongest_come_first_and_none_that_is_cited_already() -> None:
    """Guideline, review, the newer trial; retracted ones and letters are left out."""
    with World(_WORKS) as world:
        want = Wanted("c1", _TREATMENT, _CONDITION, known=frozenset({"doi:10.5555/old"}))
        (proposed,) = suggest([want], world.settings(), most=5, told=silent)

    titles = [one.record.title for one in proposed.suggestions]
    assert titles == [_GUIDELINE.title, _REVIEW.title, _TRIAL.title]


def test_the_paper_that_a_weak_page_cites_is_named_with_the_page() -> None:
    """Its DOI or PMID in the page's links is looked up."""
    page = "https://clinic.example/ldn"
    shown = html('<a href="https://doi.org/10.5555/TRIAL">study</a> <a href="#">10.5555/x</a>')
    with World(_WORKS, web={page: shown}) as world:
        want = Wanted("c1", (), (), pages=(page, "https://gone.example/"))
        (proposed,) = suggest([want], world.settings(), most=5, told=silent)

    assert [(one.record.title, one.page) for one in proposed.suggestions] == [(_TRIAL.title, page)]
    assert proposed.suggestions[0].address == "https://pubmed.ncbi.nlm.nih.gov/901/"


def test_a_register_that_is_down_is_trouble_not_nothing() -> None:
    """Nothing found and nothing asked are two things."""
    with World(_WORKS) as world:
        world.faults["europepmc"] = [DOWN] * 9
        (proposed,) = suggest(
            [Wanted("c1", _TREATMENT, _CONDITION)], world.settings(), most=5, told=silent
        )

    assert proposed.suggestions == ()
    assert proposed.trouble


@given(st.text(max_size=300))
def test_papers_are_found_in_any_page(page: str) -> None:
    """A few at most, each an identifier; a page may hold anything."""
    papers = papers_in(page + " https://doi.org/10.5555/abc).")

    assert len(papers) <= 5
    assert all(paper.startswith(("doi:10.", "pmid:")) for paper in papers)
    assert "doi:10.5555/abc" in papers or len(papers) == 5
