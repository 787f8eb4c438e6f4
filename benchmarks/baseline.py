"""How often an edit that says nothing new makes a baseline report something.

`python -m benchmarks.baseline [FOLDER]` edits each article of a folder in ways that leave every
sentence as it is, and counts those with findings that the baseline of the article does not know.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import format_of
from citeaudit.article.model import BlockKind
from citeaudit.audit import audit
from citeaudit.report.baseline import entries_of
from citeaudit.report.matching import Checked, match
from citeaudit.rules.base import Severity
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citeaudit.article.model import Article, Block
    from citeaudit.report.model import AuditedDocument
    from citeaudit.rules.base import Finding

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
_SUFFIXES = frozenset((".md", ".txt"))
_DAY = "2026-01-01"


def articles_of(folder: Path) -> list[Path]:
    """List the articles of a folder that are text in paragraphs, sorted."""
    return sorted(file for file in folder.iterdir() if file.suffix in _SUFFIXES)


def with_blank_lines(article: Article) -> str:
    """Put a blank line more wherever there is one."""
    return re.sub(r"\n[ \t]*\n", "\n\n\n", article.text.content)


def with_paragraphs_shuffled(article: Article) -> str:
    """Mix the paragraphs of each section; those of lists, tables and the list of entries stay."""
    return _moved(article, lambda run: random.Random(0).sample(run, len(run)))


def with_inner_paragraphs_reversed(article: Article) -> str:
    """Turn the order round of all but the first and the last paragraph of each section."""
    return _moved(article, lambda run: [run[0], *reversed(run[1:-1]), run[-1]])


def _moved(article: Article, order: Callable[[list[Block]], list[Block]]) -> str:
    content = article.text.content
    pieces: list[str] = []
    at = 0
    for run in _runs(article):
        for place, block in zip(run, order(run), strict=True):
            pieces += content[at : place.span.start], content[block.span.start : block.span.end]
            at = place.span.end
    return "".join([*pieces, content[at:]])


def _runs(article: Article) -> Iterator[list[Block]]:
    """Give the paragraphs that follow each other with nothing but blank lines between them."""
    run: list[Block] = []
    for block in article.blocks:
        between = article.text.content[run[-1].span.end : block.span.start] if run else ""
        if not _is_plain(article, block) or between.strip():
            if len(run) > 1:
                yield run
            run = []
        if _is_plain(article, block):
            run.append(block)
    if len(run) > 1:
        yield run


def _is_plain(article: Article, block: Block) -> bool:
    listed = any(start <= block.span.start < end for start, end in article.sections)
    return block.kind is BlockKind.PARAGRAPH and not (block.group or block.quoted or listed)


def audited(content: str, path: str) -> AuditedDocument:
    """Audit a text under a name."""
    return audit(Text.of(content, path), format=format_of(path), today=_DAY)


def unknown(before: AuditedDocument, after: AuditedDocument) -> list[Finding]:
    """List the findings of a document that a baseline of an earlier state does not know."""
    name, path = (one.audited.article.text.path for one in (before, after))
    checked = Checked(path, after.findings, after.held_back, after.ran)
    matched = match(entries_of(name, before.findings), [checked], lambda _: name != path)
    known = {id(finding) for finding in matched.known[0]}
    return [finding for finding in after.findings if id(finding) not in known]


_EDITS: dict[str, Callable[[Article], str]] = {
    "blank lines": with_blank_lines,
    "another name": lambda article: article.text.content,
    "inner paragraphs reversed": with_inner_paragraphs_reversed,
    "all paragraphs shuffled": with_paragraphs_shuffled,
}


def main(folder: Path) -> None:
    """Print a table."""
    files = articles_of(folder)
    print(f"{len(files)} articles; how many have findings their own baseline does not know\n")
    print(f"{'edit':<28}{'edited':>8}{'any':>6}{'error':>7}  rules")
    for name, edit in _EDITS.items():
        edited = new = errors = 0
        codes: set[str] = set()
        for file in files:
            before = audited(Text.decode(file.read_bytes(), file.name).content, file.name)
            content = edit(before.audited.article)
            path = f"renamed-{file.name}" if name == "another name" else file.name
            found = unknown(before, audited(content, path))
            edited += content != before.audited.article.text.content or path != file.name
            new += bool(found)
            errors += any(finding.severity is Severity.ERROR for finding in found)
            codes |= {finding.code for finding in found}
        print(f"{name:<28}{edited:>8}{new:>6}{errors:>7}  {' '.join(sorted(codes))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
