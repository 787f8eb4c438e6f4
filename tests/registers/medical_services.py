"""NCBI's E-utilities and ID Converter, Europe PMC, ClinicalTrials.gov."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from tests.registers.server import Asked, Reply, as_json, as_text

if TYPE_CHECKING:
    from tests.registers.records import Study, Work
    from tests.registers.world import World

_DOCTYPE = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
    '1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
)
_NUMBER = re.compile(r"NCT\d{8}")


def eutils(world: World, asked: Asked) -> Reply:
    """Answer efetch and esummary; a long GET is refused."""
    if asked.method == "GET" and len(asked.target) > 2048:
        return as_text("<html>URI too long</html>", 414, "text/html")
    ids = asked.query["id"].split(",")
    if asked.path.endswith("efetch.fcgi"):
        # What is no number is coerced into one.
        digits = [re.sub(r"\D", "", one) for one in ids]
        found = "".join(_article(world.by_pmid[one]) for one in digits if one in world.by_pmid)
        body = f"{_DOCTYPE}<PubmedArticleSet>\n{found}</PubmedArticleSet>"
        return as_text(body, 200, "text/xml")
    return _summaries(world, ids)


def _article(work: Work) -> str:
    authors = "".join(
        f"<Author><LastName>{escape(family)}</LastName><ForeName>{escape(given)}</ForeName></Author>"
        for family, given in work.authors
    )
    types = "".join(f"<PublicationType>{escape(one)}</PublicationType>" for one in work.types)
    headings = "".join(
        f"<MeshHeading><DescriptorName>{escape(one)}</DescriptorName></MeshHeading>"
        for one in work.headings
    )
    marks = "".join(
        f'<CommentsCorrections RefType="{kind}"><PMID Version="1">{pmid}</PMID>'
        "</CommentsCorrections>"
        for kind, pmid in work.marks
    )
    numbers = "".join(f"<AccessionNumber>{one}</AccessionNumber>" for one in work.trials)
    banks = (
        "<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>"
        f"<AccessionNumberList>{numbers}</AccessionNumberList></DataBank></DataBankList>"
        if numbers
        else ""
    )
    ids = f'<ArticleId IdType="pubmed">{work.pmid}</ArticleId>'
    ids += f'<ArticleId IdType="doi">{escape(work.doi)}</ArticleId>' if work.doi else ""
    ids += f'<ArticleId IdType="pmc">{work.pmcid}</ArticleId>' if work.pmcid else ""
    return (
        f"<PubmedArticle><MedlineCitation Status={quoteattr(work.status)}>"
        f'<PMID Version="1">{work.pmid}</PMID><Article><Journal><JournalIssue><PubDate>'
        f"<Year>{work.year}</Year></PubDate></JournalIssue><Title>{escape(work.journal)}</Title>"
        f"</Journal><ArticleTitle>{escape(work.title)}.</ArticleTitle>"
        f"<AuthorList>{authors}</AuthorList>{banks}"
        f"<PublicationTypeList>{types}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{marks}</CommentsCorrectionsList>"
        f"<MeshHeadingList>{headings}</MeshHeadingList></MedlineCitation>"
        f"<PubmedData><ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle>\n"
    )


def _summaries(world: World, ids: list[str]) -> Reply:
    header = {"type": "esummary", "version": "0.3"}
    for at, one in enumerate(ids):
        if not one.isdigit():
            error = f"Invalid uid {one} at position= {at}"
            return as_json({"header": header, "error": error, "result": {"uids": []}})
    result: dict[str, Any] = {"uids": ids}
    for one in ids:
        work = world.by_pmid.get(one)
        unknown = {"uid": one, "error": "cannot get document summary"}
        result[one] = _summary(work) if work else unknown
    return as_json({"header": header, "result": result})


def _summary(work: Work) -> dict[str, Any]:
    state = "PubMed - indexed for MEDLINE" if work.status == "MEDLINE" else "PubMed"
    return {
        "uid": work.pmid,
        "pubdate": f"{work.year} Feb",
        "epubdate": "",
        "source": work.journal,
        "fulljournalname": work.journal,
        "authors": [{"name": f"{family} {given[:1]}"} for family, given in work.authors],
        "title": f"{work.title}.",
        "pubtype": list(work.types),
        "recordstatus": state,
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": work.pmid},
            {"idtype": "doi", "idtypen": 3, "value": work.doi},
        ],
        "references": [
            {"reftype": re.sub(r"(?<=[a-z])In$", " in", kind), "pmid": int(pmid), "note": ""}
            for kind, pmid in work.marks
        ],
    }


def idconv(world: World, asked: Asked) -> Reply:
    """Give PMIDs as integers; refuse mixed types and more than 200."""
    ids = asked.query["ids"].split(",")
    kinds = {_kind(one) for one in ids}
    if len(kinds) > 1 or len(ids) > 200:
        message = "invalid ids: mixed identifier types" if len(kinds) > 1 else "too many ids"
        return as_json({"status": "error", "message": message}, 400)
    records = [_conversion(world, one, kinds.copy().pop()) for one in ids]
    return as_json({"status": "ok", "response-date": "2026-06-16 14:17:07", "records": records})


def _kind(one: str) -> str:
    return "pmcid" if one.startswith("PMC") else "pmid" if one.isdigit() else "doi"


def _conversion(world: World, one: str, kind: str) -> dict[str, Any]:
    held = {"pmcid": world.by_pmcid, "doi": world.by_doi, "pmid": world.by_pmid}[kind]
    work = held.get(one if kind != "doi" else one.lower())
    if work is None or not work.pmcid:
        failed = {"status": "error", "errmsg": "Identifier not found in PMC"}
        return {kind: one, "requested-id": one, **failed}
    return {
        "doi": work.doi, "pmcid": work.pmcid, "pmid": int(work.pmid), "requested-id": one
    }  # fmt: skip


def europepmc(world: World, asked: Asked) -> Reply:
    """Search by quoted DOI; list changes of status; put errors into status 200."""
    if asked.path.endswith("status-update-search"):
        ids = [one["extId"] for one in json.loads(asked.body)["ids"]]
        changed = [
            {"src": "MED", "extId": one, "statusUpdates": ["RETRACTED"]}
            for one in ids
            if "Retracted Publication" in getattr(world.by_pmid.get(one), "types", ())
        ]
        return as_json({"metrics": {}, "articlesWithStatusUpdate": changed})
    if int(asked.query.get("pageSize", "25")) > 1000:
        return as_json({"version": "6.9", "errCode": 404, "errMsg": "pageSize too large"})
    query = asked.query["query"]
    dois = re.findall(r'DOI:"([^"]*)"', query)
    held = [work for doi in dois if (work := world.by_doi.get(doi.lower())) and work.pmid]
    held += [work for one in re.findall(r"EXT_ID:(\d+)", query) if (work := world.by_pmid.get(one))]
    if "TITLE:(" in query:
        held = [work for work in world.works if _is_about(work, query)]
    found: Any = [_core(work) for work in held]
    if len(found) == 1:
        found = found[0]  # a lone item comes bare
    return as_json({"hitCount": len(held), "resultList": {"result": found}})


def _is_about(work: Work, query: str) -> bool:
    """Say whether a work has one of the words of each field of a query."""
    fields = re.findall(r"(TITLE|TITLE_ABS|PUB_TYPE):(?:\(([^()]*)\)|\"([^\"]*)\")", query)
    groups = [re.findall(r'"([^"]*)"', words) for name, words, _ in fields if words]
    types = {one.lower() for name, _, one in fields if name == "PUB_TYPE"}
    title = work.title.lower()
    return bool(types & {one.lower() for one in work.types}) and all(
        any(word.lower() in title for word in group) for group in groups
    )


def _core(work: Work) -> dict[str, Any]:
    return {
        "id": work.pmid, "source": "MED", "pmid": work.pmid, "doi": work.doi,
        **({"pmcid": work.pmcid} if work.pmcid else {}),
        "title": f"{work.title}.", "pubYear": str(work.year),
        "authorList": {
            "author": [
                {"fullName": f"{family} {given[:1]}", "firstName": given, "lastName": family}
                for family, given in work.authors
            ]
        },
        "journalInfo": {"journal": {"title": work.journal}},
        "pubTypeList": {"pubType": [one.lower() for one in work.types]},
    }  # fmt: skip


def clinicaltrials(world: World, asked: Asked) -> Reply:
    """Refuse a batch for one bad number; say errors as plain text; send former numbers on."""
    unknown = set(asked.query) - {"filter.ids", "fields", "pageSize", "pageToken"}
    if unknown:
        return as_text(f"`{unknown.pop()}` is unknown parameter", 400)
    number = asked.path.removeprefix("/clinicaltrials/studies").strip("/")
    if number:
        return _one_study(world, asked, number)
    ids = asked.query["filter.ids"].split(",")
    for at, one in enumerate(ids):
        if not _NUMBER.fullmatch(one):
            return as_text(f"Item {at + 1} in parameter `filter.ids` has incorrect format", 400)
    size = min(1000, int(asked.query.get("pageSize", "10")))  # larger ones are clamped silently
    found = [_study(world.by_number[one]) for one in ids if one in world.by_number]
    return as_json({"studies": found[:size]})


def _one_study(world: World, asked: Asked, number: str) -> Reply:
    if not _NUMBER.fullmatch(number):
        return as_text("Parameter `nctId` has incorrect format", 400)
    if number in world.former:
        current = asked.target.replace(number, world.former[number].number)
        return as_text("", 301, headers={"Location": current})
    study = world.by_number.get(number)
    if study is None:
        return as_text(f"NCT number {number} not found", 404)
    return as_json(_study(study))


def _study(study: Study) -> dict[str, Any]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": study.number, "briefTitle": study.title},
            "statusModule": {
                "overallStatus": study.status,
                "startDateStruct": {"date": "2022-05", "type": "ACTUAL"},
                "studyFirstPostDateStruct": {"date": "2022-05-05", "type": "ACTUAL"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "A university"}},
            "conditionsModule": {"conditions": list(study.conditions)},
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": ["PHASE4"],
                "designInfo": {
                    "allocation": "RANDOMIZED",
                    "maskingInfo": {"masking": "DOUBLE"},
                },
                "enrollmentInfo": {"count": study.enrollment, "type": "ESTIMATED"},
            },
            "armsInterventionsModule": {
                "interventions": [{"type": "DRUG", "name": one} for one in study.interventions]
            },
            "referencesModule": {
                "references": [{"type": kind, "pmid": pmid} for kind, pmid in study.papers]
            },
        },
        "hasResults": study.has_results,
    }
