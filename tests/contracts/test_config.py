"""`citeaudit config` and `citeaudit policy`, through real processes."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from citeaudit.cli.settings.read import KEYS, read_table
from citeaudit.cli.settings.source import Source
from tests.contracts.process import citeaudit

_MANUAL = Path(__file__).parents[2] / "docs/configuration.md"


def test_what_holds_and_who_says_so(tmp_path: Path) -> None:
    """Each key with its value and its file; the rules that differ."""
    (tmp_path / "house.toml").write_text('profile = "strict"\nignore = ["CIT7"]\n')
    (tmp_path / "a").mkdir()
    (tmp_path / "a/citeaudit.toml").write_text(
        'extend = "../house.toml"\nfail-on = "info"\nrules.CIT201.severity = "info"\n'
    )
    done = citeaudit("config", "show", "a", cwd=tmp_path)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert done.stdout.startswith("For a/article.md: a/citeaudit.toml, which extends house.toml\n")
    assert ["profile", "strict", "house.toml"] in lines
    assert ["fail-on", "info", "a/citeaudit.toml"] in lines
    assert ["min-severity", "info", "default"] in lines
    assert ["off:", "source-profile"] in lines
    assert ["weak-sources-only:", "info", "instead", "of", "error"] in lines


def test_the_same_for_programs(tmp_path: Path) -> None:
    """One object; what is not set is null."""
    (tmp_path / "citeaudit.toml").write_text('ignore = ["CIT201"]\npolicy = "medrs"\n')
    done = citeaudit("config", "show", "new.md", "--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)
    rules = {rule["code"]: rule["runs"] for rule in found["rules"]}
    assert found["config"] == "citeaudit.toml"
    assert found["policy"] == {"value": "medrs", "from": "citeaudit.toml"}
    assert found["profile"] == {"value": "regular", "from": None}
    assert found["refs"] == {"value": None, "from": None}
    assert not rules.pop("CIT201")
    assert all(rules.values())


def test_a_file_to_begin_with(tmp_path: Path) -> None:
    """It changes nothing, names every key, and is never written over."""
    assert citeaudit("config", "init", cwd=tmp_path).returncode == 0
    written = (tmp_path / "citeaudit.toml").read_text()
    assert tomllib.loads(written) == {}
    assert citeaudit("config", "init", "--stdout", cwd=tmp_path).stdout == written
    (tmp_path / "citeaudit.toml").write_text("# mine\n")
    again = citeaudit("config", "init", cwd=tmp_path)
    assert again.returncode == 2
    assert again.stderr == "error: citeaudit.toml: is there already (remove it first)\n"
    assert (tmp_path / "citeaudit.toml").read_text() == "# mine\n"


def test_its_lines_can_be_taken_in(tmp_path: Path) -> None:
    """Without the signs before them they are settings: every key there is."""
    template = citeaudit("config", "init", "--stdout", cwd=tmp_path).stdout
    opened = re.sub(r'^# (?=[\["a-z-]+.*[\]"]$)', "", template, flags=re.MULTILINE)
    table = tomllib.loads(opened)
    assert set(table) == set(KEYS)
    table.pop("extend")
    assert read_table(Source("citeaudit.toml", "", table, ())).fail_on == "error"


@pytest.mark.parametrize(
    "example", re.findall(r"```toml\n(.*?)```", _MANUAL.read_text("utf-8"), re.DOTALL)
)
def test_the_examples_of_the_manual_are_settings(tmp_path: Path, example: str) -> None:
    """Whoever copies them is not refused."""
    (tmp_path / "citeaudit.toml").write_text(example)
    done = citeaudit("config", "show", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_slip_in_the_manual_is_told_so(tmp_path: Path) -> None:
    """Word for word."""
    (tmp_path / "citeaudit.toml").write_text(
        "# mine\nignore = ['weak-source-only']\n".replace("'", '"')
    )
    (tmp_path / "a.md").write_text("A walk.\n")
    told = citeaudit("check", "a.md", cwd=tmp_path).stderr
    assert f"```text\n{told}```" in _MANUAL.read_text("utf-8")


def test_the_schema_is_the_committed_one(tmp_path: Path) -> None:
    """Whoever has no copy of the repository prints it."""
    committed = (_MANUAL.parents[1] / "schema/config.schema.json").read_text("utf-8")
    assert citeaudit("config", "schema", cwd=tmp_path).stdout == committed


def test_the_policy_in_force(tmp_path: Path) -> None:
    """`citeaudit policy` shows what settings make of it; a profile that is named is shown bare."""
    (tmp_path / "citeaudit.toml").write_text('[policy.types]\nblog = "strong"\n')

    def worth(*arguments: str) -> str:
        done = citeaudit("policy", *arguments, "--format", "json", cwd=tmp_path)
        usual: str = json.loads(done.stdout)["types"]["blog"]["usual"]
        return usual

    assert worth() == "strong"
    assert worth("health") == "weak"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["config"], 2),
        (["config", "no-such-command"], 2),
        (["config", "show", "--config", "absent.toml"], 2),
        (["config", "show", "--config", "citeaudit.toml", "--isolated"], 2),
        (["config", "show", "absent.md"], 0),
        (["config", "show", "--isolated"], 0),
        (["config", "schema"], 0),
    ],
    ids=str,
)
def test_exit_codes(tmp_path: Path, arguments: list[str], code: int) -> None:
    """A document need not exist yet; a settings file that is named must."""
    (tmp_path / "citeaudit.toml").write_text("")
    done = citeaudit(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert "internal error" not in done.stderr
