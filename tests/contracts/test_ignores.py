"""Comments in a document that ask not to report something, through real processes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import WEAK, citeaudit

if TYPE_CHECKING:
    from pathlib import Path

_CLAIM = "Low-dose naltrexone relieves fatigue in patients with fibromyalgia. [1]"
_SELLER = "<!-- citeaudit: ignore-file[seller-as-evidence] the article is about the seller -->"


def _write(folder: Path, comment: str) -> None:
    assert _CLAIM in WEAK
    text = WEAK.replace(_CLAIM, f"{_CLAIM} <!-- citeaudit: {comment} -->")
    (folder / "weak.md").write_text(f"{text}\n{_SELLER}\n")


@pytest.mark.parametrize(
    ("comment", "code", "told"),
    [
        ("ignore[weak-sources-only] the seller about itself", 0, set()),
        ("ignore[CIT201] until=2999-12-31 the seller about itself", 0, set()),
        ("ignore-file[CIT201] the seller about itself", 0, set()),
        ("disable[CIT201] the seller about itself", 1, {"CIT201", "CIT901"}),
        ("ignore[CIT201] until=2025-01-31 a trial is to report", 1, {"CIT201", "CIT903"}),
        ("ignore[CIT201]", 1, {"CIT201", "CIT902"}),
        ("ignore[CIT2] a blanket", 1, {"CIT201", "CIT901"}),
        ("ignore[weak-source-only] a slip", 1, {"CIT201", "CIT901"}),
        ("ignore[CIT201, CIT402] one too many", 0, {"CIT901"}),
        ("off", 1, {"CIT201", "CIT901"}),
    ],
)
def test_only_an_explained_comment_about_a_named_rule_opens_the_gate(
    tmp_path: Path, comment: str, code: int, told: set[str]
) -> None:
    """Whatever else stands in a comment, the finding is told, and the comment with it."""
    _write(tmp_path, comment)
    done = citeaudit("check", "weak.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    document = json.loads(done.stdout)["documents"][0]
    found = {finding["code"] for finding in document["findings"]}
    assert found & {"CIT201", "CIT901", "CIT902", "CIT903"} == told


def test_an_auditor_sees_everything(tmp_path: Path) -> None:
    """`--no-ignores` follows no comment, and says nothing about comments."""
    _write(tmp_path, "ignore[CIT201, CIT402] the seller about itself")
    heard = citeaudit("check", "weak.md", "--format", "json", cwd=tmp_path)
    all_ = citeaudit("check", "weak.md", "--format", "json", "--no-ignores", cwd=tmp_path)
    assert (heard.returncode, all_.returncode) == (0, 1)
    assert json.loads(heard.stdout)["summary"]["suppressed"] == 2
    assert json.loads(all_.stdout)["summary"]["suppressed"] == 0
    assert "CIT9" not in all_.stdout


def test_the_text_counts_what_is_hidden(tmp_path: Path) -> None:
    """In the report, and on the line that machine formats leave on standard error."""
    _write(tmp_path, "ignore[CIT201] the seller about itself")
    assert "2 more ignored by comments" in citeaudit("check", "weak.md", cwd=tmp_path).stdout
    done = citeaudit("check", "weak.md", "--format", "concise", cwd=tmp_path)
    assert "2 ignored by comments" in done.stderr


@pytest.mark.parametrize("words", ["", "[", "ignore[" * 2000, "\u202e" * 99, "ignore[\x1b[31m]"])
def test_a_hostile_comment(tmp_path: Path, words: str) -> None:
    """It is reported like any other that says nothing; no traceback, no escape codes."""
    _write(tmp_path, words)
    done = citeaudit("check", "weak.md", "--format", "concise", cwd=tmp_path)
    assert done.returncode == 1
    assert "CIT901" in done.stdout
    assert "\x1b" not in done.stdout
    assert "internal error" not in done.stderr
