"""The nouns of a source: identifiers, type, design, interest, status, and their signals."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.subjects.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.article.subjects.terms import Terms


class SourceType(StrEnum):
    """What kind of thing a source is. What it is worth is the policy's business."""

    PEER_REVIEWED = "peer-reviewed"
    PREPRINT = "preprint"
    TRIAL_REGISTRY = "trial-registry"
    PREDATORY_JOURNAL = "predatory-journal"
    SCHOLARLY_INDEX = "scholarly-index"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    GOVERNMENT = "government"
    MEDICAL_REFERENCE = "medical-reference"
    ACADEMIC = "academic"
    HOSPITAL = "hospital"
    PROFESSIONAL_SOCIETY = "professional-society"
    CHARITY = "charity"
    ADVOCACY = "advocacy"
    NEWS = "news"
    BOOK = "book"
    PRESS_RELEASE = "press-release"
    TRADE_MEDIA = "trade-media"
    HEALTH_MEDIA = "health-media"
    ENCYCLOPEDIA = "encyclopedia"
    BLOG = "blog"
    CLINIC_BLOG = "clinic-blog"
    PHARMACY_MARKETING = "pharmacy-marketing"
    TELEHEALTH = "telehealth"
    VENDOR = "vendor"
    CORPORATE = "corporate"
    CONTENT_FARM = "content-farm"
    SOCIAL = "social"
    AI_CHAT = "ai-chat"
    SEARCH_PAGE = "search-page"
    UNKNOWN = "unknown"


class Design(StrEnum):
    """The design of a study, as its title or a register gives it."""

    SYSTEMATIC_REVIEW = "systematic-review"
    META_ANALYSIS = "meta-analysis"
    RCT = "rct"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    NARRATIVE_REVIEW = "narrative-review"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    PROTOCOL = "protocol"
    EDITORIAL = "editorial"
    UNKNOWN = "unknown"


class Interest(StrEnum):
    """Whether the publisher sells what the page is about."""

    SELLS_TOPIC = "sells-topic"
    POSSIBLE = "possible"
    NONE = "none"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What became of a source. Offline nothing but `UNVERIFIED` can be said."""

    OK = "ok"
    RETRACTED = "retracted"
    CONCERN = "concern"
    CORRECTED = "corrected"
    DEAD = "dead"
    NOT_FOUND = "not-found"
    UNVERIFIED = "unverified"


class Signal(NamedTuple):
    """One observation that led to a type, in words a writer understands.

    `kind` says where it was made: `identifier`, `entry`, `host`, `path`, `query`, `title`,
    `domain`, `model`, `knowledge` (a user's file), `reviewed`, or a register's name.
    """

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Source:
    """What one reference points to.

    Attributes:
        reference: Index of the reference in its article.
        type: The kind of thing it is; `UNKNOWN` below the confidence threshold.
        confidence: That the type is right, 0 to 1, meant as a probability.
        design: Of the study, where the type is one that has a design.
        interest: Whether the publisher sells what the page is about.
        status: What is known of its fate.
        identifiers: By kind: `doi`, `pmid`, `pmcid`, `nct`, `isbn`, … each in its normal form.
        canonical_url: The address without redirects, trackers and fragments; empty without one.
        host: Of the canonical address, lower case, without `www.`; empty without one.
        work: A key that sources of one work share (`doi:10.1000/x`, `nct:NCT01234567`, `url:…`).
        owner: The registrable domain behind it, or the identified publisher: pages of one owner
            are not independent of each other. Empty for carriers of others' works.
        carrier: The host the work was reached through, where that is not its own home.
        signals: What led to the type, most telling first.
        reviewed: A person decided the type.
        title: Without the names of sites that show it.
    """

    reference: int
    type: SourceType
    confidence: float
    design: Design = Design.UNKNOWN
    interest: Interest = Interest.UNKNOWN
    status: tuple[Status, ...] = (Status.UNVERIFIED,)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    canonical_url: str = ""
    host: str = ""
    work: str = ""
    owner: str = ""
    carrier: str = ""
    signals: tuple[Signal, ...] = ()
    reviewed: bool = False
    title: str = ""

    @property
    def terms(self) -> Terms:
        """The conditions, treatments and people that its title names, read when asked for."""
        return _terms_of(self.title)


@lru_cache(maxsize=1024)
def _terms_of(title: str) -> Terms:
    return find_terms(title)
