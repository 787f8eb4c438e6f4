"""The hook as pre-commit runs it, from this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contracts.process import CLEAN, WEAK, environment

_ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.integration


def git(*arguments: str, cwd: Path) -> str:
    """Run git as somebody."""
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *named, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """Make a repository of the working tree as it stands: what a user would name under `repo:`."""
    copy = tmp_path / "hooks"
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", cwd=_ROOT)
    for name in listed.splitlines():
        if (_ROOT / name).is_file() and not name.startswith("tests/"):
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(_ROOT / name, target)
    git("init", "-q", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-qm", "as it stands", cwd=copy)
    git("tag", "v0", cwd=copy)
    return copy


def test_a_commit_of_a_weak_claim_is_stopped(hooks: Path, tmp_path: Path) -> None:
    """Installed by pre-commit itself; it sees Markdown only, and passes what is clean."""
    work = tmp_path / "work"
    work.mkdir()
    git("init", "-q", cwd=work)
    (work / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: v0\n  hooks:\n  - id: citeaudit\n"
    )
    (work / "weak.py").write_text(WEAK)
    (work / "article.md").write_text(CLEAN)
    git("add", "-A", cwd=work)
    told = environment(PRE_COMMIT_HOME=os.fspath(tmp_path / "cache"))

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pre-commit", "run"], cwd=work, env=told, capture_output=True, text=True, check=False
        )

    passed = run()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout

    (work / "article.md").write_text(WEAK)
    git("add", "-A", cwd=work)
    stopped = run()
    assert stopped.returncode == 1
    assert "weak-sources-only" in stopped.stdout
    assert "weak.py" not in stopped.stdout
