"""`citeaudit sources` as a process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.contracts.process import CLEAN, WEAK, citeaudit

if TYPE_CHECKING:
    from pathlib import Path


def _desk(folder: Path) -> Path:
    (folder / "weak.md").write_text(WEAK)
    (folder / "second.md").write_text(WEAK.replace("relieves fatigue", "cures fatigue"))
    (folder / "clean.md").write_text(CLEAN)
    return folder


def test_the_inventory_of_a_folder(tmp_path: Path) -> None:
    """A row for each host, what carries most first; weakness is no reason to fail."""
    done = citeaudit("sources", ".", cwd=_desk(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    head, row, _, foot = done.stdout.splitlines()
    assert head.split() == [
        "claims", "alone", "weak", "articles", "strength", "type", "host",
    ]  # fmt: skip
    assert row.split() == ["2", "2", "2", "2", "none", "telehealth", "hims.com"]
    assert foot == "1 host in 3 articles"


def test_by_work_and_for_programs(tmp_path: Path) -> None:
    """One work, cited by two articles; JSON has hosts and works whatever `--by` says."""
    _desk(tmp_path)
    works = citeaudit("sources", ".", "--by", "work", cwd=tmp_path).stdout
    assert "Buy low-dose naltrexone online (url:hims.com/blog/naltrexone)" in works
    made = json.loads(citeaudit("sources", ".", "--format", "json", cwd=tmp_path).stdout)
    assert [one["documents"] for one in made["works"]] == [2]
    assert {one["path"] for one in made["hosts"][0]["claims"]} == {"weak.md", "second.md"}


def test_inputs_that_cannot_be_read(tmp_path: Path) -> None:
    """The others are listed all the same, and the code is 2."""
    (_desk(tmp_path) / "bad.md").write_bytes(b"caf\xe9")
    done = citeaudit("sources", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "hims.com" in done.stdout
    assert citeaudit("sources", "absent.md", cwd=tmp_path).returncode == 2
    assert citeaudit("sources", cwd=tmp_path).returncode == 2
    assert citeaudit("sources", ".", "--select", "CIT201", cwd=tmp_path).returncode == 2
