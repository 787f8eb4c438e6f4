"""The README keeps its promises: what it shows is what the program says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.process import citeaudit, environment

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


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_gate_does_what_the_readme_shows() -> None:
    """The transcript is what `make demo-gate` prints: stopped, annotated, mended, passed."""
    shown = _README.partition("<!-- make demo-gate -->\n```console\n")[2].partition("```\n")[0]
    done = subprocess.run(
        [sys.executable, "docs/demo_gate.py"],
        cwd=_ROOT, env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout == shown
    assert "exit code 1\n" in shown
    assert shown.endswith("exit code 0\n\n")
    assert "::error file=articles/naltrexone.md,line=5," in shown


def test_links_lead_somewhere() -> None:
    """Every file the README names is there."""
    links = re.findall(r"\]\(([^)#:]+)\)", _README)
    assert [link for link in links if not (_ROOT / link).exists()] == []
