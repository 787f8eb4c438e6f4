"""What titles tell: the bare title, the site, the design, whether it is a guideline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.sources.designs import design_of
from citeaudit.sources.guidelines import names_guideline
from citeaudit.sources.model import Design, SourceType
from citeaudit.sources.titles import bare_title, own_name, site_part, title_key


@pytest.mark.parametrize(
    "shown",
    [
        "Low-dose naltrexone for fibromyalgia: a trial",
        "Low-dose naltrexone for fibromyalgia: a trial - PubMed",
        "Low-dose naltrexone for fibromyalgia: a trial - PMC - NCBI",
        "(PDF) Low-dose naltrexone for fibromyalgia: a trial",
        "Frontiers | Low-dose naltrexone for fibromyalgia: a trial",
        "“Low-dose naltrexone for fibromyalgia: a trial.”",
    ],
)
def test_two_records_of_one_work_have_one_key(shown: str) -> None:
    """What sites put around a title is not part of it; case, accents and dots do not count."""
    assert title_key(shown) == "low dose naltrexone for fibromyalgia a trial"


def test_a_topic_is_no_title() -> None:
    """Two pages called "Low-dose naltrexone" are two pages."""
    assert title_key("Low-dose naltrexone") == ""
    assert bare_title("Sleep - a short guide") == "Sleep - a short guide"


def test_a_site_is_named_at_the_end() -> None:
    """After the last divider, or without one where the words spell the host."""
    assert site_part("LDN explained | Harbor Clinic").strip() == "Harbor Clinic"
    assert site_part("LDN explained") == ""
    assert own_name("harborhealth.example", "LDN explained Harbor Health") == "harbor health"
    assert own_name("stroke.example", "All about stroke") == ""


@pytest.mark.parametrize(
    ("title", "design"),
    [
        ("Naltrexone in fibromyalgia: a systematic review and meta-analysis", Design.META_ANALYSIS),
        ("Naltrexone in pain: a systematic review", Design.SYSTEMATIC_REVIEW),
        ("A randomised, double-blind, placebo-controlled trial of naltrexone", Design.RCT),
        ("Naltrexone and mortality: a cohort study", Design.COHORT),
        ("Sleep in adults: a cross-sectional study", Design.CROSS_SECTIONAL),
        ("Diet and stroke: a case-control study", Design.CASE_CONTROL),
        ("Naltrexone in six patients: a case series", Design.CASE_SERIES),
        ("Naltrexone after stroke: a case report", Design.CASE_REPORT),
        ("Naltrexone for pain: protocol for a randomised controlled trial", Design.PROTOCOL),
        ("Naltrexone reduces tumour growth in mice", Design.ANIMAL),
        ("Naltrexone lowers cytokines in vitro", Design.IN_VITRO),
        ("Naltrexone: a narrative review", Design.NARRATIVE_REVIEW),
        ("Naltrexone in perspective: editorial", Design.EDITORIAL),
        ("Naltrexone and the glial cell", Design.UNKNOWN),
    ],
)
def test_a_title_names_its_design(title: str, design: Design) -> None:
    """The design a title names is the study's."""
    assert design_of(title, SourceType.PEER_REVIEWED) is design


def test_only_studies_have_a_design() -> None:
    """A clinic's page about a trial is no trial."""
    assert design_of("A randomised trial", SourceType.CLINIC_BLOG) is Design.UNKNOWN


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("2023 ACC/AHA guideline for atrial fibrillation", True),
        ("Expert consensus on long COVID", True),
        ("Clinical practice guidelines: management of gout", True),
        ("Adherence to the guideline among nurses", False),
        ("Asthma control in recent guidelines", False),
        ("How to read a paper", False),
    ],
)
def test_a_guideline_calls_itself_one(title: str, *, named: bool) -> None:
    """A work about guidelines is none."""
    assert bool(names_guideline(title)) is named


@settings(deadline=None)
@given(st.text())
def test_any_title_can_be_read(title: str) -> None:
    """Nothing raises, and a bare title cannot be made barer."""
    assert bare_title(bare_title(title)) == bare_title(title)
    assert isinstance(title_key(title), str)
    assert isinstance(design_of(title, SourceType.PEER_REVIEWED), Design)
