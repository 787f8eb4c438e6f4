"""All services on one loopback server, each under a path of its own, and their bad days."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Self

from citeaudit.evidence.services import SERVICES
from citeaudit.evidence.settings import Settings
from tests.registers import doi_services, medical_services, other_services, pages
from tests.registers.records import STUDIES, WORKS
from tests.registers.server import Asked, Reply, Server, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.registers.records import Study, Work

DOWN = Reply(hang_up=True)
RATE_LIMITED = as_text("<html>Too many requests</html>", 429, "text/html")
BROKEN = as_text("<html><body>Bad gateway</body></html>", 502, "text/html")
HTML = as_text("<html><body>Down for maintenance</body></html>", 200, "text/html")


class World:
    """The services, with what they hold; a context manager.

    Args:
        works: What Crossref, PubMed and the like hold.
        studies: What ClinicalTrials.gov holds.
        web: Pages by address.
        latency: Seconds before each answer.

    Attributes:
        faults: By service, what is answered in place of the next calls.
        down: Services that hang up on everybody.
        answers: How each service answers.
    """

    def __init__(
        self,
        works: Iterable[Work] = WORKS,
        studies: Iterable[Study] = STUDIES,
        *,
        web: Mapping[str, Reply] | None = None,
        latency: float = 0.0,
    ) -> None:
        self.works = tuple(works)
        self.studies = tuple(studies)
        self.web: dict[str, Reply] = dict(web or {})
        self.faults: dict[str, list[Reply]] = {}
        self.down: set[str] = set()
        self.latency = latency
        self.answers = ANSWERS
        self.by_doi = {work.doi: work for work in self.works if work.doi}
        self.by_pmid = {work.pmid: work for work in self.works if work.pmid}
        self.by_pmcid = {work.pmcid: work for work in self.works if work.pmcid}
        self.by_number = {study.number: study for study in self.studies}
        self.former = {study.former: study for study in self.studies if study.former}
        self.server = Server(self._answer)

    def __enter__(self) -> Self:
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.__exit__()

    @property
    def addresses(self) -> dict[str, str]:
        """The base address of each service."""
        names = (*SERVICES, "page")
        return {name: f"{self.server.address}/{name}" for name in names}

    @property
    def environment(self) -> dict[str, str]:
        """The same as variables of the environment."""
        return {f"CITEAUDIT_{name.upper()}_URL": url for name, url in self.addresses.items()}

    def settings(self, **changes: object) -> Settings:
        """Make settings that lead here."""
        return Settings(**{"addresses": self.addresses, "seconds": 60.0, **changes})  # type: ignore[arg-type]

    @property
    def calls(self) -> Counter[str]:
        """How often each service was called."""
        return Counter(asked.path.split("/")[1] for asked in self.server.asked)

    def asked(self, service: str) -> list[Asked]:
        """Give the requests to one service."""
        return [one for one in self.server.asked if one.path.split("/")[1] == service]

    def forget(self) -> None:
        """Forget the requests so far."""
        self.server.asked.clear()

    def _answer(self, asked: Asked) -> Reply:
        service = asked.path.split("/")[1]
        if service in self.down:
            return DOWN
        waiting = self.faults.get(service)
        reply = waiting.pop(0) if waiting else self.answers[service](self, asked)
        if not self.latency:
            return reply
        return Reply(
            reply.body, reply.status, reply.kind, reply.headers, self.latency + reply.delay,
            reply.drip, reply.cut, reply.hang_up,
        )  # fmt: skip


ANSWERS: Mapping[str, Callable[[World, Asked], Reply]] = {
    "doi": doi_services.agency,
    "crossref": doi_services.crossref,
    "datacite": doi_services.datacite,
    "eutils": medical_services.eutils,
    "idconv": medical_services.idconv,
    "europepmc": medical_services.europepmc,
    "clinicaltrials": medical_services.clinicaltrials,
    "arxiv": other_services.arxiv,
    "openlibrary": other_services.openlibrary,
    "openalex": other_services.openalex,
    "unpaywall": other_services.unpaywall,
    "wayback": other_services.wayback,
    "page": pages.page,
}
