"""What the servers hold: bibliographic facts of real works, and made-up ones for the odd cases.

Titles, names, identifiers and dates only. The real ones are those of the demo article and of the
samples of the services' answers; made-up works have DOIs under 10.5555, Crossref's test prefix.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Work:
    """A work as its registers hold it.

    Attributes:
        agency: Who registered its DOI.
        kind: Crossref's type.
        updates: Crossref's `updated-by`, as (type, DOI, date, source).
        marks: PubMed's marks, as (kind, PMID).
        status: PubMed's state of indexing.
        trials: Numbers of the registrations that PubMed links.
    """

    title: str
    authors: tuple[tuple[str, str], ...] = (("Doe", "Jane"),)
    year: int = 2020
    journal: str = "Journal of Examples"
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    agency: str = "Crossref"
    kind: str = "journal-article"
    types: tuple[str, ...] = ("Journal Article",)
    headings: tuple[str, ...] = ()
    status: str = "MEDLINE"
    updates: tuple[tuple[str, str, tuple[int, ...], str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    trials: tuple[str, ...] = ()
    relations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """A registration of ClinicalTrials.gov."""

    number: str
    title: str
    status: str = "COMPLETED"
    has_results: bool = False
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    enrollment: int = 80
    former: str = ""
    papers: tuple[tuple[str, str], ...] = ()


LDN_POTS = Work(
    "Low-Dose Naltrexone Use in Postural Orthostatic Tachycardia Syndrome: A Case Series",
    (("Weinstock", "Leonard B"),), 2023, "Cureus", "10.7759/cureus.43426", "37706146",
    "PMC10497067", types=("Case Reports",), status="PubMed-not-MEDLINE",
)  # fmt: skip
YOUNGER = Work(
    "The use of low-dose naltrexone (LDN) as a novel anti-inflammatory treatment for chronic pain",
    (("Younger", "Jarred"), ("Parkitny", "Luke"), ("McLain", "David")), 2014,
    "Clinical rheumatology", "10.1007/s10067-014-2517-2", "24526250", "PMC3962576",
    types=("Journal Article", "Review"), headings=("Humans", "Naltrexone", "Chronic Pain"),
)  # fmt: skip
CHILDREN_POTS = Work(
    "Update of Individualized Treatment Strategies for Postural Orthostatic Tachycardia Syndrome "
    "in Children",
    (), 2020, "Frontiers in Neurology", "10.3389/fneur.2020.00525",
)  # fmt: skip
LONG_COVID = Work(
    "Overlapping conditions in Long COVID at a multisite academic center",
    (), 2024, "Frontiers in Neurology", "10.3389/fneur.2024.1482917",
)  # fmt: skip
WAKEFIELD = Work(
    "RETRACTED: Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive "
    "developmental disorder in children",
    (("Wakefield", "AJ"), ("Murch", "SH")), 1998, "The Lancet",
    "10.1016/s0140-6736(97)11096-0", "9500320",
    types=("Journal Article", "Retracted Publication"), headings=("Humans", "Child"),
    updates=(
        ("correction", "10.1016/s0140-6736(04)15715-2", (2004, 3, 6), "retraction-watch"),
        ("retraction", "10.1016/s0140-6736(10)60175-4", (2010, 2, 6), "retraction-watch"),
        ("retraction", "10.1016/s0140-6736(10)60175-4", (2010, 2, 6), "publisher"),
    ),
    marks=(("RetractionIn", "20137807"), ("CommentIn", "9500322")),
)  # fmt: skip
PLOS_CORRECTED = Work(
    "An RNA thermometer dictates production of a secreted bacterial toxin",
    (("Twittenhoff", "Christian"),), 2020, "PLOS Pathogens", "10.1371/journal.ppat.1008184",
    updates=(("new_version", "10.1371/journal.ppat.1008184", (2020, 1, 30), "publisher"),),
)  # fmt: skip
PREPRINT = Work(
    "High-throughput screening of human genetic variants by pooled prime editing",
    (("Herger", "Michael"),), 2024, "", "10.1101/2024.04.01.587366", kind="posted-content",
    relations={"is-preprint-of": "10.1016/j.xgen.2025.100814"},
)  # fmt: skip
DATASET = Work(
    "PsPM-FR: SCR, ECG and respiration measurements in a delay fear conditioning task",
    (("Staib", "Matthias"),), 2018, "Zenodo", "10.5281/zenodo.1196821", agency="DataCite",
    kind="Dataset",
)  # fmt: skip
COMMA = Work("A DOI with a comma in it, which splits every list", doi="10.5555/a,b")
MICE = Work(
    "Naltrexone in mice", pmid="11111111", doi="10.5555/mice",
    types=("Journal Article", "Randomized Controlled Trial"), headings=("Animals", "Mice"),
)  # fmt: skip
ELSEWHERE = Work("A paper of a Japanese agency", doi="10.5555/jalc.1", agency="JaLC")
LDN_TRIAL = Study(
    "NCT05363514", "Low-Dose Naltrexone for POTS", "NOT_YET_RECRUITING",
    conditions=("Postural Orthostatic Tachycardia Syndrome",), interventions=("Naltrexone",),
)  # fmt: skip
WITH_RESULTS = Study(
    "NCT03058679", "A trial with results", has_results=True, papers=(("RESULT", "34052278"),),
    former="NCT00000099",
)  # fmt: skip

WORKS = (
    LDN_POTS, YOUNGER, CHILDREN_POTS, LONG_COVID, WAKEFIELD, PLOS_CORRECTED, PREPRINT, DATASET,
    COMMA, MICE, ELSEWHERE,
)  # fmt: skip
STUDIES = (LDN_TRIAL, WITH_RESULTS)
