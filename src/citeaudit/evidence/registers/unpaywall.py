"""Unpaywall: whether a DOI's journal is in DOAJ. Only on request, and with the user's address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.base import NOT_HELD, Register, refuse_status
from citeaudit.evidence.registers.reading import (
    an_object,
    doi_of,
    iso_day,
    plain,
    read_json,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings


class Unpaywall(Register):
    """Holds works with a DOI of Crossref, one call each."""

    name = "unpaywall"
    service = "unpaywall"
    kinds = frozenset({"doi"})
    optional = True

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for one DOI; without the user's own address it answers nobody."""
        return Request(f"{base}/{quote(values[0], safe='/')}", {"email": settings.contact})

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the work; 404 stands for every DOI that is not Crossref's."""
        if answer.status == 404 and "message" in an_object(read_json(answer.body)):
            return dict.fromkeys(values, NOT_HELD)
        refuse_status(answer)
        work = an_object(read_json(answer.body))
        if doi_of(work.get("doi")) != values[0]:
            raise malformed("another work than the one asked for")
        in_doaj = work.get("journal_is_in_doaj")
        day = iso_day(work.get("published_date"))
        record = Record(
            title=plain(work.get("title")),
            years=years_of([day]),
            published=day,
            container=plain(work.get("journal_name")),
            publisher=plain(work.get("publisher")),
            issns=texts(plain(work.get("journal_issns")).split(","), limit=4),
            kind=plain(work.get("genre"), 40),
            identifiers={"doi": values[0]},
            in_doaj=in_doaj if isinstance(in_doaj, bool) else None,
        )
        return {values[0]: Confirmed(record)}

    def page(self, kind: str, value: str) -> str:
        """Give the address of the work."""
        return f"https://doi.org/{quote(value, safe='/')}"
