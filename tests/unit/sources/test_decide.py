"""What a source is: record before host, host before words; and never more than is known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.sources.deception import pretends
from citeaudit.sources.identify import identify
from citeaudit.sources.model import Interest, Source, SourceType
from citeaudit.text import Span


def source(url: str, title: str = "", raw: str = "") -> Source:
    (found,) = identify((Reference(0, "1", Span(0, 0), raw, title=title, url=url),))
    return found


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "peer-reviewed"),
        ("https://anything.example/articles/10.1136/bmj.d4002", "peer-reviewed"),
        ("https://anything.example/studies/NCT01234567", "trial-registry"),
        ("https://doi.org/10.1101/2020.03.01.20029769", "preprint"),
        ("https://doi.org/10.1101/gr.123456.111", "peer-reviewed"),
        ("https://doi.org/10.5281/zenodo.12345", "scholarly-index"),
        ("https://doi.org/10.1186/ISRCTN12345678", "trial-registry"),
        (
            "https://web.archive.org/web/20240101000000/https://pubmed.ncbi.nlm.nih.gov/12345678/",
            "peer-reviewed",
        ),
        ("https://clinicaltrials.gov/search?cond=pots", "search-page"),
    ],
)
def test_the_record_decides_before_the_host(url: str, expected: str) -> None:
    """An identifier in the address says what stands there, whatever carries it."""
    assert source(url).type == expected


def test_an_identifier_in_the_entry_does_not_ennoble_a_page() -> None:
    """A clinic that names a PMID in its title is still a clinic."""
    found = source(
        "https://www.healthline.com/health/naltrexone",
        raw="Naltrexone. PMID: 12345678. Healthline.",
    )
    assert found.type is SourceType.HEALTH_MEDIA
    assert found.identifiers["pmid"] == "12345678"


def test_an_entry_without_address_is_what_its_identifier_says() -> None:
    """A printed reference has nothing else."""
    assert source("", raw="Smith J. A trial. doi:10.1136/bmj.d4002").type == "peer-reviewed"
    assert source("", raw="Smith J. A page.").type is SourceType.UNKNOWN


@pytest.mark.parametrize(
    "host",
    [
        "pubmed.ncbi.nlm.nih.gov.cheap-ldn.com",
        "pubmed-ncbi-nlm-nih-gov.example",
        "xn--nh-hoc.gov",
        "www.nejm.org.shop.example",
    ],
)
def test_a_borrowed_name_is_seen(host: str) -> None:
    """An authority's name in front of somebody else's domain, or in look-alike letters."""
    found = source(f"https://{host}/12345/")
    assert found.type not in {SourceType.PEER_REVIEWED, SourceType.GOVERNMENT}
    assert pretends(host)
    assert pretends(host) in {signal.detail for signal in found.signals}


@pytest.mark.parametrize("host", ["pubmed.ncbi.nlm.nih.gov", "nih.gov", "agelessrx.com", "x.com"])
def test_an_honest_host_pretends_nothing(host: str) -> None:
    """Authorities themselves, and names that hold others' letters."""
    assert pretends(host) == ""


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:,x", "http://localhost/", "https://[::1]/", "", "https://"],
)
def test_what_leads_nowhere_is_unknown_with_the_reason(url: str) -> None:
    """The reason is among the signals."""
    found = source(url)
    assert (found.type, found.interest) == (SourceType.UNKNOWN, Interest.UNKNOWN)
    assert found.signals[0].detail


@pytest.mark.parametrize(
    ("url", "title", "expected"),
    [
        (
            "https://harborcompounding.com/ldn",
            "LDN | Harbor Compounding Pharmacy",
            "pharmacy-marketing",
        ),
        ("https://www.brightsmiledental.com/implants/", "Dental Implants in Austin", "clinic-blog"),
        ("https://drjanedoe.com/blog/thyroid", "Thyroid health | Dr. Jane Doe, ND", "clinic-blog"),
        ("https://millertongazette.com/news/2019/5/2/measles", "Officials warn of measles", "news"),
        ("https://mycrohnsjourney.wordpress.com/2014/05/", "My story, part 2", "blog"),
        ("https://www.lupusalliance-ohio.org/donate", "Donate | Lupus Alliance of Ohio", "charity"),
    ],
)
def test_unlisted_hosts_are_known_by_their_words(url: str, title: str, expected: str) -> None:
    """Made-up sites that any reader would place."""
    found = source(url, title)
    assert found.type == expected
    assert found.signals


def test_sellers_sell() -> None:
    """The interest follows from the type where the type tells it."""
    assert source("https://harborcompounding.com/ldn", "Harbor Pharmacy").interest == "sells-topic"
    assert source("https://pubmed.ncbi.nlm.nih.gov/1/").interest == "none"


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["", "https://", "http://", "https://a."]))
def test_anything_gets_an_answer(url: str, title: str, scheme: str) -> None:
    """A type with a probability, or unknown; and always a reason; never an exception."""
    found = source(scheme + url, title, f"{title}. {url}")
    assert 0 <= found.confidence <= 1
    assert found.signals
    assert all(signal.detail for signal in found.signals)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a.example", "b.example", "nih.gov", ""]), max_size=6))
def test_sources_come_in_the_order_of_the_references(hosts: list[str]) -> None:
    """One for each, whatever they are."""
    references = [
        Reference(at, str(at), Span(0, 0), "", url=f"https://{host}/" if host else "")
        for at, host in enumerate(hosts)
    ]
    assert [found.reference for found in identify(references)] == list(range(len(hosts)))


@pytest.mark.parametrize(
    "raw",
    [
        "Smith J, Doe A. Food deserts in one county. Prev Chronic Dis 2019;16:E59.",
        "Adler NE. Health disparities. Ann N Y Acad Sci 2010 Jan;1186(2):125–145.",
        "Adler, N. (2010). Health disparities. Diabetes Care, 41(12), 1221–1232.",
        "Adler, N. Health disparities. Nature 532, 45–67 (2009).",
        "Adler, N. “Health disparities.” Care, vol. 12, no. 3, 2009, pp. 45-67.",
    ],
)
def test_volume_and_pages_are_a_journals(raw: str) -> None:
    """Human reviews cite without addresses; nothing but an article has volume and pages."""
    found = source("", "Health disparities", raw)
    assert found.type is SourceType.PEER_REVIEWED
    assert found.confidence < 0.95


@pytest.mark.parametrize("raw", ["WHO. A report. Geneva; 2010.", "A page. 12 May 2024, 10:30."])
def test_years_and_times_are_no_volumes(raw: str) -> None:
    """A publisher's place and year, or the hour of an update, tell nothing."""
    assert source("", "A page", raw).type is SourceType.UNKNOWN


def test_a_guideline_without_address_is_one() -> None:
    """Its title says so, its volume and pages that it was published."""
    found = source(
        "", "2017 guideline for the management of hypertension", "Hypertension 2018;71:e13-e115"
    )
    assert found.type is SourceType.GUIDELINE


def test_a_shop_that_names_a_study_is_still_a_shop() -> None:
    """A DOI in the entry is the page's own only where nothing speaks against it."""
    url = "https://quarrypeptidevitamins.com/products/nad-capsules"
    raw = "NAD+ capsules. Based on 10.1136/bmj.d4002."
    assert source(url, "Buy NAD+ capsules, free shipping", raw).type is SourceType.VENDOR
    article = "Doe J. Ageing. Harbor J Med 2019;16:59. doi:10.1136/bmj.d4002"
    assert source("https://hjm-harbor.example/59", "Ageing", article).type == "peer-reviewed"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("doi:10.1161/CIR. 0000000000001123.", "10.1161/cir.0000000000001123"),
        ("doi:10.1161/ CIR.0000000000001123.", "10.1161/cir.0000000000001123"),
        ("doi:10.1136/bmj.d4002. 2020;12:33", "10.1136/bmj.d4002"),
    ],
)
def test_a_doi_broken_by_a_space_is_whole(written: str, doi: str) -> None:
    """As lines end in them; what merely follows a DOI stays outside."""
    assert source("", "Guideline for the management of stroke", written).identifiers["doi"] == doi


def test_a_redirect_that_names_its_host_does_not_hide_it() -> None:
    """`[nih.gov](https://vertexaisearch…)`: the entry's words say where it leads."""
    url = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ"
    found = source(url, "cdc.gov")
    assert (found.type, found.carrier) == ("government", "vertexaisearch.cloud.google.com")
    assert source(url, "Some page").type is SourceType.UNKNOWN


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.perplexity.ai/search/ldn-1", "ai-chat"),
        ("https://docs.perplexity.ai/guides/x", "corporate"),
        ("https://www.perplexity.ai/hub/blog/x", "corporate"),
    ],
)
def test_what_a_chatbots_maker_writes_is_no_chat(url: str, expected: str) -> None:
    """Its documentation and its news are a company's."""
    assert source(url).type == expected
