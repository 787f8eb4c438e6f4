"""The names of the registers, for those who need no more of them: the table loads them all."""

from __future__ import annotations

NAMES = (
    "doi",
    "crossref",
    "datacite",
    "idconv",
    "pubmed",
    "pubmed-summary",
    "europepmc",
    "europepmc-status",
    "clinicaltrials",
    "arxiv",
    "openlibrary",
    "openalex",
    "unpaywall",
    "page",
    "wayback",
)
