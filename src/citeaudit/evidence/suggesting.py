"""Better sources for what rests on weak ones: found in Europe PMC, or named by the weak pages.

A list to judge, never a decision: the search goes by the treatment and the condition that a
sentence names, and cannot tell what a study found.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.subjects.concepts import known_names
from citeaudit.evidence.deriving import design_by_facts, is_retracted
from citeaudit.evidence.exchange import Bounds, Failure, Request
from citeaudit.evidence.facts import Confirmed, Fact
from citeaudit.evidence.pace import Pace
from citeaudit.evidence.registers.europepmc import articles_in
from citeaudit.evidence.registers.html_head import decode
from citeaudit.evidence.services import address_of, rate_of
from citeaudit.evidence.transport import Transport
from citeaudit.sources.model import Design

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from citeaudit.article.subjects.concepts import Concept
    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Record
    from citeaudit.evidence.settings import Settings

# In the order of their strength for what a treatment does (STANDARDS 2.2).
_DESIGNS = (
    Design.META_ANALYSIS,
    Design.SYSTEMATIC_REVIEW,
    Design.RCT,
    Design.COHORT,
    Design.CASE_CONTROL,
)
_TYPES = (
    "practice guideline",
    "guideline",
    "meta-analysis",
    "systematic review",
    "randomized controlled trial",
)
_MOST_NAMES = 4  # of one concept in a query
_MOST_ASKED = 25
_MOST_CITED = 5  # papers of one page
_BOUNDS = Bounds()
_PAGE_BOUNDS = Bounds(seconds=15.0, size=1_000_000, hops=6)
_PAPER = re.compile(
    r"(?:doi\.org/|doi:\s?)(?P<doi>10\.[0-9]{4,9}/[^\s\"'<>&?#]{1,120})"
    r"|pubmed\.ncbi\.nlm\.nih\.gov/(?P<pmid>[0-9]{4,9})\b",
    re.IGNORECASE,
)


class Wanted(NamedTuple):
    """What a claim is about, and the weak pages it rests on.

    Attributes:
        claim: Its id.
        pages: Addresses of pages that may name what they themselves rest on.
        known: Identifiers (`doi:…`, `pmid:…`) that the article cites already.
    """

    claim: str
    treatments: tuple[Concept, ...]
    conditions: tuple[Concept, ...]
    pages: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


class Suggestion(NamedTuple):
    """A work that may settle a claim.

    Attributes:
        design: By the register's types of publication.
        page: The weak page that cites it; empty for what a search found.
        address: Where a person can read on.
    """

    record: Record
    design: Design
    page: str
    address: str


class Proposed(NamedTuple):
    """What was found for a claim, the strongest design first, and what could not be asked."""

    claim: str
    suggestions: tuple[Suggestion, ...]
    trouble: str = ""


def suggest(
    wanted: Sequence[Wanted], settings: Settings, *, most: int, told: Callable[[int], None]
) -> list[Proposed]:
    """Look for better sources.

    Args:
        wanted: Claims and what they are about.
        settings: Whom to ask as.
        most: Suggestions for one claim.
        told: Told after each claim how many are done.

    Returns:
        For each claim what was found; `trouble` says in words why nothing could be.
    """
    return asyncio.run(_suggest(wanted, settings, most, told))


async def _suggest(
    wanted: Sequence[Wanted], settings: Settings, most: int, told: Callable[[int], None]
) -> list[Proposed]:
    rate = rate_of("europepmc", settings)
    done = 0
    async with Transport(settings) as transport:
        search = _Search(transport, settings, Pace(rate.per_second, rate.at_once))

        async def one(want: Wanted) -> Proposed:
            nonlocal done
            try:
                found = [*await search.primary(want), *await search.subject(want)]
                proposed = Proposed(want.claim, tuple(_sorted_out(found, want, most)))
            except Failure as failure:
                proposed = Proposed(want.claim, (), failure.detail)
            done += 1
            told(done)
            return proposed

        return list(await asyncio.gather(*map(one, wanted)))


def query_of(want: Wanted) -> str:
    """Write the search for a claim; empty where it names too little to search by."""
    parts = [
        f"TITLE:({_any_of(want.treatments)})" if want.treatments else "",
        f"TITLE_ABS:({_any_of(want.conditions)})" if want.conditions else "",
    ]
    if not all(parts):
        return ""
    types = " OR ".join(f'PUB_TYPE:"{name}"' for name in _TYPES)
    return f"{' AND '.join(parts)} AND ({types}) AND SRC:MED"


def _any_of(concepts: Sequence[Concept]) -> str:
    names = [name for concept in concepts for name in _names(concept)]
    return " OR ".join(f'"{name}"' for name in dict.fromkeys(names))


def _names(concept: Concept) -> list[str]:
    """Give the names of a concept as the list of terms has them, quotes left out.

    What it is a form of counts as well: titles say "naltrexone" of a low dose of it.
    """
    names = known_names()
    line = names.lines.get(concept.name.lower())
    spelled = names.raw[line].partition(" < ")[0].split(", ") if line is not None else []
    forms = sorted(name for name in concept.broader if name.lower() in concept.name.lower())
    wanted = [*(spelled or [concept.name])[:_MOST_NAMES], *forms]
    return [name.replace('"', "") for name in wanted]


class _Search:
    """Asks Europe PMC, and reads pages."""

    def __init__(self, transport: Transport, settings: Settings, pace: Pace) -> None:
        self._transport = transport
        self._base = address_of("europepmc", settings)
        self._gateway = settings.addresses.get("page", "")
        self._pace = pace

    async def subject(self, want: Wanted) -> list[Suggestion]:
        """Search for the claim's treatment and condition, the most cited first."""
        query = query_of(want)
        if not query:
            return []
        return [_suggestion(one, "") for one in await self._ask(f"{query} sort_cited:y")]

    async def primary(self, want: Wanted) -> list[Suggestion]:
        """Look up the papers that the claim's weak pages cite themselves."""
        found: list[Suggestion] = []
        for page in want.pages:
            try:
                answer = await self._open(page)
            except Failure:
                continue  # one page that does not open is no reason to give up the search
            papers = papers_in(decode(answer)) if answer.status == 200 else []
            if papers:
                query = " OR ".join(_by_number(paper) for paper in papers)
                found += [_suggestion(one, page) for one in await self._ask(query)]
        return found

    async def _open(self, page: str) -> Answer:
        if self._gateway:
            return await self._transport.through(self._gateway, page, _PAGE_BOUNDS)
        return await self._transport.visit(page, _PAGE_BOUNDS)

    async def _ask(self, query: str) -> list[Record]:
        request = Request(
            f"{self._base}/search",
            {"query": query, "format": "json", "resultType": "core", "pageSize": str(_MOST_ASKED)},
        )
        async with self._pace:
            return articles_in(await self._transport.call(request, _BOUNDS))


def papers_in(page: str) -> list[str]:
    """Find the papers that a page links to or names, in order: `doi:…`, `pmid:…`; a few."""
    found: dict[str, None] = {}
    for match in _PAPER.finditer(page):
        if match["doi"]:
            found[f"doi:{match['doi'].lower().rstrip('.,;)]')}"] = None
        else:
            found[f"pmid:{match['pmid']}"] = None
        if len(found) == _MOST_CITED:
            break
    return list(found)


def _by_number(paper: str) -> str:
    kind, _, value = paper.partition(":")
    return f'DOI:"{value}"' if kind == "doi" else f"(EXT_ID:{value} AND SRC:MED)"


def _suggestion(record: Record, page: str) -> Suggestion:
    number = record.identifiers.get("pmid", "")
    doi = record.identifiers.get("doi", "")
    home = f"https://pubmed.ncbi.nlm.nih.gov/{number}/" if number else f"https://doi.org/{doi}"
    fact = Fact("europepmc", "", "", home, Confirmed(record))
    return Suggestion(record, design_by_facts(record.title, [fact]), page, home)


def _sorted_out(found: Iterable[Suggestion], want: Wanted, most: int) -> Iterator[Suggestion]:
    """Leave out what is cited already or retracted, and what comes twice; strong designs first."""
    seen = set(want.known)
    kept: list[Suggestion] = []
    for one in found:
        own = {f"{kind}:{value}" for kind, value in one.record.identifiers.items()}
        fact = Fact("europepmc", "", "", one.address, Confirmed(one.record))
        if own and not own & seen and not is_retracted([fact]):
            seen |= own
            kept.append(one)
    kept.sort(key=_rank)
    yield from kept[:most]


def _rank(one: Suggestion) -> tuple[int, int]:
    types = {name.lower() for name in one.record.publication_types}
    if types & {"practice guideline", "guideline"}:
        return 0, 0
    rank = _DESIGNS.index(one.design) + 1 if one.design in _DESIGNS else len(_DESIGNS) + 1
    return rank, -max(one.record.years, default=0)
