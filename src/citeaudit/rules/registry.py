"""The one table of rules.

Rules about what registers answered are loaded where there are answers, rules about comments to
citeaudit where there are comments: most runs have neither, and do not pay for them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from citeaudit.errors import SettingsError
from citeaudit.rules.base import Profile
from citeaudit.rules.benefits_without_harms import BenefitsWithoutHarms
from citeaudit.rules.causal_from_association import CausalFromAssociation
from citeaudit.rules.certainty_exceeds_evidence import CertaintyExceedsEvidence
from citeaudit.rules.circular_source import CircularSource
from citeaudit.rules.dangling_citation import DanglingCitation
from citeaudit.rules.deceptive_url import DeceptiveUrl
from citeaudit.rules.design_too_weak import DesignTooWeak
from citeaudit.rules.distant_citation import DistantCitation
from citeaudit.rules.duplicate_label import DuplicateLabel
from citeaudit.rules.duplicate_reference import DuplicateReference
from citeaudit.rules.hype_language import HypeLanguage
from citeaudit.rules.implausible_date import ImplausibleDate
from citeaudit.rules.incomplete_reference import IncompleteReference
from citeaudit.rules.malformed_citation import MalformedCitation
from citeaudit.rules.mirror_of_original import MirrorOfOriginal
from citeaudit.rules.missing_reference_list import MissingReferenceList
from citeaudit.rules.not_a_source import NotASource
from citeaudit.rules.one_study_as_many import OneStudyAsMany
from citeaudit.rules.over_citation import OverCitation
from citeaudit.rules.preclinical_to_human import PreclinicalToHuman
from citeaudit.rules.predatory_journal import PredatoryJournal
from citeaudit.rules.preprint_unlabelled import PreprintUnlabelled
from citeaudit.rules.press_for_medical_claim import PressForMedicalClaim
from citeaudit.rules.pseudo_independent_sources import PseudoIndependentSources
from citeaudit.rules.registration_as_result import RegistrationAsResult
from citeaudit.rules.regulatory_omission import RegulatoryOmission
from citeaudit.rules.safety_by_assertion import SafetyByAssertion
from citeaudit.rules.scope_mismatch import ScopeMismatch
from citeaudit.rules.secondary_for_study_result import SecondaryForStudyResult
from citeaudit.rules.seller_as_evidence import SellerAsEvidence
from citeaudit.rules.shifted_numbering import ShiftedNumbering
from citeaudit.rules.single_source_dependence import SingleSourceDependence
from citeaudit.rules.site_url_mismatch import SiteUrlMismatch
from citeaudit.rules.source_profile import SourceProfile
from citeaudit.rules.stale_source import StaleSource
from citeaudit.rules.tracking_parameters import TrackingParameters
from citeaudit.rules.uncited_claim import UncitedClaim
from citeaudit.rules.uncited_reference import UncitedReference
from citeaudit.rules.unclassified_source import UnclassifiedSource
from citeaudit.rules.user_generated_source import UserGeneratedSource
from citeaudit.rules.vague_attribution import VagueAttribution
from citeaudit.rules.weak_sources_only import WeakSourcesOnly

if TYPE_CHECKING:
    from citeaudit.rules.base import Rule


class Deferred(NamedTuple):
    """A rule that most runs do not need, before it is loaded."""

    code: str
    name: str
    profile: Profile
    attribute: str


# In the order of their codes.
AT_HAND: tuple[type[Rule], ...] = (
    DanglingCitation,
    UncitedReference,
    DuplicateReference,
    DuplicateLabel,
    MalformedCitation,
    ShiftedNumbering,
    MissingReferenceList,
    OverCitation,
    DistantCitation,
    WeakSourcesOnly,
    UncitedClaim,
    RegistrationAsResult,
    DesignTooWeak,
    PreclinicalToHuman,
    ScopeMismatch,
    OneStudyAsMany,
    PseudoIndependentSources,
    SecondaryForStudyResult,
    VagueAttribution,
    SellerAsEvidence,
    UserGeneratedSource,
    PressForMedicalClaim,
    CircularSource,
    MirrorOfOriginal,
    NotASource,
    PredatoryJournal,
    PreprintUnlabelled,
    StaleSource,
    UnclassifiedSource,
    CertaintyExceedsEvidence,
    HypeLanguage,
    SafetyByAssertion,
    CausalFromAssociation,
    RegulatoryOmission,
    BenefitsWithoutHarms,
    ImplausibleDate,
    IncompleteReference,
    SiteUrlMismatch,
    TrackingParameters,
    DeceptiveUrl,
    SourceProfile,
    SingleSourceDependence,
)

ON_RECORD: tuple[Deferred, ...] = (
    Deferred("CIT601", "retracted-source", Profile.REGULAR, "RetractedSource"),
    Deferred("CIT602", "reference-not-found", Profile.REGULAR, "ReferenceNotFound"),
    Deferred("CIT603", "reference-mismatch", Profile.REGULAR, "ReferenceMismatch"),
    Deferred("CIT604", "dead-link", Profile.REGULAR, "DeadLink"),
    Deferred("CIT605", "concern-or-correction", Profile.REGULAR, "ConcernOrCorrection"),
    Deferred("CIT606", "subject-not-in-source", Profile.REGULAR, "SubjectNotInSource"),
    Deferred("CIT607", "no-posted-results", Profile.REGULAR, "NoPostedResults"),
    Deferred("CIT608", "preprint-now-published", Profile.REGULAR, "PreprintNowPublished"),
    Deferred("CIT609", "number-not-in-source", Profile.STRICT, "NumberNotInSource"),
)
ON_COMMENTS: tuple[Deferred, ...] = (
    Deferred("CIT901", "unused-ignore", Profile.REGULAR, "UnusedIgnore"),
    Deferred("CIT902", "unexplained-ignore", Profile.REGULAR, "UnexplainedIgnore"),
    Deferred("CIT903", "expired-ignore", Profile.REGULAR, "ExpiredIgnore"),
)
_KNOWN: tuple[type[Rule] | Deferred, ...] = (*AT_HAND, *ON_RECORD, *ON_COMMENTS)
CODES = frozenset(one.code for one in _KNOWN)
PROFILES = {one.code: one.profile for one in _KNOWN}


@cache
def load(rules: tuple[Deferred, ...]) -> tuple[type[Rule], ...]:
    """Load rules: `ON_RECORD` or `ON_COMMENTS`."""
    return tuple(
        cast(
            "type[Rule]",
            getattr(import_module(f"citeaudit.rules.{one.name.replace('-', '_')}"), one.attribute),
        )
        for one in rules
    )


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Load all rules, in the order of their codes."""
    return tuple(sorted((*AT_HAND, *load(ON_RECORD), *load(ON_COMMENTS)), key=_code))


def _code(rule: type[Rule]) -> str:
    return rule.code


def find_codes(selector: str) -> tuple[str, ...]:
    """Find rules by code (`CIT201`), name (`weak-sources-only`) or family (`CIT2`, `CIT`).

    Returns:
        Their codes in order, at least one.

    Raises:
        SettingsError: The selector stands for no rule; the nearest name is proposed.
    """
    wanted = selector.strip()
    code = wanted.upper()
    found = sorted(
        rule.code
        for rule in _KNOWN
        if rule.name == wanted.lower() or (code.startswith("CIT") and rule.code.startswith(code))
    )
    if not found:
        raise SettingsError("", f'unknown rule "{selector}"', _nearest(selector))
    return tuple(found)


def find_rules(selector: str) -> tuple[type[Rule], ...]:
    """Find rules as `find_codes` does, and load them.

    Raises:
        SettingsError: The selector stands for no rule.
    """
    codes = find_codes(selector)
    return tuple(rule for rule in all_rules() if rule.code in codes)


def _nearest(selector: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only a wrong name pays for it)

    names = [*(rule.name for rule in _KNOWN), *(rule.code for rule in _KNOWN)]
    near = get_close_matches(selector[:80], names, n=1)
    return f'did you mean "{near[0]}"?' if near else "`citeaudit rule` lists them"
