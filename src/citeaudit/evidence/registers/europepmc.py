"""Europe PMC: which PubMed record a DOI has, and what kind of article it is.

A DOI in quotes finds one article; up to 25 may be joined by OR. An error comes with status 200 and
no `resultList`, and a lone value where a list is due (APIS 8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.notices import notices_from
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    a_list,
    an_object,
    digits_of,
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


class EuropePmc(Register):
    """Holds PubMed's articles and preprints by DOI."""

    name = "europepmc"
    service = "europepmc"
    kinds = frozenset({"doi"})
    batch = 25
    lifetime = 7

    def accepts(self, kind: str, value: str) -> bool:
        """Take DOIs that cannot end the quotes around them."""
        return kind == "doi" and not set('"\\') & set(value)

    def goes_alone(self, value: str) -> bool:
        """Say that quotes keep a comma from splitting anything."""
        return False

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Search for some DOIs."""
        query = " OR ".join(f'DOI:"{value}"' for value in values)
        size = str(min(1000, 4 * len(values)))  # a preprint and its article may share one
        return Request(
            f"{base}/search",
            {"query": query, "format": "json", "resultType": "core", "pageSize": size},
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the articles, joined by DOI; PubMed's record counts before others'."""
        held: dict[str, dict[str, Any]] = {}
        for article in _results(answer):
            doi = doi_of(article.get("doi"))
            if doi not in held or article.get("source") == "MED":
                held[doi] = article
        return {value: Confirmed(_record(held[value])) for value in values if value in held}

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def page(self, kind: str, value: str) -> str:
        """Give the address of the search for it."""
        return f"https://europepmc.org/search?query=DOI:%22{value}%22"


def articles_in(answer: Answer) -> list[Record]:
    """Read what any search found, in its order.

    Raises:
        Failure: It is no answer to a search.
    """
    return [_record(article) for article in _results(answer)]


def _results(answer: Answer) -> list[dict[str, Any]]:
    refuse_status(answer)
    content = an_object(read_json(answer.body))
    if "resultList" not in content:
        raise malformed("an error in place of results")
    return [an_object(one) for one in a_list(an_object(content["resultList"]).get("result"))]


def _record(article: Mapping[str, Any]) -> Record:
    title = plain(article.get("title")).rstrip(".").strip("[]")
    abstract = plain(article.get("abstractText"), 10_000)
    journal = an_object(an_object(article.get("journalInfo")).get("journal"))
    types = texts(an_object(article.get("pubTypeList")).get("pubType"))
    headings = an_object(article.get("meshHeadingList")).get("meshHeading")
    published = iso_day(article.get("firstPublicationDate")) or iso_day(article.get("pubYear"))
    return Record(
        title=title,
        authors=tuple(_authors(article))[:MOST_AUTHORS],
        years=years_of([published, iso_day(article.get("pubYear"))]),
        published=published,
        container=plain(journal.get("title")),
        issns=texts([journal.get("issn"), journal.get("essn")]),
        kind="preprint" if article.get("source") == "PPR" else "article",
        publication_types=types,
        headings=texts([an_object(one).get("descriptorName") for one in a_list(headings)]),
        identifiers=_identifiers(article),
        notices=notices_from(_marks(article), types),
        subjects=subjects_in(title, abstract),
        read="abstract" if abstract else "title",
    )


def _authors(article: Mapping[str, Any]) -> Iterator[str]:
    for author in map(an_object, a_list(an_object(article.get("authorList")).get("author"))):
        family, given = plain(author.get("lastName"), 80), plain(author.get("firstName"), 80)
        name = f"{family}, {given}" if family and given else plain(author.get("fullName"), 120)
        name = name or plain(author.get("collectiveName"), 160)
        if name:
            yield name


def _identifiers(article: Mapping[str, Any]) -> dict[str, str]:
    found = {
        "doi": doi_of(article.get("doi")),
        "pmid": digits_of(article.get("pmid")) if article.get("source") == "MED" else "",
        "pmcid": plain(article.get("pmcid"), 20),
    }
    return {kind: value for kind, value in found.items() if value}


def _marks(article: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    entries = an_object(article.get("commentCorrectionList")).get("commentCorrection")
    for one in map(an_object, a_list(entries)):
        yield plain(one.get("type"), 60), one.get("id")
