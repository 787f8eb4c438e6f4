"""`citeaudit data` as a process: from a server on this machine into the store, and into a check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.contracts.process import citeaudit
from tests.registers.server import Asked, Reply, Server
from tests.unit.evidence.test_datasets import (
    DIRECTORY,
    JOURNALS,
    RETRACTIONS,
    archive,
    organisation,
)

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = """# Tiredness

Naltrexone relieves fatigue in patients with fibromyalgia. [1]

## References

[1] Doe J. A trial of naltrexone in fatigue. A Journal. 2020;1:1-9. doi:10.5555/abc
"""


def _served(base: str) -> dict[str, Reply]:
    files = [{"key": "v2.zip", "links": {"self": f"{base}/v2.zip"}}]
    described = json.dumps({"hits": {"hits": [{"files": files}]}})
    return {
        "/retractions": Reply(RETRACTIONS.encode(), kind="text/csv"),
        "/journals": Reply(JOURNALS.encode(), kind="text/plain"),
        "/doaj": Reply(DIRECTORY.encode(), kind="text/csv"),
        "/ror": Reply(described.encode()),
        "/v2.zip": Reply(archive(organisation("tired.example", "education"))),
        "/gone": Reply(b"", 404),
    }


def test_data_sets_are_fetched_and_used_offline(tmp_path: Path) -> None:
    """`update` fetches, `info` lists, and a check without a network knows the retraction."""
    (tmp_path / "a.md").write_text(_ARTICLE)
    replies: dict[str, Reply] = {}

    def answer(asked: Asked) -> Reply:
        return replies[asked.path]

    with Server(answer) as server:
        replies |= _served(server.address)
        here = {
            "CITEAUDIT_OFFLINE": "0",
            "CITEAUDIT_CACHE_DIR": str(tmp_path / "cache"),
            "CITEAUDIT_RETRACTION_WATCH_URL": f"{server.address}/retractions",
            "CITEAUDIT_NLM_JOURNALS_URL": f"{server.address}/journals",
            "CITEAUDIT_DOAJ_URL": f"{server.address}/doaj",
            "CITEAUDIT_ROR_URL": f"{server.address}/ror",
        }
        before = citeaudit("check", "a.md", cwd=tmp_path, env=here)
        fetched = citeaudit("data", "update", cwd=tmp_path, env=here)
        gone = {**here, "CITEAUDIT_DOAJ_URL": f"{server.address}/gone"}
        failed = citeaudit("data", "update", "doaj", "nlm-journals", cwd=tmp_path, env=gone)

    assert "retracted-source" not in before.stdout
    assert fetched.returncode == 0, fetched.stderr
    assert fetched.stderr.splitlines() == [
        "retraction-watch: 4 rows",
        "nlm-journals: 4 rows",
        "doaj: 3 rows",
        "ror: 1 rows",
    ]
    assert failed.returncode == 3
    assert "doaj: cannot be had" in failed.stderr
    assert "nlm-journals: 4 rows" in failed.stderr

    listed = citeaudit("data", "info", cwd=tmp_path, env=here).stdout
    assert "doaj: 3 rows" in listed  # what was there before the failure
    assert "CC0" in listed

    after = citeaudit("check", "a.md", cwd=tmp_path, env=here)
    assert after.returncode == 1
    assert "retracted-source" in after.stdout
    assert "Retraction Watch" in after.stdout


def test_offline_means_offline(tmp_path: Path) -> None:
    """A machine that must not use a network does not fetch."""
    done = citeaudit("data", "update", cwd=tmp_path)

    assert done.returncode == 2
    assert "CITEAUDIT_OFFLINE" in done.stderr
