"""What a text is about: names, abbreviations, what is broader, and doses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.subjects.concepts import Concept, Facet
from citeaudit.article.subjects.doses import doses_in
from citeaudit.article.subjects.terms import find_terms, own_abbreviations
from citeaudit.article.wordlist import read_sections, read_text
from tests.fuzz.steps import steps


def _named(text: str, *facets: Facet) -> list[str]:
    return [term.concept.name for term in find_terms(text).of(*(facets or Facet))]


def _concept(text: str) -> Concept:
    (term,) = find_terms(text).named
    return term.concept


@pytest.mark.parametrize(
    "names",
    [
        ("POTS", "postural orthostatic tachycardia syndrome", "Postural Tachycardia Syndrome"),
        ("LDN", "low-dose naltrexone", "Low Dose Naltrexone"),
        ("T2DM", "type 2 diabetes", "Type 2 Diabetes Mellitus"),
        ("Crohn's disease", "Crohn’s", "Crohn disease"),
        ("coeliac disease", "celiac disease"),
        ("statin", "Statins", "atorvastatin"),
        ("SSRI", "SSRIs"),
        ("Sjögren's syndrome", "Sjogren's"),
        ("vitamin B₁₂", "vitamin B12"),
        ("β-carotene", "beta carotene"),
        ("paediatric", "children", "kids"),
    ],
)
def test_names_of_one_thing(names: tuple[str, ...]) -> None:
    """Synonyms, abbreviations, plurals and spellings lead to one concept."""
    assert len({_concept(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She keeps her pots and pans; ms Miller does too", []),
        ("Iron deficiency is common", ["iron deficiency"]),
        ("Respiratory depression after surgery", []),
        ("Telehealth during the COVID-19 pandemic", []),
        ("Analysed by LC-MS/MS", []),
        ("MELATONIN IN MS PATIENTS", ["melatonin"]),
        ("So-called 'statins'", ["statins"]),
        ("Mice and men", ["mice", "men"]),
        ("", []),
    ],
)
def test_only_what_is_meant(text: str, names: list[str]) -> None:
    """The longest name counts, abbreviations stand in capitals, and some words only look like one.

    In a text all in capitals no word is taken for an abbreviation.
    """
    assert _named(text) == names


def test_each_kind_of_thing() -> None:
    """A title names a treatment, a condition, people, an animal, a model."""
    found = find_terms(
        "Creatine in mice, cultured cells, older adults and children with sarcopenia"
    )
    assert [(term.name, term.concept.facet) for term in found.named] == [
        ("creatine", Facet.INTERVENTION),
        ("mice", Facet.SPECIES),
        ("cultured cell", Facet.MODEL),
        ("older adults", Facet.POPULATION),
        ("children", Facet.RESTRICTED),
        ("sarcopenia", Facet.CONDITION),
    ]


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("fibromyalgia", "chronic pain", True),
        ("Crohn's disease", "inflammatory bowel disease", True),
        ("semaglutide", "GLP-1 receptor agonists", True),
        ("adolescents", "children", True),
        ("low-dose naltrexone", "opioid antagonists", True),
        ("olive oil", "whole grains", True),
        ("POTS", "long COVID", False),
        ("Crohn's disease", "ulcerative colitis", False),
        ("tinea pedis", "fungal infections", True),
        ("melatonin", "magnesium", False),
        ("children", "older adults", False),
        ("zebrafish", "mice", False),
    ],
)
def test_what_fits(one: str, other: str, fits: bool) -> None:
    """What is broader or narrower fits, and what is too close to be told apart."""
    assert _concept(one).fits(_concept(other)) is fits
    assert _concept(other).fits(_concept(one)) is fits


def test_abbreviations_of_the_document() -> None:
    """They mean what the document says, and nothing where it says what no list knows."""
    own = own_abbreviations("Sleep apnoea (SA) and panic disorder (PD). Mean square (MS).")
    assert [term.name for term in find_terms("SA, PD and MS", own).named] == [
        "sleep apnea",
        "panic disorder",
    ]


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("between 0.5 and 4.5 milligrams", [(0.5, 4.5, "mg")]),
        ("4,000 IU a day", [(4000, 4000, "IU")]),
        ("1.5 g of fish oil, or 500 mcg", [(1500, 1500, "mg"), (0.5, 0.5, "mg")]),
        ("2,5 mg", [(2.5, 2.5, "mg")]),
        ("140 mg/dl, 5 mg/kg, 3 mg per kg, 10 milligrammes, mg", []),
    ],
)
def test_doses(text: str, doses: list[tuple[float, float, str]]) -> None:
    """Amounts and ranges in one unit; values of a laboratory and doses by weight are none."""
    assert [(dose.least, dose.most, dose.unit) for dose in doses_in(text)] == doses


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("4.5 mg", "0.5-5 mg", True),
        ("500 mg", "1 g", True),
        ("4.5 mg", "50 mg", False),
        ("50 mg", "4000 IU", True),
    ],
)
def test_doses_that_fit(one: str, other: str, fits: bool) -> None:
    """Near doses fit, and those that cannot be compared."""
    (first,), (second,) = doses_in(one), doses_in(other)
    assert first.fits(second) is second.fits(first) is fits


@given(
    st.text(alphabet=st.sampled_from("POTS pots's-/(),.0123 mgµgIU to–αœ½\n\u0130"), max_size=80)
)
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, each concept comes once, and doses are in order."""
    terms = find_terms(text, own_abbreviations(text))
    concepts = [term.concept.name for term in terms.named]
    assert len(concepts) == len(set(concepts))
    assert all(dose.least <= dose.most for dose in terms.doses)


@pytest.mark.parametrize("piece", ["1", "1,", "1 - ", "low dose ", "(LDN) ", "(A", "mg/", "'s"])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """Eight times the text takes about eight times the steps."""

    def taken(times: int) -> int:
        text = piece * times
        return steps(lambda: [find_terms(text, own_abbreviations(text)), doses_in(text)])

    taken(1)  # the word lists are read once

    assert taken(8_000) < 10 * taken(1_000) + 500


def _lines() -> list[tuple[str, list[str], list[str]]]:
    lines = []
    for section, entries in read_sections("terms.txt").items():
        for entry in entries:
            names, _, above = entry.partition(" < ")
            lines.append((section, names.split(", "), above.split(", ") if above else []))
    return lines


def test_the_list_is_sound() -> None:
    """No name stands in two lines, each is found as it stands, and what is broader is listed."""
    keys = [_key(name) for _, names, _ in _lines() for name in names]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
    for section, names, above in _lines():
        for name in names:
            words = re.findall(r"[^\W_]+", _key(name))
            assert " ".join(words) == _key(name), name
            assert len(words) <= 5, name
            if section != Facet.NOTHING:
                assert [term.concept.name for term in find_terms(name).named] == [names[0]], name
        assert all(name[0] == "~" or _key(name) in keys for name in above), names
    assert read_text("terms.txt").isascii()


def test_the_list_is_large_enough() -> None:
    """Some 350 conditions and 450 treatments are known."""
    sections = read_sections("terms.txt")
    assert len(sections[Facet.CONDITION]) >= 350
    assert len(sections[Facet.INTERVENTION]) >= 450


def _key(name: str) -> str:
    for old, new in (("'s", ""), ("'", ""), ("ae", "e"), ("oe", "e"), ("-", " "), ("/", " ")):
        name = name.lower().replace(old, new)
    return name
