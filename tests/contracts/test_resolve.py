"""`citeaudit resolve`, through real processes: what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.process import CLEAN, WEAK, citeaudit, environment

_DATA = Path(__file__).parents[2] / "data"
_OFFLINE = "nothing was looked up online: types are told from addresses and titles\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with an article that has a reference, and one that has none."""
    (tmp_path / "weak.md").write_text(WEAK)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


def test_what_is_known_is_written_beside_the_article(desk: Path) -> None:
    """Nothing on standard output; on standard error what was done, and that it was done offline."""
    done = citeaudit("resolve", "weak.md", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == ("weak.md: 1 reference, 1 new\nweak.refs.json was written\n" + _OFFLINE)
    (one,) = json.loads((desk / "weak.refs.json").read_text())
    assert one["id"] == "1"
    assert one["issued"] == {"date-parts": [[2024, 2, 2]]}
    assert one["custom"]["citeaudit"]["type"] == "telehealth"


def test_a_second_run_changes_nothing(desk: Path) -> None:
    """Not even the time of the file."""
    citeaudit("resolve", "weak.md", cwd=desk)
    before = (desk / "weak.refs.json").stat().st_mtime_ns
    done = citeaudit("resolve", "weak.md", cwd=desk)
    assert (desk / "weak.refs.json").stat().st_mtime_ns == before
    assert "weak.refs.json is up to date\n" in done.stderr


def test_an_existing_file_is_the_one_that_is_written(desk: Path) -> None:
    """The one that `check` reads: `refs.json` of the folder, where the article has none."""
    (desk / "refs.json").write_text("[]")
    citeaudit("resolve", "weak.md", cwd=desk)
    assert not (desk / "weak.refs.json").exists()
    assert len(json.loads((desk / "refs.json").read_text())) == 1


def test_a_file_may_be_named_for_several_articles(desk: Path) -> None:
    """It holds the items of all, and no second run changes it, in whatever order they are named."""
    (desk / "other.md").write_text(
        WEAK.replace("https://www.hims.com/blog/naltrexone", "https://me-pedia.org/wiki/LDN")
    )
    done = citeaudit("resolve", "weak.md", "other.md", "--refs", "all.json", cwd=desk)
    assert done.returncode == 0
    ids = [one["id"] for one in json.loads((desk / "all.json").read_text())]
    assert ids == ["1", "1-2"]
    done = citeaudit("resolve", "other.md", "weak.md", "--refs", "all.json", cwd=desk)
    assert "all.json is up to date\n" in done.stderr


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_what_would_change_is_told_without_changing_it(desk: Path, option: str) -> None:
    """Both say what would be written; `--diff` shows it."""
    done = citeaudit("resolve", "weak.md", option, cwd=desk)
    assert done.returncode == 0
    assert "weak.refs.json would be written\n" in done.stderr
    assert not (desk / "weak.refs.json").exists()
    assert done.stdout.startswith(
        "--- /dev/null\n+++ b/weak.refs.json\n@@ " if option == "--diff" else ""
    )
    assert bool(done.stdout) == (option == "--diff")


def test_the_diff_is_a_patch(desk: Path) -> None:
    """It shows the lines that change, and nothing once the file is up to date."""
    citeaudit("resolve", "weak.md", cwd=desk)
    file = desk / "weak.refs.json"
    written = file.read_text()
    file.write_text(written.replace('"telehealth"', '"news"'))
    done = citeaudit("resolve", "weak.md", "--diff", cwd=desk)
    changed = [line for line in done.stdout.splitlines() if line[:1] in "+-"]
    assert changed == [
        "--- a/weak.refs.json",
        "+++ b/weak.refs.json",
        '-        "type": "news",',
        '+        "type": "telehealth",',
    ]
    file.write_text(written)
    assert citeaudit("resolve", "weak.md", "--diff", cwd=desk).stdout == ""


def test_a_decision_is_kept_and_changes_the_audit(desk: Path) -> None:
    """Resolve, decide, resolve, check: the way of a person through the file."""
    assert citeaudit("check", "weak.md", "-q", cwd=desk).returncode == 1
    citeaudit("resolve", "weak.md", cwd=desk)
    assert citeaudit("check", "weak.md", "-q", cwd=desk).returncode == 1
    file = desk / "weak.refs.json"
    items = json.loads(file.read_text())
    decision = {"type": "guideline", "by": "Ada", "on": "2024-12-21", "why": "A copy of one."}
    items[0]["custom"]["citeaudit"]["reviewed"] = decision
    file.write_text(json.dumps(items))
    citeaudit("resolve", "weak.md", cwd=desk)
    assert json.loads(file.read_text()) == items
    done = citeaudit("check", "weak.md", "--format", "json", cwd=desk)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["run"]["refs_file"] == "weak.refs.json"
    source = report["documents"][0]["references"][0]["source"]
    assert source["type"] == "guideline"
    assert source["signals"] == [
        {"kind": "reviewed", "detail": "decided by Ada on 2024-12-21: A copy of one."}
    ]


def test_an_article_without_references_gets_no_file(desk: Path) -> None:
    """There is nothing to write, and that is said."""
    done = citeaudit("resolve", "clean.md", cwd=desk)
    assert done.returncode == 0
    assert done.stderr.startswith("clean.md: no references were found\n")
    assert not (desk / "clean.refs.json").exists()


def test_quiet_says_nothing(desk: Path) -> None:
    """And writes all the same."""
    done = citeaudit("resolve", "weak.md", "-q", cwd=desk)
    assert (done.stdout, done.stderr) == ("", "")
    assert (desk / "weak.refs.json").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing argument"),
        (["-"], "name a file"),
        (["absent.md"], "error: absent.md: no such file"),
        (["weak.md", "--refs", "nowhere/refs.json"], "error: nowhere/refs.json: cannot be written"),
        (["weak.md", "--refs", "."], "error: .: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Path, arguments: list[str], told: str) -> None:
    """Exit code 2, one line, no traceback."""
    done = citeaudit("resolve", *arguments, cwd=desk)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "resolve"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "error: weak.refs.json:1:1: no JSON"),
        ('[{"id": "1"},]', "error: weak.refs.json:1:14: no JSON"),
        ('{"references": []}', "error: weak.refs.json: no list of items"),
        ('[{"id": "1", "DOI": NaN}]', "error: weak.refs.json: no JSON: NaN is no number"),
        ("[" * 200_000, "error: weak.refs.json: nested too deeply"),
        (
            '[{"id": "1", "custom": {"citeaudit": {"reviewed": {"type": "guidelines"}}}}]',
            "error: weak.refs.json: item 1: custom.citeaudit.reviewed.type is "
            '"guidelines" (did you mean "guideline"?)',
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_left_alone(
    desk: Path, command: str, content: str, told: str
) -> None:
    """Neither command passes over a decision that it cannot read; the others are still served."""
    file = desk / "weak.refs.json"
    file.write_text(content)
    done = citeaudit(command, "weak.md", "clean.md", cwd=desk)
    assert done.returncode == 2
    assert told in done.stderr
    assert "clean.md" in done.stderr or command == "check"
    assert "Traceback" not in done.stderr
    assert file.read_text() == content


def test_a_check_beside_a_file_loads_nothing_heavy(desk: Path) -> None:
    """The file is read without the library that explains what is wrong with one."""
    citeaudit("resolve", "weak.md", cwd=desk)
    code = (
        "import sys\n"
        "from citeaudit.cli.main import run\n"
        "run(['check', 'weak.md', '-q', '--format', 'concise'])\n"
        "print(*({'citeaudit.evidence.items', 'pydantic'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=desk, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "citeaudit.evidence.items"


def test_the_demo_hides_nothing(tmp_path: Path) -> None:
    """The types in its file are those that the typing gives: the demo audits the program as it is.

    After a change to the typing: `citeaudit resolve data/article.md --refs data/refs.json`.
    """
    shutil.copy(_DATA / "article.md", tmp_path)
    fresh = citeaudit("check", "article.md", "--format", "json", cwd=tmp_path)
    shutil.copy(_DATA / "refs.json", tmp_path)
    locked = citeaudit("check", "article.md", "--format", "json", cwd=tmp_path)
    assert (fresh.returncode, locked.returncode) == (1, 1)
    without, with_refs = (
        {one["label"]: one["source"]["type"] for one in references}
        for run in (fresh, locked)
        for references in [json.loads(run.stdout)["documents"][0]["references"]]
    )
    assert without == with_refs
    assert len(without) == 28


def test_the_demo_keeps_its_decisions(tmp_path: Path) -> None:
    """Three sources were decided by hand; resolving again keeps them."""
    for name in ("article.md", "refs.json"):
        shutil.copy(_DATA / name, tmp_path)
    done = citeaudit("resolve", "article.md", cwd=tmp_path)
    assert done.returncode == 0

    def decisions(file: Path) -> dict[str, str]:
        return {
            one["id"]: one["custom"]["citeaudit"]["reviewed"]["type"]
            for one in json.loads(file.read_text())
            if "reviewed" in one.get("custom", {}).get("citeaudit", {})
        }

    assert decisions(tmp_path / "refs.json") == decisions(_DATA / "refs.json")
    assert decisions(_DATA / "refs.json") == {
        "5": "encyclopedia",
        "19": "trade-media",
        "20": "advocacy",
    }
