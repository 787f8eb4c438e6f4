"""DataCite: records of the DOIs of data sets, theses, preprints of arXiv and Zenodo.

It knows no retractions. A list leaves out what it does not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.base import NOT_HELD, Register, refuse_status
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    a_list,
    an_object,
    day_of,
    doi_of,
    iso_day,
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


class DataCite(Register):
    """Holds the records of the DOIs that were registered with DataCite."""

    name = "datacite"
    service = "datacite"
    kinds = frozenset({"doi"})
    batch = 50

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for some DOIs; one that holds a comma is asked for by its address."""
        if len(values) == 1 and self.goes_alone(values[0]):
            return Request(f"{base}/dois/{quote(values[0], safe='')}", {})
        return Request(f"{base}/dois", {"ids": ",".join(values), "page[size]": "100"})

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read one record or a list of them."""
        if answer.status == 404:
            if len(values) > 1 or "errors" not in an_object(read_json(answer.body)):
                raise malformed("a 404 that is not DataCite's")
            return {values[0]: NOT_HELD}
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        if "data" not in content:
            raise malformed("no data in the answer")
        entries = (an_object(an_object(one).get("attributes")) for one in a_list(content["data"]))
        held = {doi_of(entry.get("doi")): entry for entry in entries}
        return {value: Confirmed(_record(held[value])) for value in values if value in held}

    def page(self, kind: str, value: str) -> str:
        """Give the address of the record."""
        return f"https://api.datacite.org/dois/{quote(value, safe='/')}"


def _record(entry: Mapping[str, Any]) -> Record:
    titles = texts([an_object(one).get("title") for one in a_list(entry.get("titles"))], limit=5)
    passages = [
        plain(an_object(one).get("description"), 10_000)
        for one in a_list(entry.get("descriptions"))[:3]
    ]
    publisher = entry.get("publisher")
    days = [day for day in _days(entry) if day]
    return Record(
        title=titles[0] if titles else "",
        other_titles=titles[1:],
        authors=tuple(_people(entry))[:MOST_AUTHORS],
        years=years_of(days),
        published=min(days, default=""),
        publisher=plain(an_object(publisher).get("name") or publisher),
        kind=plain(an_object(entry.get("types")).get("resourceTypeGeneral"), 40),
        identifiers={"doi": doi_of(entry.get("doi"))},
        published_as=tuple(_versions(entry)),
        subjects=subjects_in(*titles, *passages),
        read="abstract" if any(passages) else "title",
    )


def _days(entry: Mapping[str, Any]) -> Iterator[str]:
    yield day_of(entry.get("publicationYear"))
    for one in map(an_object, a_list(entry.get("dates"))):
        if one.get("dateType") in ("Issued", "Available", "Submitted"):
            yield iso_day(one.get("date"))


def _people(entry: Mapping[str, Any]) -> Iterator[str]:
    for person in map(an_object, a_list(entry.get("creators"))):
        family, given = plain(person.get("familyName"), 80), plain(person.get("givenName"), 80)
        name = f"{family}, {given}" if family and given else plain(person.get("name"), 120)
        if name:
            yield name


def _versions(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the journal versions that the depositor names."""
    for one in map(an_object, a_list(entry.get("relatedIdentifiers"))):
        doi = doi_of(one.get("relatedIdentifier"))
        if doi and one.get("relationType") in ("IsPreprintOf", "IsPreviousVersionOf"):
            yield f"doi:{doi}"
