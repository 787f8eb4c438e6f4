"""Running citeaudit as its users do: as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A claim that nothing but a seller carries: an error. And one that nobody could object to.
WEAK = """# Naltrexone and fatigue

Low-dose naltrexone relieves fatigue in patients with fibromyalgia. [1]

## References

[1] "Buy low-dose naltrexone online." Hims, 2 Feb 2024, https://www.hims.com/blog/naltrexone. \
Accessed 21 Dec 2024.
"""
CLEAN = """# Our walk

We walked along the river on Sunday and had tea.
"""


# Runs the command with an audit that first does what is put in for `%s`, its document being `text`.
_WITH_AUDIT = """
import os, signal, time
import citeaudit.audit
real = citeaudit.audit.audit
def audit(text, **rest):
    %s
    return real(text, **rest)
citeaudit.audit.audit = audit
from citeaudit.cli.main import main
main()
"""


def checking_with(doing: str, *arguments: str) -> list[str]:
    """Make a `citeaudit check` that does something before each audit, such as to sleep."""
    return [sys.executable, "-c", _WITH_AUDIT % doing, "check", *arguments]


def environment(**changes: str) -> dict[str, str]:
    """Make an environment without what would change the output, and without a network."""
    unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_STEP_SUMMARY"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in unset and not name.startswith("CITEAUDIT_")
    }
    return {**kept, "PYTHONUTF8": "1", "CITEAUDIT_OFFLINE": "1", **changes}


def citeaudit(
    *arguments: str,
    cwd: Path,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end; output is text, exactly as written."""
    return subprocess.run(
        [sys.executable, "-m", "citeaudit", *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
