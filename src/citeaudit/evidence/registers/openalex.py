"""OpenAlex: a second opinion on retraction, and whether a journal is in DOAJ. Only on request.

Metered since February 2026: without a key a thousand credits a day. Its `is_retracted` alone
confirms nothing, since it copies others and merges works wrongly (APIS 10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Notice, NoticeKind, Record
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import (
    a_list,
    an_object,
    digits_of,
    doi_of,
    iso_day,
    plain,
    read_json,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_SELECT = "id,doi,ids,title,type,publication_date,is_retracted,primary_location"


class OpenAlex(Register):
    """Holds works by DOI, copied from others."""

    name = "openalex"
    service = "openalex"
    kinds = frozenset({"doi"})
    batch = 100
    lifetime = 7
    optional = True

    def accepts(self, kind: str, value: str) -> bool:
        """Take DOIs without the bars that part them."""
        return kind == "doi" and "|" not in value

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for some DOIs."""
        query = {"filter": f"doi:{'|'.join(values)}", "per_page": "100", "select": _SELECT}
        if settings.openalex_key:
            query["api_key"] = settings.openalex_key
        return Request(f"{base}/works", query)

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the works, joined by DOI."""
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        if "results" not in content:
            raise malformed("no works in the answer")
        works = map(an_object, a_list(content["results"]))
        held = {doi_of(work.get("doi")): work for work in works}
        return {value: Confirmed(_record(held[value])) for value in values if value in held}

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def page(self, kind: str, value: str) -> str:
        """Give the address of the record."""
        return f"https://api.openalex.org/works/doi:{value}"


def _record(work: Mapping[str, Any]) -> Record:
    source = an_object(an_object(work.get("primary_location")).get("source"))
    in_doaj = source.get("is_in_doaj")
    day = iso_day(work.get("publication_date"))
    pmid = digits_of(plain(an_object(work.get("ids")).get("pmid")).rpartition("/")[2])
    retracted = work.get("is_retracted") is True
    return Record(
        title=plain(work.get("title")),
        years=years_of([day]),
        published=day,
        container=plain(source.get("display_name")),
        issns=texts(source.get("issn"), limit=4),
        kind=plain(work.get("type"), 40),
        identifiers={"doi": doi_of(work.get("doi")), **({"pmid": pmid} if pmid else {})},
        in_doaj=in_doaj if isinstance(in_doaj, bool) else None,
        notices=(Notice(NoticeKind.RETRACTION, source="openalex"),) if retracted else (),
    )
