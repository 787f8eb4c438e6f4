"""A baseline of sixty real articles: green while they are moved about, red for one weak claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.baseline import (
    SHARED,
    articles_of,
    audited,
    with_blank_lines,
    with_inner_paragraphs_reversed,
)
from citeaudit.cli.main import run
from citeaudit.rules.base import Severity

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared articles are not here")
_HOW_MANY = 60


def _check(*arguments: str) -> int:
    return run(
        ["check", ".", "--baseline", "citeaudit.baseline.jsonl", "-q", "-j", "1", *arguments]
    )


def _edit(file: Path) -> bool:
    """Put blank lines in and turn paragraphs round; say whether any were."""
    document = audited(file.read_bytes().decode("utf-8-sig"), file.name)
    moved = with_inner_paragraphs_reversed(document.audited.article)
    spread = with_blank_lines(audited(moved, file.name).audited.article)
    file.write_text(spread, encoding="utf-8", newline="")
    return moved != document.audited.article.text.content


def test_sixty_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Blank lines, paragraphs in another order, another name: green. One weak claim: red."""
    for file in articles_of(SHARED)[:_HOW_MANY]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert _written() == 0
    lines = (tmp_path / "citeaudit.baseline.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1000, "there is much to be known again"
    assert run(["check", ".", "-q", "-j", "1"]) == 1, "and without the baseline it is red"
    capfd.readouterr()

    assert sum(_edit(file) for file in articles_of(tmp_path)) >= 20
    largest = max(articles_of(tmp_path), key=lambda file: file.stat().st_size)
    largest.rename(tmp_path / "renamed.md")
    assert _check("--format", "json") == 0
    report = json.loads(capfd.readouterr().out)
    assert [one["findings"] for one in report["documents"]] == [[]] * _HOW_MANY
    # A paragraph that stands elsewhere may owe less; every other finding is there, and known.
    assert report["summary"]["known"] + report["summary"]["stale"] == len(lines) - 1

    weak = _say_once_more(report)
    assert _check("--format", "concise") == 1
    reported = capfd.readouterr().out.splitlines()
    assert {line.partition(":")[0] for line in reported} == {weak}
    assert len([line for line in reported if " CIT201 " in line]) == 1


def _say_once_more(report: dict[str, Any]) -> str:
    """Repeat a weakly sourced sentence, in the first article that has one, as a new paragraph."""
    for path in (document["path"] for document in report["documents"]):
        file = Path(path)
        article = audited(file.read_bytes().decode("utf-8-sig"), path)
        content = article.audited.article.text.content
        for found in article.findings:
            if found.code == "CIT201" and found.severity is Severity.ERROR:
                claim = next(c for c in article.audited.article.claims if c.id == found.claim)
                end = article.audited.article.blocks[claim.block].span.end
                again = content[claim.span.start : claim.span.end]
                file.write_text(f"{content[:end]}\n\n{again}{content[end:]}", encoding="utf-8")
                return str(path)
    raise AssertionError("no article makes a weak claim")


def _written() -> int:
    return run(["baseline", "write", ".", "-q", "-j", "1"])
