"""A baseline in use: written once, green until something new comes, and never hiding it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import CLEAN, WEAK, citeaudit

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "citeaudit.baseline.jsonl"
_SECOND = "Low-dose naltrexone relieves pain in patients with arthritis. [1]"
_WORSE = WEAK.replace("## References", f"{_SECOND}\n\n## References")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with a weak article and a clean one, and a baseline of both."""
    (tmp_path / "weak.md").write_text(WEAK)
    (tmp_path / "clean.md").write_text(CLEAN)
    done = citeaudit("baseline", "write", "weak.md", "clean.md", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (f"{_FILE} was written: 2 findings in 2 documents (2 new, 0 gone)\n")
    return tmp_path


def _entries(desk: Path, file: str = _FILE) -> list[dict[str, str]]:
    lines = (desk / file).read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == {"schema_version": "1.0", "tool": "citeaudit"}
    return [json.loads(line) for line in lines[1:]]


def _check(desk: Path, *arguments: str) -> int:
    done = citeaudit("check", *arguments, "--baseline", _FILE, "-q", cwd=desk)
    assert "error:" not in done.stderr, done.stderr
    return done.returncode


def test_what_is_known_passes(desk: Path) -> None:
    """The article is as weak as it was, and nobody is stopped for it."""
    assert citeaudit("check", "weak.md", "-q", cwd=desk).returncode == 1
    assert _check(desk, "weak.md", "clean.md") == 0
    done = citeaudit("check", ".", "--baseline", _FILE, "--format", "json", cwd=desk)
    report = json.loads(done.stdout)
    assert [one["findings"] for one in report["documents"]] == [[], []]
    assert (report["summary"]["known"], report["summary"]["stale"]) == (2, 0)
    assert report["run"]["baseline"] == _FILE


def test_one_new_weak_claim_does_not(desk: Path) -> None:
    """It alone is reported, though it rests on a source the baseline knows well."""
    (desk / "weak.md").write_text(_WORSE)
    assert _check(desk, "weak.md") == 1
    done = citeaudit("check", "weak.md", "--baseline", _FILE, "--format", "concise", cwd=desk)
    assert done.stdout.startswith("weak.md:5:1: CIT201 weak-sources-only")
    assert done.stdout.count("CIT201") == 1


def test_the_same_weak_claim_twice_does_not(desk: Path) -> None:
    """An entry answers for one finding: a copied sentence is a new one."""
    claim = WEAK.split("\n\n")[1]
    (desk / "weak.md").write_text(WEAK.replace("## References", f"{claim}\n\n## References"))
    assert _check(desk, "weak.md") == 1


def test_it_stays_green_while_the_article_moves(desk: Path) -> None:
    """Blank lines, other paragraphs, another name, another folder to start from."""
    (desk / "weak.md").write_text("\n\n" + WEAK.replace("\n\n", "\n\n\n\nWe had tea.\n\n"))
    assert _check(desk, "weak.md") == 0
    (desk / "weak.md").rename(desk / "strong.md")
    assert _check(desk, "strong.md", "clean.md") == 0
    done = citeaudit("check", "strong.md", "--baseline", _FILE, cwd=desk)
    assert done.stderr == (
        "notice: the baseline knows strong.md as weak.md "
        "(`citeaudit baseline prune` writes that down)\n"
    )
    (desk / "deep").mkdir()
    done = citeaudit("check", "../strong.md", "--baseline", f"../{_FILE}", cwd=desk / "deep")
    assert done.returncode == 0
    whole = citeaudit("check", str(desk), "--baseline", str(desk / _FILE), cwd=desk / "deep")
    assert whole.returncode == 0


def test_a_copy_of_an_article_is_new(desk: Path) -> None:
    """The name of the other is no excuse while that one is still there."""
    shutil.copy(desk / "weak.md", desk / "copy.md")
    assert _check(desk, "copy.md", "weak.md") == 1


def test_check_says_what_is_new_and_what_is_stale(desk: Path) -> None:
    """One line for each, and the code of `citeaudit check`."""
    quiet = citeaudit("baseline", "check", ".", cwd=desk)
    assert (quiet.returncode, quiet.stdout) == (0, "")
    (desk / "weak.md").write_text(WEAK.replace("fatigue in patients", "pain in patients"))
    done = citeaudit("baseline", "check", ".", cwd=desk)
    assert done.returncode == 1
    new, stale = done.stdout.splitlines()
    assert new.startswith("new: weak.md:3:1: CIT201 weak-sources-only ")
    assert stale == (
        'stale: weak.md: CIT201 weak-sources-only "low-dose naltrexone relieves fatigue in '
        'patients with fibromyalgia."'
    )
    assert "1 known from the baseline; 1 stale entry" in done.stderr


@pytest.mark.parametrize("command", [("check",), ("baseline", "check")])
def test_stale_entries_gate_if_they_are_to(desk: Path, command: tuple[str, ...]) -> None:
    """So that a debt that was paid cannot be run up again unseen."""
    (desk / "weak.md").write_text(WEAK.replace("relieves fatigue", "may relieve fatigue"))
    arguments = [*command, "weak.md", "--baseline", _FILE]
    assert citeaudit(*arguments, cwd=desk).returncode == 0
    assert citeaudit(*arguments, "--fail-on-stale", cwd=desk).returncode == 1
    assert citeaudit(*arguments, "--fail-on-stale", "--exit-zero", cwd=desk).returncode == 0


def test_prune_takes_out_what_is_stale_and_adds_nothing(desk: Path) -> None:
    """The file becomes smaller; a new finding stays new."""
    (desk / "weak.md").write_text(WEAK.replace("fatigue in patients", "pain in patients"))
    before = (desk / _FILE).read_bytes()
    tried = citeaudit("baseline", "prune", "weak.md", "--dry-run", cwd=desk)
    assert tried.stderr == f"{_FILE}: 1 stale entry would be taken out of 2\n"
    assert (desk / _FILE).read_bytes() == before
    done = citeaudit("baseline", "prune", "weak.md", cwd=desk)
    assert done.returncode == 0
    assert done.stdout == tried.stdout
    assert done.stdout.startswith("stale: weak.md: CIT201 ")
    assert done.stderr == f"{_FILE}: 1 stale entry was taken out of 2\n"
    assert [entry["code"] for entry in _entries(desk)] == ["CIT301"]
    assert _check(desk, "weak.md") == 1


def test_prune_gives_renamed_documents_their_name(desk: Path) -> None:
    """With the fingerprints that reports show from now on."""
    (desk / "weak.md").rename(desk / "new.md")
    done = citeaudit("baseline", "prune", "new.md", cwd=desk)
    assert done.stdout == "renamed: weak.md -> new.md\n"
    reported = json.loads(citeaudit("check", "new.md", "--format", "json", cwd=desk).stdout)
    prints = [one["fingerprint"] for one in reported["documents"][0]["findings"]]
    assert sorted(prints) == sorted(entry["fingerprint"] for entry in _entries(desk))


def test_a_part_of_the_documents_leaves_the_other_entries_alone(desk: Path) -> None:
    """`write` and `prune` on one file say nothing about the next."""
    (desk / "other.md").write_text(_WORSE)
    done = citeaudit("baseline", "write", "other.md", cwd=desk)
    assert done.stderr == f"{_FILE} was written: 3 findings in 1 document (3 new, 0 gone)\n"
    assert sorted({entry["path"] for entry in _entries(desk)}) == ["other.md", "weak.md"]
    (desk / "other.md").write_text(CLEAN)
    citeaudit("baseline", "write", "other.md", "--select", "CIT201", cwd=desk)
    assert "weak.md" in {entry["path"] for entry in _entries(desk)}


def test_nothing_is_written_where_an_input_cannot_be_read(desk: Path) -> None:
    """A file that could not be looked at has not lost its findings."""
    before = (desk / _FILE).read_bytes()
    (desk / "weak.md").write_bytes(b"\xff\xfe\x00")
    for command in ("write", "prune"):
        done = citeaudit("baseline", command, ".", cwd=desk)
        assert done.returncode == 2
        assert f"{_FILE} was not written" in done.stderr
    assert (desk / _FILE).read_bytes() == before


def test_nothing_is_written_where_evidence_could_not_be_had(desk: Path) -> None:
    """What an outage hides is not gone: the file would remember the outage."""
    before = (desk / _FILE).read_bytes()
    for command in ("write", "prune"):
        done = citeaudit("baseline", command, "weak.md", "--locked", cwd=desk)
        assert done.returncode == 3
        assert f"{_FILE} was not written: evidence could not be had" in done.stderr
    assert (desk / _FILE).read_bytes() == before


def test_an_ignored_finding_leaves_the_baseline(desk: Path) -> None:
    """A comment in the text says more than an entry, and takes its place."""
    comment = "<!-- citeaudit: ignore[weak-sources-only] the shop about itself -->"
    (desk / "weak.md").write_text(WEAK.replace("Low-dose", f"{comment}\n\nLow-dose", 1))
    done = citeaudit("baseline", "check", "weak.md", cwd=desk)
    assert done.stdout.startswith("stale: weak.md: CIT201")
    assert "1 ignored by comments" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such baseline (write one with `citeaudit baseline write`)"),
        (b"", "no baseline: the file is empty"),
        (b"{}\n", "citeaudit.baseline.jsonl:1: not the head of a baseline"),
        (b"caf\xe9", "not utf-8 text (byte 3)"),
    ],
)
@pytest.mark.parametrize(
    "command", [("check", "--baseline", _FILE), ("baseline", "check"), ("baseline", "prune")]
)
def test_a_file_that_cannot_be_used(
    desk: Path, command: tuple[str, ...], content: bytes | None, said: str
) -> None:
    """One line, before anything is checked."""
    (desk / _FILE).unlink()
    if content is not None:
        (desk / _FILE).write_bytes(content)
    done = citeaudit(*command, "weak.md", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_options_without_a_baseline(desk: Path) -> None:
    """They would do nothing, which nobody wants to find out later."""
    done = citeaudit("check", "weak.md", "--fail-on-stale", cwd=desk)
    assert done.returncode == 2
    assert "--fail-on-stale needs --baseline FILE" in done.stderr
    assert citeaudit("baseline", "write", "weak.md", "--format", "json", cwd=desk).returncode == 2
