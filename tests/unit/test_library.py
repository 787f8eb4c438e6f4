"""citeaudit from a program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import citeaudit
from citeaudit import UserError, audit_file, audit_text, render
from tests.contracts.process import CLEAN, WEAK
from tests.contracts.process import citeaudit as command

_DEMO = Path(__file__).resolve().parents[2] / "data" / "article.md"


def test_a_text_is_audited() -> None:
    """The report holds the document, its claims and what was found."""
    report = audit_text(WEAK, path="weak.md")

    (document,) = report.documents
    assert "weak-sources-only" in {finding.name for finding in document.findings}
    assert document.audited.article.text.path == "weak.md"
    assert not report.passed
    assert audit_text(CLEAN).passed


def test_a_file_gives_what_the_command_gives(tmp_path: Path) -> None:
    """The same object, with the `refs.json` beside the article, but for the time of the run."""
    by_command = json.loads(
        command("check", "article.md", "--format", "json", cwd=_DEMO.parent).stdout
    )
    by_library = json.loads(render(audit_file(_DEMO)))

    assert by_library["summary"] == by_command["summary"]
    assert by_library["documents"][0]["claims"] == by_command["documents"][0]["claims"]
    assert by_library["documents"][0]["references"] == by_command["documents"][0]["references"]


def test_rules_and_policies_can_be_chosen() -> None:
    """As on the command line, by code, name or family."""
    report = audit_text(WEAK, policy="medrs", profile="auditor", select=["CIT2"], ignore=["CIT202"])

    codes = {finding.code for finding in report.documents[0].findings}
    assert codes
    assert all(code.startswith("CIT2") for code in codes)


@pytest.mark.parametrize(
    "mistake",
    [
        {"policy": "../health"},
        {"profile": "loud"},
        {"select": ["weak-source-only"]},
        {"format": "odt"},
    ],
)
def test_mistakes_are_errors_that_name_the_mend(mistake: dict[str, object]) -> None:
    """Nothing is printed, nothing exits; the error is one line."""
    with pytest.raises(UserError) as caught:
        audit_text(WEAK, **mistake)  # type: ignore[arg-type]

    assert caught.value.mend
    assert "\n" not in str(caught.value)


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A file that is not there, one that is empty, and one of no known kind."""
    (tmp_path / "empty.md").write_text(" \n")
    for name in ("gone.md", "empty.md", "sheet.xls"):
        with pytest.raises(UserError, match=name):
            audit_file(tmp_path / name)


def test_public_names_are_there_and_cost_nothing_until_asked_for() -> None:
    """`import citeaudit` imports nothing else of it, which the command line relies on."""
    assert all(getattr(citeaudit, name) for name in citeaudit.__all__)
    with pytest.raises(AttributeError):
        _ = citeaudit.nothing_of_the_kind
    code = "import sys, citeaudit; print([m for m in sys.modules if m.startswith('citeaudit.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
