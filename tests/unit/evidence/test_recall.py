"""What is known of a reference is put into its source; a person has the last word."""

from __future__ import annotations

import pytest

from citeaudit.sources.model import Design, Interest, Signal, SourceType, Status
from tests.unit.evidence.making import article, entry, item, recalled, refs

CLINIC = entry("1", "What LDN can treat - Riverside Clinic", "https://riverside-clinic.example/ldn")
NOWHERE = entry("1", "Effects of a drug on sleep: a randomized controlled trial")


def test_a_recorded_type_stands() -> None:
    """An audit gives the same answer next year, whatever the typing has learned since."""
    known = {
        "type": "hospital",
        "confidence": 0.7,
        "interest": "possible",
        "signals": [{"kind": "host", "detail": "a hospital of that name"}],
    }
    (source,) = recalled(article(CLINIC), refs(item(URL=CLINIC.url, known=known)))
    assert source.type is SourceType.HOSPITAL
    assert source.confidence == 0.7
    assert source.interest is Interest.POSSIBLE
    assert source.signals == (Signal("host", "a hospital of that name"),)
    assert source.owner == "riverside-clinic.example"
    assert not source.reviewed


def test_a_persons_decision_wins() -> None:
    """Over what is recorded and over what could be told; it says whose it is, when and why."""
    known = {
        "type": "clinic-blog",
        "confidence": 0.9,
        "interest": "sells-topic",
        "signals": [{"kind": "host", "detail": "the name says clinic"}],
        "reviewed": {
            "type": "charity",
            "by": "Ada",
            "on": "2024-12-21",
            "why": "Sells nothing.",
        },
    }
    (source,) = recalled(article(CLINIC), refs(item(URL=CLINIC.url, known=known)))
    assert source.type is SourceType.CHARITY
    assert source.reviewed
    assert source.confidence == 1.0
    assert source.interest is Interest.NONE
    assert source.signals == (Signal("reviewed", "decided by Ada on 2024-12-21: Sells nothing."),)


def test_a_decision_that_agrees_keeps_what_led_there() -> None:
    """The observations are still true."""
    plain, *_ = recalled(article(CLINIC), refs())
    known = {"reviewed": {"type": plain.type.value}}
    (source,) = recalled(article(CLINIC), refs(item(URL=CLINIC.url, known=known)))
    assert source.type is plain.type
    assert source.signals == (Signal("reviewed", "decided by a person"), *plain.signals)


def test_a_decision_brings_the_design_that_the_title_names() -> None:
    """What turns out to be a study is weighed as the study it is, and has no owner."""
    known = {"reviewed": {"type": "peer-reviewed"}}
    (source,) = recalled(article(NOWHERE), refs(item(known=known)))
    assert source.type is SourceType.PEER_REVIEWED
    assert source.design is Design.RCT
    assert source.owner == ""


def test_a_persons_unknown_is_an_answer() -> None:
    """Somebody looked and could not tell: that overrules a guess."""
    known = {"reviewed": {"type": "unknown", "why": "The site is gone."}}
    (source,) = recalled(article(CLINIC), refs(item(URL=CLINIC.url, known=known)))
    assert source.type is SourceType.UNKNOWN


def test_facets_are_recalled_one_by_one() -> None:
    """A retraction that a register reported needs no type beside it."""
    known = {"status": ["retracted", "corrected"], "design": "cohort"}
    (source,) = recalled(article(CLINIC), refs(item(URL=CLINIC.url, known=known)))
    assert source.status == (Status.RETRACTED, Status.CORRECTED)
    assert source.design is Design.COHORT
    assert source.type is recalled(article(CLINIC), refs())[0].type


def test_a_plain_export_tells_what_the_entry_leaves_out() -> None:
    """The DOI in a reference manager makes a paper of an entry that names none."""
    (alone,) = recalled(article(NOWHERE), refs())
    assert alone.type is SourceType.UNKNOWN
    zotero = item("smith_effects_2020", type="article-journal", title=NOWHERE.title,
                  DOI="10.1136/bmj.m1234", PMID="32349972")  # fmt: skip
    (source,) = recalled(article(NOWHERE), refs(zotero))
    assert source.type is SourceType.PEER_REVIEWED
    assert source.design is Design.RCT
    assert dict(source.identifiers) == {"doi": "10.1136/bmj.m1234", "pmid": "32349972"}


def test_what_the_export_tells_joins_the_copies_of_a_work() -> None:
    """Publisher's page and PubMed record are one work, once a DOI and a number say so."""
    copies = article(
        entry("1", "", "https://pubmed.ncbi.nlm.nih.gov/32349972/"),
        entry("2", "", "https://doi.org/10.1136/bmj.m1234"),
    )
    one, other = recalled(copies, refs())
    assert one.work != other.work
    one, other = recalled(copies, refs(item("key", DOI="10.1136/bmj.m1234", PMID="32349972")))
    assert one.work == other.work


@pytest.mark.parametrize("doi", ["10.1136/bmj.m1234", ""])
def test_an_export_makes_no_paper_of_a_shop(doi: str) -> None:
    """An identifier in the file weighs as one in the entry: a known seller stays one."""
    shop = entry("1", "Buy it here", "https://www.hims.com/blog/naltrexone")
    (source,) = recalled(article(shop), refs(item(URL=shop.url, DOI=doi)))
    assert source.type is recalled(article(shop), refs())[0].type
    assert source.interest is Interest.SELLS_TOPIC
