"""doi.org, Crossref and DataCite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.registers.server import Asked, Reply, as_json, as_text

if TYPE_CHECKING:
    from tests.registers.records import Work
    from tests.registers.world import World

_SELECTABLE = """
    abstract URL resource member posted score created degree update-policy short-title license
    ISSN container-title issued update-to issue prefix approved indexed article-number
    clinical-trial-number accepted author group-title DOI is-referenced-by-count updated-by event
    chair standards-body original-title funder translator published archive published-print
    alternative-id subject subtitle published-online publisher-location content-domain reference
    title link type publisher volume references-count ISBN issn-type assertion deposited page
    contributor content-created short-container-title relation editor
"""
_POOL = {
    False: {"x-api-pool": "public-array", "x-rate-limit-limit": "1", "x-rate-limit-interval": "1s"},
    True: {"x-api-pool": "polite-array", "x-rate-limit-limit": "3", "x-rate-limit-interval": "1s"},
}


def agency(world: World, asked: Asked) -> Reply:
    """Keep the order; mix agencies and denials. Of a handle say whether it is there."""
    if asked.path.startswith("/doi/api/handles/"):
        doi = asked.path.removeprefix("/doi/api/handles/")
        found = doi.lower() in world.by_doi
        code = {"responseCode": 1 if found else 100, "handle": doi}
        return as_json(code, 200 if found else 404)
    written = asked.target.partition("/doiRA/")[2]
    return as_json([_agency(world, unquote(doi)) for doi in unquote(written).split(",")])


def _agency(world: World, doi: str) -> dict[str, str]:
    if not doi.startswith("10."):
        return {"DOI": doi, "status": "Invalid DOI"}
    work = world.by_doi.get(doi.lower())
    return {"DOI": doi, "RA": work.agency} if work else {"DOI": doi, "status": "DOI does not exist"}


def crossref(world: World, asked: Asked) -> Reply:
    """Drop unknown DOIs, shuffle the rest, give 20 rows where none are asked for."""
    pool = _POOL["mailto" in asked.query]
    if asked.path.startswith("/crossref/works/"):
        work = _crossref_work(world, asked.path.removeprefix("/crossref/works/"))
        if work is None:
            return as_text("Resource not found.", 404)
        return as_json(
            {"status": "ok", "message-type": "work", "message": record(work)}, headers=pool
        )
    if len(asked.target) > 4096:
        return as_text("<html>URI too long</html>", 414, "text/html")
    unknown = set(asked.query.get("select", "DOI").split(",")) - set(_SELECTABLE.split())
    if unknown:
        message = [{"type": "parameter-not-allowed", "value": unknown.pop()}]
        failed = {"status": "failed", "message-type": "validation-failure", "message": message}
        return as_json(failed, 400)
    wanted = [one.removeprefix("doi:") for one in asked.query["filter"].split(",")]
    found = [work for doi in wanted if (work := _crossref_work(world, doi))]
    rows = int(asked.query.get("rows", "20"))
    items = [record(work) for work in found[::-1][:rows]]
    message_list = {"total-results": len(found), "items": items}
    return as_json(
        {"status": "ok", "message-type": "work-list", "message": message_list}, headers=pool
    )


def _crossref_work(world: World, doi: str) -> Work | None:
    work = world.by_doi.get(doi.lower())
    return work if work and work.agency == "Crossref" else None


def record(work: Work) -> dict[str, Any]:
    """Write a work as Crossref does."""
    updates = [
        {"DOI": doi, "type": kind, "label": kind.title(), "source": source,
         "updated": {"date-parts": [list(day)]}}
        for kind, doi, day, source in work.updates
    ]  # fmt: skip
    relation = {
        kind: [{"id-type": "doi", "id": doi, "asserted-by": "subject"}]
        for kind, doi in work.relations.items()
    }
    return {
        "DOI": work.doi,
        "type": work.kind,
        "title": [work.title],
        "author": [
            {"family": family, "given": given, "sequence": "first"}
            for family, given in work.authors
        ],
        "container-title": [work.journal] if work.journal else [],
        "publisher": "A publisher",
        "issued": {"date-parts": [[work.year]]},
        "relation": relation,
        **({"updated-by": updates} if updates else {}),
    }


def datacite(world: World, asked: Asked) -> Reply:
    """Give a list without what it does not hold; 404 for one."""
    if asked.path.startswith("/datacite/dois/"):
        work = _datacite_work(world, asked.path.removeprefix("/datacite/dois/"))
        if work is None:
            return as_json({"errors": [{"status": "404", "title": "not found"}]}, 404)
        return as_json({"data": _datacite_record(work)})
    wanted = asked.query["ids"].split(",")
    found = [work for doi in wanted if (work := _datacite_work(world, doi))]
    return as_json({"data": list(map(_datacite_record, found)), "meta": {"total": len(found)}})


def _datacite_work(world: World, doi: str) -> Work | None:
    work = world.by_doi.get(doi.lower())
    return work if work and work.agency == "DataCite" else None


def _datacite_record(work: Work) -> dict[str, Any]:
    attributes = {
        "doi": work.doi,
        "titles": [{"title": work.title}],
        "creators": [
            {"name": f"{family}, {given}", "familyName": family, "givenName": given}
            for family, given in work.authors
        ],
        "publisher": work.journal,
        "publicationYear": work.year,
        "types": {"resourceTypeGeneral": work.kind},
        "state": "findable",
    }
    return {"id": work.doi, "type": "dois", "attributes": attributes}
