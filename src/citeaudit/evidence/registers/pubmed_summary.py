"""PubMed's summaries (esummary): whether a PMID exists, in words.

An unknown PMID comes back with `error`; one that is no number spoils the whole answer, with status
200 (measured 2026-08-20). Asked only for what efetch did not give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import (
    Confirmed,
    Reason,
    Record,
    Refuted,
    Unknown,
)
from citeaudit.evidence.registers.base import refuse_status
from citeaudit.evidence.registers.notices import notices_from
from citeaudit.evidence.registers.pubmed import PubMed, eutils_form
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    a_list,
    an_object,
    day_of,
    digits_of,
    doi_of,
    plain,
    read_json,
    subjects_in,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_NO_SUCH = "cannot get document summary"
_INDEXED = "pubmed - indexed for medline"
_IDS = {"doi": "doi", "pmc": "pmcid"}


class PubMedSummary(PubMed):
    """Says whether PubMed has a PMID, and the little that a summary holds."""

    name = "pubmed-summary"

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the summaries of some PMIDs."""
        return Request(f"{base}/esummary.fcgi", {}, form=eutils_form(values, "json", settings))

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the summaries."""
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        result = an_object(content.get("result"))
        if "error" in content or not result:
            raise malformed("an error in place of summaries")
        return {value: _outcome(an_object(result[value])) for value in values if value in result}

    def absent(self, value: str) -> Outcome:
        """Say that a PMID which is passed over was not answered."""
        return Unknown(Reason.MALFORMED, "the answer leaves it out")


def _outcome(summary: Mapping[str, Any]) -> Outcome:
    if error := plain(summary.get("error"), 80):
        if error == _NO_SUCH:
            return Refuted("PubMed: there is no such PMID")
        return Unknown(Reason.MALFORMED, error)
    return Confirmed(_record(summary))


def _record(summary: Mapping[str, Any]) -> Record:
    title = plain(summary.get("title")).rstrip(".").strip("[]")
    days = [day for day in (_day(summary.get(key)) for key in ("pubdate", "epubdate")) if day]
    types = texts(summary.get("pubtype"))
    state = plain(summary.get("recordstatus"), 60)
    authors = (an_object(one).get("name") for one in a_list(summary.get("authors")))
    return Record(
        title=title,
        authors=texts(list(authors), limit=MOST_AUTHORS),
        years=years_of(days),
        published=min(days, default=""),
        container=plain(summary.get("fulljournalname")),
        issns=texts([summary.get("issn"), summary.get("essn")]),
        publication_types=types,
        indexing="MEDLINE" if state.lower() == _INDEXED else state,
        identifiers=_identifiers(summary),
        notices=notices_from(_marks(summary), types),
        subjects=subjects_in(title),
        read="title",
    )


def _day(value: object) -> str:
    """Read "2004 Oct 28"."""
    return day_of(*plain(value, 40).split()[:3]) if plain(value, 40) else ""


def _identifiers(summary: Mapping[str, Any]) -> dict[str, str]:
    found = {"pmid": digits_of(summary.get("uid"))}
    for one in map(an_object, a_list(summary.get("articleids"))):
        kind = _IDS.get(plain(one.get("idtype"), 20))
        value = plain(one.get("value"), 300)
        if kind and (value := doi_of(value) if kind == "doi" else value):
            found[kind] = value
    return found


def _marks(summary: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for one in map(an_object, a_list(summary.get("references"))):
        yield plain(one.get("reftype"), 60), one.get("pmid")  # an integer, or an empty text
