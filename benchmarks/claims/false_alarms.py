"""What people who write are told: `python -m benchmarks.claims.false_alarms`.

Prints each error and warning of the shared articles that people wrote, with its place, and what a
reader with the eyes of a medical editor said of it in `false_alarms.md`: `accept`, `arguable`,
`reject`, or nothing yet. Errors that are rejected are what the project is held to: none.
`--warnings` prints the warnings, too; `--show` adds the sentence, for the screen only.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.rows import ABSENT, ARTICLES, HERE, load_article
from citeaudit.article.formats.base import format_of
from citeaudit.audit import audit
from citeaudit.rules.base import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

# Reviews and other articles whose origin names people as authors (`MANIFEST.jsonl`).
ARTICLES_OF_PEOPLE = (
    "50_human_prisma-dta.md",
    "51_human_tcm-covid.md",
    "52_human_sdoh.md",
    "72_manubot_meta-review.md",
    "74_pandoc_tidyverse-paper.Rmd",
    "84_mediawiki_chemical-biology.wikitext",
    "86_mediawiki_bazooka.wikitext",
    "90_apa_nasm_3_10_5_page3.md",
    "92_hugo_footnotes_money101.md",
    "103_html_mla_pneumonia.html",
)
# The run needs a date, and answers the same next year.
TODAY = "2026-11-28"
_ROW = re.compile(r"^\| (\S+):(\d+) \| (CIT\d{3}) \| \w+ \| (accept|arguable|reject) \|")


class Told(NamedTuple):
    """A finding as it is told, and what was said of it; empty where nobody has looked."""

    article: str
    line: int
    code: str
    severity: Severity
    sentence: str
    judgement: str


def judgements() -> dict[tuple[str, int, str], str]:
    """Read the judgements, by article, line and rule."""
    lines = (HERE / "false_alarms.md").read_text(encoding="utf-8").splitlines()
    found = (_ROW.match(line) for line in lines)
    return {(row[1], int(row[2]), row[3]): row[4] for row in found if row}


def told() -> Iterator[Told]:
    """Audit the articles in the default profile."""
    known = judgements()
    for name in ARTICLES_OF_PEOPLE:
        document = audit(load_article(name), format=format_of(name), today=TODAY)
        content = document.audited.article.text.content
        for finding in document.findings:
            line = content.count("\n", 0, finding.span.start) + 1
            sentence = " ".join(content[slice(*finding.span)].split())
            judged = known.get((name, line, finding.code), "")
            yield Told(name, line, finding.code, finding.severity, sentence, judged)


def main() -> None:
    """Print the findings and count them by judgement."""
    if not ARTICLES.exists():
        print(ABSENT)
        return
    least = Severity.WARNING if "--warnings" in sys.argv else Severity.ERROR
    found = [one for one in told() if one.severity >= least]
    for one in found:
        judged = one.judgement or "not examined"
        print(f"{one.article}:{one.line} {one.code} {one.severity.word}: {judged}")
        if "--show" in sys.argv:
            print(f"    {one.sentence[:300]}")
    for level in (Severity.ERROR, Severity.WARNING):
        counts = Counter(one.judgement or "not examined" for one in found if one.severity is level)
        print(f"{level.word}s: {', '.join(f'{n} {word}' for word, n in sorted(counts.items()))}")


if __name__ == "__main__":
    main()
