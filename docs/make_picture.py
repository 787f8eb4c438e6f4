"""Draw the report on the demo article: `make docs` writes docs/report.svg, the README's picture."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

_HERE = Path(__file__).parent
_WIDTH = 100
_COMMAND = ("check", "data/article.md", "--color", "always", "--width", str(_WIDTH))
# The claim that shows most of what there is: it has two findings.
_CLAIM = "The results show"


def main() -> None:
    """Run the command and draw the claim that shows most."""
    done = subprocess.run(
        [sys.executable, "-m", "citeaudit", *_COMMAND],
        cwd=_HERE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    first = next(number for number, line in enumerate(lines) if _CLAIM in line)
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ citeaudit check data/article.md", "bold"), Text("…", "dim"), sep="\n")
    console.print(Text.from_ansi("\n".join([*lines[first : lines.index("", first)], "…"])))
    picture = console.export_svg(title="citeaudit", unique_id="citeaudit")
    # Fonts come from whoever shows the picture, not from a server.
    (_HERE / "report.svg").write_text(_without_fonts(picture), encoding="utf-8")


def _without_fonts(svg: str) -> str:
    """Cut the web fonts that rich names: a picture must not call home."""
    while "@font-face" in svg:
        start = svg.index("@font-face")
        svg = svg[:start] + svg[svg.index("}", start) + 1 :]
    return svg.replace("Fira Code", "monospace")


if __name__ == "__main__":
    main()
