"""The one table of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.errors import SettingsError
from citeaudit.rules.dangling_citation import DanglingCitation
from citeaudit.rules.duplicate_label import DuplicateLabel
from citeaudit.rules.duplicate_reference import DuplicateReference
from citeaudit.rules.implausible_date import ImplausibleDate
from citeaudit.rules.missing_reference_list import MissingReferenceList
from citeaudit.rules.registration_as_result import RegistrationAsResult
from citeaudit.rules.seller_as_evidence import SellerAsEvidence
from citeaudit.rules.tracking_parameters import TrackingParameters
from citeaudit.rules.uncited_claim import UncitedClaim
from citeaudit.rules.uncited_reference import UncitedReference
from citeaudit.rules.unclassified_source import UnclassifiedSource
from citeaudit.rules.weak_sources_only import WeakSourcesOnly

if TYPE_CHECKING:
    from citeaudit.rules.base import Rule

# In the order of their codes.
RULES: tuple[type[Rule], ...] = (
    DanglingCitation,
    UncitedReference,
    DuplicateReference,
    DuplicateLabel,
    MissingReferenceList,
    WeakSourcesOnly,
    UncitedClaim,
    RegistrationAsResult,
    SellerAsEvidence,
    UnclassifiedSource,
    ImplausibleDate,
    TrackingParameters,
)


def find_rules(selector: str) -> tuple[type[Rule], ...]:
    """Find rules by code (`CIT201`), name (`weak-sources-only`) or family (`CIT2`, `CIT`).

    Returns:
        The rules in the order of the table, at least one.

    Raises:
        SettingsError: The selector stands for no rule; the nearest name is proposed.
    """
    wanted = selector.strip()
    code = wanted.upper()
    found = tuple(
        rule
        for rule in RULES
        if rule.name == wanted.lower() or (code.startswith("CIT") and rule.code.startswith(code))
    )
    if not found:
        raise SettingsError("", f'unknown rule "{selector}"', _nearest(selector))
    return found


def _nearest(selector: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only a wrong name pays for it)

    names = [*(rule.name for rule in RULES), *(rule.code for rule in RULES)]
    near = get_close_matches(selector[:80], names, n=1)
    return f'did you mean "{near[0]}"?' if near else "`citeaudit rule` lists them"
