"""A gate at work in a scratch repository: `make demo-gate` prints it, for the README.

An article has an old weak claim. An author adds another one: the gate stops it and annotates it,
and lets it pass once a review is cited. Every line after `$` is run by a shell; what follows is
what it printed, without the heads of diffs, and with the report for people cut to its end.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_README = Path(__file__).resolve().parents[1] / "README.md"
_BEGIN, _END = "<!-- make demo-gate -->\n```console\n", "```\n<!-- end -->\n"
_OLD = "Low-dose naltrexone relieves fatigue in patients with fibromyalgia [1]."
_NEW = "Low-dose naltrexone relieves pain in patients with fibromyalgia [{}]."
_SHOP = (
    '1. "Buy low-dose naltrexone online." Hims, 2 Feb 2024, https://www.hims.com/blog/naltrexone.'
)
_REVIEW = (
    '2. Vatvani AD, et al. "Efficacy and safety of low-dose naltrexone for the management of '
    'fibromyalgia: a systematic review and meta-analysis." Korean J Pain, 2024, '
    "https://doi.org/10.3344/kjp.24202."
)
_CHECK = "citeaudit check articles --since main --format github"


def main() -> None:
    """Run the demo; print it, or write it into the README."""
    with tempfile.TemporaryDirectory() as folder:
        transcript = _demo(Path(folder).resolve())
    if "--write" not in sys.argv:
        sys.stdout.write(transcript)
        return
    before, begin, rest = _README.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    _README.write_text(f"{before}{begin}{transcript}{_END}{after}", encoding="utf-8")


def _demo(folder: Path) -> str:
    article = folder / "articles" / "naltrexone.md"
    article.parent.mkdir()
    _write(article, [_OLD], [_SHOP])
    _run(
        folder, "git init --quiet --initial-branch=main && git add . && git commit -qm 'An article'"
    )
    _run(folder, "git switch --quiet -c pain")
    parts = []
    _write(article, [_OLD, _NEW.format(1)], [_SHOP])
    parts += _shown(folder, "git commit -qam 'What it does for pain' && git show -U0 --format=%s")
    parts += _shown(folder, f'{_CHECK}; echo "exit code $?"')
    _write(article, [_OLD, _NEW.format(2)], [_SHOP, _REVIEW])
    parts += _shown(folder, "git commit -qam 'Cite a review' && git show -U0 --format=%s")
    parts += _shown(folder, f'{_CHECK}; echo "exit code $?"')
    return "".join(parts)


def _write(article: Path, claims: list[str], entries: list[str]) -> None:
    text = "\n\n".join(["# Naltrexone", *claims, "## References", "\n".join(entries)]) + "\n"
    article.write_text(text, encoding="utf-8")


def _shown(folder: Path, command: str) -> list[str]:
    """Run a command and give it with what it printed, cut to what matters here."""
    return [f"$ {command}\n", _cut(_run(folder, command)), "\n"]


def _run(folder: Path, command: str) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "An author",
        "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "An author",
        "GIT_COMMITTER_EMAIL": "author@example.org",
        "CITEAUDIT_OFFLINE": "1",
    }
    environment.pop("GITHUB_STEP_SUMMARY", None)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8",
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout


def _cut(output: str) -> str:
    """Leave out the report for people but for its last lines, and the heads of a diff."""
    output = re.sub(r"(?m)^(diff|index|---|\+\+\+|@@) ?.*\n", "", output)
    report = re.compile(r"::stop-commands::(\w+)\n(.*?)::\1::\n", re.DOTALL)
    return report.sub(lambda match: f"…\n{_end(match[2])}", output)


def _end(report: str) -> str:
    return report[report.index("  Findings ") :]


if __name__ == "__main__":
    main()
