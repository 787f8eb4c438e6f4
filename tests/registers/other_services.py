"""arXiv, Open Library, OpenAlex, Unpaywall and the Wayback Machine's index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.registers.server import Asked, Reply, as_json, as_text

if TYPE_CHECKING:
    from tests.registers.world import World

ARXIV = {
    "1707.08567": ("Proceedings of Workshop AEW10", "Kees A. Schouhamer Immink", ""),
    "1605.08386": ("Heat-bath random walks with Markov bases", "Caprice Stanley", ""),
    "2101.00001": ("A preprint with a journal version", "Ada Example", "10.5555/journal.1"),
    "2101.00002": ("A preprint that was taken back", "Ada Example", ""),
}
BOOKS = {
    "9780140328721": ("Fantastic Mr. Fox", "Roald Dahl", "October 1, 1988"),
}
_ENTRY = """<entry><id>http://arxiv.org/abs/{0}v1</id><title>{1}</title>
<published>2017-07-27T08:18:33Z</published><summary>About examples.</summary>
<arxiv:comment>{4}</arxiv:comment>{3}<author><name>{2}</name></author></entry>"""
_FEED = (
    "<?xml version='1.0' encoding='UTF-8'?><feed xmlns:arxiv='http://arxiv.org/schemas/atom' "
    "xmlns='http://www.w3.org/2005/Atom'><title>arXiv Query</title>{}</feed>"
)


def arxiv(world: World, asked: Asked) -> Reply:
    """Give what it holds in another order; for a malformed number an error as an entry."""
    ids = asked.query["id_list"].split(",")
    for one in ids:
        if not re.fullmatch(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}", one):
            error = f"https://arxiv.org/api/errors#incorrect_id_format_for_{one}"
            entry = f"<entry><id>{error}</id><title>Error</title></entry>"
            return as_text(_FEED.format(entry), 400, "application/atom+xml")
    held = [one for one in reversed(ids) if one in ARXIV]
    return as_text(_FEED.format("".join(map(_entry, held))), 200, "application/atom+xml")


def _entry(number: str) -> str:
    title, author, doi = ARXIV[number]
    version = f"<arxiv:doi>{doi}</arxiv:doi>" if doi else ""
    comment = "This paper has been withdrawn by the author" if "taken back" in title else "4 pages"
    return _ENTRY.format(number, title, author, version, comment)


def openlibrary(world: World, asked: Asked) -> Reply:
    """Key books as they were asked for; leave unknown ones out."""
    books = {}
    for key in asked.query["bibkeys"].split(","):
        title, author, day = BOOKS.get(key.removeprefix("ISBN:"), ("", "", ""))
        if title:
            books[key] = {"title": title, "authors": [{"name": author}], "publish_date": day}
    return as_json(books)


def openalex(world: World, asked: Asked) -> Reply:
    """Call whatever PubMed calls retracted retracted; answer an unknown path with HTML."""
    if asked.path != "/openalex/works":
        return as_text("<html>404</html>", 404, "text/html")
    dois = asked.query["filter"].removeprefix("doi:").split("|")
    found = [world.by_doi[doi] for doi in dois if doi in world.by_doi]
    results = [
        {
            "doi": f"https://doi.org/{work.doi}", "title": work.title, "type": "article",
            "publication_date": f"{work.year}-01-01",
            "is_retracted": "Retracted Publication" in work.types,
            "primary_location": {"source": {"display_name": work.journal, "is_in_doaj": False}},
        }
        for work in found
    ]  # fmt: skip
    return as_json({"meta": {"count": len(found)}, "results": results})


def unpaywall(world: World, asked: Asked) -> Reply:
    """Want an address; know only DOIs of Crossref."""
    if "@" not in asked.query.get("email", ""):
        return as_json({"error": True, "message": "Please use your own email address"}, 422)
    work = world.by_doi.get(asked.path.removeprefix("/unpaywall/"))
    if work is None or work.agency != "Crossref":
        return as_json({"error": True, "message": "isn't in Unpaywall"}, 404)
    return as_json({"doi": work.doi, "title": work.title, "journal_is_in_doaj": True})


def wayback(world: World, asked: Asked) -> Reply:
    """Know a copy of whatever has "kept" in its address; leave some sites out."""
    url = asked.query["url"]
    if "excluded" in url:
        return as_text("org.archive.util.io.RuntimeIOException: Blocked Site Error", 403)
    if "kept" not in url:
        return as_json([])
    header = ["timestamp", "original", "statuscode"]
    return as_json([header, ["20240102030405", url, "200"]])
