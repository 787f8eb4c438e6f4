"""Which registers there are: adding one is its file, its test and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.registers.agency import Agency
from citeaudit.evidence.registers.arxiv import Arxiv
from citeaudit.evidence.registers.clinicaltrials import ClinicalTrials
from citeaudit.evidence.registers.crossref import Crossref
from citeaudit.evidence.registers.datacite import DataCite
from citeaudit.evidence.registers.europepmc import EuropePmc
from citeaudit.evidence.registers.europepmc_status import EuropePmcStatus
from citeaudit.evidence.registers.idconv import IdConverter
from citeaudit.evidence.registers.openalex import OpenAlex
from citeaudit.evidence.registers.openlibrary import OpenLibrary
from citeaudit.evidence.registers.page import WebPage
from citeaudit.evidence.registers.pubmed import PubMed
from citeaudit.evidence.registers.pubmed_summary import PubMedSummary
from citeaudit.evidence.registers.unpaywall import Unpaywall
from citeaudit.evidence.registers.wayback import Wayback

if TYPE_CHECKING:
    from citeaudit.evidence.registers.base import Register

# In the order in which the facts of a reference are listed.
REGISTERS: tuple[Register, ...] = (
    Agency(),
    Crossref(),
    DataCite(),
    IdConverter(),
    PubMed(),
    PubMedSummary(),
    EuropePmc(),
    EuropePmcStatus(),
    ClinicalTrials(),
    Arxiv(),
    OpenLibrary(),
    OpenAlex(),
    Unpaywall(),
    WebPage(),
    Wayback(),
)
BY_NAME = {register.name: register for register in REGISTERS}
