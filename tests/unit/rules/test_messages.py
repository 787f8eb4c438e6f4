"""What a reader is told: how grave, how sure, and what would help."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from citeaudit.rules.base import Finding, Profile, Selection, Severity
from citeaudit.rules.engine import check
from citeaudit.rules.registry import all_rules
from tests.specs import audited_with, load_scenarios

RULES = all_rules()

_LIST = """

## References

[1] "{title}" site.example, 2024, {url}.
"""


def _found(
    sentence: str,
    code: str,
    *refs: str,
    title: str = "LDN.",
    url: str = "https://site.example/ldn",
) -> list[Finding]:
    audited = audited_with(sentence + _LIST.format(title=title, url=url), {"1": refs})
    return list(check(audited, Selection(frozenset({code}), profile=Profile.AUDITOR)).findings)


def _all_findings() -> list[Finding]:
    return [finding for one in load_scenarios() for finding in one.run().findings]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("LDN relieves fatigue in fibromyalgia. [1]", Severity.ERROR),
        ("LDN may relieve fatigue in fibromyalgia. [1]", Severity.WARNING),
        ("LDN has the potential to relieve fatigue in fibromyalgia. [1]", Severity.ERROR),
        ("LDN causes nausea and other side effects. [1]", Severity.WARNING),
        ("LDN may cause nausea and other side effects. [1]", Severity.INFO),
    ],
)
def test_hedges_and_warnings_are_taken_a_step_easier(sentence: str, severity: Severity) -> None:
    """One step for a hedge, one for a warning of harm, none for a promise."""
    assert [finding.severity for finding in _found(sentence, "CIT201", "vendor")] == [severity]


def test_help_names_the_source_that_would_settle_it_and_the_wording_until_then() -> None:
    """The next step, not only the defect."""
    (finding,) = _found("LDN relieves fatigue in fibromyalgia. [1]", "CIT201", "vendor")
    assert "randomised trial" in finding.help
    assert '"has not been tested"' in finding.help
    (finding,) = _found(
        "LDN relieves fatigue in fibromyalgia. [1]", "CIT401", "peer-reviewed", "cohort"
    )
    assert '"may"' in finding.help


def test_help_for_a_promise_does_not_ask_for_a_source() -> None:
    """Nothing carries a promise."""
    sentence = "LDN could become a cornerstone of future treatment for fibromyalgia. [1]"
    (finding,) = _found(sentence, "CIT201", "vendor")
    assert finding.help.startswith("nothing carries a promise")


@pytest.mark.parametrize("code", ["CIT203", "CIT305"])
def test_help_names_the_register_of_a_trial(code: str) -> None:
    """The original behind the mirror, by the trial's number."""
    (finding,) = _found(
        "LDN relieves fatigue in POTS. [1]",
        code,
        "trial-registry",
        url="https://mirror.example/trials/NCT05363514",
    )
    assert "https://clinicaltrials.gov/study/NCT05363514" in finding.help


def test_a_source_that_was_guessed_makes_a_finding_less_sure() -> None:
    """Confidence is that of the whole argument."""
    sentence = "LDN relieves fatigue in fibromyalgia. [1]" + _LIST.format(
        title="LDN for fatigue - Riverside Wellness Clinic",
        url="https://riverside-clinic.example/x",
    )
    guessed = check(audited_with(sentence, {}), Selection(frozenset({"CIT201"}))).findings
    known = check(audited_with(sentence, {"1": ("clinic-blog",)}), Selection(frozenset({"CIT201"})))
    assert 0.6 < guessed[0].confidence < known.findings[0].confidence


def test_every_finding_says_what_to_do() -> None:
    """In all specifications: a message, a help, both without a full stop, on one line."""
    for finding in _all_findings():
        assert finding.message
        assert finding.help
        assert not (finding.message + finding.help).count("\n")
        assert not finding.message.endswith(".")
        assert not finding.help.endswith(".")


def test_no_message_calls_a_statement_false_or_a_source_fake() -> None:
    """Weak is not false, and not found is not invented (STANDARDS 1 and 6)."""
    forbidden = re.compile(r"\b(false|fake|fabricated|invented|untrue)\b")
    for finding in _all_findings():
        assert not forbidden.search(f"{finding.message} {finding.help}")
    for rule in RULES:
        assert not re.search(r"\b(false|fake|fabricated)\b", rule.page())


@pytest.mark.parametrize(
    ("code", "source_type"), [("CIT301", "clinic-blog"), ("CIT306", "content-farm")]
)
def test_what_was_only_guessed_accuses_less(code: str, source_type: str) -> None:
    """A seller or a farm that is recognised by its words alone is a warning."""
    audited = audited_with(
        "LDN relieves fatigue in fibromyalgia. [1]"
        + _LIST.format(title="LDN.", url="https://site.example/ldn"),
        {"1": (source_type,)},
    )
    guessed = tuple(replace(source, confidence=0.7) for source in audited.sources)
    for sources, severity in ((audited.sources, Severity.ERROR), (guessed, Severity.WARNING)):
        outcome = check(replace(audited, sources=sources), Selection(frozenset({code})))
        assert [finding.severity for finding in outcome.findings] == [severity]
