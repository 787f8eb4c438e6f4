"""`citeaudit policy` shows the tables in force, to people and to programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.cli.settings.model import POLICIES
from citeaudit.policy.tables import PROFILES
from citeaudit.sources.model import Design, SourceType
from tests.contracts.process import citeaudit

if TYPE_CHECKING:
    from pathlib import Path


def test_every_kind_type_and_design_is_shown(tmp_path: Path) -> None:
    """Nothing that decides a verdict is hidden."""
    shown = citeaudit("policy", cwd=tmp_path).stdout
    names = [*Kind, *Design, *(one for one in SourceType if one is not SourceType.PEER_REVIEWED)]
    assert [name for name in names if f"\n  {name.value} " not in shown] == []


def test_what_the_tables_do_not_show_is_told_below_them(tmp_path: Path) -> None:
    """Wording that changes a bar, and what lowers a source, decide verdicts, too."""
    told = citeaudit("policy", cwd=tmp_path).stdout.partition("\nWhat else counts\n")[2]
    for word in ("Advice", "denial", "promise", "retracted", "label", "seller", "unknown design"):
        assert word in told
    assert "#" not in told


def test_programs_read_the_same(tmp_path: Path) -> None:
    """The JSON form has the words of the file."""
    tables = json.loads(citeaudit("policy", "--format", "json", cwd=tmp_path).stdout)
    assert tables["profile"] == "health"
    assert tables["claims"]["efficacy"]["enough"] == "strong"
    assert tables["claims"]["background"]["enough"] is None
    assert tables["types"]["clinic-blog"] == {
        "usual": "none",
        "by_kind": {"harm": "weak", "cost": "limited"},
    }
    assert tables["designs"]["case-series"]["by_kind"]["efficacy"] == "limited"


def test_every_profile_can_be_shown_and_used(tmp_path: Path) -> None:
    """The command line names the profiles by hand, as it must start fast."""
    assert POLICIES == PROFILES
    for name in PROFILES:
        shown = citeaudit("policy", name, cwd=tmp_path)
        assert shown.stdout.startswith(f"Profile: {name}\n")
