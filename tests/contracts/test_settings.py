"""Settings files, through real processes: which is in force, what wins, how a slip is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.contracts.process import WEAK, citeaudit

if TYPE_CHECKING:
    from pathlib import Path

# Without settings `weak.md` has an error, so the code is 1.
_NEVER = 'fail-on = "never"\n'
# A house that asks for no evidence of efficacy.
_NO_BAR = 'ignore = ["CIT3"]\n[policy.claims.efficacy]\nenough = "-"\nhedged = "-"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a repository with weak articles in two folders."""
    (tmp_path / ".git").mkdir()
    for folder in ("", "a", "a/b"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "weak.md").write_text(WEAK)
    return tmp_path


def _report(desk: Path, *arguments: str) -> dict[str, Any]:
    done = citeaudit("check", *arguments, "--format", "json", cwd=desk)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _codes(report: dict[str, Any]) -> list[set[str]]:
    return [{found["code"] for found in one["findings"]} for one in report["documents"]]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("citeaudit.toml", _NEVER),
        ("pyproject.toml", f"[tool.citeaudit]\n{_NEVER}"),
        ("pyproject.toml", f"[tool]\ncoverage = 1\n[tool.'citeaudit']\n{_NEVER}"),
        ("a/citeaudit.toml", _NEVER),
        ("a/b/citeaudit.toml", _NEVER),
    ],
)
def test_the_nearest_file_above_the_document_holds(desk: Path, file: str, content: str) -> None:
    """Whatever the current folder is."""
    (desk / file).write_text(content)
    assert citeaudit("check", "a/b/weak.md", cwd=desk).returncode == 0
    assert citeaudit("check", "weak.md", cwd=desk / "a" / "b").returncode == 0
    assert citeaudit("check", "a/b/weak.md", "--isolated", cwd=desk).returncode == 1


def test_no_file_adds_to_another(desk: Path) -> None:
    """The nearest holds alone; a `pyproject.toml` without our table is passed over."""
    (desk / "citeaudit.toml").write_text(_NEVER)
    (desk / "a/pyproject.toml").write_text("[tool.other]\nname = 'citeaudit'\n")
    assert citeaudit("check", "a/weak.md", cwd=desk).returncode == 0
    (desk / "a/citeaudit.toml").write_text("")
    assert citeaudit("check", "a/weak.md", cwd=desk).returncode == 1
    (desk / "pyproject.toml").write_text("[tool.citeaudit]\nfail-on = 'error'\n")
    assert citeaudit("check", "weak.md", cwd=desk).returncode == 0


def test_nothing_above_the_repository_holds(desk: Path) -> None:
    """What lies beside a clone is none of its business."""
    (desk / "citeaudit.toml").write_text(_NEVER)
    (desk / "a/.git").write_text("gitdir: elsewhere\n")
    assert citeaudit("check", "a/b/weak.md", cwd=desk).returncode == 1


def test_documents_of_one_run_have_their_own_settings(desk: Path) -> None:
    """Rules, gate and what is shown: each by the file above it."""
    (desk / "citeaudit.toml").write_text('select = ["CIT1"]\n')
    (desk / "a/citeaudit.toml").write_text(f'{_NEVER}min-severity = "error"\n')
    report = _report(desk, "weak.md", "a/weak.md")
    quiet, loud = _codes(report)
    assert not {code for code in quiet if not code.startswith("CIT1")}
    assert "CIT201" in loud
    assert report["run"]["config"] is None
    assert report["summary"]["gate"] == {"fail_on": "error", "passed": True}
    assert "each document by its own settings" in citeaudit("check", ".", cwd=desk).stdout


def test_standard_input_has_settings_by_its_name(desk: Path) -> None:
    """The folder of the name is where the search starts."""
    (desk / "a/citeaudit.toml").write_text(_NEVER)
    for name, code in (("a/new.md", 0), ("new.md", 1)):
        done = citeaudit("check", "-", "--stdin-filename", name, cwd=desk, stdin=WEAK)
        assert done.returncode == code


def test_the_report_names_the_file(desk: Path) -> None:
    """So that a reader can ask why something was not found."""
    (desk / "citeaudit.toml").write_text(_NEVER)
    assert _report(desk, ".")["run"]["config"] == "citeaudit.toml"
    assert _report(desk / "a", ".")["run"]["config"] == "../citeaudit.toml"
    assert _report(desk, ".", "--isolated")["run"]["config"] is None


@pytest.mark.parametrize(
    ("settings", "arguments", "code"),
    [
        (_NEVER, ["--fail-on", "error"], 1),
        ('fail-on = "warning"', ["--fail-on", "never"], 0),
        ('select = ["CIT1"]', [], 0),
        ('select = ["CIT1"]', ["--select", "CIT201"], 1),
        ('select = ["CIT1"]', ["--extend-select", "CIT201"], 1),
        ('ignore = ["CIT2", "CIT3"]', [], 0),
        ('ignore = ["CIT2", "CIT3"]', ["--extend-select", "weak-sources-only"], 1),
        ('ignore = ["CIT2", "CIT3"]', ["--select", "CIT"], 1),
        ('extend-select = ["CIT201"]', ["--ignore", "CIT"], 0),
        ('rules.CIT2.severity = "info"\nrules.CIT3.severity = "info"', [], 0),
        ('rules.CIT2.severity = "info"\nrules.CIT201.severity = "error"', [], 1),
        ('[per-file-ignores]\n"*.md" = ["CIT"]', [], 0),
        ('[per-file-ignores]\n"*.md" = ["CIT"]', ["--select", "CIT201"], 0),
        ('[per-file-ignores]\n"drafts/*.md" = ["CIT"]', [], 1),
        ('[per-file-ignores]\n"./weak.md" = ["CIT2"]\n"**/weak.md" = ["CIT3"]', [], 0),
        ('policy = "medrs"', [], 1),
        (_NO_BAR, [], 0),
        (_NO_BAR, ["--policy", "health"], 1),
    ],
)
def test_the_command_line_wins(desk: Path, settings: str, arguments: list[str], code: int) -> None:
    """Over the settings file; what it does not say the file decides."""
    (desk / "citeaudit.toml").write_text(settings)
    done = citeaudit("check", "weak.md", *arguments, cwd=desk)
    assert done.returncode == code, done.stdout + done.stderr


def test_a_file_extends_another(desk: Path) -> None:
    """Key by key; paths and patterns start at the file they stand in."""
    (desk / "house.toml").write_text(
        'fail-on = "never"\nignore = ["CIT3"]\nper-file-ignores."a/**" = ["CIT2"]\n'
    )
    (desk / "a/citeaudit.toml").write_text('extend = "../house.toml"\nfail-on = "error"\n')
    assert citeaudit("check", "a/weak.md", cwd=desk).returncode == 0
    (desk / "a/citeaudit.toml").write_text('extend = "../house.toml"\nextend-select = ["CIT301"]\n')
    report = _report(desk, "a/weak.md")
    assert "CIT301" in _codes(report)[0]
    assert report["summary"]["gate"]["fail_on"] == "never"


def test_a_bibliography_is_named_for_all_documents(desk: Path) -> None:
    """From the folder of the settings file; a person's decision in it wins."""
    known = [
        {
            "id": "1",
            "type": "webpage",
            "custom": {
                "citeaudit": {
                    "reviewed": {
                        "type": "guideline", "by": "A", "on": "2025-01-31", "why": "it is one",
                    }
                }
            },
        }
    ]  # fmt: skip
    (desk / "known.json").write_text(json.dumps(known))
    (desk / "citeaudit.toml").write_text('refs = "known.json"\nignore = ["CIT3"]\n')
    report = _report(desk, "a/weak.md")
    assert report["documents"][0]["references"][0]["source"]["type"] == "guideline"
    assert report["run"]["refs_file"] == "known.json"
    assert citeaudit("check", "a/weak.md", cwd=desk).returncode == 0


def test_a_house_names_what_it_knows_of_addresses(desk: Path) -> None:
    """From the folder of the settings file; the command line wins; a mistake is told at once."""
    (desk / "known.txt").write_text("[guideline] ours\nhims.com\n")
    (desk / "citeaudit.toml").write_text('knowledge = "known.txt"\n')
    (reference,) = _report(desk, "a/weak.md")["documents"][0]["references"]
    assert reference["source"]["type"] == "guideline"
    (desk / "other.txt").write_text("[blog] ours\nhims.com\n")
    report = _report(desk, "a/weak.md", "--knowledge", "other.txt")
    assert report["documents"][0]["references"][0]["source"]["type"] == "blog"
    (desk / "known.txt").write_text("[no-such-type] ours\nhims.com\n")
    done = citeaudit("check", ".", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: known.txt:1: ")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            'select = ["CIT1"]\nignore = ["CIT2", "weak-source-only"]\n',
            'citeaudit.toml:2:19: unknown rule "weak-source-only" '
            '(did you mean "weak-sources-only"?)\n'
            '2 | ignore = ["CIT2", "weak-source-only"]\n'
            "  |                   ^\n",
        ),
        (
            'selct = ["CIT1"]\n',
            'citeaudit.toml:1:1: unknown key "selct" (did you mean "select"?)\n'
            '1 | selct = ["CIT1"]\n'
            "  | ^\n",
        ),
        (
            'select = ["CIT1"\n',
            "citeaudit.toml:2:1: no TOML: unclosed array at the end of the file\n2 |\n  | ^\n",
        ),
    ],
)
def test_a_slip_is_told_with_its_place(desk: Path, settings: str, told: str) -> None:
    """File, line and column, the mend, and the line itself; nothing is checked."""
    (desk / "citeaudit.toml").write_text(settings)
    done = citeaudit("check", ".", cwd=desk)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"error: {told}")


@pytest.mark.parametrize(
    "settings",
    [
        "fail_on = 'error'",
        "fail-on = 1",
        "fail-on = 'fatal'",
        "min-severity = 'never'",
        "profile = 'loud'",
        "policy = 'strict'",
        "policy = 3",
        "policy.base = 'x'",
        "policy.name = 'x'",
        "policy.types.blok = 'weak'",
        "policy.types.blog = 'feeble'",
        "policy.types.blog = { harms = 'weak' }",
        "policy.types.peer-reviewed = { harm = 'weak' }",
        "policy.designs.rtc = 'strong'",
        "policy.claims.cost = 'weak'",
        "policy.claims.cost = { suffices = 'weak' }",
        "policy.claims.cost = { enough = 'weak', hedged = 'strong' }",
        "select = 'CIT2'",
        "select = []",
        "select = ['']",
        "select = ['CIT999']",
        "ignore = [1]",
        "rules = ['CIT2']",
        "rules.weak-sources-only = 'warning'",
        "rules.weak-sources-only.level = 'warning'",
        "rules.weak-sources.severity = 'warning'",
        "rules.weak-sources-only.severity = 'never'",
        "per-file-ignores = ['CIT2']",
        "per-file-ignores.'[z-a].md' = ['CIT2']",
        "per-file-ignores.'*.md' = 'CIT2'",
        "per-file-ignores.'*.md' = ['CIT999']",
        "extend = 'nowhere.toml'",
        "extend = 'citeaudit.toml'",
        "extend = 'pyproject.toml'",
        "extend = ''",
        "refs = ['a.json']",
        "refs = 'nowhere.json'",
        "[tool.citeaudit]\nselect = ['CIT2']",
        "= 1",
        "a = 1\na = 2",
        "a = [[[[",
        "select = " + "[" * 3000,
        "fail-on = " + "9" * 5000,
        "x = '\u202e\x7f'",
    ],
)
def test_a_slip_is_never_passed_over(desk: Path, settings: str) -> None:
    """Exit code 2, one message that names the file, no traceback."""
    (desk / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (desk / "citeaudit.toml").write_text(settings)
    done = citeaudit("check", "weak.md", cwd=desk)
    assert done.returncode == 2, done.stdout
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("error: ") == 1
    assert ".toml" in done.stderr or "nowhere.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"\xff\xfe", "not utf-8 text (byte 0)"),
        (b"#" * 1_000_001, "too large for settings"),
    ],
)
def test_a_file_that_is_no_text(desk: Path, raw: bytes, problem: str) -> None:
    """As for every file: named, with the mend."""
    (desk / "citeaudit.toml").write_bytes(raw)
    done = citeaudit("check", "weak.md", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: citeaudit.toml: {problem}")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--config", "nowhere.toml"], "nowhere.toml: no such settings file"),
        (["--config", "house.toml", "--isolated"], "exclude each other"),
        (["--config", "pyproject.toml"], "has no table [tool.citeaudit]"),
        (["--config", "a"], "a: no such settings file"),
    ],
)
def test_a_slip_of_the_command_line(desk: Path, arguments: list[str], told: str) -> None:
    """It is told before anything is checked."""
    (desk / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (desk / "house.toml").write_text("")
    done = citeaudit("check", "weak.md", *arguments, cwd=desk)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_named_file_holds_for_all_documents(desk: Path) -> None:
    """Wherever it lies, and whatever lies nearer."""
    (desk / "house.toml").write_text(_NEVER)
    (desk / "a/citeaudit.toml").write_text('fail-on = "info"\n')
    assert citeaudit("check", ".", "--config", "house.toml", cwd=desk).returncode == 0
