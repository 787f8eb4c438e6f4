"""The table of rules: every row is a rule that can be found, named and explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from citeaudit.errors import SettingsError
from citeaudit.rules.base import Need
from citeaudit.rules.registry import (
    AT_HAND,
    ON_COMMENTS,
    ON_RECORD,
    Deferred,
    all_rules,
    find_rules,
    load,
)
from docs.make_rules import FOLDER, pages
from tests.specs import SPECS, load_scenarios

if TYPE_CHECKING:
    from citeaudit.rules.base import Rule

RULES = all_rules()

_HEADINGS = ["What it reports", "Why it matters", "Example", "Better", "When to ignore"]
# The bodies and studies of STANDARDS 7, and the two grounds of the project's own.
_GROUNDS = re.compile(
    r"\b(ACIP|CARL|CEBM|Cochrane|CONSORT|COPE|DISCERN|FDA|FTC|GRADE|HealthNewsReview|ICMJE|JAMA|"
    r"MEDRS|NAM|NHMRC|PIF|SIGN|Springer Nature|Wikipedia|[A-Z][a-z]+ 20\d\d)\b"
    r"|[Aa] matter of (form|the\s+record)|project's\s+standards"
)


def _ids(rule: type[Rule]) -> str:
    return rule.name


def test_codes_and_names_are_unique() -> None:
    """A code and a name each stand for one rule, for ever."""
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    """So they are listed, and so a missing one is seen."""
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_rule_is_named_alike_everywhere(rule: type[Rule]) -> None:
    """Code, name, class and file follow one form."""
    assert re.fullmatch(r"CIT[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))
    assert rule.__module__ == f"citeaudit.rules.{rule.name.replace('-', '_')}"
    assert 0 < rule.confidence <= 1


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_page_has_the_fixed_headings(rule: type[Rule]) -> None:
    """One sentence, then five headings, each with something under it."""
    first, *sections = rule.page().split("\n## ")
    assert re.fullmatch(r"[A-Z][^\n]*[.]\n", first)
    assert [section.partition("\n")[0] for section in sections] == _HEADINGS
    assert all(section.partition("\n")[2].strip() for section in sections)


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_page_says_who_says_so(rule: type[Rule]) -> None:
    """A body, a study, or that it is a matter of form."""
    why = rule.page().partition("## Why it matters")[2].partition("\n## ")[0]
    assert _GROUNDS.search(why)


def test_the_published_pages_are_those_of_the_rules() -> None:
    """`make docs` was run after the last change of a docstring."""
    assert {file.name: file.read_text("utf-8") for file in FOLDER.glob("*.md")} == pages()


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_a_rule_is_specified_from_three_sides(rule: type[Rule]) -> None:
    """What it reports, what passes, and what it nearly mistakes."""
    scenarios = [scenario for scenario in load_scenarios() if scenario.rule == rule.name]
    assert any(scenario.marks for scenario in scenarios)
    assert any(not scenario.marks and not scenario.is_noop for scenario in scenarios)
    assert any(scenario.is_noop and not scenario.marks for scenario in scenarios)


def test_every_specification_belongs_to_a_rule() -> None:
    """A renamed rule takes its specification along."""
    assert {file.stem for file in SPECS.glob("*.md")} == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        ("CIT201", {"weak-sources-only"}),
        ("cit201", {"weak-sources-only"}),
        ("weak-sources-only", {"weak-sources-only"}),
        (" Weak-Sources-Only ", {"weak-sources-only"}),
        ("CIT2", {rule.name for rule in RULES if rule.code[3] == "2"}),
        ("CIT", {rule.name for rule in RULES}),
    ],
)
def test_rules_are_found_by_code_name_and_family(selector: str, names: set[str]) -> None:
    """All three work everywhere, whatever the case."""
    assert {rule.name for rule in find_rules(selector)} == names


@pytest.mark.parametrize("selector", ["", "CIT999", "CIT2011", "C", "weak", "weak-sources"])
def test_an_unknown_rule_is_an_error(selector: str) -> None:
    """Nothing is guessed: a gate that runs no rule would pass."""
    with pytest.raises(SettingsError, match=f'^unknown rule "{selector}"'):
        find_rules(selector)


def test_the_nearest_name_is_proposed() -> None:
    """A slip of the pen is mended by the message."""
    with pytest.raises(SettingsError) as raised:
        find_rules("weak-source-only")
    assert str(raised.value) == (
        'unknown rule "weak-source-only" (did you mean "weak-sources-only"?)'
    )


@pytest.mark.parametrize("table", [ON_RECORD, ON_COMMENTS])
def test_deferred_rules_are_as_the_table_says(table: tuple[Deferred, ...]) -> None:
    """They are loaded only where they are needed, so the table must tell what they are."""
    written = [(one.code, one.name, one.profile) for one in table]

    assert written == [(rule.code, rule.name, rule.profile) for rule in load(table)]


def test_rules_are_in_the_table_of_what_they_need() -> None:
    """Of facts and of comments a rule at hand knows nothing."""
    assert all(Need.FACTS in rule.requires for rule in load(ON_RECORD))
    assert all(rule.look_at_ignores for rule in load(ON_COMMENTS))
    assert not any(Need.FACTS in rule.requires or rule.look_at_ignores for rule in AT_HAND)
