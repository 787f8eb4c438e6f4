"""Real answers of the services, as they lie beside the repository: what is read out of them."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citeaudit.evidence.deriving import design_by_facts, status_of
from citeaudit.evidence.exchange import Answer, Failure
from citeaudit.evidence.facts import Confirmed, Fact, NoticeKind, Outcome, Reason, Refuted, Unknown
from citeaudit.evidence.registers.page import outcome_of
from citeaudit.evidence.registers.table import BY_NAME
from citeaudit.sources.model import Design, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.evidence.facts import Record

_SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "api_samples"
_PAGE = "https://x.example/a"

pytestmark = pytest.mark.skipif(
    not _SAMPLES.is_dir(), reason="no samples of real answers beside the repository"
)


def read(register: str, file: str, *values: str, status: int = 200) -> dict[str, Outcome]:
    """Read a sample as the answer of a register."""
    body = (_SAMPLES / file).read_bytes()
    answer = Answer(status, {}, body, "https://x")
    return dict(BY_NAME[register].read(answer, values))


def record(register: str, file: str, value: str) -> Record:
    outcome = read(register, file, value)[value]
    assert isinstance(outcome, Confirmed)
    return outcome.record


def pubmed(file: str) -> tuple[str, Record]:
    """Read a record of PubMed; its number stands in the name of the file."""
    pmid = next(part for part in file.replace("_", " ").split() if part.isdigit())
    return pmid, record("pubmed", f"pubmed/{file}", pmid)


def test_agencies() -> None:
    """Existing, registered elsewhere, absent, malformed."""
    dois = [
        "10.1371/journal.pone.0033693", "10.48550/arxiv.1706.03762",
        "10.1371/journal.pone.9999999", "10.99999/x",
    ]  # fmt: skip
    told = read("doi", "doi_org/doiRA_batch.json", *dois)
    first, second, *absent = (told[doi] for doi in dois)
    assert isinstance(first, Confirmed)
    assert first.record.publisher == "Crossref"
    assert isinstance(second, Confirmed)
    assert second.record.publisher == "DataCite"
    assert all(isinstance(outcome, Refuted) for outcome in absent)


@pytest.mark.parametrize(
    ("file", "doi", "kinds"),
    [
        ("work_10.1016_j.fct.2012.08.005__retracted_two_sources.json",
         "10.1016/j.fct.2012.08.005", [NoticeKind.RETRACTION]),
        ("work_10.1016_s0140-6736(97)11096-0__retracted_retraction-watch_wakefield.json",
         "10.1016/s0140-6736(97)11096-0", [NoticeKind.CORRECTION, NoticeKind.RETRACTION]),
        ("work_10.1371_journal.pone.0033693__correction_updated-by.json",
         "10.1371/journal.pone.0033693", [NoticeKind.CORRECTION]),
        ("work_10.1371_journal.ppat.1008184__new_version_self_update.json",
         "10.1371/journal.ppat.1008184", []),
        ("list_item_self_correction_update-to.json", "", []),
        ("work_10.1016_s0140-6736(10)60175-4__retraction_notice.json",
         "10.1016/s0140-6736(10)60175-4", []),
    ],
)  # fmt: skip
def test_notices_of_crossref(file: str, doi: str, kinds: list[NoticeKind]) -> None:
    """On the work they stand for; not on the notice, not twice, not for itself."""
    body = json.loads((_SAMPLES / "crossref" / file).read_text())
    work = body.get("message", body)
    doi = doi or work["DOI"].lower()
    content = json.dumps({"message": work}).encode()
    outcome = BY_NAME["crossref"].read(Answer(200, {}, content, ""), [doi])[doi]
    assert isinstance(outcome, Confirmed)
    assert [notice.kind for notice in outcome.record.notices] == kinds


def test_a_batch_of_crossref() -> None:
    """Joined by DOI."""
    works = json.loads((_SAMPLES / "crossref/batch_filter_doi_5.json").read_text())
    dois = [work["DOI"].lower() for work in works["message"]["items"]]
    told = read("crossref", "crossref/batch_filter_doi_5.json", *reversed(dois), "10.5555/none")
    assert set(told) == set(dois)


@pytest.mark.parametrize(
    ("file", "design"),
    [
        ("efetch_9110943__meta-analysis.xml", Design.META_ANALYSIS),
        ("efetch_9482442__case_report_with_erratum.xml", Design.CASE_REPORT),
        ("efetch_15228064__case_report_and_review.xml", Design.CASE_REPORT),
        ("efetch_9505772__rct_with_erratum.xml", Design.RCT),
        ("efetch_15968009__rct_multicenter_nih.xml", Design.RCT),
        ("efetch_22663011__rct_phase3_NEJM_2026.xml", Design.RCT),
        ("efetch_37905428__systematic_review.xml", Design.SYSTEMATIC_REVIEW),
        ("efetch_35830032__meta-analysis_and_review.xml", Design.META_ANALYSIS),
        ("efetch_37729413__meta-analysis_mendelian_randomization.xml", Design.UNKNOWN),
        ("efetch_8863847__retracted_animal.xml", Design.ANIMAL),
        ("efetch_38596266__editorial.xml", Design.EDITORIAL),
        ("efetch_35726897__letter.xml", Design.EDITORIAL),
    ],
)
def test_designs_of_pubmed(file: str, design: Design) -> None:
    """As a reader who knows the field would name them."""
    pmid, found = pubmed(file)
    fact = Fact("pubmed", f"pmid:{pmid}", "2026-11-28", "", Confirmed(found))
    assert design_by_facts(found.title, [fact]) is design


@pytest.mark.parametrize(
    ("file", "status"),
    [
        ("efetch_8863847__retracted_animal.xml", [Status.RETRACTED, Status.CORRECTED]),
        ("efetch_8655018__retracted_review_english_abstract.xml", [Status.RETRACTED]),
        ("efetch_11543891__retracted.xml", [Status.RETRACTED]),
        ("efetch_993__retracted_gullis_rowe.xml", [Status.RETRACTED]),
        ("efetch_9634358__retraction_notice.xml", [Status.CORRECTED]),  # it has an erratum
        ("efetch_11600210__retraction_notice_titled_editorial.xml", [Status.OK]),
        ("efetch_35649368__article_with_ErratumIn.xml", [Status.CORRECTED]),
        ("efetch_38833988__published_erratum_notice.xml", [Status.OK]),
        ("efetch_11034741__cochrane_review_UpdateIn.xml", [Status.OK]),
        ("efetch_39345789__journal_version_UpdateOf_preprint.xml", [Status.OK]),
    ],
)
def test_status_by_pubmed(file: str, status: list[Status]) -> None:
    """Retracted, corrected, or a notice, an update, a version: those say nothing against it."""
    pmid, found = pubmed(file)
    fact = Fact("pubmed", f"pmid:{pmid}", "2026-11-28", "", Confirmed(found))
    assert list(status_of([fact])) == status


def test_links_of_pubmed() -> None:
    """To the trial, to the preprint; not from one Cochrane version to the next."""
    assert pubmed("efetch_22663011__rct_phase3_NEJM_2026.xml")[1].trials
    assert pubmed("efetch_39345789__journal_version_UpdateOf_preprint.xml")[1].preprints
    review = pubmed("efetch_11406024__cochrane_review_UpdateOf_UpdateIn.xml")[1]
    assert (review.preprints, review.published_as) == ((), ())


def test_titles_of_pubmed() -> None:
    """Without the brackets of a translation and the full stop."""
    title = pubmed("efetch_38048813__non_english_bracketed_title.xml")[1].title
    assert title[0] not in "[("
    assert title[-1] not in "].)"


def test_a_batch_and_an_empty_set_of_pubmed() -> None:
    """Joined by number; what is not there is not there."""
    assert read("pubmed", "pubmed/efetch_37909814__pmid_not_found_empty_set.xml", "37909814") == {}
    body = (_SAMPLES / "pubmed/efetch_batch_5.xml").read_text()
    numbers = [part.split("<")[0] for part in body.split('<PMID Version="1">')[1:]]
    told = read("pubmed", "pubmed/efetch_batch_5.xml", *numbers, "1")
    assert "1" not in told
    assert len(told) >= 5


def test_summaries() -> None:
    """Unknown in words; malformed for all; notices with a number or without."""
    told = read(
        "pubmed-summary", "eutils/esummary_multi_with_unknown_uid_error.json",
        "31978945", "99999999999",
    )  # fmt: skip
    assert isinstance(told["31978945"], Confirmed)
    assert isinstance(told["99999999999"], Refuted)
    with pytest.raises(Failure):
        read("pubmed-summary", "eutils/esummary_invalid_uid.json", "ABC123")
    found = record(
        "pubmed-summary", "eutils/esummary_15509818__references_erratum_in.json", "15509818"
    )
    assert [notice.kind for notice in found.notices] == [NoticeKind.CORRECTION]


def test_conversions() -> None:
    """An integer for a number; "not found in PMC" is no denial."""
    told = read("idconv", "idconv/new_api_batch_ok_and_error.json", "PMC7029759", "PMC9999999999")
    first = told["PMC7029759"]
    assert isinstance(first, Confirmed)
    assert first.record.identifiers["pmid"] == "32117569"
    assert told["PMC9999999999"] == Unknown(Reason.NOT_HELD)


@pytest.mark.parametrize(
    ("file", "status", "has_results"),
    [
        ("study_NCT00517179__completed__no_results.json", "COMPLETED", False),
        ("study_NCT01126879__terminated__with_results.json", "TERMINATED", True),
        ("study_NCT01511679__withdrawn__no_results.json", "WITHDRAWN", False),
        ("study_NCT03058679__completed__with_results.json", "COMPLETED", True),
        ("study_NCT04175379__unknown__no_results.json", "UNKNOWN", False),
        ("study_NCT06714279__not_yet_recruiting__no_results.json", "NOT_YET_RECRUITING", False),
    ],
)
def test_trials(file: str, status: str, has_results: bool) -> None:
    """How far it came, and whether it has results."""
    number = file.split("_")[1]
    trial = record("clinicaltrials", f"clinicaltrials/{file}", number).trial
    assert trial is not None
    assert (trial.status, trial.has_results) == (status, has_results)
    assert trial.conditions


def test_papers_of_a_trial() -> None:
    """Those that report its results are told from those that mention its number."""
    file = "clinicaltrials/study_NCT03058679__completed__with_results.json"
    trial = record("clinicaltrials", file, "NCT03058679").trial
    assert trial is not None
    assert "34052278" in trial.other_pmids
    assert "34052278" not in trial.result_pmids


def test_a_trial_that_is_not_there() -> None:
    """A plain text of the register; a page of somebody else's is no denial."""
    file = "clinicaltrials/error_404_study_not_found.txt"
    told = read("clinicaltrials", file, "NCT99999999", status=404)
    assert isinstance(told["NCT99999999"], Refuted)
    with pytest.raises(Failure):
        read("clinicaltrials", "openalex/work_404.html", "NCT99999999", status=404)


def test_preprints_of_arxiv() -> None:
    """Known, unknown, old numbers."""
    told = read("arxiv", "arxiv/id_0808.05394_1707.08567.xml", "0808.05394", "1707.08567")
    assert set(told) == {"1707.08567"}
    assert read("arxiv", "arxiv/id_0000.0000.xml", "0000.0000") == {}
    assert read("arxiv", "arxiv/id_astro-ph_0601001.xml", "astro-ph/0601001")


@pytest.mark.parametrize(
    ("register", "file"),
    [
        ("crossref", "crossref/works_500_exception.json"),
        ("crossref", "crossref/works_504_gateway.html"),
        ("crossref", "crossref/rate_limit_429.txt"),
        ("pubmed-summary", "eutils/rate_limit_429_body.json"),
        ("pubmed", "eutils/server_error_500.html"),
        ("europepmc", "europepmc/error_inside_200_page_size.json"),
        ("europepmc", "europepmc/bad_gateway_502.html"),
        ("openalex", "openalex/work_404.html"),
        ("openalex", "openalex/rate_limit_429.json"),
        ("unpaywall", "unpaywall/email_422.json"),
        ("idconv", "idconv/new_api_400_mixed_types.json"),
        ("clinicaltrials", "clinicaltrials/error_400_bad_item_in_filter_ids.txt"),
    ],
)
def test_errors_with_a_good_status(register: str, file: str) -> None:
    """Whatever the status says: that is no answer, and least of all "not found"."""
    with pytest.raises(Failure):
        read(register, file, "10.5555/x")


@pytest.mark.parametrize(
    ("file", "identifier", "sells"),
    [
        ("pmc_article_head.html", "doi", False),
        ("peerj_citation_meta.html", "doi", False),
        ("springerlink_head.html", "doi", False),
        ("sciencedirect_head.html", "doi", False),
        ("healthline_jsonld.html", "", False),
        ("medicalnewstoday.html", "", False),
        ("nature_news.html", "doi", False),  # pieces of news there have one
        ("omeda_paxlovid_MedicalWebPage.html", "", False),
        ("extruct_product.html", "", True),
        ("extruct_product_microdata.html", "", True),
        ("extruct_LocalBusiness.002.html", "", False),  # a restaurant
    ],
)
def test_pages(file: str, identifier: str, sells: bool) -> None:
    """Papers bear their DOI; shops and practices sell."""
    body = (_SAMPLES / "html" / file).read_bytes()
    outcome = outcome_of(
        Answer(200, {"content-type": "text/html"}, body, "https://x.example/a"), ""
    )
    assert isinstance(outcome, Confirmed)
    page = outcome.record.page
    assert page is not None
    assert page.sells is sells
    assert bool(outcome.record.identifiers.get("doi")) is bool(identifier)


@pytest.mark.parametrize(
    "file",
    [
        "cloudflare_challenge_acs.html",
        "cloudflare_challenge_aps.html",
        "pmc_proof_of_work_200.html",
    ],
)
def test_walls(file: str) -> None:
    """Blocked, with whatever status."""
    body = (_SAMPLES / "html" / file).read_bytes()
    outcome = outcome_of(
        Answer(200, {"content-type": "text/html"}, body, "https://x.example/a"), ""
    )
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.BLOCKED


def _every() -> Iterator[tuple[str, Path]]:
    folders = {
        "doi": "doi_org", "crossref": "crossref", "pubmed": "pubmed", "pubmed-summary": "eutils",
        "idconv": "idconv", "europepmc": "europepmc", "europepmc-status": "europepmc",
        "clinicaltrials": "clinicaltrials", "datacite": "datacite", "arxiv": "arxiv",
        "openlibrary": "isbn", "openalex": "openalex", "unpaywall": "unpaywall",
        "wayback": "wayback",
    }  # fmt: skip
    for register, folder in folders.items():
        for file in sorted((_SAMPLES / folder).glob("*")):
            yield register, file


def test_every_sample_is_read_or_refused() -> None:
    """Of every service by every register that lives there, with any status: no other end."""
    count = 0
    for name, file in _every():
        for status in (200, 404):
            with suppress(Failure):
                answer = Answer(status, {}, file.read_bytes(), "")
                BY_NAME[name].read(answer, ["10.1000/x"])
            count += 1
    assert count > 300
