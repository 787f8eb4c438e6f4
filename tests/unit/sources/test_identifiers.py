"""Identifiers: found by shape, checked, brought into normal form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.sources.addresses import read_address
from citeaudit.sources.identifiers import in_address, in_text, isbn13, issn


@pytest.mark.parametrize(
    ("url", "kind", "value"),
    [
        ("https://doi.org/10.1136/bmj.d4002", "doi", "10.1136/bmj.d4002"),
        ("https://dx.doi.org/10.1136/BMJ.D4002", "doi", "10.1136/bmj.d4002"),
        ("https://www.nejm.org/doi/full/10.1056/NEJMoa2034577", "doi", "10.1056/nejmoa2034577"),
        ("https://x.example/doi/pdf/10.1002/abc.123.pdf", "doi", "10.1002/abc.123"),
        (
            "https://www.medrxiv.org/content/10.1101/2020.03.01.20029769v2.full",
            "doi",
            "10.1101/2020.03.01.20029769",
        ),
        ("https://www.tandfonline.com/doi/abs/10.1080/123/abstract", "doi", "10.1080/123"),
        (
            "https://x.example/article/10.1016/S0140-6736%2820%2930183-5",
            "doi",
            "10.1016/s0140-6736(20)30183-5",
        ),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid", "12345678"),
        ("https://europepmc.org/article/MED/12345678", "pmid", "12345678"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3962576/", "pmcid", "PMC3962576"),
        ("https://arxiv.org/abs/2301.01234v3", "arxiv", "2301.01234"),
        ("https://arxiv.org/pdf/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("https://clinicaltrials.gov/study/NCT01234567", "nct", "NCT01234567"),
        ("https://mirror.example/trial/nct01234567", "nct", "NCT01234567"),
        ("https://www.isrctn.com/ISRCTN12345678", "isrctn", "ISRCTN12345678"),
        (
            "https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-023456-12/DE",
            "eudract",
            "2010-023456-12",
        ),
        (
            "https://euclinicaltrials.eu/ctis-public/view/2022-501234-12-00",
            "euct",
            "2022-501234-12-00",
        ),
        ("https://anzctr.org.au/ACTRN12612000123456.aspx", "actrn", "ACTRN12612000123456"),
        ("https://www.chictr.org.cn/x/ChiCTR2000012345", "chictr", "ChiCTR2000012345"),
        ("https://drks.de/search/en/trial/DRKS00012345", "drks", "DRKS00012345"),
        ("https://jrct.niph.go.jp/latest-detail/jRCTs031190123", "jrct", "jRCTs031190123"),
        ("https://x.example/978-0-306-40615-7", "isbn", "9780306406157"),
        ("https://www.crd.york.ac.uk/prospero/?id=CRD42020123456", "prospero", "CRD42020123456"),
    ],
)
def test_an_address_names_its_work(url: str, kind: str, value: str) -> None:
    """Whatever carries it, and whatever publishers append."""
    assert in_address(read_address(url)).get(kind) == value


@pytest.mark.parametrize(
    "url",
    [
        "https://clinicaltrials.gov/study/NCT0123456",
        "https://clinicaltrials.gov/study/NCT012345678",
        "https://shop.example/10.5-inch/pan",
        "https://pubmed.ncbi.nlm.nih.gov/?term=naltrexone",
        "https://shop.example/12345678/",
        "https://x.example/978-0-306-40615-8",
        "https://x.example/xnct01234567x",
        "https://x.example/drks123",
    ],
)
def test_what_only_looks_like_one_is_none(url: str) -> None:
    """A digit too few, a wrong check digit, a number on a host that numbers other things."""
    assert in_address(read_address(url)) == {}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("See doi:10.1000/182.", "doi", "10.1000/182"),
        ("(https://doi.org/10.1016/S0140-6736(20)30183-5)", "doi", "10.1016/s0140-6736(20)30183-5"),
        ("PMID: 12345678; PMCID: PMC3962576", "pmid", "12345678"),
        ("PMID: 12345678; PMCID: PMC3962576", "pmcid", "PMC3962576"),
        ("arXiv:2301.01234v2 [cs.CL]", "arxiv", "2301.01234"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("ISSN 0378-5955", "issn", "0378-5955"),
        ("registered as NCT 01234567", "nct", "NCT01234567"),
        ("CTRI/2018/05/013999", "ctri", "CTRI/2018/05/013999"),
        ("PACTR202004893013257", "pactr", "PACTR202004893013257"),
        ("UMIN000012345", "umin", "UMIN000012345"),
    ],
)
def test_the_text_of_an_entry_names_its_work(text: str, kind: str, value: str) -> None:
    """Without the punctuation of the sentence around it."""
    assert in_text(text).get(kind) == value


def test_check_digits_decide() -> None:
    """One digit changed makes a number nobody gave."""
    assert isbn13("0306406152") == isbn13("978-0-306-40615-7") == "9780306406157"
    assert isbn13("0306406153") == isbn13("9780306406158") == isbn13("123") == ""
    assert issn("2434-561X") == "2434-561X"
    assert issn("0378-5954") == issn("1234") == ""


@settings(deadline=None)
@given(st.integers(0, 10**9 - 1))
def test_every_short_isbn_has_exactly_one_long_form(number: int) -> None:
    """Of the eleven possible check characters one is right."""
    found = [isbn13(f"{number:09}{last}") for last in "0123456789X"]
    (made,) = [value for value in found if value]
    assert isbn13(made) == made
    assert made[3:12] == f"{number:09}"


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    """Nothing raises for what an entry may hold."""
    assert isinstance(in_text(text), dict)
