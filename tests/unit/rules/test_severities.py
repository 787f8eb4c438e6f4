"""Rules are as loud as the project's standards say (STANDARDS 5), or quieter where unsure."""

from __future__ import annotations

import pytest

from citeaudit.rules.base import Profile, Severity
from citeaudit.rules.registry import all_rules

RULES = all_rules()

_LOUDNESS = {
    Severity.ERROR: "101 104 106 107 201 203 204 205 301 302 306 505",
    Severity.WARNING: "102 103 105 202 206 207 208 209 210 303 304 305 307 308 "
    "401 402 403 404 405 406 501 503 701",
    Severity.INFO: "108 109 309 310 502 504 702",
}
_OFFLINE = [code for codes in _LOUDNESS.values() for code in codes.split()]
# Where machines and people disagree too often to bother every author (STANDARDS 4 and 5).
_STRICT = {"CIT109", "CIT309", "CIT404", "CIT405"}


@pytest.mark.parametrize("severity", _LOUDNESS, ids=lambda severity: severity.word)
def test_a_rule_is_as_loud_as_the_standard_says(severity: Severity) -> None:
    """The severity of the table is the rule's own; a hedge or a doubt may lower a finding's."""
    severities = {rule.code: rule.severity for rule in RULES}
    for code in _LOUDNESS[severity].split():
        assert severities[f"CIT{code}"] is severity, code


def test_every_offline_rule_of_the_standard_exists() -> None:
    """Those of the families 1xx to 5xx and 7xx, and no others."""
    found = {rule.code for rule in RULES if rule.code[3] in "123457"}
    assert found == {f"CIT{code}" for code in _OFFLINE}


def test_few_rules_are_kept_for_those_who_ask() -> None:
    """The default run shows every rule but these."""
    hidden = {rule.code for rule in RULES if rule.profile is not Profile.REGULAR}
    assert hidden & {f"CIT{code}" for code in _OFFLINE} == _STRICT
