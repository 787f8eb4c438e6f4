"""`citeaudit classify --unknown` hands a person what citeaudit could not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contracts.process import citeaudit

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = """# Notes

It is so. [1] And so. [2] And that. [3]

## References

[1] "Qwzx." http://203.0.113.9/a
[2] "A trial." https://pubmed.ncbi.nlm.nih.gov/37706146/
[3] "Bvnm." http://203.0.113.9/b
"""


def test_hosts_are_listed_ready_to_fill_in(tmp_path: Path) -> None:
    """Each host once, with how often it is cited; what is known is left out."""
    (tmp_path / "a.md").write_text(_ARTICLE)
    done = citeaudit("classify", "--unknown", "a.md", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.endswith('# 2 references: "Qwzx"\n203.0.113.9\n')
    assert "pubmed" not in done.stdout


def test_an_article_that_cannot_be_read(tmp_path: Path) -> None:
    """The others are listed all the same."""
    (tmp_path / "a.md").write_text(_ARTICLE)
    done = citeaudit("classify", "--unknown", "absent.md", "a.md", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: absent.md: ")
    assert "203.0.113.9" in done.stdout
