"""Which sources are one work."""

from __future__ import annotations

from citeaudit.sources.model import SourceType
from citeaudit.sources.works import Description, work_keys

TITLE = "Low-dose naltrexone for the treatment of fibromyalgia"
PAPER = SourceType.PEER_REVIEWED


def described(
    kind: SourceType = PAPER, *, title: str = "", year: str = "", url: str = "", **ids: str
) -> Description:
    return Description(kind, ids, title, year, url)


def test_a_shared_identifier_joins_however_long_the_chain() -> None:
    """PubMed knows PMID and DOI, PMC knows PMCID and DOI: all three are one work, named by DOI."""
    keys = work_keys(
        [
            described(pmid="1"),
            described(pmid="1", doi="10.1/x"),
            described(pmcid="PMC2", doi="10.1/x"),
            described(pmcid="PMC3"),
        ]
    )
    assert keys[:3] == ("doi:10.1/x",) * 3
    assert keys[3] == "pmcid:PMC3"


def test_a_title_joins_what_has_no_identifier() -> None:
    """Years may differ by one, as print and online do, and no more."""
    keys = work_keys(
        [
            described(title=TITLE, year="2014", doi="10.1/x"),
            described(title=f"{TITLE}.", year="2013"),
            described(title=TITLE, year="2009"),
        ]
    )
    assert keys[0] == keys[1] != keys[2]


def test_a_preprint_is_its_article() -> None:
    """Two DOIs, one work; two articles with two DOIs are two."""
    paper = described(title=TITLE, doi="10.1/x")
    preprint = described(SourceType.PREPRINT, title=TITLE, doi="10.1101/2020.01.01.1")
    other = described(title=TITLE, doi="10.2/y")
    assert len(set(work_keys([paper, preprint]))) == 1
    assert len(set(work_keys([paper, other]))) == 2


def test_lay_pages_of_one_title_are_not_one() -> None:
    """A hundred clinics write "… benefits and side effects"; one page linked twice is one."""
    pages = [
        described(SourceType.CLINIC_BLOG, title=TITLE, url="https://a.example/ldn"),
        described(SourceType.CLINIC_BLOG, title=TITLE, url="https://b.example/ldn"),
        described(SourceType.CLINIC_BLOG, title="LDN", url="http://www.a.example/ldn/"),
    ]
    keys = work_keys(pages)
    assert keys[0] == keys[2] != keys[1]


def test_what_nothing_names_is_a_work_of_its_own() -> None:
    """Entries without address, title and identifier are not all the same."""
    assert len(set(work_keys([described(), described()]))) == 2
