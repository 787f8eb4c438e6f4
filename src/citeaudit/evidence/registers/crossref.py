"""Crossref: what publishers deposited about a work, and what updated it.

A batch is a filter of twenty DOIs; those that it does not hold are left out, `rows` has to be sent,
and one unknown name in `select` fails the whole call (measured 2026-10-03).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Notice, NoticeKind, Record
from citeaudit.evidence.registers.base import NOT_HELD, Register
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    a_list,
    an_object,
    day_of_parts,
    doi_of,
    first,
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

_SELECT = (
    "DOI,type,title,subtitle,original-title,author,editor,container-title,ISSN,publisher,issued,"
    "published,published-print,published-online,updated-by,relation,clinical-trial-number,abstract"
)
_DATES = ("issued", "published", "published-online", "published-print")
# Values of `updated-by[].type`; a new version or edition says nothing against the old one.
_NOTICES = {
    "retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,
    "removal": NoticeKind.RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION,
    "clarification": NoticeKind.CORRECTION,
    "partial_retraction": NoticeKind.CORRECTION,
    "reinstatement": NoticeKind.REINSTATEMENT,
}


class Crossref(Register):
    """Holds the records of the DOIs that were registered with Crossref."""

    name = "crossref"
    service = "crossref"
    kinds = frozenset({"doi"})
    batch = 20
    lifetime = 7

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the records of some DOIs; one that holds a comma is asked for by its address."""
        mail = {"mailto": settings.contact} if settings.contact else {}
        if len(values) == 1 and self.goes_alone(values[0]):
            return Request(f"{base}/works/{quote(values[0], safe='/')}", mail)
        return Request(
            f"{base}/works",
            {
                "filter": ",".join(f"doi:{value}" for value in values),
                "rows": str(len(values)),
                "select": _SELECT,
                **mail,
            },
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read one record or a list of them; 404, in plain words, is the answer on one alone."""
        if answer.status == 404:
            if len(values) > 1 or b"not found" not in answer.body[:100].lower():
                raise malformed("a 404 that is not Crossref's")
            return {values[0]: NOT_HELD}
        message = an_object(an_object(read_json(answer.body)).get("message"))
        if "items" not in message and "DOI" not in message:
            raise malformed("no works in the answer")
        works = a_list(message["items"]) if "items" in message else [message]
        held = {doi_of(an_object(work).get("DOI")): an_object(work) for work in works}
        return {value: Confirmed(record_of(held[value])) for value in values if value in held}

    def page(self, kind: str, value: str) -> str:
        """Give the address of the record."""
        return f"https://api.crossref.org/works/{quote(value, safe='/')}"


def record_of(work: Mapping[str, Any]) -> Record:
    """Read a work."""
    doi = doi_of(work.get("DOI"))
    dates = [day for day in (day_of_parts(work.get(key)) for key in _DATES) if day]
    title = first(work.get("title"))
    abstract = plain(work.get("abstract"), 10_000)
    relation = an_object(work.get("relation"))
    return Record(
        title=title,
        other_titles=texts(
            [*a_list(work.get("subtitle")), *a_list(work.get("original-title"))], limit=4
        ),
        authors=tuple(_people(work))[:MOST_AUTHORS],
        years=years_of(dates),
        published=min(dates, default=""),
        container=first(work.get("container-title")),
        publisher=plain(work.get("publisher")),
        issns=texts(work.get("ISSN"), limit=4),
        kind=plain(work.get("type"), 40),
        identifiers={"doi": doi},
        published_as=_related(relation, "is-preprint-of"),
        preprints=_related(relation, "has-preprint"),
        trials=texts([_number(one) for one in a_list(work.get("clinical-trial-number"))], limit=10),
        notices=tuple(dict.fromkeys(_notices(work, doi))),
        subjects=subjects_in(title, abstract),
        read="abstract" if abstract else "title",
    )


def _people(work: Mapping[str, Any]) -> Iterator[str]:
    for person in a_list(work.get("author")) or a_list(work.get("editor")):
        known = an_object(person)
        family, given = plain(known.get("family"), 80), plain(known.get("given"), 80)
        name = f"{family}, {given}" if family and given else family or plain(known.get("name"), 120)
        if name:
            yield name


def _related(relation: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = (doi_of(an_object(one).get("id")) for one in a_list(relation.get(key)))
    return tuple(dict.fromkeys(f"doi:{doi}" for doi in found if doi))[:5]


def _number(value: object) -> str:
    return plain(an_object(value).get("clinical-trial-number"), 40).upper()


def _notices(work: Mapping[str, Any], doi: str) -> Iterator[Notice]:
    """Yield what updated the work; an update that points at its own DOI is none.

    A notice often comes twice, from the publisher and from Retraction Watch: it is one.
    """
    met: set[tuple[str, NoticeKind]] = set()
    for update in map(an_object, a_list(work.get("updated-by"))):
        kind = _NOTICES.get(plain(update.get("type"), 40).lower().replace(" ", "_"))
        notice = doi_of(update.get("DOI"))
        if kind is None or notice == doi or (notice, kind) in met:
            continue
        met.add((notice, kind))
        day = day_of_parts(update.get("updated"))
        named = f"doi:{notice}" if notice else ""
        yield Notice(kind, named, day, plain(update.get("source"), 40))
