"""What shells are told when somebody presses TAB."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import environment

if TYPE_CHECKING:
    from pathlib import Path


def proposed(words: str, cwd: Path) -> list[str]:
    """Ask as bash does; give what is proposed, with its type."""
    told = environment(
        _CITEAUDIT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(words.count(" "))
    )
    code = "import sys; sys.argv[0] = 'citeaudit'; from citeaudit.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=told, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("citeaudit ch", ["plain,check"]),
        ("citeaudit check --select weak", ["plain,weak-sources-only"]),
        ("citeaudit check --ignore hype-language,weak", ["plain,hype-language,weak-sources-only"]),
        ("citeaudit check --format sar", ["plain,sarif"]),
        ("citeaudit rule CIT201", ["plain,CIT201"]),
        ("citeaudit check artic", ["file,artic"]),
    ],
)
def test_what_was_begun_is_completed(words: str, expected: list[str], tmp_path: Path) -> None:
    """Commands, rules by name and by code, formats, files; of a list the last."""
    assert proposed(words, tmp_path) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_takes(shell: str, tmp_path: Path) -> None:
    """The documented line gives a script without an error of syntax."""
    told = environment(_CITEAUDIT_COMPLETE=f"{shell}_source")
    code = "import sys; sys.argv[0] = 'citeaudit'; from citeaudit.cli.main import main; main()"
    script = subprocess.run(
        [sys.executable, "-c", code], env=told, capture_output=True, text=True, check=False
    ).stdout
    assert "citeaudit" in script
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    file = tmp_path / "script"
    file.write_text(script)
    done = subprocess.run([shell, "-n", os.fspath(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
