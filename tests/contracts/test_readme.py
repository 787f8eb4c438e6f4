"""The README keeps its promises: what it shows is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from tests.contracts.process import citeaudit

_ROOT = Path(__file__).resolve().parents[2]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_is_the_programs_own() -> None:
    """A command or an option that is added is added to the README."""
    shown = _README.partition("$ citeaudit --help\n")[2].partition("```")[0]
    assert citeaudit("--help", cwd=_ROOT).stdout == shown


def test_the_example_is_a_part_of_the_demo_report() -> None:
    """The quoted finding is what `make demo` prints."""
    shown = _README.partition("```text\n")[2].partition("```")[0]
    report = citeaudit("check", "data/article.md", cwd=_ROOT).stdout
    assert shown.strip() in report


def test_links_lead_somewhere() -> None:
    """Every file the README names is there."""
    links = re.findall(r"\]\(([^)#:]+)\)", _README)
    assert [link for link in links if not (_ROOT / link).exists()] == []
