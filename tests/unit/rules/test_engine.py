"""The engine: order, fingerprints, what is skipped, what is held back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.rules.base import Audited, Finding, Profile, Selection, Severity
from citeaudit.rules.engine import check, everything
from citeaudit.rules.registry import all_rules, find_rules
from tests.specs import audited_with

RULES = all_rules()

_CLAIM = "LDN relieves fatigue in POTS. [1]"
_LIST = """## References

[1] "What LDN can treat." clinic.example, 2024, https://clinic.example/blog/ldn.

[2] "Prices." clinic.example, 1 Jan 2024, https://clinic.example/prices?utm_source=chat.
"""
_REFS = {"1": ("clinic-blog",), "2": ("clinic-blog",)}
_ALL = replace(everything(), profile=Profile.AUDITOR)
# Paragraphs that claim nothing, so that a rule has nothing to say of them.
_PLAIN = st.lists(
    st.sampled_from(["We had tea.", "A second walk.", "> a quotation", "```\n[7]\n```", "***"]),
    max_size=4,
)


def _audited(*paragraphs: str) -> Audited:
    return audited_with("\n\n".join((*paragraphs, _LIST)), _REFS)


def _prints(audited: Audited) -> list[str]:
    return sorted(finding.fingerprint for finding in check(audited, _ALL).findings)


def _codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_findings_come_in_document_order() -> None:
    """A reader goes through the document once."""
    findings = check(_audited(_CLAIM), everything()).findings
    assert [finding.span for finding in findings] == sorted(finding.span for finding in findings)
    assert _codes(findings)[0] == "CIT201"
    assert len(findings) > 3


@given(before=_PLAIN, between=_PLAIN)
def test_fingerprints_outlive_inserted_text(before: list[str], between: list[str]) -> None:
    """What was found yesterday is known again, wherever it has moved."""
    assert _prints(_audited(*before, _CLAIM, *between)) == _prints(_audited(_CLAIM))


@given(times=st.integers(1, 4))
def test_fingerprints_are_unique_per_occurrence(times: int) -> None:
    """The same sentence twice is two findings: one entry of a baseline cannot absorb both."""
    prints = _prints(_audited(*[_CLAIM] * times))
    assert len(set(prints)) == len(prints)
    assert set(prints) >= set(_prints(_audited(_CLAIM)))


def test_fingerprints_do_not_depend_on_how_a_sentence_is_broken() -> None:
    """Reflowing a paragraph changes nothing."""
    assert _prints(_audited(_CLAIM.replace(" in ", "\nin "))) == _prints(_audited(_CLAIM))


def test_fingerprints_do_not_depend_on_the_selection() -> None:
    """Another profile or another set of rules shows the same finding."""
    audited = _audited(_CLAIM)
    alone = check(audited, Selection(frozenset({"CIT201"}))).findings
    among = check(audited, _ALL).findings
    assert {finding.fingerprint for finding in alone} <= {f.fingerprint for f in among}


def test_the_path_is_part_of_a_fingerprint() -> None:
    """Two documents with one sentence have two findings."""
    audited = _audited(_CLAIM)
    text = replace(audited.article.text, path="other.md")
    other = replace(audited, article=replace(audited.article, text=text))
    assert set(_prints(audited)).isdisjoint(_prints(other))


def test_only_selected_rules_run() -> None:
    """`--select` and `--ignore` decide; no rule runs on the side."""
    outcome = check(_audited(_CLAIM), Selection(frozenset({"CIT504"})))
    assert set(_codes(outcome.findings)) == {"CIT504"}
    assert check(_audited(_CLAIM), Selection(frozenset())).findings == ()


def test_the_rules_that_ran_are_told() -> None:
    """Of a rule that could not run, or was not to, silence says nothing."""
    nothing = check(audited_with("We had tea.", {}), everything())
    skipped = {rule.code for rule in nothing.skipped}
    assert "CIT202" in nothing.ran
    assert "CIT101" in skipped
    assert nothing.ran.isdisjoint(skipped)
    assert check(_audited(_CLAIM), Selection(frozenset({"CIT201"}))).ran == {"CIT201"}
    deaf = check(_audited(_CLAIM), replace(everything(), ignores=False))
    silent = {code for code in everything().codes - deaf.ran if not code.startswith("CIT6")}
    assert silent == {"CIT901", "CIT902", "CIT903"}


def test_a_severity_can_be_set_by_rule() -> None:
    """A house may hold a rule for less grave than the project does."""
    selection = replace(everything(), severities={"CIT201": Severity.INFO})
    for finding in check(_audited(_CLAIM), selection).findings:
        assert (finding.severity is Severity.INFO) or finding.code != "CIT201"


def test_a_rule_without_what_it_needs_is_skipped_with_the_reason() -> None:
    """Silence of a rule that could not look must not read as praise."""
    nothing = check(audited_with("We had tea.", {}), everything())
    reasons = {rule.name: rule.reason for rule in nothing.skipped}
    assert nothing.findings == ()
    assert reasons["dangling-citation"] == "no reference list was found"
    undated = check(replace(_audited(_CLAIM), today=""), everything())
    assert [(rule.code, rule.reason) for rule in undated.skipped if rule.code < "CIT6"] == [
        ("CIT501", "the date of the run is not known")
    ]
    unasked = {rule.reason for rule in undated.skipped if rule.code >= "CIT6"}
    assert len(unasked) == 1
    assert "`citeaudit resolve`" in unasked.pop()


def test_a_missing_list_is_one_finding() -> None:
    """One cause, one message: no storm of markers that lead nowhere."""
    text = "Naltrexone relieves pain. [1] It reduces fatigue in arthritis. [2] It is old. [3]"
    assert _codes(check(audited_with(text, {}), everything()).findings) == ["CIT107"]


def test_what_the_profile_holds_back_is_counted() -> None:
    """A reader is told that there is more to hear, not what."""
    audited = audited_with(
        "POTS is a disorder (Smith, 2020; Lee, 2021).\n\n## References\n\n"
        "Smith, J. (2020). POTS. A Journal. https://doi.org/10.5555/12345678\n",
        {},
    )
    codes = frozenset(rule.code for rule in find_rules("dangling-citation"))
    quiet = check(audited, Selection(codes))
    loud = check(audited, Selection(codes, profile=Profile.AUDITOR))
    assert (len(quiet.findings), len(quiet.held_back)) == (0, 1)
    assert (len(loud.findings), len(loud.held_back)) == (1, 0)


@given(st.text(alphabet='[]()^1,2 .\n#>*_`|:@/ab"é\ud800', max_size=200))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    """Every finding has a place inside the document, whatever the document."""
    audited = audited_with(f"{text}\n\n{_LIST}", _REFS)
    for finding in check(audited, _ALL).findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(audited.article.text.content)
        assert finding.fingerprint


def test_every_rule_is_in_the_default_selection() -> None:
    """The profile, not the selection, keeps the less certain ones back."""
    assert everything().codes == {rule.code for rule in RULES}
    assert everything().profile is Profile.REGULAR
