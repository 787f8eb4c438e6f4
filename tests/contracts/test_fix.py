"""`citeaudit fix` as a real process: files, streams, codes."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import citeaudit

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = "Pain falls [1].\n\n## References\n\n[1] A trial. https://pain.example/a?utm_source=chatgpt.com\n"
_MENDED = _ARTICLE.replace("?utm_source=chatgpt.com", "")


def test_a_file_is_mended_in_place(tmp_path: Path) -> None:
    """It says what it did on standard error, keeps the file's rights, and is done."""
    file = tmp_path / "a.md"
    file.write_text(_ARTICLE)
    file.chmod(0o640)

    first = citeaudit("fix", "a.md", cwd=tmp_path)
    second = citeaudit("fix", "a.md", cwd=tmp_path)

    assert (first.returncode, second.returncode) == (0, 0)
    assert file.read_text() == _MENDED
    assert file.stat().st_mode & 0o777 == 0o640
    assert "without trackers" in first.stderr
    assert "nothing to mend" in second.stderr
    assert first.stdout == ""


def test_a_diff_changes_nothing_and_can_be_applied(tmp_path: Path) -> None:
    """It is what `patch -p1` takes, and its exit code gates."""
    file = tmp_path / "a.md"
    file.write_text(_ARTICLE)

    shown = citeaudit("fix", "--diff", "a.md", cwd=tmp_path)

    assert shown.returncode == 1
    assert file.read_text() == _ARTICLE
    subprocess.run(["git", "apply"], cwd=tmp_path, input=shown.stdout.encode(), check=True)
    assert file.read_text() == _MENDED
    assert citeaudit("fix", "--diff", "-q", "a.md", cwd=tmp_path).returncode == 0


def test_standard_input_comes_out_mended(tmp_path: Path) -> None:
    """As a filter of an editor needs it."""
    done = citeaudit("fix", "-", "--stdin-filename", "a.md", cwd=tmp_path, stdin=_ARTICLE)

    assert (done.returncode, done.stdout) == (0, _MENDED)


def test_encodings_are_kept(tmp_path: Path) -> None:
    """UTF-16 with its mark and Windows line ends come back as such."""
    file = tmp_path / "a.md"
    before = _ARTICLE.replace("\n", "\r\n")
    file.write_bytes(b"\xff\xfe" + before.encode("utf-16-le"))

    assert citeaudit("fix", "-q", "a.md", cwd=tmp_path).returncode == 0

    after = _MENDED.replace("\n", "\r\n")
    assert file.read_bytes() == b"\xff\xfe" + after.encode("utf-16-le")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each gets its line; the exit code says that one failed."""
    (tmp_path / "a.md").write_text(_ARTICLE)
    (tmp_path / "b.docx").write_bytes(b"PK")

    done = citeaudit("fix", "b.docx", "gone.md", "a.md", cwd=tmp_path)

    assert done.returncode == 2
    assert "b.docx: Word files are not rewritten" in done.stderr
    assert "gone.md: no such file" in done.stderr
    assert (tmp_path / "a.md").read_text() == _MENDED


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_file_stays(tmp_path: Path) -> None:
    """One line, and the file as it was."""
    file = tmp_path / "a.md"
    file.write_text(_ARTICLE)
    file.chmod(0o444)

    done = citeaudit("fix", "a.md", cwd=tmp_path)

    assert done.returncode == 2
    assert "a.md: cannot be written" in done.stderr
    assert file.read_text() == _ARTICLE
