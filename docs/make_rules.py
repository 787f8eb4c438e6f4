"""Write docs/rules from the rules' docstrings: `make docs`. A test holds the pages to them."""

from __future__ import annotations

from pathlib import Path

from citeaudit.rules.page import index, page
from citeaudit.rules.registry import all_rules

RULES = all_rules()

FOLDER = Path(__file__).parent / "rules"


def pages() -> dict[str, str]:
    """Make all pages, by file name."""
    made = {f"{rule.name}.md": f"{page(rule)}\n" for rule in RULES}
    return {"index.md": f"{index(RULES)}\n", **made}


def main() -> None:
    """Write the pages, and remove those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, content in made.items():
        (FOLDER / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
