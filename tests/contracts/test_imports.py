"""What a command does not need, it does not load: start-up is a feature."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from citeaudit.cli.main import COMMANDS
from citeaudit.report.base import FORMATS
from tests.contracts.process import WEAK, environment

if TYPE_CHECKING:
    from pathlib import Path

_HEAVY = {
    "httpx",
    "pydantic",
    "requests",
    "tldextract",
    "asyncio",
    "ssl",
    "logging",
    "multiprocessing",
}
_CODE = """
import sys
from citeaudit.cli.main import run
run(sys.argv[1:])
print("\\nloaded:", *sys.modules, file=sys.stderr)
"""


def _loaded(cwd: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _CODE, *arguments],
        cwd=cwd, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "internal error:" not in done.stderr
    return set(done.stderr.rpartition("loaded: ")[2].split())


@pytest.mark.parametrize("format", FORMATS)
def test_check_loads_nothing_heavy(tmp_path: Path, format: str) -> None:
    """Neither a network nor a validation library, nor what they drag in."""
    (tmp_path / "a.md").write_text(WEAK)
    loaded = _loaded(tmp_path, "check", "a.md", "--format", format)
    assert "citeaudit.audit" in loaded
    assert loaded & _HEAVY == set()


# What reads settings, and what explains a slip in them.
_READING = {"tomllib", "citeaudit.cli.settings.read", "citeaudit.cli.settings.source"}
_EXPLAINING = {"citeaudit.cli.settings.places", "citeaudit.cli.settings.schema"}


@pytest.mark.parametrize("pyproject", ["", "[project]\nname = 'citeaudit'\n[tool.ruff]\nx = 1\n"])
def test_a_check_without_settings_reads_none(tmp_path: Path, pyproject: str) -> None:
    """Nor does a project's own file make it load a reader of TOML."""
    (tmp_path / "a.md").write_text(WEAK)
    (tmp_path / "pyproject.toml").write_text(pyproject)
    loaded = _loaded(tmp_path, "check", "a.md", "--format", "concise")
    assert loaded & {*_READING, *_EXPLAINING, "citeaudit.rules.suppression"} == set()


def test_settings_and_comments_load_nothing_heavy(tmp_path: Path) -> None:
    """A file is read by hand; pydantic only makes the schema."""
    (tmp_path / "a.md").write_text(f"{WEAK}\n<!-- citeaudit: ignore-file[CIT301] its seller -->\n")
    (tmp_path / "citeaudit.toml").write_text('policy = "medrs"\nrules.CIT201.severity = "info"\n')
    loaded = _loaded(tmp_path, "check", "a.md", "--format", "concise")
    assert loaded >= {*_READING, "citeaudit.rules.suppression"}
    assert loaded & (_HEAVY | _EXPLAINING) == set()


def test_only_the_text_report_loads_rich(tmp_path: Path) -> None:
    """A format for programs does not pay for one for people."""
    (tmp_path / "a.md").write_text(WEAK)
    assert "rich" not in _loaded(tmp_path, "check", "a.md", "--format", "concise")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_help_loads_no_command(tmp_path: Path, arguments: list[str]) -> None:
    """The list of commands comes from a table; one heavy command cannot slow the others."""
    loaded = _loaded(tmp_path, *arguments)
    assert not loaded & {entry.module for entry in COMMANDS.values()}
    assert not {name for name in loaded if name.startswith("citeaudit.") and ".cli" not in name}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_is_true(name: str) -> None:
    """Every command exists where the table says, and opens with its own usage."""
    done = subprocess.run(
        [sys.executable, "-m", "citeaudit", name, "--help"],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(f"Usage: citeaudit {name} ")
