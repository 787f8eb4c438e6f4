"""NCBI's ID Converter: which PMCID, PMID and DOI name one article of PubMed Central.

At most 200 identifiers of one type; mixed ones are 400 for all. An integer stands for the PMID, and
"Identifier not found in PMC" means only that (APIS 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.base import NOT_HELD, Register, refuse_status
from citeaudit.evidence.registers.reading import (
    a_list,
    an_object,
    digits_of,
    doi_of,
    plain,
    read_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings


class IdConverter(Register):
    """Joins the identifiers of articles in PubMed Central."""

    name = "idconv"
    service = "idconv"
    kinds = frozenset({"doi", "pmcid"})
    batch = 200
    length = 6_000

    def accepts(self, kind: str, value: str) -> bool:
        """Take DOIs, and PMCIDs with their digits."""
        return kind == "doi" or (value[:3] == "PMC" and value[3:].isdigit() and len(value) < 12)

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for some identifiers of one type."""
        query = {"ids": ",".join(values), "format": "json", "tool": "citeaudit"}
        if settings.contact:
            query["email"] = settings.contact
        return Request(f"{base}/articles/", query)

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the records, joined by what was asked for."""
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        if "records" not in content:
            raise malformed("no records in the answer")
        records = map(an_object, a_list(content["records"]))
        told = {plain(one.get("requested-id"), 300).lower(): one for one in records}
        return {value: _outcome(told[value.lower()]) for value in values if value.lower() in told}

    def speaks(self, status: int) -> bool:
        """Say that an error spoils the whole answer."""
        return False

    def page(self, kind: str, value: str) -> str:
        """Give the address of the article."""
        if kind == "pmcid":
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{value}/"
        return f"https://doi.org/{value}"


def _outcome(record: Mapping[str, Any]) -> Outcome:
    if record.get("status") == "error":
        return NOT_HELD
    found = {
        "doi": doi_of(record.get("doi")),
        "pmid": digits_of(record.get("pmid")),
        "pmcid": plain(record.get("pmcid"), 20).partition(".")[0],
    }
    identifiers = {kind: value for kind, value in found.items() if value}
    return Confirmed(Record(identifiers=identifiers)) if identifiers else NOT_HELD
