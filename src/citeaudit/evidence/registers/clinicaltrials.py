"""ClinicalTrials.gov, version 2: what a trial is, how far it came, whether it has results.

One malformed number is 400 for the whole batch, unknown ones are left out, and errors are plain
text. A registration is not a result, whatever its status (APIS 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record, Refuted, Trial
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import (
    a_list,
    an_object,
    digits_of,
    iso_day,
    plain,
    read_json,
    subjects_in,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_FIELDS = (
    "NCTId,BriefTitle,OfficialTitle,Acronym,OverallStatus,WhyStopped,StartDate,"
    "CompletionDate,StudyFirstPostDate,ResultsFirstPostDate,StudyType,Phase,DesignAllocation,"
    "DesignMasking,EnrollmentCount,Condition,InterventionName,LeadSponsorName,BriefSummary,"
    "ReferencePMID,ReferenceType,HasResults"
)


class ClinicalTrials(Register):
    """Holds the registrations of trials with an NCT number; it must know every one."""

    name = "clinicaltrials"
    service = "clinicaltrials"
    kinds = frozenset({"nct"})
    batch = 100
    lifetime = 7
    confirms = True

    def accepts(self, kind: str, value: str) -> bool:
        """Take `NCT` and eight digits."""
        number = value[3:]
        return value[:3] == "NCT" and len(number) == 8 and number.isascii() and number.isdigit()

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the parts of some registrations that are read; for one by its address.

        A number that was given up for another is redirected there, and only there.
        """
        if len(values) == 1:
            return Request(f"{base}/studies/{values[0]}", {"fields": _FIELDS})
        return Request(
            f"{base}/studies",
            {"filter.ids": ",".join(values), "fields": _FIELDS, "pageSize": "1000"},
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read one study, or a list joined by number."""
        if answer.status == 404 and len(values) == 1:
            return {values[0]: _no_such(answer)}
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        if "protocolSection" in content and len(values) == 1:
            return {values[0]: Confirmed(_record(content, values[0]))}
        if "studies" not in content:
            raise malformed("no studies in the answer")
        studies = map(an_object, a_list(content["studies"]))
        held = {plain(_module(one, "identification").get("nctId"), 20): one for one in studies}
        return {value: Confirmed(_record(held[value], value)) for value in values if value in held}

    def page(self, kind: str, value: str) -> str:
        """Give the address of the registration."""
        return f"https://clinicaltrials.gov/study/{value}"


def _no_such(answer: Answer) -> Outcome:
    """Read the plain text of a 404: "NCT number NCT99999999 not found"."""
    if b"not found" not in answer.body[:200] or b"<" in answer.body[:200]:
        raise malformed("a 404 that is not the register's")
    return Refuted("ClinicalTrials.gov: there is no such NCT number")


def _module(study: Mapping[str, Any], name: str) -> dict[str, Any]:
    return an_object(an_object(study.get("protocolSection")).get(f"{name}Module"))


def _record(study: Mapping[str, Any], asked: str) -> Record:
    named = _module(study, "identification")
    number = plain(named.get("nctId"), 20) or asked
    status = _module(study, "status")
    trial = _trial(study)
    title = plain(named.get("briefTitle"))
    summary = plain(_module(study, "description").get("briefSummary"), 10_000)
    posted = _day(status, "studyFirstPostDateStruct")
    return Record(
        title=title,
        other_titles=texts([named.get("officialTitle"), named.get("acronym")]),
        years=years_of([posted]),
        published=posted,
        publisher=trial.sponsor,
        kind="trial",
        identifiers={"nct": number},
        subjects=subjects_in(
            title, plain(named.get("officialTitle")), *trial.conditions, *trial.interventions,
            summary,
        ),
        read="registration",
        trial=trial,
    )  # fmt: skip


def _trial(study: Mapping[str, Any]) -> Trial:
    status, design = _module(study, "status"), _module(study, "design")
    info = an_object(design.get("designInfo"))
    count = an_object(design.get("enrollmentInfo")).get("count")
    arms = a_list(_module(study, "armsInterventions").get("interventions"))
    results = study.get("hasResults")
    return Trial(
        status=plain(status.get("overallStatus"), 40),
        has_results=results if isinstance(results, bool) else None,
        results_posted=_day(status, "resultsFirstPostDateStruct"),
        study_type=plain(design.get("studyType"), 40),
        phases=texts(design.get("phases")),
        allocation=plain(info.get("allocation"), 40),
        masking=plain(an_object(info.get("maskingInfo")).get("masking"), 40),
        enrollment=count if isinstance(count, int) and not isinstance(count, bool) else None,
        started=_day(status, "startDateStruct"),
        completed=_day(status, "completionDateStruct"),
        conditions=texts(_module(study, "conditions").get("conditions"), limit=20),
        interventions=texts([an_object(one).get("name") for one in arms], limit=20),
        sponsor=plain(
            an_object(_module(study, "sponsorCollaborators").get("leadSponsor")).get("name")
        ),
        result_pmids=_papers(study, results=True),
        other_pmids=_papers(study, results=False),
    )


def _day(module: Mapping[str, Any], name: str) -> str:
    return iso_day(an_object(module.get(name)).get("date"))


def _papers(study: Mapping[str, Any], *, results: bool) -> tuple[str, ...]:
    """Give the papers that report its results, or those that only have to do with it."""
    papers = map(an_object, a_list(_module(study, "references").get("references")))
    found = [
        digits_of(one.get("pmid")) for one in papers if (one.get("type") == "RESULT") is results
    ]
    return texts(found, limit=20)
