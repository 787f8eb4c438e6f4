"""`citeaudit suggest` as a process, against services on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.contracts.process import citeaudit
from tests.registers.world import DOWN, World
from tests.unit.evidence.test_suggesting import _WORKS

if TYPE_CHECKING:
    from pathlib import Path

_WEAK = """# Naltrexone

Low-dose naltrexone relieves pain in patients with fibromyalgia. [1]

## References

[1] "Buy low-dose naltrexone online." Hims, 2 Feb 2024, https://www.hims.com/blog/naltrexone.
"""


def test_a_weak_claim_gets_a_list_to_judge(tmp_path: Path) -> None:
    """As text and as JSON; the article stays as it is."""
    article = tmp_path / "a.md"
    article.write_text(_WEAK)
    with World(_WORKS) as world:
        here = {**world.environment, "CITEAUDIT_OFFLINE": "0"}
        shown = citeaudit("suggest", "a.md", "--most", "2", cwd=tmp_path, env=here)
        told = citeaudit("suggest", "a.md", "--format", "json", cwd=tmp_path, env=here)

    assert shown.returncode == 0, shown.stderr
    assert "3: Low-dose naltrexone relieves pain" in shown.stdout
    assert "systematic review, 2015: Naltrexone in fibromyalgia" in shown.stdout
    assert "https://pubmed.ncbi.nlm.nih.gov/903/" in shown.stdout
    assert "read it before you cite it" in shown.stdout
    (document,) = json.loads(told.stdout)["documents"]
    assert len(document["claims"][0]["suggestions"]) == 3
    assert article.read_text() == _WEAK


def test_a_register_that_is_down_is_exit_code_3(tmp_path: Path) -> None:
    """What was asked for could not be had."""
    (tmp_path / "a.md").write_text(_WEAK)
    with World(_WORKS) as world:
        world.faults["europepmc"] = [DOWN] * 9
        here = {**world.environment, "CITEAUDIT_OFFLINE": "0"}
        done = citeaudit("suggest", "a.md", cwd=tmp_path, env=here)

    assert done.returncode == 3
    assert "nothing could be looked up" in done.stdout


def test_offline_is_respected(tmp_path: Path) -> None:
    """A machine that must not use a network is told so."""
    (tmp_path / "a.md").write_text(_WEAK)

    done = citeaudit("suggest", "a.md", cwd=tmp_path)

    assert done.returncode == 2
    assert "CITEAUDIT_OFFLINE" in done.stderr
