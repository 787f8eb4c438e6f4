"""`--knowledge FILE` of `check` and `classify`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.contracts.process import citeaudit

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """\
LDN relieves fatigue in POTS. [1]

## References

[1] "What LDN can treat." https://quarry-harbor.example/ldn
"""


def test_a_users_line_types_a_source(tmp_path: Path) -> None:
    """In the audit of an article, and of a lone address."""
    (tmp_path / "own.txt").write_text("[guideline] ours\nquarry-harbor.example\n")
    (tmp_path / "article.md").write_text(ARTICLE)
    done = citeaudit(
        "check", "article.md", "--format", "json", "--knowledge", "own.txt", cwd=tmp_path
    )
    (reference,) = json.loads(done.stdout)["documents"][0]["references"]
    assert reference["source"]["type"] == "guideline"
    url = "https://quarry-harbor.example/ldn"
    done = citeaudit("classify", "--knowledge", "own.txt", url, cwd=tmp_path)
    assert done.stdout.startswith("guideline ")
    done = citeaudit("classify", "--knowledge", "own.txt", "--unknown", "article.md", cwd=tmp_path)
    assert "quarry-harbor" not in done.stdout


def test_a_mistake_in_it_is_said_once(tmp_path: Path) -> None:
    """Exit code 2, file and line, for however many articles."""
    (tmp_path / "own.txt").write_text("[guideline] ours\nhttps://a.example/\n")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(ARTICLE)
    done = citeaudit("check", "a.md", "b.md", "--knowledge", "own.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("own.txt:2: ") == 1
    for name in ("missing.txt", "."):
        done = citeaudit("classify", "--knowledge", name, "https://a.example/", cwd=tmp_path)
        assert done.returncode == 2
        assert name in done.stderr
        assert "Traceback" not in done.stderr
