"""The page itself: is it there, what does it say that it is, does it sell, what does it name.

Gone are only 404, 410, a host that no longer exists, and a page that leads to the front page of its
site (APIS 11). A page that does not serve programs is blocked, not dead.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from citeaudit.evidence.data_files import lines
from citeaudit.evidence.exchange import Bounds, Failure, refusal
from citeaudit.evidence.facts import Confirmed, Page, Reason, Record, Refuted, Unknown
from citeaudit.evidence.guard import NoSuchHost
from citeaudit.evidence.registers.base import Register
from citeaudit.evidence.registers.html_head import Head, decode, read_head
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    digits_of,
    doi_of,
    iso_day,
    plain,
    subjects_in,
    texts,
    years_of,
)
from citeaudit.evidence.shares import shares_in
from citeaudit.sources.addresses import read_address

if TYPE_CHECKING:
    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings
    from citeaudit.evidence.transport import Transport

_BOUNDS = Bounds(seconds=15.0, size=1_000_000, hops=6)
_SHORTEST = 1_500  # characters
_GONE = frozenset({404, 410})
_BLOCKING = frozenset({401, 402, 403, 405, 406, 418, 451, 999})
_HTML = ("text/html", "application/xhtml")
_FRONT = frozenset({"", "index.html", "index.php", "index.htm", "home", "default.aspx"})
_DOIS = ("citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier.doi")
_DATES = ("citation_publication_date", "citation_date", "article:published_time", "dc.date")
_TITLES = ("citation_title", "bepress_citation_title", "dc.title", "og:title")


class WebPage(Register):
    """Pages of the web, fetched one by one."""

    name = "page"
    service = "page"
    kinds = frozenset({"url"})
    lifetime = 30

    def accepts(self, kind: str, value: str) -> bool:
        """Take addresses of the web."""
        return kind == "url" and value.startswith(("http://", "https://"))

    def page(self, kind: str, value: str) -> str:
        """Give the page's own address."""
        return value

    async def visit(self, transport: Transport, value: str, settings: Settings) -> Outcome:
        """Fetch a page and say what it is.

        Raises:
            Failure: It could not be had, which says nothing about it.
        """
        gateway = settings.addresses.get("page", "")
        try:
            if gateway:
                answer = await transport.through(gateway, value, _BOUNDS)
            else:
                answer = await transport.visit(value, _BOUNDS)
        except NoSuchHost:
            if transport.guard.found_any:
                return Refuted("the host no longer exists")
            raise
        return outcome_of(answer, value)


def outcome_of(answer: Answer, asked: str) -> Outcome:
    """Say what an answer tells of the page that was asked for.

    Raises:
        Failure: The server failed, or is asked too much.
    """
    if answer.status in _GONE:
        return Refuted(f"the page is gone ({answer.status})")
    if answer.status in _BLOCKING or "challenge" in answer.headers.get("cf-mitigated", ""):
        return Unknown(Reason.BLOCKED, f"the site does not serve programs ({answer.status})")
    failure = refusal(answer)
    if failure is not None:
        raise failure
    if answer.status >= 300:
        raise Failure(Reason.MALFORMED, f"an answer with status {answer.status}")
    if _sent_home(asked, answer):
        return Refuted("the page is gone: its address leads to the front page of the site")
    kind = answer.headers.get("content-type", "").strip().lower()
    if kind and not kind.startswith(_HTML):
        return Confirmed(Record(page=Page(answer.status, _bare(answer.address))))
    head = read_head(decode(answer))
    title = head.title.lower()
    if title in _words("challenges"):
        return Unknown(Reason.BLOCKED, "the site asks for proof of being a person")
    if title.startswith(tuple(_words("absent"))) and not head.metas.get("citation_title"):
        return Unknown(Reason.NOT_HELD, "the page says that it was not found")
    return Confirmed(_record(head, answer))


def _sent_home(asked: str, answer: Answer) -> bool:
    if not answer.hops:
        return False
    wanted, found = urlsplit(asked), urlsplit(answer.address)
    return (
        wanted.path.strip("/").lower() not in _FRONT
        and found.path.strip("/").lower() in _FRONT
        and not found.query
    )


def _record(head: Head, answer: Answer) -> Record:
    title = plain(head.first(*_TITLES)) or head.title
    published = iso_day(head.first(*_DATES).replace("/", "-"))
    journal = head.first("citation_journal_title", "prism.publicationname")
    shares = shares_in(head.text)
    # A page of a few words shows its text by script, or is not the text.
    enough = head.whole and len(head.text) >= _SHORTEST and not answer.is_cut
    whole = enough and shares is not None
    return Record(
        title=title,
        other_titles=texts([head.title] if head.title != title else [], limit=1),
        authors=texts(head.metas.get("citation_author", []), limit=MOST_AUTHORS),
        years=years_of([published]),
        published=published,
        container=plain(journal),
        issns=texts(head.metas.get("citation_issn", []), limit=4),
        identifiers=_identifiers(head),
        subjects=subjects_in(title, head.title, head.text),
        read="page" if head.text else "title",
        whole=whole,
        shares=shares if whole and shares else (),
        page=Page(
            answer.status,
            _bare(answer.address),
            _bare(head.canonical),
            tuple(sorted(head.types)),
            sells=_sells(head),
            site=plain(head.first("og:site_name", "application-name"), 120),
            language=head.language,
        ),
    )


def _identifiers(head: Head) -> dict[str, str]:
    """Give the identifiers by which a page presents itself as a work."""
    found = {
        "doi": next(filter(None, map(doi_of, map(head.first, _DOIS))), ""),
        "pmid": digits_of(head.first("citation_pmid")),
    }
    if head.metas.get("citation_title") and not found["doi"]:
        found["doi"] = doi_of(head.first("dc.identifier"))
    return {kind: value for kind, value in found.items() if value}


def _sells(head: Head) -> bool:
    generators = " ".join(head.metas.get("generator", ())).lower()
    return (
        not head.types.isdisjoint(_words("sells"))
        or head.first("og:type").lower() in ("product", "og:product", "product.item")
        or any(shop in generators for shop in _words("shops"))
    )


def _bare(address: str) -> str:
    """Write an address without credentials, trackers and fragment; nothing where there is none."""
    return read_address(address).url if address.startswith(("http://", "https://")) else ""


@cache
def _words(section: str) -> frozenset[str]:
    """Load a section: of titles one a line, of types one a word."""
    by_line = section in ("challenges", "absent")
    found: set[str] = set()
    current = ""
    for line in lines("page_signals.txt"):
        if line.startswith("["):
            current = line.strip("[]")
        elif current == section:
            found.update([line] if by_line else line.split())
    return frozenset(found)
