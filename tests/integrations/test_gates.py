"""The GitHub action and the GitLab job: their own steps, run as the services run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.contracts.process import CLEAN, WEAK, environment

_ROOT = Path(__file__).resolve().parents[2]
_ACTION: dict[str, Any] = yaml.safe_load((_ROOT / "action.yml").read_text("utf-8"))

pytestmark = pytest.mark.integration


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the action's own step that installs it, in an empty environment."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    done = run_step(_step("Install citeaudit"), {}, home, home)
    assert done.returncode == 0, done.stderr
    return home


def _step(name: str) -> dict[str, Any]:
    return next(step for step in _ACTION["runs"]["steps"] if step.get("name") == name)


def _filled(value: str, inputs: dict[str, str]) -> str:
    """Put in what an expression stands for; one that is not known here is a mistake."""
    known = {
        "github.action_path": str(_ROOT),
        **{
            f"inputs.{name}": inputs.get(name, details["default"])
            for name, details in _ACTION["inputs"].items()
        },
    }
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: known[found[1]], value)


def run_step(
    step: dict[str, Any], inputs: dict[str, str], home: Path, cwd: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner does: its shell, its environment, nothing else."""
    told = environment(**more)
    told["PATH"] = f"{home / 'bin'}{os.pathsep}{told['PATH']}"
    told |= {name: _filled(value, inputs) for name, value in step.get("env", {}).items()}
    assert step["shell"] == "bash"
    assert "${{" not in step["run"], "what a workflow hands over must not be part of a script"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=cwd,
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_and_fails(installed: Path, tmp_path: Path) -> None:
    """An annotation at the line, a summary of the step, SARIF, and the command's own exit code."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "weak one.md").write_text(WEAK)
    summary = tmp_path / "summary.md"
    inputs = {"paths": "content", "sarif": "out.sarif", "arguments": "--ignore CIT5"}

    done = run_step(
        _step("Check"), inputs, installed, tmp_path, GITHUB_STEP_SUMMARY=os.fspath(summary)
    )

    assert done.returncode == 1
    assert re.search(r"^::error .*file=content/weak one\.md,line=3", done.stdout, re.MULTILINE)
    assert "weak-sources-only" in summary.read_text()
    sarif = json.loads((tmp_path / "out.sarif").read_text())
    assert sarif["runs"][0]["results"]


def test_the_action_passes_what_is_clean(installed: Path, tmp_path: Path) -> None:
    """With the inputs' defaults."""
    (tmp_path / "a.md").write_text(CLEAN)

    assert run_step(_step("Check"), {}, installed, tmp_path).returncode == 0


@pytest.mark.parametrize("hostile", ["$(touch owned)", "`touch owned`", "; touch owned", "--help"])
def test_inputs_are_never_commands(installed: Path, tmp_path: Path, hostile: str) -> None:
    """What a workflow hands over is a path, whatever it looks like."""
    (tmp_path / "a.md").write_text(CLEAN)

    done = run_step(_step("Check"), {"paths": hostile}, installed, tmp_path)

    assert done.returncode == 2
    assert not (tmp_path / "owned").exists()


def test_the_job_for_gitlab_leaves_its_report(installed: Path, tmp_path: Path) -> None:
    """The script of the documentation, but for where citeaudit comes from."""
    page = (_ROOT / "docs" / "gates.md").read_text("utf-8")
    job = yaml.safe_load(page.partition("# .gitlab-ci.yml\n")[2].partition("```")[0])["citeaudit"]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(WEAK)
    script = [line for line in job["script"] if not line.startswith("pip install")]

    done = run_step({"shell": "bash", "run": "\n".join(script)}, {}, installed, tmp_path, CI="true")

    assert done.returncode == 1
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text())
    assert report[0]["location"]["path"] == "content/a.md"
