"""From the words of a command line to the rules that run."""

from __future__ import annotations

import pytest

from citeaudit.errors import SettingsError
from citeaudit.rules.base import Profile
from citeaudit.rules.registry import all_rules
from citeaudit.rules.selection import select

RULES = all_rules()

_ALL = frozenset(rule.code for rule in RULES)


def test_all_rules_run_unless_some_are_chosen() -> None:
    """The profile decides what of them is heard."""
    chosen = select((), (), (), "strict")
    assert (chosen.codes, chosen.profile, chosen.named) == (_ALL, Profile.STRICT, frozenset())


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["CIT201"], {"CIT201"}),
        (["weak-sources-only"], {"CIT201"}),
        (["CIT101, CIT102"], {"CIT101", "CIT102"}),
        (["CIT7"], {"CIT701", "CIT702"}),
    ],
)
def test_codes_names_families_and_lists(words: list[str], codes: set[str]) -> None:
    """As ruff has it."""
    assert select(words, (), (), "regular").codes == codes


def test_ignoring_wins() -> None:
    """Over choosing and over adding."""
    assert "CIT201" not in select(["CIT2"], ["CIT201"], ["weak-sources-only"], "regular").codes


def test_a_rule_asked_for_by_itself_is_heard() -> None:
    """A family is not: it holds rules of every profile."""
    assert select(["distant-citation"], (), (), "regular").named == {"CIT109"}
    assert select((), ["CIT109"], (), "regular").named == {"CIT109"}
    assert select(["CIT1"], (), (), "regular").named == frozenset()


def test_a_slip_names_the_nearest_rule() -> None:
    """Before anything is checked."""
    with pytest.raises(SettingsError, match="weak-sources-only"):
        select(["weak-source-only"], (), (), "regular")
