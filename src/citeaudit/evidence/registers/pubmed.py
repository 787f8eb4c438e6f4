"""PubMed in full (efetch): publication types, MeSH, notices, links to trials and versions.

Unknown PMIDs are left out of the answer, and what is no number is coerced into one (`ABC123` gives
PMID 123): only digits are sent, and answers are joined by their own PMID (APIS 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record, Unknown
from citeaudit.evidence.facts import Reason as Why
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.notices import notices_from
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    day_of,
    digits_of,
    doi_of,
    is_pmid,
    plain,
    read_xml,
    subjects_in,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_REGISTRIES = frozenset({"ClinicalTrials.gov", "ISRCTN"})
_IDS = {"doi": "doi", "pmc": "pmcid"}


class PubMed(Register):
    """Holds the records of the articles and books that PubMed lists."""

    name = "pubmed"
    service = "eutils"
    kinds = frozenset({"pmid"})
    batch = 200
    length = 6_000
    lifetime = 7

    def accepts(self, kind: str, value: str) -> bool:
        """Take plain numbers without a zero in front."""
        return kind == "pmid" and is_pmid(value)

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the records of some PMIDs."""
        return Request(f"{base}/efetch.fcgi", {}, form=eutils_form(values, "xml", settings))

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the articles and books, joined by PMID."""
        refuse_status(answer)
        root = read_xml(answer.body)
        if root.tag != "PubmedArticleSet":
            raise malformed("no set of articles in the answer")
        held: dict[str, Outcome] = {}
        for article in root:
            pmid = _text(article.find("./MedlineCitation/PMID"))
            pmid = pmid or _text(article.find("./BookDocument/PMID"))
            if pmid in values:
                held[pmid] = Confirmed(_record(article))
        return held

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def absent(self, value: str) -> Outcome:
        """Leave it to the summary, which says in words that there is no such PMID."""
        return Unknown(Why.NOT_HELD, "not among the records")

    def page(self, kind: str, value: str) -> str:
        """Give the address of the record."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{value}/"


def eutils_form(values: Sequence[str], mode: str, settings: Settings) -> dict[str, str]:
    """Write the parameters that all E-utilities take."""
    form = {"db": "pubmed", "id": ",".join(values), "retmode": mode, "tool": "citeaudit"}
    if settings.contact:
        form["email"] = settings.contact
    if settings.ncbi_key:
        form["api_key"] = settings.ncbi_key
    return form


def _record(entry: Element) -> Record:
    citation = entry.find("MedlineCitation")
    if citation is None:
        return _book(entry)
    article = citation.find("Article")
    if article is None:
        return Record()
    title = _text(article.find("ArticleTitle"))
    abstract = " ".join(_text(part, 10_000) for part in article.iterfind("Abstract/AbstractText"))
    headings = texts([_text(one) for one in citation.iterfind(".//MeshHeading/DescriptorName")])
    days = [day for day in _days(article) if day]
    types = texts([_text(one) for one in article.iterfind(".//PublicationType")])
    return Record(
        title=title.rstrip(".").strip("[]"),
        other_titles=texts([_text(article.find("VernacularTitle"))]),
        authors=tuple(_authors(article))[:MOST_AUTHORS],
        years=years_of(days),
        published=min(days, default=""),
        container=_text(article.find("Journal/Title")),
        issns=texts([_text(one) for one in citation.iterfind(".//ISSN")], limit=4),
        kind="article",
        publication_types=types,
        headings=headings,
        indexing=plain(citation.get("Status"), 40),
        identifiers=_identifiers(entry, citation),
        published_as=_versions(citation, "UpdateIn", types, preprint=True),
        preprints=_versions(citation, "UpdateOf", types, preprint=False),
        trials=texts(list(_trials(article)), limit=10),
        notices=notices_from(_marks(citation), types),
        subjects=subjects_in(title, abstract, ". ".join(headings)),
        read="abstract" if abstract else "title",
    )


def _book(entry: Element) -> Record:
    book = entry.find("BookDocument")
    if book is None:
        return Record()
    chapter, whole = _text(book.find("ArticleTitle")), _text(book.find("Book/BookTitle"))
    abstract = " ".join(_text(part, 10_000) for part in book.iterfind("Abstract/AbstractText"))
    day = _date(book.find("Book/PubDate"))
    return Record(
        title=(chapter or whole).rstrip("."),
        authors=tuple(_authors(book))[:MOST_AUTHORS],
        years=years_of([day]),
        published=day,
        container=whole if chapter else "",
        publisher=_text(book.find("Book/Publisher/PublisherName")),
        kind="book",
        publication_types=texts([_text(one) for one in book.iterfind(".//PublicationType")]),
        identifiers={"pmid": _text(book.find("PMID"))},
        subjects=subjects_in(chapter, whole, abstract),
        read="abstract" if abstract else "title",
    )


def _text(element: Element | None, limit: int = 600) -> str:
    """Give an element's text with that of the elements in it: titles hold italics and formulas."""
    return "" if element is None else plain("".join(element.itertext()), limit)


def _authors(article: Element) -> Iterator[str]:
    for author in article.iterfind(".//AuthorList/Author"):
        family = _text(author.find("LastName"), 80)
        given = _text(author.find("ForeName"), 80) or _text(author.find("Initials"), 20)
        name = f"{family}, {given}" if family and given else family
        name = name or _text(author.find("CollectiveName"), 160)
        if name:
            yield name


def _days(article: Element) -> Iterator[str]:
    yield _date(article.find("Journal/JournalIssue/PubDate"))
    for date in article.iterfind("ArticleDate"):
        yield _date(date)


def _date(element: Element | None) -> str:
    if element is None:
        return ""
    spelled = _text(element.find("MedlineDate"), 40)  # "1998 Dec-1999 Jan"
    year = _text(element.find("Year"), 10) or spelled[:4]
    month = _text(element.find("Month"), 20) or spelled[5:8]
    return day_of(year, month, _text(element.find("Day"), 4))


def _identifiers(entry: Element, citation: Element) -> dict[str, str]:
    found = {"pmid": _text(citation.find("PMID"))}
    for one in entry.iterfind("PubmedData/ArticleIdList/ArticleId"):
        kind = _IDS.get(one.get("IdType", ""))
        value = _text(one, 300)
        if kind and (value := doi_of(value) if kind == "doi" else value):
            found.setdefault(kind, value)
    for one in citation.iterfind("Article/ELocationID"):
        if one.get("EIdType") == "doi" and (doi := doi_of(_text(one, 300))):
            found.setdefault("doi", doi)
    return found


def _marks(citation: Element) -> Iterator[tuple[str, str]]:
    for one in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        yield one.get("RefType", ""), _text(one.find("PMID"), 20)


def _versions(
    citation: Element, reference: str, types: Sequence[str], *, preprint: bool
) -> tuple[str, ...]:
    """Give the other versions of a work; the same marks join the versions of a Cochrane review.

    Args:
        citation: The record.
        reference: Which references name them.
        types: Publication types of the record itself.
        preprint: Whether the record has to be a preprint; else what it names has to be one.
    """
    if preprint and "Preprint" not in types:
        return ()
    found: list[str] = []
    for one in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        pmid = digits_of(_text(one.find("PMID"), 20))
        source = _text(one.find("RefSource")).lower()
        if one.get("RefType") == reference and pmid and (preprint or "rxiv" in source):
            found.append(f"pmid:{pmid}")
    return tuple(dict.fromkeys(found))[:5]


def _trials(article: Element) -> Iterator[str]:
    for bank in article.iterfind("DataBankList/DataBank"):
        if _text(bank.find("DataBankName"), 40) in _REGISTRIES:
            for number in bank.iterfind("AccessionNumberList/AccessionNumber"):
                yield _text(number, 40).upper()
