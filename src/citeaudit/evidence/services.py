"""The services that registers live on: where they are, and how fast they may be asked.

Source: the services' documentation and measured answers as of October 2026; each rate is the
published one, or one call a second where none is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.evidence.settings import Settings


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast a service may be asked: calls a second, and calls at a time."""

    per_second: float
    at_once: int


@dataclass(frozen=True, slots=True)
class Service:
    """A service.

    Attributes:
        address: Its public base address.
        rate: For anybody.
        known: For users who say who they are; `None` where that makes no difference.
        keyed: For users with a key.
    """

    name: str
    address: str
    rate: Rate
    known: Rate | None = None
    keyed: Rate | None = None


_ALL = (
    Service("doi", "https://doi.org", Rate(1, 1)),
    # Lists of works, since 1 December 2025.
    Service("crossref", "https://api.crossref.org", Rate(1, 1), known=Rate(3, 3)),
    # One budget for all E-utilities.
    Service(
        "eutils", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", Rate(3, 3), keyed=Rate(10, 5)
    ),
    Service("idconv", "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1", Rate(3, 2)),
    Service("europepmc", "https://www.ebi.ac.uk/europepmc/webservices/rest", Rate(3, 2)),
    # The crawl delay of its robots.txt.
    Service("clinicaltrials", "https://clinicaltrials.gov/api/v2", Rate(1, 1)),
    Service("datacite", "https://api.datacite.org", Rate(1, 1)),
    Service("arxiv", "https://export.arxiv.org/api", Rate(1 / 3, 1)),
    Service("openlibrary", "https://openlibrary.org", Rate(1, 1)),
    Service("openalex", "https://api.openalex.org", Rate(1, 1)),
    # 100,000 a day.
    Service("unpaywall", "https://api.unpaywall.org/v2", Rate(1, 1)),
    # Under 20 a minute; above 24 it shuts the door for a minute.
    Service("wayback", "https://web.archive.org/cdx/search", Rate(0.3, 1)),
)
SERVICES = {service.name: service for service in _ALL}


def address_of(service: str, settings: Settings) -> str:
    """Give the base address of a service, without a slash at its end."""
    return (settings.addresses.get(service) or SERVICES[service].address).rstrip("/")


def rate_of(service: str, settings: Settings) -> Rate:
    """Give the rate at which the service serves this user."""
    one = SERVICES[service]
    if one.keyed and settings.ncbi_key:
        return one.keyed
    if one.known and settings.contact:
        return one.known
    return one.rate
