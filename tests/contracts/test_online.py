"""`resolve` and `check --online` as processes, against loopback servers: from article to report."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from citeaudit.evidence.cache import contents
from tests.contracts.process import citeaudit, environment
from tests.registers.pages import html
from tests.registers.server import Reply, as_text
from tests.registers.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).parents[2] / "data"
_ARTICLE = """# Examples

Low-dose naltrexone relieves fatigue in patients with POTS. [1] A paper said more. [2] So did
a page. [3] And a trial will tell. [4]

## References

[1] Weinstock LB. Low-Dose Naltrexone Use in Postural Orthostatic Tachycardia Syndrome: A Case \
Series. Cureus. 2023. https://doi.org/10.7759/cureus.43426

[2] Wakefield AJ. Ileal-lymphoid-nodular hyperplasia. The Lancet. 1998. PMID: 9500320

[3] "A page." A site, 2 Feb 2024, https://a.example/kept.

[4] "Low-Dose Naltrexone for POTS." https://clinicaltrials.gov/study/NCT05363514
"""


class Desk:
    """A folder with an article, and services to ask about it."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder = folder
        self.world = world

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        self.world.forget()
        return citeaudit(*arguments, cwd=self.folder, env=self.variables | more)

    @property
    def variables(self) -> dict[str, str]:
        return {
            **self.world.environment,
            "CITEAUDIT_OFFLINE": "0",
            "CITEAUDIT_CACHE_DIR": str(self.folder / "cache"),
        }

    @property
    def items(self) -> dict[str, Any]:
        items = json.loads((self.folder / "article.refs.json").read_text())
        return {item["id"]: item for item in items}

    def known(self, label: str) -> dict[str, Any]:
        known: dict[str, Any] = self.items[label]["custom"]["citeaudit"]
        return known


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "article.md").write_text(_ARTICLE)
    with World() as world:
        yield Desk(tmp_path, world)


def test_what_registers_say_is_written(desk: Desk) -> None:
    """Status, design, identifiers that they add, each answer with date, register and address."""
    done = desk.run("resolve", "article.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 was retracted\n" in done.stderr
    assert "looked up with " in done.stderr
    assert desk.items["1"]["PMID"] == "37706146"
    assert desk.known("1")["design"] == "case-series"
    assert desk.known("1")["status"] == ["ok"]
    assert desk.known("2")["status"] == ["retracted", "corrected"]
    assert desk.known("3")["status"] == ["ok"]
    (trial,) = desk.known("4")["lookups"]
    assert trial["register"] == "clinicaltrials"
    assert trial["id"] == "nct:NCT05363514"
    assert trial["address"] == "https://clinicaltrials.gov/study/NCT05363514"
    assert trial["record"]["trial"]["has_results"] is False
    assert len(trial["on"]) == 10


def test_a_second_run_makes_no_request_and_changes_nothing(desk: Desk) -> None:
    """Not with the file alone, and not with the cache alone."""
    desk.run("resolve", "article.md")
    file = desk.folder / "article.refs.json"
    before = file.read_text()
    again = desk.run("resolve", "article.md")
    assert (desk.world.calls, file.read_text()) == ({}, before)
    assert "article.refs.json is up to date\nlooked up with 0 requests\n" in again.stderr
    shutil.rmtree(desk.folder / "cache")
    desk.run("resolve", "article.md")
    assert (desk.world.calls, file.read_text()) == ({}, before)
    file.unlink()
    desk.run("resolve", "article.md")
    shutil.rmtree(desk.folder / "cache")
    assert desk.run("resolve", "article.md", "--offline").returncode == 0
    assert (desk.world.calls, file.read_text()) == ({}, before)


def test_a_check_uses_the_file_without_a_network(desk: Desk) -> None:
    """What was learned is in the report, although nobody is asked."""
    desk.run("resolve", "article.md")
    done = desk.run("check", "article.md", "--format", "json", CITEAUDIT_OFFLINE="1")
    assert desk.world.calls == {}
    report = json.loads(done.stdout)
    status = [one["source"]["status"] for one in report["documents"][0]["references"]]
    assert status == [["ok"], ["retracted", "corrected"], ["ok"], ["ok"]]
    assert report["run"]["online"] is False


def test_a_check_beside_answers_loads_no_network(desk: Desk) -> None:
    """Facts are read without the client, its event loop, or the library of shapes."""
    desk.run("resolve", "article.md")
    code = (
        "import sys\n"
        "from citeaudit.cli.main import run\n"
        "run(['check', 'article.md', '-q', '--format', 'concise', '--fail-on', 'never'])\n"
        "heavy = {'httpx', 'asyncio', 'ssl', 'sqlite3', 'stamina', 'pydantic'}\n"
        "print(*sorted(heavy & sys.modules.keys()), 'citeaudit.evidence.facts' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=desk.folder, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "True"


def test_a_check_online_learns_the_same_and_writes_no_file(desk: Desk) -> None:
    """The cache remembers: the next one asks nobody."""
    done = desk.run("check", "article.md", "--online", "--format", "json", "--exit-zero")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["run"]["online"] is True
    assert report["run"]["complete"] is True
    assert report["documents"][0]["references"][1]["source"]["status"][0] == "retracted"
    assert not (desk.folder / "article.refs.json").exists()
    desk.run("check", "article.md", "--online", "--format", "json")
    assert desk.world.calls == {}


def test_all_registers_down(desk: Desk) -> None:
    """Exit code 3 where nothing gates, everything offline is reported, nothing is kept."""
    offline = desk.run("check", "article.md", "--format", "concise", "--fail-on", "never")
    desk.world.down = set(desk.world.addresses)
    done = desk.run("check", "article.md", "--online", "--format", "concise", "--fail-on", "never")
    assert done.returncode == 3
    assert done.stdout == offline.stdout
    assert "warning: not learned: doi: unreachable" in done.stderr
    assert "Traceback" not in done.stderr
    assert desk.run("cache", "info").stdout.splitlines()[-1] == "no answers"


def test_a_finding_gates_before_what_could_not_be_learned(desk: Desk) -> None:
    """1 wins over 3: docs/exit-codes.md."""
    desk.world.down = set(desk.world.addresses)
    done = desk.run("check", "article.md", "--online", "--fail-on", "info", "--format", "concise")
    assert done.returncode == 1


def test_one_register_down(desk: Desk) -> None:
    """Only what it alone would have told is unknown; what it told before stands."""
    desk.world.down = {"crossref"}
    done = desk.run("resolve", "article.md")
    assert done.returncode == 3
    assert "not learned: crossref: unreachable" in done.stderr
    registers = {one["register"] for one in desk.known("1")["lookups"]}
    assert "crossref" not in registers
    assert {"doi", "pubmed"} <= registers
    assert desk.known("2")["status"] == ["retracted"]
    desk.world.down = set()
    assert desk.run("resolve", "article.md").returncode == 0
    assert desk.world.calls == {"crossref": 1}
    full = desk.known("1")["lookups"]
    desk.world.down = {"crossref"}
    assert desk.run("resolve", "article.md", "--max-age", "0").returncode == 3
    assert desk.known("1")["lookups"] == full


def test_a_decision_outlives_every_register(desk: Desk) -> None:
    """What a person decided is neither changed nor moved."""
    desk.run("resolve", "article.md", "--offline")
    file = desk.folder / "article.refs.json"
    items = json.loads(file.read_text())
    decision = {"type": "guideline", "by": "Ada", "on": "2024-12-21", "why": "It is one."}
    items[0].setdefault("custom", {}).setdefault("citeaudit", {})["reviewed"] = decision
    file.write_text(json.dumps(items))
    desk.run("resolve", "article.md")
    assert desk.known("1")["reviewed"] == decision
    report = json.loads(desk.run("check", "article.md", "--format", "json").stdout)
    assert report["documents"][0]["references"][0]["source"]["type"] == "guideline"


def test_answers_on_another_identifier_do_not_stay(desk: Desk) -> None:
    """The author corrects a DOI: what was said of the old one is forgotten."""
    article = desk.folder / "article.md"
    with_address = _ARTICLE.replace("PMID: 9500320", "PMID: 9500320. https://j.example/paper")
    article.write_text(with_address)
    desk.run("resolve", "article.md")
    assert desk.known("2")["status"] == ["retracted", "corrected"]
    article.write_text(with_address.replace("9500320", "24526250"))
    desk.run("resolve", "article.md")
    assert desk.known("2")["status"] == ["ok"]
    named = {one["id"] for item in desk.items.values() for one in
             item["custom"]["citeaudit"].get("lookups", ()) if item["id"] == "2"}  # fmt: skip
    assert "pmid:24526250" in named
    assert "pmid:9500320" not in named


def test_a_locked_check(desk: Desk) -> None:
    """Exit code 3 and the labels where the file does not know a reference; else as ever."""
    never = ("--locked", "--fail-on", "never", "--format", "concise")
    none = desk.run("check", "article.md", *never)
    assert none.returncode == 3
    assert "article.md: it has no refs.json; run citeaudit resolve" in none.stderr
    desk.run("resolve", "article.md", "--offline")
    assert desk.run("check", "article.md", *never).returncode == 0
    with (desk.folder / "article.md").open("a") as file:
        file.write('\n[5] "A new page." A site, https://new.example/page.\n')
    done = desk.run("check", "article.md", *never)
    assert done.returncode == 3
    assert "article.refs.json does not know 5;" in done.stderr
    assert desk.world.calls == {}


def test_offline_wins(desk: Desk) -> None:
    """By an option or by the environment, whatever else is asked for."""
    for more in (("--offline",), ()):
        value = "0" if more else "1"
        desk.run("check", "article.md", "--online", *more, CITEAUDIT_OFFLINE=value)
        desk.run("resolve", "article.md", *more, CITEAUDIT_OFFLINE=value)
        assert desk.world.calls == {}


def test_ctrl_c_leaves_a_valid_file_with_what_was_learned(desk: Desk) -> None:
    """And the cache; and exit code 130."""
    desk.world.faults["clinicaltrials"] = [Reply(b"", delay=60)] * 3
    process = subprocess.Popen(
        [sys.executable, "-m", "citeaudit", "resolve", "article.md"],
        cwd=desk.folder, env=environment(**desk.variables), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    wanted = {"doi", "crossref", "idconv", "pubmed", "page"}
    while not wanted <= contents(str(desk.folder / "cache")).answers.keys():
        assert process.poll() is None
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted: what was learned by then is kept" in told
    assert "Traceback" not in told
    assert desk.known("1")["status"] == ["ok"]
    assert "lookups" not in desk.known("4")
    desk.world.faults.clear()
    done = desk.run("resolve", "article.md")
    assert done.returncode == 0
    assert desk.known("4")["lookups"]


def test_no_secret_is_told(desk: Desk) -> None:
    """Neither the address nor the key of the user is in a file, in the cache or on the screen."""
    desk.world.faults["crossref"] = [as_text("<html>no</html>", 500, "text/html")] * 9
    secrets = {"CITEAUDIT_CONTACT": "ada@uni.example", "CITEAUDIT_NCBI_KEY": "s3cr3tk3y"}
    done = desk.run("resolve", "article.md", **secrets)
    check = desk.run("check", "article.md", "--online", "--format", "json", "-v", **secrets)
    told = done.stdout + done.stderr + check.stdout + check.stderr
    kept = b"".join(file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())
    for secret in secrets.values():
        assert secret not in told
        assert secret.encode() not in kept


def test_titles_of_registers_steer_no_terminal(desk: Desk) -> None:
    """A page's title with escapes in it: harmless in the file, the diff and every report."""
    evil = "\x1b]0;owned\x07\x1b[2J\u202eA page"
    desk.world.web["https://a.example/kept"] = html(evil, evil)
    shown = desk.run("resolve", "article.md", "--diff").stdout
    desk.run("resolve", "article.md")
    reports = [
        desk.run("check", "article.md", "--format", name).stdout
        for name in ("text", "concise", "json")
    ]
    for text in (shown, (desk.folder / "article.refs.json").read_text(), *reports):
        assert "\x1b]" not in text
        assert "\x07" not in text
        assert "\u202e" not in text


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"CITEAUDIT_CROSSREF_URL": "ftp://x"}, "CITEAUDIT_CROSSREF_URL: is no address"),
        ({"CITEAUDIT_CONTACT": "me"}, "contact: is no e-mail address"),
        ({"CITEAUDIT_CONTACT": "a@b.c\r\nX: y"}, "contact: is no e-mail address"),
        ({"CITEAUDIT_REGISTERS": "openalx"}, "CITEAUDIT_REGISTERS: openalx is no register"),
        ({"CITEAUDIT_WITHOUT": "x"}, "CITEAUDIT_WITHOUT: x is no register"),
    ],
)
def test_settings_that_are_of_no_use(desk: Desk, variables: dict[str, str], told: str) -> None:
    """Exit code 2 and one line, before anybody is asked."""
    done = desk.run("resolve", "article.md", **variables)
    assert done.returncode == 2
    assert told in done.stderr
    assert desk.world.calls == {}


def test_a_settings_file_says_who_asks(desk: Desk) -> None:
    """And which registers are not asked; a slip in it is told before anybody is."""
    file = desk.folder / "citeaudit.toml"
    file.write_text('[online]\ncontact = "me@uni.example"\nwithout = ["page", "wayback"]\n')
    for command in ("resolve", "check"):
        more = ("--online", "--max-age", "0") if command == "check" else ()
        desk.run(command, "article.md", *more)
        assert desk.world.asked("crossref")[0].query["mailto"] == "me@uni.example"
        assert desk.world.calls["page"] == 0
    file.write_text('[online]\nwithout = ["pages"]\n')
    done = desk.run("resolve", "article.md")
    assert done.returncode == 2
    assert "citeaudit.toml:2:" in done.stderr
    assert desk.world.calls == {}


def test_the_cache_is_shown_and_emptied(desk: Desk) -> None:
    """Where it is, what is there; and nothing afterwards."""
    folder = desk.folder / "cache"
    assert desk.run("cache", "dir").stdout == f"{folder}\n"
    desk.run("resolve", "article.md")
    shown = desk.run("cache", "info").stdout
    assert "  crossref          2\n" in shown
    assert "oldest answer: 20" in shown
    cleaned = desk.run("cache", "clean")
    assert (cleaned.returncode, cleaned.stdout) == (0, "")
    assert " answers removed (" in cleaned.stderr
    assert list(folder.iterdir()) == []


def test_the_demo_from_article_to_report(tmp_path: Path) -> None:
    """Its works, its trial and its pages: looked up, locked, reported; then nobody is asked."""
    for name in ("article.md", "refs.json"):
        shutil.copy(_DATA / name, tmp_path)
    with World() as world:
        desk = Desk(tmp_path, world)
        assert desk.run("resolve", "article.md").returncode == 0
        calls = world.calls
        assert calls["crossref"] <= 3
        assert calls["clinicaltrials"] == 1
        assert desk.run("resolve", "article.md").returncode == 0
        assert world.calls == {}
        report = json.loads(desk.run("check", "article.md", "--format", "json").stdout)
    sources = {one["label"]: one["source"] for one in report["documents"][0]["references"]}
    papers = [one for one in sources.values() if one["identifiers"].get("pmid") == "37706146"]
    assert {one["design"] for one in papers} == {"case-series"}
    assert len(papers) >= 2
    # The servers know every work, trial and page of the demo.
    assert {tuple(one["status"]) for one in sources.values()} == {("ok",)}
